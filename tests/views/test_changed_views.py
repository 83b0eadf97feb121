"""What is said after a quota or a figure of the bank's was set, and how the bank's is told."""

from collections.abc import Iterator

import pytest

from rmtrack import i18n
from rmtrack.domain.days import Month
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT
from rmtrack.domain.money import Money
from rmtrack.domain.plan import Booked, MonthPlan, Replanned
from rmtrack.domain.quota import Quota
from rmtrack.views.changed import changed_lines
from rmtrack.views.plan import replanned_screen
from rmtrack.views.standing import figure_texts
from tests.domain.plans import CARDS, asked, only, planned, said, won
from tests.domain.values import nov
from tests.views.drawing import drawn

Row = Quota | Booked | BankFigure
OCTOBER = Month(2026, 10)
BASE = BankFigure(OCTOBER, DEPOSIT, nov(1).replace(month=10, day=31), Money.yuan(5_000_000))


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def changed(before: MonthPlan, after: MonthPlan, category: str = INVESTMENT) -> list[str]:
    """Return the lines on a screen with room."""
    told = changed_lines(Replanned(before, after, category))
    return [line for part in told for line in drawn(part, 200)]


def figures(plan: MonthPlan) -> list[str]:
    return [text.plain for text in figure_texts(only(plan))]


# Quotas


def test_of_a_first_quota_nothing_is_said() -> None:
    assert changed(planned(), planned(asked(100))) == []
    assert changed(planned(won(5, 4)), planned(won(5, 4), asked(100))) == []


def test_a_quota_that_changes_tells_what_it_was_and_what_moves() -> None:
    before = planned(asked(2_290_000, 8), won(1_712_000, 4))
    after = planned(asked(2_000_000, 8), won(1_712_000, 4))
    assert changed(before, after) == [
        "Investment: 2m · 8 deals · front-loaded, 2.29m · 8 deals · front-loaded until now",
        (
            "  that moves pace -120k → 112k, this week 578k → 288k, today 115.6k → 57.6k,"
            " left 578k → 288k"
        ),
    ]
    i18n.use("zh")
    assert changed(before, after) == [
        "投资：200万 · 8件 · 前置，原为229万 · 8件 · 前置",
        (
            "  随之变动：进度差-12万 → 11.2万、本周还差57.8万 → 28.8万、"
            "今天需完成11.56万 → 5.76万、缺口57.8万 → 28.8万"
        ),
    ]


def test_an_amount_is_told_to_the_fen_where_a_slip_could_hide() -> None:
    slip = Quota(asked(1).month, INVESTMENT, Money(229_000_001), "front-loaded")
    assert changed(planned(asked(1)), planned(slip))[0] == (
        "Investment: 2,290,000.01 · front-loaded, 1 · front-loaded until now"
    )


def test_what_moves_in_deals_is_told_in_deals() -> None:
    assert changed(planned(asked(pieces=5)), planned(asked(pieces=8))) == [
        "Investment: 8 deals · front-loaded, 5 deals · front-loaded until now",
        (
            "  that moves pace -4 deals → -7 deals, this week 5 deals → 8 deals,"
            " today 1 deal → 2 deals, left 5 deals → 8 deals"
        ),
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (asked(100, 5), asked(pieces=5), "5 deals · front-loaded, 100 · 5 deals"),
        (asked(pieces=5), asked(100, 5), "100 · 5 deals · front-loaded, 5 deals"),
        (asked(100), asked(100, 5), "100 · 5 deals · front-loaded, 100"),
    ],
    ids=["the money goes", "the money comes", "the deals come"],
)
def test_a_measure_that_comes_or_goes_moves_nothing(before: Quota, after: Quota, told: str) -> None:
    """What is not asked for has no pace that could change."""
    assert changed(planned(before), planned(after)) == [
        f"Investment: {told} · front-loaded until now"
    ]


def test_a_curve_alone_tells_what_it_moves() -> None:
    before = asked(100)
    after = Quota(before.month, INVESTMENT, before.amount, "flat")
    assert changed(planned(before), planned(after)) == [
        "Investment: 100 · flat, 100 · front-loaded until now",
        "  that moves pace -80 → -47.64, this week 100 → 71.44, today 20 → 14.29",
    ]


def test_a_quota_that_goes_says_what_it_was() -> None:
    told = ["Investment: no quota any more, 100 · front-loaded until now"]
    assert changed(planned(asked(100)), planned()) == told
    assert changed(planned(asked(100), won(5, 4)), planned(won(5, 4))) == told
    i18n.use("zh")
    assert changed(planned(asked(100)), planned()) == ["投资：不再有指标，原为100元 · 前置"]


# The bank's figures


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            (won(500_000, 4), said(13, 812_000, reason="两笔未入账")),
            "the bank counts 812k to Fri 13 Nov, we count 500k: +312k (两笔未入账)",
        ),
        (
            (won(500_000, 4), won(9, 16), said(13, 400_000)),
            "the bank counts 400k to Fri 13 Nov, we count 500k: -100k",
        ),
        ((said(13, 0),), "the bank counts as much to Fri 13 Nov: 0"),
        (
            (won(500_000, 4), said(13, 500_000, reason="ours")),
            "the bank counts as much to Fri 13 Nov: 500k",
        ),
        (
            (won(1, 4, CARDS), said(13, category=CARDS, pieces=3)),
            "the bank counts 3 deals to Fri 13 Nov, we count 1 deal: +2 deals",
        ),
        (
            (won(1, 4, CARDS), said(13, category=CARDS, pieces=1)),
            "the bank counts as much to Fri 13 Nov: 1 deal",
        ),
    ],
    ids=["more", "less", "none", "as much", "deals", "as many deals"],
)
def test_the_banks_figure_in_words(rows: tuple[Row, ...], told: str) -> None:
    """A reason is that of a difference: where there is none, none is told."""
    assert figures(planned(*rows)) == [told]


def test_money_and_deals_of_the_bank_are_both_told() -> None:
    plan = planned(won(500_000, 4), said(13, 600_000, pieces=3, reason="late"))
    assert figures(plan) == [
        "the bank counts 600k to Fri 13 Nov, we count 500k: +100k (late)",
        "the bank counts 3 deals to Fri 13 Nov, we count 1 deal: +2 deals (late)",
    ]
    i18n.use("zh")
    assert figures(plan) == [
        "截至11月13日 周五，银行数据60万，本地合计50万：+10万（late）",
        "截至11月13日 周五，银行数据3件，本地合计1件：+2件（late）",
    ]
    assert figures(planned(won(1, 4))) == []


@pytest.mark.parametrize(
    ("rows", "bases", "told"),
    [
        (
            (said(13, 5_200_000, DEPOSIT, reason="月中"), won(300_000, 14, DEPOSIT)),
            (BASE,),
            "balance 5.2m on Fri 13 Nov, from 5m on Sat 31 Oct (月中) · 300k won since",
        ),
        (
            (said(6, 5_000_000, DEPOSIT), said(13, 4_900_000, DEPOSIT), won(300_000, 13, DEPOSIT)),
            (),
            "balance 4.9m on Fri 13 Nov, from 5m on Fri 6 Nov",
        ),
        (
            (said(13, 5_200_000, DEPOSIT),),
            (),
            "balance 5.2m on Fri 13 Nov: what grows from there on counts",
        ),
    ],
    ids=["with a base and a win since", "from the first in the month", "the first of all"],
)
def test_a_balance_in_words(
    rows: tuple[Row, ...], bases: tuple[BankFigure, ...], told: str
) -> None:
    assert figures(planned(*rows, bases=bases)) == [told]


def test_a_balance_in_chinese() -> None:
    i18n.use("zh")
    plan = planned(said(13, 5_200_000, DEPOSIT), won(300_000, 14, DEPOSIT), bases=(BASE,))
    (told,) = figures(plan)
    assert told == "11月13日 周五余额520万，基数为10月31日 周六的500万 · 此后成交30万"


def test_a_figure_that_is_kept_tells_itself_and_what_it_moves() -> None:
    before = planned(asked(1_000_000), won(500_000, 4))
    after = planned(asked(1_000_000), won(500_000, 4), said(13, 600_000))
    assert changed(before, after) == [
        "Investment: the bank counts 600k to Fri 13 Nov, we count 500k: +100k",
        (
            "  that moves pace -300k → -200k, this week 500k → 400k, today 100k → 80k,"
            " left 500k → 400k"
        ),
    ]
    assert changed(after, before)[0] == "Investment: the bank's figure is dropped"
    assert changed(planned(said(13, 5)), planned()) == ["Investment: the bank's figure is dropped"]


def test_a_figure_of_a_category_without_a_quota_moves_nothing() -> None:
    assert changed(planned(), planned(said(13, 5))) == [
        "Investment: the bank counts 5 to Fri 13 Nov, we count 0: +5"
    ]


def test_what_moves_nothing_says_so() -> None:
    plan = planned(asked(100), said(13, 5))
    with_an_older_one = planned(asked(100), said(12, 7), said(13, 5))
    assert changed(plan, with_an_older_one) == ["Investment: the month stands as it did"]
    assert changed(plan, plan, INSURANCE) == ["Insurance: the month stands as it did"]
    i18n.use("zh")
    assert changed(plan, plan) == ["投资：该月情况不变"]


def test_the_category_as_it_stands_follows_and_the_total_ends_it() -> None:
    other = asked(100, category=INSURANCE)
    lines = drawn(
        replanned_screen(Replanned(planned(other), planned(other, asked(100)), INVESTMENT))
    )
    assert lines[:3] == [
        "November 2026 · week 3, day 1 · 11 working days left",
        "",
        "Investment  0 of 100 (0%)  behind 80 (10.0 days)",
    ]
    assert lines[-2:] == [
        "",
        "Total  0 of 200 (0%) · behind 160 · this week 200 · today 40 · left 200",
    ]
    assert not any("Insurance" in line for line in lines)


@pytest.mark.parametrize("columns", [60, 80])
def test_what_moves_folds_under_itself(columns: int) -> None:
    before, after = planned(asked(2_290_000, 8)), planned(asked(1_000_000, 5))
    (_quota, *moves) = drawn(replanned_screen(Replanned(before, after, INVESTMENT)), columns)
    folded = moves[: moves.index("")]
    rest = [line for line in folded if line.startswith("  ")]
    assert len(rest) > 1
    assert rest[0].startswith("  that moves pace ")
    assert rest == folded[-len(rest) :]
