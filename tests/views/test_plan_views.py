"""A month on the screen: how each category stands, what it needs, what its weeks ask."""

from collections.abc import Iterator

import pytest

from rmtrack import i18n
from rmtrack.domain.acts import Basis, Rate
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, Degree
from rmtrack.domain.money import Money
from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import MonthPlan
from rmtrack.domain.steps import AMOUNT, DEALS, OPEN_BOOK, RAISE_ACTIVITY, STOCK, Step
from rmtrack.views.plan import page_screen, plan_screen
from tests.domain.plans import CARDS, asked, planned, said, won
from tests.domain.values import DEC, NOV, nov
from tests.views.drawing import drawn, styles

BASIS = Basis({}, calls=Rate(0, 0, 3), meetings=Rate(0, 0, 4), assumed=Money.yuan(100_000))
WORKED = (won(1_212_000, 4), won(300_000, 9), won(200_000, 13))
BOTH = planned(asked(2_290_000, 8), *WORKED)
FULL = (asked(100_000), won(100_000, 4))


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def lines_of(
    plan: MonthPlan, *, basis: Basis | None = BASIS, columns: int = 80, **page: object
) -> list[str]:
    return drawn(page_screen(MonthPage(plan, basis=basis, **page)), columns)  # type: ignore[arg-type]


def test_what_is_booked_ahead_is_told_below_what_is_left() -> None:
    lines = lines_of(
        planned(asked(2_290_000, 8), *WORKED, won(200_000, 27), won(50_000, 20, pieces=0))
    )
    assert lines[lines.index("left 5 deals: 1 deal a day over 11 days left") + 1 :][:2] == [
        "250k booked ahead: counts part by part, Fri 20 Nov to Fri 27 Nov",
        "1 deal booked ahead: counts from Fri 27 Nov on",
    ]


def test_a_category_that_has_nothing_else_is_told_by_what_is_booked_ahead() -> None:
    plan = planned(asked(2_290_000), won(30_000, 27, category=INSURANCE))
    told = "Insurance  30k booked ahead: counts from Fri 27 Nov on"
    assert told in lines_of(plan)
    assert told in lines_of(plan.only(INSURANCE))
    assert told not in lines_of(plan.only(INVESTMENT))


def test_money_and_deals_are_told_and_the_acts_once() -> None:
    """How many deals the money takes is said; the deals that are asked for say it themselves."""
    assert lines_of(BOTH) == [
        "November 2026 · week 3, day 1 · 11 working days left",
        "",
        "Investment  1.71m of 2.29m (74.8%)  behind 120k (1.3 days)",
        "this week 578k: about 6 average deals, 24 meetings, 72 calls; 115.6k a day until",
        "Fri 20 Nov brings it back",
        "today 115.6k: about 1 average deal, 4 meetings, 12 calls",
        "left 578k: 52.55k a day over 11 days left",
        "3 of 8 deals (37.5%)  behind 4 deals (7.0 days)",
        "this week 5 deals; 1 deal a day until Fri 20 Nov brings it back",
        "today 1 deal",
        "left 5 deals: 1 deal a day over 11 days left",
        "",
        "week  days       share     target    a day     flat     booked",
        "  1   2–6          60%  1,374,000  274,800  545,238  1,212,000",
        "  2   9–13         20%    458,000   91,600  545,238    500,000",
        "▸ 3   16–20        20%    458,000   91,600  545,238          0",
        "  4   23–27, 30     0%          0        0  654,286          0",
        "",
        "                    Mon 16  Tue 17  Wed 18  Thu 19  Fri 20",
        "planned by evening   1.92m   2.02m   2.11m    2.2m   2.29m",
        "",
        "an average deal: investment 100k (assumed)",
        "4 meetings a deal (assumed), 3 calls a meeting (assumed)",
    ]


def test_the_same_in_chinese() -> None:
    i18n.use("zh")
    assert lines_of(BOTH)[:14] == [
        "2026年11月 · 第3周第1天 · 本月还剩11个工作日",
        "",
        "投资  完成171.2万／229万（74.8%）  落后计划12万（约1.3天）",
        "本周还差57.8万：约6笔平均成交、24次面谈、72通电话；到11月20日",
        "周五每天11.56万就能追上",
        "今天需完成11.56万：约1笔平均成交、4次面谈、12通电话",
        "缺口57.8万，余下11天每天5.25万",
        "完成3／8件（37.5%）  落后计划4件（约7.0天）",
        "本周还差5件；到11月20日 周五每天1件就能追上",
        "今天需完成1件",
        "缺口5件，余下11天每天1件",
        "",
        "周   日期         占比      目标     每天     均摊    已完成",
        "  1  2–6日         60%  137.40万  27.48万  54.52万  121.20万",
    ]


def test_a_narrow_screen_gets_fewer_columns_and_evenings() -> None:
    lines = lines_of(BOTH, columns=60)
    assert "week  days          target    a day     booked" in lines
    assert "planned by evening   1.92m   2.02m   2.11m" in lines


def test_where_only_deals_are_asked_for_acts_and_weeks_are_theirs() -> None:
    lines = lines_of(planned(asked(pieces=5), won(10_000, 4)))
    assert lines[2:5] == [
        "Investment  1 of 5 deals (20%)  behind 3 deals (9.0 days)",
        "this week 4 deals: about 16 meetings, 48 calls; 1 deal a day until Fri 20 Nov",
        "brings it back",
    ]
    assert "▸ 3   16–20        20%       1      1     1       0" in lines
    assert not any("average deal:" in line or "10k" in line for line in lines)
    assert lines[-1] == "4 meetings a deal (assumed), 3 calls a meeting (assumed)"


def test_the_way_back_is_told_only_when_behind() -> None:
    ahead = lines_of(planned(asked(2_290_000), won(1_900_000, 4)))
    assert ahead[3] == "this week 390k: about 4 average deals, 16 meetings, 48 calls"
    assert not any("brings it back" in line for line in ahead)
    on_plan = lines_of(planned(asked(100_000), today=2))
    assert on_plan[2:4] == [
        "Investment  0 of 100k (0%)  on plan",
        "this week 60k: about 1 average deal, 4 meetings, 12 calls",
    ]


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (planned(asked(100_000)), "20k a day until Fri 20 Nov brings it back"),
        (planned(asked(100_000), today=20), "100k on Fri 20 Nov brings it back"),
        (
            planned(asked(100_000), today=15),
            "20k a day from Mon 16 Nov until Fri 20 Nov brings it back",
        ),
        (
            planned(asked(100_000), won(20_000, 16)),
            "20k a day from Tue 17 Nov until Fri 20 Nov brings it back",
        ),
        (planned(asked(100_000), today=28), "100k on Mon 30 Nov brings it back"),
        (planned(asked(100_000), today=23), "16.67k a day until Mon 30 Nov brings it back"),
        (
            planned(asked(pieces=8), today=15),
            "2 deals a day from Mon 16 Nov until Fri 20 Nov brings it back",
        ),
    ],
    ids=["today", "the last day", "a day off", "enough today", "one day left", "all due", "deals"],
)
def test_being_behind_is_told_with_what_brings_it_back(plan: MonthPlan, told: str) -> None:
    (line,) = [line for line in lines_of(plan, columns=200) if "brings it back" in line]
    assert line.endswith(f"; {told}")


def test_without_a_basis_no_act_is_told_and_the_way_back_is() -> None:
    lines = lines_of(BOTH, basis=None)
    assert lines[3] == "this week 578k; 115.6k a day until Fri 20 Nov brings it back"
    assert not any("meeting" in line for line in lines)


def test_the_colours_mean_what_they_mean_everywhere() -> None:
    screen = page_screen(MonthPage(BOTH, basis=BASIS))
    assert styles(screen, "brings it back") == styles(screen, "behind 120k") == {"yellow"}
    assert styles(screen, "today 115.6k") == styles(screen, "Investment  ") == {"bold"}
    assert styles(screen, "an average deal") == {"dim"}
    assert styles(plan_screen(planned(*FULL)), "ahead 20k") == {"green"}


def test_what_is_won_beyond_the_quota_is_told() -> None:
    lines = lines_of(planned(asked(100_000), won(150_000, 4)))
    assert lines[2:5] == [
        "Investment  150k of 100k (150%)  ahead 70k (5.0 days)",
        "full, 50k beyond",
        "",
    ]
    assert not any("meeting" in line for line in lines)


# The total


@pytest.mark.parametrize(
    "rows",
    [
        (asked(100),),
        (asked(100), asked(pieces=5, category=INSURANCE)),
        (asked(100), won(50, 4, INSURANCE)),
        (asked(pieces=5), asked(pieces=5, category=INSURANCE)),
        (),
    ],
    ids=["one", "one and deals", "one and money alone", "deals", "none"],
)
def test_there_is_no_total_of_fewer_than_two_quotas_in_money(rows: tuple[object, ...]) -> None:
    assert not any("Total" in line for line in lines_of(planned(*rows)))  # type: ignore[arg-type]


def test_the_total_stands_first_and_fills_nothing_from_another() -> None:
    plan = planned(asked(1_000_000), asked(100_000, category=INSURANCE), won(120_000, 4, INSURANCE))
    assert lines_of(plan, columns=120)[2] == (
        "Total  120k of 1.1m (10.9%) · behind 760k · this week 1m · today 200k · left 1m"
        " · 20k beyond"
    )
    i18n.use("zh")
    assert lines_of(plan, columns=120)[2] == (
        "合计  完成12万／110万（10.9%） · 落后计划76万 · 本周还差100万 · 今天需完成20万"
        " · 缺口100万 · 超额2万"
    )


def test_a_total_that_is_full_or_on_plan_says_no_more() -> None:
    plan = planned(asked(100), asked(100, category=INSURANCE), won(100, 4), won(100, 4, INSURANCE))
    assert lines_of(plan)[2] == "Total  200 of 200 (100%) · ahead 40"
    morning = planned(asked(100), asked(100, category=INSURANCE), today=1)
    assert lines_of(morning)[2] == "Total  0 of 200 (0%) · this week 120 · left 200"


# When the month is full


def offers(plan: MonthPlan) -> list[str]:
    """Return the line that offers the next month, the blanks of a fold taken out."""
    text = " ".join(lines_of(plan))
    return [part for part in [text[text.find(" is full") :]] if " is full" in text]


def test_a_full_month_offers_the_next_one() -> None:
    plan = planned(*FULL, asked(1, category=INSURANCE), won(1, 4, INSURANCE))
    assert lines_of(plan)[-1] == (
        "November is full: rmtrack deal win DEAL --for 2026-12 counts a deal for December"
    )
    i18n.use("zh")
    assert lines_of(plan)[-1] == "11月已满：rmtrack deal win DEAL --for 2026-12 把成交计入12月"


def test_of_one_category_only_that_is_said_to_be_full() -> None:
    """The others may still ask for something."""
    plan = planned(*FULL, asked(1, category=INSURANCE))
    assert offers(plan) == []
    assert lines_of(plan.only(INVESTMENT))[-2:] == [
        "Investment in November is full: rmtrack deal win DEAL --for 2026-12 counts a",
        "deal for December",
    ]
    i18n.use("zh")
    assert lines_of(plan.only(INVESTMENT))[-1] == (
        "11月投资已满：rmtrack deal win DEAL --for 2026-12 把成交计入12月"
    )


@pytest.mark.parametrize(
    "plan",
    [
        planned(asked(100_001), won(100_000, 4)),
        planned(asked(100_000, 2), won(100_000, 4)),
        planned(won(100_000, 4)),
        planned(),
        planned(*FULL)._replace(today=DEC.first),
        planned(*FULL)._replace(today=NOV.shifted(-1).first),
    ],
    ids=["a yuan left", "a deal left", "no quota", "nothing", "over", "not begun"],
)
def test_nothing_is_offered_before_the_month_is_full_nor_outside_of_it(plan: MonthPlan) -> None:
    assert offers(plan) == []


# With whom, and the steps


def open_deal(number: int, name: str, yuan: int, degree: Degree) -> OpenDeal:
    return OpenDeal(number, number, name, INVESTMENT, Money.yuan(yuan), degree, nov(20), None)


def test_whom_the_need_can_be_met_with_is_told_until_it_is() -> None:
    closest = {
        INVESTMENT: (
            open_deal(1, "王小明", 1_000_000, Degree.COMMITTED),
            open_deal(2, "李姐", 500_000, Degree.LEANING),
        )
    }
    told = "with 王小明 1m committed, 李姐 500k leaning"
    assert told in lines_of(BOTH, closest=closest)
    assert told not in lines_of(planned(*FULL), closest=closest)
    i18n.use("zh")
    assert "可推进：王小明100万已承诺、李姐50万有意向" in lines_of(BOTH, closest=closest)


def in_deals(number: int, won_: int, goal: int | None, committed: int = 0) -> Step:
    return Step(NOV, number, INVESTMENT, DEALS, goal, None, won_, committed, 3, None)


@pytest.mark.parametrize(
    ("step", "english", "chinese"),
    [
        (in_deals(OPEN_BOOK, 0, 1), "open the book: no deal yet", "开单：目前挂零"),
        (in_deals(OPEN_BOOK, 2, 1), "open the book: 2 deals won", "开单：成交2件"),
        (
            in_deals(RAISE_ACTIVITY, 1, 8, committed=2),
            "raise the activity rate: 1 of 8 deals won · 2 committed",
            "活动率：成交1／8件 · 已承诺2件",
        ),
        (
            in_deals(RAISE_ACTIVITY, 1, None),
            "raise the activity rate: 1 deal won",
            "活动率：成交1件",
        ),
    ],
)
def test_this_months_step_stands_with_its_category(step: Step, english: str, chinese: str) -> None:
    assert english in lines_of(BOTH, steps=(step,))
    i18n.use("zh")
    assert chinese in lines_of(BOTH, steps=(step,))


STOCKING = Step(
    DEC,
    STOCK,
    INVESTMENT,
    AMOUNT,
    Money.yuan(229_000),
    Money.yuan(458_000),
    won=Money.yuan(150_000),
    committed=Money.yuan(200_000),
    clients=6,
    open_weighted=Money.yuan(410_000),
)
NO_GOAL = STOCKING._replace(
    category=DEPOSIT, goal_min=None, goal_max=None, committed=0, clients=1, open_weighted=Money(0)
)
CARDS_STEP = Step(DEC, STOCK, CARDS, DEALS, 2, 4, 1, 1, 2, None)


def test_next_months_step_keeps_won_and_committed_apart() -> None:
    lines = lines_of(BOTH, steps=(STOCKING, NO_GOAL, CARDS_STEP))
    assert lines[-5:] == [
        "Next month: December, step 1 of 4",
        "  Investment  150k won of 229k–458k · 200k committed · 6 clients in reserve ·",
        "              weighted 410k",
        "  Deposit     150k won · 1 client in reserve",
        "  Cards       1 of 2–4 deals won · 1 committed",
    ]
    i18n.use("zh")
    assert lines_of(BOTH, steps=(STOCKING,))[-2:] == [
        "备下月：12月第1步（共4步）",
        "  投资  已锁定15万（目标22.9万–45.8万） · 已承诺20万 · 储备6位 · 加权41万",
    ]


@pytest.mark.parametrize(("leads", "place"), [(True, 2), (False, 23)])
def test_next_month_stands_first_or_last(leads: bool, place: int) -> None:
    lines = lines_of(BOTH, columns=120, steps=(STOCKING,), next_leads=leads)
    assert lines.index("Next month: December, step 1 of 4") == place
    assert len(lines) == 25


def test_the_total_stands_above_next_month() -> None:
    plan = planned(asked(100), asked(100, category=INSURANCE))
    lines = lines_of(plan, steps=(STOCKING,), next_leads=True)
    assert lines[2].startswith("Total")
    assert lines[4].startswith("Next month")


# The weeks


def test_what_does_not_belong_to_a_week_stands_below_them() -> None:
    early = won(30_000, 4)._replace(booked_on=nov(1).replace(month=10))
    plan = planned(asked(100_000), early, won(20_000, 4), said(13, 60_000))
    lines = lines_of(plan)
    at = next(n for n, line in enumerate(lines) if line.startswith("week  "))
    assert [line.split()[-1] for line in lines[at : at + 7]] == [
        *("booked", "20,000", "0", "0", "0"),
        *("30,000", "10,000"),
    ]
    assert lines[at + 5].split()[0] == "pre-booked"
    assert " ".join(lines[at + 6].split()[:2]) == "the bank's"
    assert len({len(line) for line in lines[at : at + 7]}) == 1


def test_weeks_of_the_flat_curve_have_no_share() -> None:
    quota = asked(2_100_000)
    lines = lines_of(planned(BankFigure(NOV, INVESTMENT, nov(1)), quota))
    flat = lines_of(planned(type(quota)(NOV, INVESTMENT, quota.amount, "flat")))
    (shared,) = [line.split() for line in lines if line.startswith("  1  ")]
    (even,) = [line.split() for line in flat if line.startswith("  1  ")]
    assert shared == ["1", "2–6", "60%", "1,260,000", "252,000", "500,000", "0"]
    assert even == ["1", "2–6", "500,000", "100,000", "500,000", "0"]


@pytest.mark.parametrize("today", [1, 7, 20, 30])
def test_the_evenings_left_of_the_week_are_told_of_one_category_alone(today: int) -> None:
    both = planned(asked(2_290_000), asked(5, category=INSURANCE), today=today)
    assert not any("by evening" in line for line in lines_of(both))
    alone = [line for line in lines_of(both.only(INVESTMENT)) if "by evening" in line]
    shown = {1: 5, 7: 0, 20: 1, 30: 1}[today]
    assert [len(line.split()) - 3 for line in alone] == ([shown] if shown else [])


def test_no_evening_is_told_before_the_month_and_after_it() -> None:
    for today in (DEC.first, NOV.shifted(-1).first):
        plan = planned(asked(2_290_000))._replace(today=today)
        assert not any("by evening" in line for line in lines_of(plan))


def test_without_a_quota_there_are_no_weeks() -> None:
    assert lines_of(planned(won(300_000, 4, DEPOSIT)))[2:] == ["Deposit  300k booked, no quota"]
    assert lines_of(planned())[1:] == ["No quota yet. Set one: rmtrack plan --quota 2290000"]
