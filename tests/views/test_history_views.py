"""The history as a person reads it, in both languages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO

import pytest

from rmtrack import i18n
from rmtrack.domain.days import Month
from rmtrack.domain.history import Changed, HistoryLine, LineState, PlanChange, Said
from rmtrack.domain.money import Money
from rmtrack.storage.rows import TABLES
from rmtrack.views.counts import COUNTED, UNTOLD, record_count
from rmtrack.views.history import history_screen, line_json, redone_lines, undone_lines
from rmtrack.views.palette import console

AT = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
LOGGED = HistoryLine(
    9,
    AT,
    "log 王小明 方案做好了",
    LineState.UNDONE,
    (
        Changed("interaction", 1, 0, 0),
        Changed("next_step", 1, 2, 0),
        Changed("contact_tag", 0, 0, 1),
    ),
    (1,),
    ("王小明",),
)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    i18n.use("en")


def shown(lines: list[HistoryLine]) -> str:
    page = StringIO()
    console(page).print(history_screen(lines))
    return page.getvalue()


def test_what_was_taken_back_is_told_in_words() -> None:
    assert undone_lines(LOGGED, cells=80) == (
        "taken back: 9  log 王小明 方案做好了\n"
        "  王小明 · gone: 1 touch, 1 next step · as before: 2 next steps · back: 1 tag"
    )
    assert redone_lines(LOGGED, cells=100) == (
        "done again: 9  log 王小明 方案做好了\n"
        "  王小明 · back: 1 touch, 1 next step · changed again: 2 next steps · gone: 1 tag"
    )


def test_a_long_line_folds_below_the_command_and_the_rest_below_its_begin() -> None:
    told = undone_lines(LOGGED._replace(line="log 王小明 方案做好了 --next fri"), cells=40)
    assert told.splitlines() == [
        "taken back: 9  log 王小明 方案做好了",
        "               --next fri",
        "  王小明 · gone: 1 touch, 1 next step ·",
        "  as before: 2 next steps · back: 1 tag",
    ]


def test_and_in_chinese() -> None:
    i18n.use("zh")
    assert undone_lines(LOGGED, cells=80).endswith(
        "  王小明 · 删去1次联系、1个下一步 · 恢复2个下一步 · 找回1个标签"
    )


def test_a_quota_is_nobodys() -> None:
    line = HistoryLine(1, AT, "plan --quota 5", LineState.UNDONE, (Changed("quota", 1, 0, 0),))
    assert undone_lines(line, cells=80) == "taken back: 1  plan --quota 5\n  gone: 1 quota"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("王小明", "李姐", "陈立"), "王小明, 李姐, 陈立 · gone"),
        (("王小明", "李姐", "陈立", "赵敏"), "王小明, 李姐, 陈立 and 1 more · gone"),
        (("王小明", "", "陈立"), "王小明, 2, 陈立 · gone"),  # a name that nothing tells any more
    ],
)
def test_of_many_clients_the_first_are_named(names: tuple[str, ...], told: str) -> None:
    ids = tuple(range(1, len(names) + 1))
    line = HistoryLine(1, AT, "x", LineState.DONE, (Changed("contact", 4, 0, 0),), ids, names)
    assert told in undone_lines(line, cells=80)


def test_a_line_that_does_not_stand_says_so_first() -> None:
    assert "undone · 王小明 · 1 touch, 3 next steps, 1 tag" in shown([LOGGED])
    dropped = LOGGED._replace(state=LineState.DROPPED)
    assert "undone for good · 王小明" in shown([dropped])


def test_the_year_is_told_where_it_is_another() -> None:
    text = shown([LOGGED, LOGGED._replace(id=8, at=AT.replace(year=2025))])
    assert "Mon 16 Nov 09:30" in text
    assert "16 Nov 2025 09:30" in text


def test_every_kind_of_record_is_counted_in_words() -> None:
    assert COUNTED.keys() | UNTOLD == set(TABLES.values())
    assert record_count("deal", 2) == "2 deals"
    assert record_count("odd_thing", 2) == "2 odd thing"


NOV = Month(2026, 11)
FIRST = Said(Money.yuan(2_000_000), None, "front-loaded")
THEN = Said(Money.yuan(2_290_000), None, "steep")


def planned(change: PlanChange) -> HistoryLine:
    """Return a line that set something of a month."""
    counts = (Changed(change.table, 0, 1, 0),)
    return HistoryLine(1, AT, "plan", LineState.DONE, counts, plan_changes=(change,))


@pytest.mark.parametrize(
    ("changed", "before", "after", "told"),
    [
        (("amount", "curve"), FIRST, THEN, "2m front-loaded → 2.29m steep"),
        (("amount",), Said(FIRST.amount), Said(THEN.amount), "2m → 2.29m"),
        (("curve",), Said(curve="flat"), Said(curve="40,30,20,10"), "flat → 40,30,20,10"),
        (("pieces",), Said(), Said(pieces=5), "no number of deals → 5 deals"),
        (("amount", "pieces"), Said(FIRST.amount, 1), Said(), "2m, 1 deal → no amount, no number"),
        (("amount", "curve"), None, FIRST, "2m front-loaded"),
        (("pieces", "curve"), None, Said(pieces=8, curve="flat"), "flat, 8 deals"),
        (("amount", "curve"), FIRST, None, "2m front-loaded → dropped"),
    ],
)
def test_what_a_quota_was_and_is_now(
    changed: tuple[str, ...], before: Said | None, after: Said | None, told: str
) -> None:
    change = PlanChange("quota", NOV, "investment", None, changed, before, after)
    text = shown([planned(change)])
    assert f"November, investment: {told}" in text
    assert "1 quota" not in text


def test_a_figure_of_the_banks_is_told_with_its_day() -> None:
    amounts = (Said(Money.yuan(812_000)), Said(Money.yuan(820_000)))
    change = PlanChange("bank_figure", NOV, "deposit", date(2026, 11, 13), ("amount",), *amounts)
    text = shown([planned(change)])
    assert "November, deposit, the bank's figure of 13 Nov: 812k → 820k" in text
    i18n.use("zh")
    assert "11月 存款，11月13日的银行数据：81.2万 → 82万" in shown([planned(change)])


def test_where_nothing_is_told_the_record_is_counted() -> None:
    """Another reason for the bank's figure is no other figure."""
    change = PlanChange("bank_figure", NOV, "deposit", date(2026, 11, 13), (), Said(), Said())
    text = shown([planned(change)])
    assert "1 figure of the bank's" in text
    assert "November" not in text


def test_a_month_of_another_year_has_its_year() -> None:
    change = PlanChange("quota", Month(2027, 1), "investment", None, ("amount",), None, FIRST)
    assert "January 2027, investment" in shown([planned(change)])


def test_as_json_only_what_changed_is_told() -> None:
    change = PlanChange(
        "quota", NOV, "investment", None, ("amount",), Said(FIRST.amount), Said(THEN.amount)
    )
    assert line_json(planned(change))["plan_changes"] == [
        {
            "table": "quota",
            "month": "2026-11",
            "category": "investment",
            "taken_on": None,
            "before": {"amount": "2000000.00"},
            "after": {"amount": "2290000.00"},
        }
    ]
    dropped = change._replace(after=None, taken_on=date(2026, 11, 13))
    (row,) = line_json(planned(dropped))["plan_changes"]
    assert (row["taken_on"], row["after"]) == ("2026-11-13", None)
