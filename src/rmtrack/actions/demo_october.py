"""What happened to the made-up RM before the month: the first weeks with the program.

Days are counted from the month's first, which is 1: the clients are brought in on BEGAN.
"""

from rmtrack.actions.demo_events import Event, Felt, Talked
from rmtrack.domain.errors import N_
from rmtrack.domain.keys import INSURANCE, INVESTMENT, Kind, Mood, Nature, Objection, Outcome, Truth

BEGAN = -23  # 8 October, after the holidays

OCTOBER: tuple[Event, ...] = (
    Talked(
        -22,
        "周建国",
        N_("lost on a fund, only deposits now"),
        about=INVESTMENT,
        mood=Mood.RESISTANT,
        objection=Objection.SAFETY,
        willing=0,
    ),
    Felt(-22, "周建国", mood=Mood.RESISTANT),
    Felt(
        -22,
        "周建国",
        INVESTMENT,
        nature=Nature.SAFETY,
        truth=Truth.REAL,
        term=N_("half a year"),
        loss=N_("no loss"),
        words=N_("no fund, ever again"),
    ),
    Talked(
        -18,
        "李素芬",
        N_("wants her money in one plan"),
        outcome=Outcome.MET,
        mood=Mood.POSITIVE,
        kind=Kind.MEETING,
        familiarity=6,
    ),
    Talked(-15, "杨帆", N_("renewed his ID"), kind=Kind.SERVICE, familiarity=3),
    Felt(
        -15,
        "卫兰",
        INSURANCE,
        mood=Mood.RESISTANT,
        objection=Objection.ALWAYS_LOST,
        nature=Nature.RETURN,
        truth=Truth.PRETENDED,
        words=N_("I have enough of that"),
    ),
    Talked(-11, "李素芬", N_("asks what a pension plan costs"), about=INSURANCE, mood=Mood.NEUTRAL),
    Talked(
        -4,
        "李素芬",
        N_("needs the money at hand until spring"),
        about=INSURANCE,
        mood=Mood.RESISTANT,
        objection=Objection.LIQUIDITY,
        willing=2,
    ),
    Felt(
        -4,
        "李素芬",
        INSURANCE,
        nature=Nature.LIQUIDITY,
        truth=Truth.REAL,
        term=N_("half a year"),
        loss=N_("no loss"),
        words=N_("I need it in spring"),
    ),
    Felt(-3, "李素芬", mood=Mood.NEUTRAL),
)
