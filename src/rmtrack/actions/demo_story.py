"""What the made-up RM does in the first half of a month: talks, promises, deals, a slip.

Days are days of the month. A deal is named by its number, which is its place in OPENED.
"""

from datetime import date
from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_
from rmtrack.domain.keys import (
    DEPOSIT,
    INSURANCE,
    INVESTMENT,
    Degree,
    Kind,
    LostReason,
    Mood,
    Objection,
    Outcome,
)

MONTH = Month(2026, 11)
DECEMBER = MONTH.shifted(1)
QUOTAS = (  # in yuan, and how many deals
    (MONTH, INVESTMENT, 2_290_000, None),
    (MONTH, INSURANCE, 1_000_000, 5),
    (MONTH, DEPOSIT, 1_500_000, None),
    (DECEMBER, INVESTMENT, 2_290_000, None),
)


class Opened(NamedTuple):
    """A deal that came up on `came_on` (a day of the month; of the one before, when negative)."""

    name: str
    category: str
    amount: int
    expected: int | None
    degree: Degree = Degree.COMMITTED
    product: str | None = None
    month: Month | None = None
    day: int = 2  # when it was entered
    came_on: int = -6


class Talked(NamedTuple):
    """A touch, and the next step it ended with. `day` may be negative, like that of a deal."""

    day: int
    name: str
    note: str | None = None
    next_day: int | None = None
    what: str | None = None
    time: str | None = None
    outcome: Outcome = Outcome.TALKED
    about: str | None = None
    mood: Mood | None = None
    objection: Objection | None = None
    kind: Kind = Kind.CALL
    slip: bool = False  # meant for another client, and taken back


class Moved(NamedTuple):
    """A deal that came nearer."""

    day: int
    deal: int
    degree: Degree


class Won(NamedTuple):
    """A deal that was booked; a part of it, where an amount is named."""

    day: int
    deal: int
    amount: int | None = None


class Lost(NamedTuple):
    """A deal that was not won."""

    day: int
    deal: int
    reason: LostReason


class Counted(NamedTuple):
    """What the bank itself says on `day` of an evening, `of_day`: of deposits, the balance."""

    day: int
    category: str
    amount: int
    of_day: int


class PutOff(NamedTuple):
    """A client who is left alone for a while."""

    day: int
    name: str
    until: date


class Archived(NamedTuple):
    """A client who is no client any more."""

    day: int
    name: str


Event = Opened | Talked | Moved | Won | Lost | Counted | PutOff | Archived

OPENED = (
    Opened("赵敏", INVESTMENT, 800_000, 3),
    Opened("孙桂英", INVESTMENT, 412_000, 5),
    Opened("冯丽华", INVESTMENT, 300_000, 9),
    Opened("郑文斌", INVESTMENT, 200_000, 12, came_on=-2),
    Opened("韩雪梅", INSURANCE, 600_000, 4, product=N_("annuity"), came_on=-20),
    Opened("朱慧", INSURANCE, 220_000, 10, product=N_("annuity"), came_on=-11),
    Opened("赵敏", INVESTMENT, 150_000, 13, month=DECEMBER, came_on=1),
    Opened("王小明", INVESTMENT, 1_000_000, 16, Degree.LEANING, came_on=-13),
    Opened("吕芳", INVESTMENT, 300_000, 20, Degree.CONSIDERING, N_("bond fund")),
    Opened("许静", INSURANCE, 200_000, 24, Degree.CONSIDERING, N_("whole life"), came_on=1),
    Opened("郑文斌", INVESTMENT, 260_000, 27, Degree.LEANING, N_("index fund"), came_on=1),
    Opened("吴晓燕", INVESTMENT, 100_000, 18, Degree.CONSIDERING, came_on=1),
    Opened("蒋涛", INVESTMENT, 500_000, None, Degree.LEANING, month=DECEMBER, came_on=2),
    Opened("韩雪梅", INVESTMENT, 400_000, None, Degree.CONSIDERING, month=DECEMBER, came_on=2),
    Opened("李素芬", DEPOSIT, 500_000, 30, Degree.LEANING, came_on=-5),
    Opened("罗成", INVESTMENT, 350_000, 26, Degree.LEANING, day=4, came_on=4),
    Opened("贺文静", DEPOSIT, 400_000, 27, Degree.CONSIDERING, day=6, came_on=6),
)

EVENTS: tuple[Event, ...] = (
    Talked(
        -4,
        "李素芬",
        N_("needs the money at hand until spring"),
        about=INSURANCE,
        mood=Mood.RESISTANT,
        objection=Objection.LIQUIDITY,
    ),
    *OPENED,
    Counted(1, DEPOSIT, 38_200_000, 0),
    Won(3, 1),
    Talked(3, "罗成", N_("asks what is safe for a year"), 5, N_("three offers for a year")),
    Won(4, 5),
    Talked(4, "高洁", N_("wants to see it with her husband"), 12, N_("a date for both")),
    Talked(5, "罗成", N_("has the three offers"), 12, N_("his answer"), outcome=Outcome.PROPOSED),
    Won(5, 2),
    Won(5, 3, 200_000),
    Talked(5, "赵敏", N_("what does the US market do"), 11, N_("the view of the house")),
    Talked(
        6,
        "贺文静",
        N_("no insurance, the shop may need the money"),
        about=INSURANCE,
        mood=Mood.RESISTANT,
        objection=Objection.LIQUIDITY,
        kind=Kind.VISIT,
        outcome=Outcome.MET,
    ),
    Talked(9, "邓强", outcome=Outcome.NO_ANSWER),
    Won(9, 3),
    PutOff(9, "田雨", DECEMBER.first),
    Won(10, 6),
    Talked(10, "韩雪梅", N_("the flat is sold"), 13, N_("a plan for the proceeds")),
    Archived(10, "万敏"),
    Talked(10, "邓强", outcome=Outcome.NO_ANSWER, kind=Kind.WECHAT),
    Talked(
        11,
        "蒋涛",
        N_("bonus on the 15th"),
        25,
        N_("coffee"),
        "10:00",
        outcome=Outcome.APPOINTMENT,
    ),
    Talked(
        12,
        "许静",
        N_("policy for her mother"),
        16,
        N_("two offers"),
        "15:00",
        outcome=Outcome.MET,
        kind=Kind.MEETING,
    ),
    Moved(12, 10, Degree.LEANING),
    Talked(12, "罗成", N_("went to another bank for half a point more")),
    Lost(12, 16, LostReason.COMPETITOR),
    Talked(12, "高洁", outcome=Outcome.NO_ANSWER),
    Won(12, 4),
    Talked(12, "杨帆", N_("has the offer and thinks it over"), slip=True),
    Talked(
        13,
        "高洁",
        N_("both come"),
        24,
        N_("the talk with both"),
        "19:00",
        outcome=Outcome.APPOINTMENT,
    ),
    Talked(13, "王小明", N_("committed for Monday"), 16, N_("the annuity comparison")),
    Moved(13, 8, Degree.COMMITTED),
    Talked(
        13,
        "吕芳",
        N_("takes the bond fund"),
        20,
        N_("the transfer"),
        outcome=Outcome.PROPOSED,
    ),
    Moved(13, 9, Degree.COMMITTED),
    Won(13, 7),
    Counted(15, DEPOSIT, 39_350_000, 13),
)
