"""What a merge says of the feelings it sets aside: of whom, about what, noted on how many days."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import Half, Preference, Side
from rmtrack.domain.grid import band
from rmtrack.domain.keys import INSURANCE, INVESTMENT, Mood
from rmtrack.domain.merged import Merged
from rmtrack.domain.merging import plan_merge
from rmtrack.domain.moods import find_stances
from rmtrack.domain.reach import Profile
from rmtrack.domain.touch import Assessment
from rmtrack.views.merged_unasked import unasked

TODAY = date(2026, 11, 16)
STAYS = "stays, but counts in no grid"
ABOUT = (None, INSURANCE, INVESTMENT)
Days = dict[tuple[int, str | None], set[date]]  # by the client's number and what was felt about

rows = st.builds(
    Assessment,
    contact_id=st.sampled_from([1, 2]),
    assessed_on=st.integers(1, 9).map(lambda day: date(2026, 11, day)),
    category=st.sampled_from(ABOUT),
    familiarity=st.sampled_from([None, 1, 5, 8, 9]),
    mood=st.sampled_from([None, *Mood]),
    words=st.sampled_from([None, "…"]),
    aside=st.sampled_from([False, False, False, True]),
)
sides = st.fixed_dictionaries(
    {"familiarity": st.sampled_from(Side), "mood": st.sampled_from(Side)},
    optional=dict.fromkeys((INSURANCE, INVESTMENT), st.sampled_from(Side)),
)


def felt(day: int, number: int = 1, **said: object) -> Assessment:
    return replace(Assessment(number, date(2026, 11, day)), **said)  # type: ignore[arg-type]


def half(number: int, told: Sequence[Assessment]) -> Half:
    """Return a client of whom all this was felt, in the place that was told last."""
    newest = sorted(
        (row for row in told if row.contact_id == number),
        key=lambda row: (row.assessed_on, row.id),
        reverse=True,
    )
    near = [row.familiarity for row in newest if row.familiarity is not None and not row.aside]
    overall = [one.mood for one in find_stances(newest) if one.category is None]
    known = {"familiarity": [*near, None][0], "mood": [*overall, None][0]}
    contact = Contact(name="王小明", name_key="王小明", added_on=TODAY, id=number)
    return Half(replace(contact, **known), felt=tuple(newest))  # type: ignore[arg-type]


def merged(told: Sequence[Assessment], said: dict[str, Side] | None = None) -> Merged:
    """Return two merged; it is said whose holds of what they differ in."""
    numbered = [replace(row, id=number) for number, row in enumerate(told, 1)]
    halves = half(1, numbered), half(2, numbered)
    own: dict[str, Side | int] = {}
    dry = plan_merge(*halves, Preference(), today=TODAY)
    keys = {one.key for one in dry.differences} | {one.category for one in dry.toward}
    own.update((key, side) for key, side in (said or {}).items() if key in keys)
    plan = plan_merge(*halves, Preference(own=own), today=TODAY)
    first, gone = (one.contact for one in halves)
    return Merged(Profile(plan.contact), first, gone, plan, {}, {}, (), dry_run=True)


def sentences(of: Merged) -> list[str]:
    told = [one.told.format(**one.facts).strip() for one in unasked(of)]
    return [text for text in told if "what was felt" in text]


def told_days(of: Merged) -> dict[tuple[int, str | None], int]:
    """Read the sentences again: on how many days what was felt that counts no more."""
    found = {}
    for text in sentences(of):
        (number,) = map(int, re.findall(r"^王小明 \((\d)\)", text))
        for what, days in re.findall(r"(overall|toward \w+) on (\d+) days?", text):
            category = None if what == "overall" else what.removeprefix("toward ")
            found[number, category] = int(days)
    return found


def set_aside(of: Merged) -> Days:
    days: Days = defaultdict(set)
    for row in of.plan.aside:
        days[row.contact_id, row.category].add(row.assessed_on)
    return days


def place_now(of: Merged, category: str | None) -> tuple[object, Mood | None]:
    """Return where the client stands by what the merge answers."""
    near, mood = of.contact.familiarity, of.contact.mood
    toward = {one.category: one.mood for one in of.plan.toward}
    return None if near is None else band(near), mood if category is None else toward[category]


def tells_more(row: Assessment, of: Merged) -> bool:
    """Tell whether a row said another place than holds now, or one that is felt only today."""
    near, mood = place_now(of, row.category)
    told = row.familiarity if row.category is None else None
    other = (told is not None and band(told) is not near) or row.mood not in (None, mood)
    return other or (row.category is None and of.plan.felt is not None)


@settings(max_examples=200, deadline=None)
@given(st.lists(rows, max_size=8), sides)
def test_the_days_that_are_told_are_those_of_the_rows_set_aside(
    told: list[Assessment], said: dict[str, Side]
) -> None:
    """Of each of the two all that is set aside, or nothing where all of it is told anyway."""
    of = merged(told, said)
    expected = set_aside(of)
    for number in (1, 2):
        mine = {key: len(days) for key, days in expected.items() if key[0] == number}
        shown = {key: n for key, n in told_days(of).items() if key[0] == number}
        rows_aside = [row for row in of.plan.aside if row.contact_id == number]
        if any(tells_more(row, of) for row in rows_aside):
            assert shown == mine
        else:
            assert shown == {}


def test_what_was_felt_toward_a_category_on_the_day_of_what_still_counts_is_told_apart() -> None:
    """The first's place overall is kept, the second's toward insurance; all of it is of one day."""
    of = merged(
        [
            felt(3, familiarity=8, mood=Mood.POSITIVE),
            felt(3, category=INSURANCE, mood=Mood.RESISTANT),
            felt(3, 2, familiarity=8, mood=Mood.POSITIVE),
            felt(4, 2, mood=Mood.NEUTRAL),
            felt(5, 2, mood=Mood.POSITIVE),
            felt(5, 2, category=INSURANCE, mood=Mood.NEUTRAL),
        ]
    )
    assert sentences(of) == [
        f"王小明 (1): what was felt toward insurance on 1 day {STAYS}",
        f"王小明 (2): what was felt overall on 3 days {STAYS}",
    ]


def test_a_mood_of_before_that_counts_no_more_is_told_though_both_are_of_one_mood_today() -> None:
    rows = [
        felt(2, category=INSURANCE, mood=Mood.RESISTANT),
        felt(3, category=INSURANCE, mood=Mood.NEUTRAL),
        felt(4, 2, category=INSURANCE, mood=Mood.NEUTRAL),
    ]
    told = f"王小明 (1): what was felt toward insurance on 2 days {STAYS}"
    assert sentences(merged(rows)) == [told]
    assert sentences(merged(rows[1:])) == []


def test_overall_comes_first_then_the_categories() -> None:
    about = [(None, 3), (INVESTMENT, 3), (INSURANCE, 4)]
    rows = [
        felt(day, number, category=one, mood=mood)
        for number, mood in ((1, Mood.POSITIVE), (2, Mood.NEUTRAL))
        for one, day in about
    ]
    said = {"mood": Side.FIRST, INSURANCE: Side.FIRST, INVESTMENT: Side.FIRST}
    days = "overall on 1 day, toward insurance on 1 day, toward investment on 1 day"
    assert sentences(merged(rows, said)) == [f"王小明 (2): what was felt {days} {STAYS}"]


def test_a_place_that_only_the_one_told_who_counts_no_more_is_told_though_it_holds() -> None:
    """From today on alone: on the evenings before nobody was positive."""
    of = merged([felt(3, familiarity=4), felt(4, 2, mood=Mood.POSITIVE)])
    assert of.plan.felt is not None
    assert sentences(of) == [f"王小明 (2): what was felt overall on 1 day {STAYS}"]
