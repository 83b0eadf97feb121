"""The clients of a made-up RM, and how the last talk outside the story went.

Nobody here exists. Every text is a message for the catalogues; amounts are in yuan.
"""

from datetime import date
from typing import NamedTuple

from rmtrack.domain.errors import N_
from rmtrack.domain.keys import Mood, Sex


class Person(NamedTuple):
    """A client as brought in, and the last touch outside the story, in days before the 16th."""

    name: str
    familiarity: int | None
    mood: Mood | None
    assets: int
    silent: int | None = None
    note: str = ""
    birth_day: str | None = None
    phone: str | None = None


class Known(NamedTuple):
    """What the RM has put in of a client besides: it is what a search finds."""

    sex: Sex
    opened_on: date
    source: str
    wechat: str | None = None
    employer: str | None = None
    tag: str | None = None


KNOWN = {
    "王小明": Known(
        Sex.MALE, date(2015, 3, 2), N_("referral"), "xm8", N_("Minghua Technology"), N_("owner")
    ),
    "李素芬": Known(Sex.FEMALE, date(2018, 9, 11), N_("walk-in"), "sufen66"),
    "赵敏": Known(
        Sex.FEMALE, date(2019, 6, 5), N_("salon"), "zhaomin", N_("the city hospital"), N_("doctor")
    ),
    "孙桂英": Known(Sex.FEMALE, date(2009, 1, 20), N_("taken over")),
    "韩雪梅": Known(Sex.FEMALE, date(2012, 4, 16), N_("referral"), "xuemei"),
    "许静": Known(Sex.FEMALE, date(2020, 11, 3), N_("salon"), None, None, N_("doctor")),
}

PEOPLE = (
    Person(
        "王小明",
        8,
        Mood.POSITIVE,
        3_200_000,
        11,
        N_("wants to compare annuities"),
        phone="13800009001",
    ),
    Person("李素芬", 4, Mood.NEUTRAL, 1_800_000, phone="13800009002"),
    Person("陈立", 4, Mood.NEUTRAL, 900_000, 61, N_("liked the fund of August")),
    Person(
        "赵敏",
        7,
        Mood.POSITIVE,
        2_600_000,
        5,
        N_("asked about the US market"),
        phone="13800009004",
    ),
    Person("钱程", 6, Mood.NEUTRAL, 700_000, 47, N_("daughter takes her exams next year")),
    Person("孙桂英", 8, Mood.POSITIVE, 1_500_000, 33, N_("retires in March"), "11-18"),
    Person("周建国", 6, Mood.NEUTRAL, 2_100_000),
    Person("吴晓燕", 2, Mood.NEUTRAL, 480_000),
    Person("郑文斌", 5, Mood.NEUTRAL, 1_200_000),
    Person("冯丽华", 7, Mood.NEUTRAL, 950_000, 31, N_("son opens a restaurant")),
    Person("褚国强", 2, Mood.NEUTRAL, 300_000, phone="13800009011"),
    Person("卫兰", 4, Mood.RESISTANT, 520_000, 52, N_("does not want to hear of insurance")),
    Person("蒋涛", 5, Mood.NEUTRAL, 1_100_000, 14, N_("bonus comes in December")),
    Person("沈月", 1, Mood.NEUTRAL, 150_000, phone="13800009014"),
    Person(
        "韩雪梅",
        8,
        Mood.NEUTRAL,
        2_900_000,
        25,
        N_("sells a flat, asks what then"),
        phone="13800009015",
    ),
    Person("杨帆", 2, Mood.NEUTRAL, 400_000),
    Person("朱慧", 5, Mood.POSITIVE, 860_000, 11, N_("likes medium terms"), "11-21"),
    Person("秦朗", 2, Mood.RESISTANT, 220_000, 95, N_("busy, do not call at work")),
    Person("许静", 5, Mood.POSITIVE, 1_700_000, 6, N_("wants a second policy for her mother")),
    Person("何伟", 4, Mood.NEUTRAL, 650_000, 39, N_("asked for a bigger safe")),
    Person(
        "吕芳",
        6,
        Mood.NEUTRAL,
        1_300_000,
        3,
        N_("transfers on Friday"),
        phone="13800009021",
    ),
    Person("施明", None, None, 500_000, phone="13800009022"),
    Person("张倩", None, None, 380_000, phone="13800009023"),
    Person("曹磊", 1, Mood.RESISTANT, 90_000, 120, N_("hung up")),
    Person("罗成", 4, Mood.POSITIVE, 780_000, 21, N_("has money free at the end of the month")),
    Person("贺文静", 6, Mood.NEUTRAL, 1_400_000, 18, N_("keeps the money of her shop here")),
    Person("高洁", 6, Mood.POSITIVE, 1_050_000, 28, N_("looks for something for her daughter")),
    Person("田雨", 5, Mood.NEUTRAL, 600_000, 35, N_("is abroad a lot")),
    Person("邓强", 3, Mood.NEUTRAL, 310_000, 38, N_("came for a new card")),
    Person("方敏", None, None, 1_250_000, 16, N_("sent her son the fees abroad")),
    Person("石磊", None, None, 60_000, 85, N_("opened an account for his wages")),
    Person("任静", None, None, 720_000, 150, N_("asked about gold bars")),
    Person("万敏", 4, Mood.NEUTRAL, 450_000, 34, N_("speaks of moving to Shenzhen")),
)
