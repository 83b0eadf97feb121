"""`rmtrack deal add`: open a deal with a client."""

from typing import Annotated

import typer

from rmtrack.actions.deals import add_deal
from rmtrack.cli.session import session_of
from rmtrack.domain.config_lists import factor as read_factor
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Deal
from rmtrack.domain.errors import N_
from rmtrack.domain.keys import INVESTMENT, NEW, Degree
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.dates import read_day, read_past_day
from rmtrack.reading.text import said
from rmtrack.reading.words import read_category, read_word
from rmtrack.views.deal_json import deal_json
from rmtrack.views.deals import deal_lines

HELP = N_("Open a deal with a client.")
EXAMPLES = (
    "rmtrack deal add 王小明 100万 --degree committed --expected mon",
    "rmtrack deal add 12 50k --category insurance --product 年金 --for 2026-12",
    "rmtrack deal add 王小明 10万 --category insurance --product 年金 --factor 0.3",
)


def run(
    ctx: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=N_("a client's number, name, or part of a name"))
    ],
    amount: Annotated[
        str, typer.Argument(metavar="AMOUNT", help=N_("how much, like 500000, 50万 or 500k"))
    ],
    category: Annotated[
        str,
        typer.Option(metavar="CATEGORY", help=N_("investment (the default), insurance, deposit")),
    ] = INVESTMENT,
    product: Annotated[
        str | None, typer.Option(metavar="TEXT", help=N_("the product, in your words"))
    ] = None,
    factor: Annotated[
        str | None,
        typer.Option(
            metavar="FACTOR",
            help=N_("how much of it counts, like 0.3 or 30%; by default the product's, else all"),
        ),
    ] = None,
    degree: Annotated[
        str,
        typer.Option(metavar="DEGREE", help=N_("committed, leaning or considering (the default)")),
    ] = Degree.CONSIDERING,
    expected: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("when it should close"))
    ] = None,
    for_: Annotated[
        str | None,
        typer.Option("--for", metavar="YYYY-MM", help=N_("the month it counts for, if another")),
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("when it came up, today by default"))
    ] = None,
) -> None:
    """Turn what was typed into a deal and store it."""
    session = session_of(ctx)
    today = session.now.date()
    rules = session.config.settings.rules
    named = said(product)
    deal = Deal(
        contact_id=NEW,
        category=read_category(category, session.categories),
        amount=read_amount(amount),
        opened_on=read_past_day(on, today) if on is not None else today,
        product=named,
        factor=rules.factor(named) if factor is None else read_factor(factor),
        degree=read_word(Degree, degree),
        expected_on=read_day(expected, today) if expected is not None else None,
        for_month=Month.parse(for_) if for_ is not None else None,
    )
    session.answer(add_deal(session.desk(), who, deal), deal_lines, deal_json)
