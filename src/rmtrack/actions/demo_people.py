"""The made-up month of a made-up RM: who the clients are, what was said, what was booked.

Nobody here exists. Every text is a message for the catalogues; amounts are in yuan.
"""

from typing import NamedTuple

from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, Degree, Mood, Outcome

MONTH = Month(2026, 11)
QUOTAS = (
    (MONTH, INVESTMENT, 2_290_000),
    (MONTH, INSURANCE, 1_000_000),
    (MONTH.shifted(1), INVESTMENT, 2_290_000),
)


class Person(NamedTuple):
    """A client, and the last touch before this month's story begins, in days before its 16th."""

    name: str
    familiarity: int | None
    mood: Mood | None
    assets: int
    silent: int | None
    note: str = ""
    birth_day: str | None = None


PEOPLE = (
    Person("王小明", 8, Mood.POSITIVE, 3_200_000, 9, N_("wants to compare annuities")),
    Person("李素芬", 7, Mood.NEUTRAL, 1_800_000, 20, N_("needs the money at hand until spring")),
    Person("陈立", 4, Mood.NEUTRAL, 900_000, 61, N_("liked the fund of August")),
    Person("赵敏", 7, Mood.POSITIVE, 2_600_000, 5, N_("asked about the US market")),
    Person("钱程", 5, Mood.NEUTRAL, 700_000, 47, N_("daughter takes her exams next year")),
    Person("孙桂英", 8, Mood.POSITIVE, 1_500_000, 33, N_("retires in March"), "11-18"),
    Person("周建国", 6, Mood.RESISTANT, 2_100_000, 38, N_("lost on a fund, only deposits now")),
    Person("吴晓燕", 3, Mood.POSITIVE, 480_000, 12, N_("compares three banks")),
    Person("郑文斌", 5, Mood.POSITIVE, 1_200_000, 8, N_("wants to see the yearly report")),
    Person("冯丽华", 7, Mood.NEUTRAL, 950_000, 31, N_("son opens a restaurant")),
    Person("褚国强", 2, Mood.NEUTRAL, 300_000, None),
    Person("卫兰", 4, Mood.RESISTANT, 520_000, 50, N_("does not want to hear of insurance")),
    Person("蒋涛", 6, Mood.NEUTRAL, 1_100_000, 14, N_("bonus comes in December")),
    Person("沈月", 1, Mood.NEUTRAL, 150_000, None),
    Person("韩雪梅", 8, Mood.NEUTRAL, 2_900_000, 25, N_("sells a flat, asks what then")),
    Person("杨帆", 3, Mood.NEUTRAL, 400_000, 29, N_("renewed his ID")),
    Person("朱慧", 5, Mood.POSITIVE, 860_000, 11, N_("likes medium terms"), "11-21"),
    Person("秦朗", 2, Mood.RESISTANT, 220_000, 95, N_("busy, do not call at work")),
    Person("许静", 7, Mood.POSITIVE, 1_700_000, 6, N_("wants a second policy for her mother")),
    Person("何伟", 4, Mood.NEUTRAL, 650_000, 44, N_("asked for a bigger safe")),
    Person("吕芳", 6, Mood.POSITIVE, 1_300_000, 3, N_("transfers on Friday")),
    Person("施明", None, None, 500_000, None),
    Person("张倩", None, None, 380_000, None),
    Person("曹磊", 1, Mood.RESISTANT, 90_000, 120, N_("hung up")),
)


class Promise(NamedTuple):
    """A touch of this month that ended with a next step. Days are days of the month."""

    name: str
    day: int
    outcome: Outcome
    note: str
    next_day: int
    what: str
    time: str | None = None


PROMISES = (
    Promise(
        "王小明", 13, Outcome.TALKED, N_("committed for Monday"), 16, N_("the annuity comparison")
    ),
    Promise("许静", 12, Outcome.MET, N_("policy for her mother"), 16, N_("two offers"), "15:00"),
    Promise(
        "韩雪梅", 10, Outcome.TALKED, N_("the flat is sold"), 13, N_("a plan for the proceeds")
    ),
    Promise("吕芳", 13, Outcome.PROPOSED, N_("takes the bond fund"), 20, N_("the transfer")),
    Promise("蒋涛", 11, Outcome.APPOINTMENT, N_("bonus on the 15th"), 25, N_("coffee"), "10:00"),
)


class Story(NamedTuple):
    """A deal: open until `day`, or won on it; `month` where it counts for another."""

    name: str
    category: str
    amount: int
    day: int
    degree: Degree | None = None  # None: won
    product: str | None = None
    month: Month | None = None


DEALS = (
    Story("赵敏", INVESTMENT, 800_000, 3),
    Story("孙桂英", INVESTMENT, 412_000, 5),
    Story("冯丽华", INVESTMENT, 300_000, 9),
    Story("郑文斌", INVESTMENT, 200_000, 12),
    Story("韩雪梅", INSURANCE, 600_000, 4, product=N_("annuity")),
    Story("朱慧", INSURANCE, 220_000, 10, product=N_("annuity")),
    Story("赵敏", INVESTMENT, 150_000, 13, month=MONTH.shifted(1)),
    Story("王小明", INVESTMENT, 1_000_000, 16, Degree.COMMITTED),
    Story("吕芳", INVESTMENT, 300_000, 20, Degree.COMMITTED, N_("bond fund")),
    Story("许静", INSURANCE, 200_000, 24, Degree.LEANING, N_("whole life")),
    Story("郑文斌", INVESTMENT, 260_000, 27, Degree.LEANING, N_("index fund")),
    Story("吴晓燕", INVESTMENT, 100_000, 18, Degree.CONSIDERING),
    Story("蒋涛", INVESTMENT, 500_000, 15, Degree.LEANING, month=MONTH.shifted(1)),
    Story("韩雪梅", INVESTMENT, 400_000, 18, Degree.CONSIDERING, month=MONTH.shifted(1)),
    Story("李素芬", DEPOSIT, 500_000, 30, Degree.LEANING),
)
