"""`rmtrack deal edit`: put right what is wrong with a deal."""

from typing import Annotated

import typer

from rmtrack.actions.deals import edit_deal
from rmtrack.cli.session import session_of
from rmtrack.domain.config_lists import factor as read_factor
from rmtrack.domain.days import Month
from rmtrack.domain.dealing import Corrections
from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.text import clean
from rmtrack.reading.words import is_none, read_category
from rmtrack.views.deal_json import altered_json
from rmtrack.views.deals import altered_lines

HELP = N_(
    "Put right a deal's category, product, factor or month. What was booked follows category and"
    " factor; a product brings its own factor along."
)
EXAMPLES = (
    "rmtrack deal edit 3 --product 年金",
    "rmtrack deal edit 王小明 --category insurance --for 2026-12",
    "rmtrack deal edit 3 --factor 0.3",
    "rmtrack deal edit 3 --for none",
)


def run(
    ctx: typer.Context,
    which: Annotated[
        str,
        typer.Argument(
            metavar="DEAL", help=N_("the deal's number, or WHO when the client has one open deal")
        ),
    ],
    category: Annotated[
        str | None,
        typer.Option(metavar="CATEGORY", help=N_("investment, insurance or deposit")),
    ] = None,
    product: Annotated[
        str | None, typer.Option(metavar="TEXT|none", help=N_("the product, in your words"))
    ] = None,
    factor: Annotated[
        str | None,
        typer.Option(metavar="FACTOR", help=N_("how much of it counts, like 0.3 or 30%")),
    ] = None,
    for_: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="YYYY-MM|none",
            help=N_("the month it counts for; with none, that of its day"),
        ),
    ] = None,
    amount: Annotated[
        str | None,
        typer.Option(
            metavar="AMOUNT",
            help=N_("how much it is there, where a category counts deals and the other money"),
        ),
    ] = None,
) -> None:
    """Turn what was typed into values and change the deal."""
    session = session_of(ctx)
    right = Corrections()
    if category is not None:
        right["category"] = read_category(category, session.categories)
    if amount is not None:
        right["amount"] = read_amount(amount)
    if product is not None:
        right["product"] = _product(product)
    if factor is not None:
        right["factor"] = read_factor(factor)
    if for_ is not None:
        right["for_month"] = None if is_none(for_) else Month.parse(for_)
    if not right:
        raise InputError(
            N_("nothing is named to put right: give --category, --product, --factor or --for")
        )
    altered = edit_deal(session.desk(), which, right)
    session.answer(altered, altered_lines, altered_json)


def _product(text: str) -> str | None:
    if not clean(text):
        raise InputError(N_("the product is empty: write one, or none to take it away"))
    return None if is_none(text) else clean(text)
