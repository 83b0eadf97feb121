"""How a client stands toward each category, by the dated rows of what was felt."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.keys import CATEGORIES, INSURANCE, INVESTMENT, Mood, Nature, Objection, Truth
from rmtrack.domain.moods import SaidOn, Stance, find_stances, last_proposed
from rmtrack.domain.touch import Assessment

FIRST = date(2026, 11, 1)


def felt(number: int, category: str | None = INSURANCE, **fields: object) -> Assessment:
    on = FIRST + timedelta(days=number - 1)
    return Assessment(7, on, id=number, category=category, **fields)  # type: ignore[arg-type]


def day(number: int) -> date:
    return date(2026, 11, number)


def stance(*rows: Assessment) -> Stance:
    """Return how a client stands who was heard about one thing, the rows as they happened."""
    (found,) = find_stances(rows[::-1])
    return found


def test_of_whom_nothing_was_felt_nothing_is_told() -> None:
    assert find_stances([]) == ()
    assert last_proposed([]) is None


def test_overall_comes_first_then_the_categories_by_name() -> None:
    rows = [felt(n, about, mood=Mood.NEUTRAL) for n, about in enumerate((*CATEGORIES, None), 1)]
    told = [one.category for one in find_stances(rows[::-1])]
    assert told == [None, "deposit", "insurance", "investment"]


def test_a_category_is_told_without_anything_overall() -> None:
    assert [one.category for one in find_stances([felt(1)])] == [INSURANCE]


def test_a_refusal_is_told_whole() -> None:
    """What was said piece by piece is put together; the mood holds since it was first seen."""
    told = stance(
        felt(1, mood=Mood.NEUTRAL),
        felt(3, mood=Mood.RESISTANT, objection=Objection.OTHER, words="别提保险"),
        felt(5, objection=Objection.LIQUIDITY, nature=Nature.LIQUIDITY, truth=Truth.REAL),
        felt(7, mood=Mood.RESISTANT, willing=3, term="up to 1 year"),
        felt(9, loss="no loss"),
    )
    assert told == Stance(
        INSURANCE,
        Mood.RESISTANT,
        on=day(7),
        since=day(3),
        objection=Objection.LIQUIDITY,
        nature=Nature.LIQUIDITY,
        truth=Truth.REAL,
        willing=3,
        term="up to 1 year",
        loss="no loss",
        words="别提保险",
        said_on=SaidOn(
            objection=day(5),
            nature=day(5),
            truth=day(5),
            willing=day(7),
            term=day(7),
            loss=day(9),
            words=day(3),
        ),
    )


def test_a_refusal_goes_with_its_mood_and_what_fits_stays() -> None:
    refused = felt(
        1,
        mood=Mood.RESISTANT,
        objection=Objection.SAFETY,
        nature=Nature.SAFETY,
        truth=Truth.HIDDEN,
        willing=1,
        term="half a year",
        loss="2 %",
        words="不要风险",
    )
    later = felt(2, willing=2)  # said while the mood still held
    told = stance(refused, later, felt(5, mood=Mood.POSITIVE))
    assert told == Stance(
        INSURANCE,
        Mood.POSITIVE,
        on=day(5),
        since=day(5),
        term="half a year",
        loss="2 %",
        words="不要风险",
        said_on=SaidOn(term=day(1), loss=day(1), words=day(1)),
    )


def test_a_mood_that_came_back_holds_since_it_came_back() -> None:
    moods = (Mood.RESISTANT, Mood.NEUTRAL, Mood.RESISTANT)
    told = stance(*(felt(n, mood=mood) for n, mood in enumerate(moods, 1)))
    assert told.since == day(3)


def test_without_a_mood_what_else_was_said_is_told() -> None:
    told = stance(felt(1, willing=4), felt(2, truth=Truth.PRETENDED))
    said_on = SaidOn(willing=day(1), truth=day(2))
    assert told == Stance(INSURANCE, willing=4, truth=Truth.PRETENDED, said_on=said_on)


def test_a_stance_is_told_by_the_day_since_when_its_mood_holds() -> None:
    later = felt(4, mood=Mood.RESISTANT, willing=1)
    assert stance(felt(2, mood=Mood.RESISTANT), later).begun == day(2)


def test_without_a_mood_it_is_told_by_the_latest_day_on_which_anything_was_said() -> None:
    assert stance(felt(1, willing=4), felt(3, words="再说"), felt(5, familiarity=4)).begun == day(3)
    assert stance(felt(5, None, familiarity=4)).begun is None


def test_what_is_said_again_has_the_day_on_which_it_was_said_last() -> None:
    told = stance(felt(1, mood=Mood.RESISTANT, willing=3), felt(6, willing=3))
    assert (told.since, told.said_on.willing) == (day(1), day(6))


def test_the_mood_of_a_row_that_is_set_aside_is_none_of_his() -> None:
    """Neither does it end what holds, nor make it older; what still fits is told all the same."""
    told = stance(
        felt(1, mood=Mood.POSITIVE, aside=True),
        felt(2, mood=Mood.POSITIVE, willing=8),
        felt(3, mood=Mood.RESISTANT, willing=1, objection=Objection.SPOUSE, loss="5%", aside=True),
        felt(4, mood=Mood.POSITIVE),
        felt(5, mood=Mood.NEUTRAL, words="再说", aside=True),
    )
    assert (told.mood, told.since, told.on) == (Mood.POSITIVE, day(2), day(4))
    assert (told.willing, told.objection, told.loss, told.words) == (8, None, "5%", "再说")


def test_a_refusal_that_is_set_aside_counts_with_the_mood_that_holds() -> None:
    refused = felt(1, mood=Mood.RESISTANT, objection=Objection.SPOUSE, willing=2, aside=True)
    told = stance(refused, felt(3, mood=Mood.RESISTANT, willing=1))
    assert (told.objection, told.willing, told.since) == (Objection.SPOUSE, 1, day(3))
    assert told.said_on.objection == day(1)
    over = stance(refused, felt(2, mood=Mood.NEUTRAL), felt(3, mood=Mood.RESISTANT))
    assert over.objection is None


def test_without_a_mood_of_his_own_nothing_goes_with_one() -> None:
    told = stance(felt(1, mood=Mood.RESISTANT, willing=1, aside=True), felt(2, loss="5%"))
    assert (told.mood, told.since, told.willing, told.loss) == (None, None, None, "5%")


def test_no_willingness_at_all_is_a_value() -> None:
    assert stance(felt(1, willing=5), felt(2, willing=0)).willing == 0


def test_the_last_proposal_is_that_of_the_newest_row_that_has_one() -> None:
    rows = [felt(3, None, familiarity=7), felt(2, None, proposed=0), felt(1, None, proposed=5)]
    assert last_proposed(rows) == 0
    assert last_proposed([felt(4, None, proposed=9, aside=True), *rows]) == 0


histories = st.lists(
    st.builds(
        felt,
        st.integers(1, 9),
        st.sampled_from((None, INSURANCE, INVESTMENT)),
        mood=st.none() | st.sampled_from(Mood),
        willing=st.none() | st.integers(0, 10),
        words=st.none() | st.sampled_from(("a", "b")),
    ),
    max_size=12,
)


@given(histories)
def test_a_stance_follows_from_its_own_rows(rows: list[Assessment]) -> None:
    """Each category apart; the mood is the latest one shown, and never left between its days."""
    newest_first = sorted(rows, key=lambda row: row.assessed_on, reverse=True)
    stances = find_stances(newest_first)
    assert {one.category for one in stances} == {row.category for row in rows}
    for one in stances:
        own = [row for row in newest_first if row.category == one.category]
        assert find_stances(own) == (one,)
        shown = [row for row in own if row.mood is not None]
        assert one.mood == (shown[0].mood if shown else None)
        assert one.words == next((row.words for row in own if row.words), None)
        for field, on in one.said_on._asdict().items():
            value = getattr(one, field)
            assert (on is None) is (value is None)
            assert on is None or (on, value) in [(r.assessed_on, getattr(r, field)) for r in own]
        if one.since and one.on:
            assert shown[0].assessed_on == one.on >= one.since
            held = {row.mood for row in shown if row.assessed_on > one.since}
            assert held <= {one.mood}
