"""A month as a script reads it: the plan, its page, the morning."""

import json

from rmtrack.domain.acts import Basis, Rate
from rmtrack.domain.days import Month
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.grid import Limit
from rmtrack.domain.keys import DEPOSIT, INVESTMENT, Degree
from rmtrack.domain.money import Money
from rmtrack.domain.month_page import MonthPage
from rmtrack.domain.morning import Morning
from rmtrack.domain.pipeline import OpenDeal
from rmtrack.domain.plan import Replanned
from rmtrack.domain.ranking import CallList
from rmtrack.domain.steps import AMOUNT, DEALS, RAISE_ACTIVITY, STOCK, Step
from rmtrack.views.page_json import page_json, step_json
from rmtrack.views.plan_json import category_json, plan_json, replanned_json
from rmtrack.views.today import today_screen
from rmtrack.views.today_json import today_json
from tests.domain.plans import CARDS, asked, only, planned, said, won
from tests.domain.values import DEC, NOV, nov
from tests.views.drawing import drawn

BASIS = Basis({}, calls=Rate(0, 0, 3), meetings=Rate(0, 0, 4), assumed=Money.yuan(100_000))
PLAN = planned(asked(1_000_000, 5), won(600_000, 4))
NOTHING = dict.fromkeys(("pace", "left", "left_this_week", "needed_today", "surplus", "pace_days"))

NO_NEED = dict.fromkeys(("needed_today", "pace", "left", "coverage"))


def test_all_of_it_is_plain_json() -> None:
    page = MonthPage(PLAN, basis=BASIS)
    for document in (plan_json(PLAN), page_json(page)):
        assert json.loads(json.dumps(document)) == document


def test_the_total_is_the_sum_of_the_quotas_in_money() -> None:
    plan = planned(asked(100), asked(50, category=DEPOSIT), won(120, 4), won(9, 4, CARDS))
    assert plan_json(plan)["total"] == {
        "quota": "150.00",
        "booked": "120.00",
        "prebooked": "0.00",
        "pace": "0.00",
        "left": "50.00",
        "left_this_week": "50.00",
        "needed_today": "10.00",
        "surplus": "20.00",
    }
    assert set(plan_json(planned())["total"].values()) == {"0.00"}


def test_money_and_deals_have_the_same_keys() -> None:
    row = category_json(only(PLAN))
    deals = row["deals"]
    assert (row["quota"], row["pieces"], deals["quota"]) == ("1000000.00", 5, 5)
    assert (row["left_this_week"], deals["left_this_week"]) == ("400000.00", 4)
    assert (row["pace"], deals["pace"]) == ("-200000.00", -3)
    assert (row["pace_days"], deals["pace_days"]) == (-5.0, -9.0)
    assert deals.keys() <= row.keys()
    money_week, deal_week = row["weeks"][0], deals["weeks"][0]
    assert (money_week["target"], deal_week["target"]) == ("600000.00", 3)
    assert (money_week["flat_target"], deal_week["flat_target"]) == ("238095.25", 2)
    assert deal_week["daily"] == [1, 1, 1, 0, 0]
    assert money_week["days"] == deal_week["days"] == [f"2026-11-0{n}" for n in range(2, 7)]


def test_what_has_no_quota_is_null() -> None:
    row = category_json(only(planned(asked(category=CARDS, pieces=5), won(10, 4, CARDS))))
    assert (row["kind"], row["quota"], row["booked"], row["weeks"]) == ("pieces", None, "10.00", [])
    assert {key: row[key] for key in NOTHING} == NOTHING
    assert (row["deals"]["quota"], row["deals"]["left"]) == (5, 4)
    money = category_json(only(planned(asked(10), won(10, 4))))["deals"]
    assert (money["quota"], money["booked"], money["weeks"]) == (None, 1, [])
    assert {key: money[key] for key in NOTHING} == NOTHING


def test_the_banks_figure_and_a_balance_with_its_base() -> None:
    flow = category_json(only(planned(won(5, 4), said(13, 8, pieces=3, reason="late"))))
    assert flow["correction"] == {
        "on": "2026-11-13",
        "figure": "8.00",
        "base": None,
        "ours": "5.00",
        "difference": "3.00",
        "reason": "late",
    }
    assert flow["deals"]["correction"] == {
        "on": "2026-11-13",
        "figure": 3,
        "base": None,
        "ours": 1,
        "difference": 2,
        "reason": "late",
    }
    base = BankFigure(Month(2026, 10), DEPOSIT, nov(1).replace(month=10), Money.yuan(100))
    rows = (said(13, 90, DEPOSIT), won(7, 14, DEPOSIT))
    level = category_json(only(planned(*rows, bases=(base,))))
    assert level["correction"]["base"] == {"on": "2026-10-01", "figure": "100.00"}
    assert (level["kind"], level["booked"], level["expected"]) == ("level", "-3.00", "7.00")
    assert level["correction"]["difference"] == "-10.00"


def test_after_something_was_set_the_category_is_told_as_it_was() -> None:
    after = planned(asked(2_000_000, 5), won(600_000, 4))
    answer = replanned_json(Replanned(PLAN, after, INVESTMENT))
    assert {key: value for key, value in answer.items() if key != "changed"} == plan_json(after)
    assert answer["changed"] == {"category": INVESTMENT, "before": category_json(only(PLAN))}
    first = replanned_json(Replanned(planned(), PLAN, INVESTMENT))
    assert first["changed"] == {"category": INVESTMENT, "before": None}


DEAL = OpenDeal(7, 3, "王小明", INVESTMENT, Money.yuan(500), Degree.COMMITTED, nov(20), None)


def test_the_page_adds_acts_closest_deals_and_steps() -> None:
    step = Step(NOV, RAISE_ACTIVITY, INVESTMENT, DEALS, 5, None, 1, 0, 0, None)
    page = MonthPage(PLAN, (step,), next_leads=True, basis=BASIS, closest={INVESTMENT: (DEAL,)})
    answer = page_json(page)
    (category,) = answer["categories"]
    assert answer["steps"] == [step_json(step)]
    assert answer["next_month_leads"] is True
    assert category["closest"] == [
        {
            "deal_id": 7,
            "contact_id": 3,
            "name": "王小明",
            "amount": "500.00",
            "degree": "committed",
        }
    ]
    acts = category["acts"]
    assert acts["week"] == {"deals": 4, "meetings": 16, "calls": 48}
    assert acts["today"] == {"deals": 1, "meetings": 4, "calls": 12}
    assert acts["basis"]["average_deal"] == {"amount": "100000.00", "own": False, "deals": 0}
    plain = {key: category[key] for key in category if key not in {"acts", "closest"}}
    assert plain == category_json(only(PLAN))


def test_acts_of_deals_are_worked_from_their_number() -> None:
    plan = planned(asked(pieces=5), won(10, 4))
    (category,) = page_json(MonthPage(plan, basis=BASIS))["categories"]
    assert category["acts"]["week"] == {"deals": 4, "meetings": 16, "calls": 48}
    assert category["acts"]["today"] == {"deals": 1, "meetings": 4, "calls": 12}


def test_without_a_quota_or_a_basis_there_are_no_acts() -> None:
    for page in (MonthPage(PLAN), MonthPage(planned(won(10, 4)), basis=BASIS)):
        (category,) = page_json(page)["categories"]
        assert (category["acts"], category["closest"]) == (None, [])


def test_a_step_in_amounts_is_told_in_texts() -> None:
    money = Step(
        DEC, STOCK, INVESTMENT, AMOUNT, Money(100), Money(200), Money(5), Money(0), 2, Money(3)
    )
    assert step_json(money) == {
        "month": "2026-12",
        "step": 1,
        "category": INVESTMENT,
        "unit": "amount",
        "goal_min": "1.00",
        "goal_max": "2.00",
        "won": "0.05",
        "committed": "0.00",
        "clients": 2,
        "open_weighted": "0.03",
    }
    none = step_json(money._replace(goal_min=None, goal_max=None))
    assert (none["goal_min"], none["goal_max"], none["won"]) == (None, None, "0.05")


def test_what_is_booked_ahead_is_told_by_the_month_and_the_morning() -> None:
    plan = planned(asked(100), won(50, 27, factor=5000), won(9, 20, pieces=0), won(3, 30, CARDS))
    days = ["2026-11-20", "2026-11-27", "2026-11-30"]
    money = {"category": INVESTMENT, "amount": "34.00", "amount_days": days[:2]}
    cards = {"category": CARDS, "amount": "3.00", "amount_days": days[2:] * 2}
    rows = [
        {**money, "pieces": 1, "piece_days": days[1:2] * 2},
        {**cards, "pieces": 1, "piece_days": days[2:] * 2},
    ]
    morning = Morning(nov(16), MonthPage(plan), {}, CallList((), 0), (), Limit(0, 150))
    assert plan_json(plan)["ahead"] == today_json(morning)["ahead"] == rows
    assert plan_json(PLAN)["ahead"] == []


def test_the_morning_shows_what_is_booked_ahead_below_the_need() -> None:
    plan = planned(asked(100, 5), won(50, 27, pieces=0))
    morning = Morning(nov(16), MonthPage(plan), {}, CallList((), 0), (), Limit(0, 150))
    lines = [line.strip() for line in drawn(today_screen(morning))]
    (place,) = [n for n, line in enumerate(lines) if "ahead" in line]
    assert lines[place] == "50 booked ahead: counts from Fri 27 Nov on"
    assert lines[place - 1].startswith("today 20")


def test_the_morning_shows_what_is_booked_ahead_of_a_category_without_a_quota() -> None:
    told = "Deposit  9 booked ahead: counts from Fri 27 Nov on"
    for quotas in ([asked(100)], []):
        plan = planned(*quotas, won(9, 27, DEPOSIT))
        morning = Morning(nov(16), MonthPage(plan), {}, CallList((), 0), (), Limit(0, 150))
        assert told in drawn(today_screen(morning))


def test_the_morning_tells_a_need_only_where_there_is_a_quota_in_money() -> None:
    plan = planned(asked(100), asked(category=CARDS, pieces=5), won(9, 4, DEPOSIT))
    morning = Morning(
        nov(16), MonthPage(plan), {INVESTMENT: 0.5}, CallList((), 0), (), Limit(0, 150)
    )
    answer = today_json(morning)
    assert answer["plan"] == [
        {
            "category": INVESTMENT,
            "needed_today": "20.00",
            "pace": "-80.00",
            "left": "100.00",
            "deals": None,
            "coverage": 0.5,
        },
        {"category": DEPOSIT, **NO_NEED, "deals": None},
        {
            "category": CARDS,
            **NO_NEED,
            "deals": {"needed_today": 1, "pace": -4, "left": 5},
        },
    ]
    assert (answer["steps"], answer["calls"], answer["care"]) == ([], [], [])
