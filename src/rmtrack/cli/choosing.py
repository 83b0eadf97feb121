"""The options by which clients are chosen for a list, and how what was typed becomes a choice."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Annotated, Any

import typer

from rmtrack.cli.client_fields import read_words
from rmtrack.domain.choosing import Choice, Order
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Band, Mood
from rmtrack.domain.money import ZERO
from rmtrack.domain.policy import Policy
from rmtrack.domain.risk import expiring_by
from rmtrack.domain.tiers import Tiers
from rmtrack.reading.amounts import read_amount
from rmtrack.reading.choosing import (
    read_month_of_year,
    read_qualities,
    read_range,
    read_risks,
    read_tier,
    refuse_no_tiers,
)
from rmtrack.reading.dates import BACK, read_day
from rmtrack.reading.numbers import read_whole
from rmtrack.reading.own_fields import read_fields_asked
from rmtrack.reading.text import said
from rmtrack.reading.words import Words, is_unclassified, read_cell, read_key, read_word

MOST_DAYS = 9_999
MOST_CLIENTS = 1_000_000
ORDERS: Words = {
    Order.NAME: ("姓名",),
    Order.ASSETS: ("资产", "管理资产"),
    Order.LAST: ("上次", "上次联系"),
    Order.NEXT: ("下次", "下次联系"),
}

CellOption = Annotated[
    str | None,
    typer.Option(metavar="CELL", help=N_("one of the nine, like high/positive; or unclassified")),
]
BandOption = Annotated[str | None, typer.Option(metavar="BAND", help=N_("high, middle or low"))]
MoodOption = Annotated[
    str | None, typer.Option(metavar="MOOD", help=N_("resistant, neutral or positive"))
]
Familiarity = Annotated[
    str | None,
    typer.Option(metavar="FROM-TO", help=N_("how well you know each other, like 6-9 or high")),
]
Tags = Annotated[
    list[str] | None,
    typer.Option(metavar="WORD", help=N_("who has this tag; given again: this one too")),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD[=TEXT]",
        help=N_("who has this field of your own, or this in it, like 爱好=钓鱼"),
    ),
]
TierOption = Annotated[
    str | None, typer.Option(metavar="TIER", help=N_("who stands in it: see 'config tiers'"))
]
NearTier = Annotated[
    bool,
    typer.Option("--near-tier", help=N_("who is just below the next tier, and what is missing")),
]
ReachedTier = Annotated[
    bool,
    typer.Option("--reached-tier", help=N_("who has climbed into a tier in the last 30 days")),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help=N_("with --reached-tier: since that day"))
]
AssetsFrom = Annotated[
    str | None, typer.Option(metavar="AMOUNT", help=N_("who holds so much or more"))
]
AssetsTo = Annotated[
    str | None, typer.Option(metavar="AMOUNT", help=N_("who holds so much or less"))
]
RiskOption = Annotated[
    str | None, typer.Option(metavar="RISK", help=N_("C1 to C5; several with commas between"))
]
RiskExpired = Annotated[
    bool,
    typer.Option(
        "--risk-expired", help=N_("whose risk assessment is over, or will be within 30 days")
    ),
]
Qualified = Annotated[
    str | None,
    typer.Option(
        metavar="BY", help=N_("money, authority, need: who has all of these, commas between")
    ),
]
Employer = Annotated[
    str | None, typer.Option(metavar="TEXT", help=N_("where the client works, or a part of it"))
]
Area = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help=N_("where the client lives or works, or a part of it")),
]
Source = Annotated[str | None, typer.Option(metavar="TEXT", help=N_("where the client came from"))]
IntroducedBy = Annotated[
    str | None, typer.Option(metavar="WHO", help=N_("whom this client has introduced"))
]
BirthdayIn = Annotated[
    str | None,
    typer.Option(metavar="MONTH", help=N_("whose birthday is in it, like 11; lunar ones too")),
]
Silent = Annotated[
    str | None,
    typer.Option(metavar="DAYS", help=N_("with whom there was no touch for so long, or none yet")),
]
NoNext = Annotated[bool, typer.Option("--no-next", help=N_("who has no next step"))]
Archived = Annotated[
    bool, typer.Option("--archived", help=N_("the archived instead of the others"))
]
Sort = Annotated[
    str | None,
    typer.Option(
        metavar="BY",
        help=N_("name, assets, last or next: the touches; by default what is asked for, or name"),
    ),
]
Limit = Annotated[str | None, typer.Option(metavar="N", help=N_("so many clients at most"))]

Read = Callable[[str], Any]


def read_choice(typed: Mapping[str, Any], today: date, tiers: Tiers, policy: Policy) -> Choice:
    """Return the choice that was typed, by the options' names. Raises InputError."""
    choice = Choice(**_plain(typed), **_of_day(typed, today, policy))
    if typed["tier"] is not None:
        choice = choice._replace(tier=read_tier(typed["tier"], tiers))
    if choice.near_tier or choice.reached_since:
        refuse_no_tiers(tiers)
    least, most = choice.assets_from, choice.assets_to
    if least is not None and most is not None and least > most:
        raise InputError(N_("--assets-from is more than --assets-to: nobody can hold that"))
    return choice


def _plain(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed that needs neither the day nor the settings."""
    read = {
        READERS[name][0]: READERS[name][1](value)
        for name, value in typed.items()
        if name in READERS and value is not None
    }
    return read | {name: typed[name] for name in FLAGS}


def _of_day(typed: Mapping[str, Any], today: date, policy: Policy) -> dict[str, Any]:
    """Return what was typed that counts from today."""
    days = typed["silent"] and read_whole(typed["silent"], least=1, most=MOST_DAYS)
    return {
        "reached_since": _since(typed, today, policy.reached_window_days),
        "risk_by": expiring_by(today, policy.risk_window_days) if typed["risk_expired"] else None,
        "silent_since": today - timedelta(days=days) if days else None,
    }


def _since(typed: Mapping[str, Any], today: date, days: int) -> date | None:
    if not typed["reached_tier"]:
        if typed["since"] is not None:
            raise InputError(N_("--{odd} goes with --{first}"), odd="since", first="reached-tier")
        return None
    if typed["since"] is None:
        return today - timedelta(days=days)
    since = read_day(typed["since"], today, looking=BACK)
    if since > today:
        raise InputError(N_("{day} is still to come: nobody has reached a tier since"), day=since)
    return since


# option: the field of a choice, and what reads it
READERS: Mapping[str, tuple[str, Read]] = {
    "cell": ("cells", lambda text: (None if is_unclassified(text) else read_cell(text),)),
    "band": ("band", lambda text: read_word(Band, text)),
    "mood": ("mood", lambda text: read_word(Mood, text)),
    "familiarity": ("familiarity", read_range),
    "tag": ("tags", lambda words: tuple(read_words(words))),
    "field": ("fields", read_fields_asked),
    "assets_from": ("assets_from", lambda text: read_amount(text, at_least=ZERO)),
    "assets_to": ("assets_to", lambda text: read_amount(text, at_least=ZERO)),
    "risk": ("risks", read_risks),
    "qualified": ("qualities", read_qualities),
    "employer": ("employer", said),
    "area": ("area", said),
    "source": ("source", said),
    "birthday_in": ("born_in", read_month_of_year),
    "sort": (
        "order",
        lambda text: Order(
            read_key(ORDERS, text, N_("there is no order '{text}': write {accepted}"))
        ),
    ),
    "limit": ("limit", lambda text: read_whole(text, least=1, most=MOST_CLIENTS)),
}
FLAGS = ("near_tier", "no_next", "archived")
