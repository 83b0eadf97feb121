"""Who is found: each client once, by what fits best."""

from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.finding import Found, Match, sort_out


def a_find(
    number: int = 1,
    match: Match = Match.NAME,
    *,
    name_key: str = "a",
    archived: bool = False,
    text: str | None = None,
) -> Found:
    return Found(number, name_key.upper(), name_key, None, None, archived, match, text)


def test_nobody_is_nobody() -> None:
    assert sort_out([]) == ()


def test_the_kind_of_match_comes_first_then_the_name_then_the_number() -> None:
    expected = [
        a_find(9, Match.NAME, name_key="z"),
        a_find(8, Match.PHONE),
        a_find(7, Match.WECHAT),
        a_find(6, Match.EMAIL),
        a_find(5, Match.EMPLOYER),
        a_find(3, Match.TAG, name_key="a"),
        a_find(4, Match.TAG, name_key="a"),
        a_find(2, Match.TAG, name_key="b"),
        a_find(1, Match.NOTE),
    ]
    assert list(sort_out(expected[::-1])) == list(sort_out(expected)) == expected


def test_the_archived_come_last_whatever_fits() -> None:
    gone, noted = a_find(1, archived=True), a_find(2, Match.NOTE)
    assert sort_out([gone, noted]) == (noted, gone)


def test_a_client_is_found_once_by_what_fits_best() -> None:
    tag, name, note = a_find(1, Match.TAG), a_find(1), a_find(1, Match.NOTE)
    assert sort_out([tag, name, note]) == (name,)


def test_of_two_that_fit_alike_the_first_counts() -> None:
    golf, tennis = a_find(1, Match.TAG, text="golf"), a_find(1, Match.TAG, text="tennis")
    assert sort_out([golf, tennis]) == (golf,)


@given(
    st.lists(
        st.builds(
            a_find,
            st.integers(1, 5),
            st.sampled_from(Match),
            name_key=st.sampled_from("ab"),
            archived=st.booleans(),
        )
    )
)
def test_everybody_found_is_there_exactly_once(found: list[Found]) -> None:
    kept = [one.id for one in sort_out(found)]
    assert sorted(kept) == sorted({one.id for one in found})
