"""Who is found: each client once, by what fits best."""

from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.finding import Found, Search, once_spoken_so, sort_out, spoken_so, that_fit
from rmtrack.domain.lookup import Match


def a_find(  # noqa: PLR0913 - a client who fits has so many
    number: int = 1,
    match: Match = Match.NAME,
    *,
    name_key: str = "a",
    archived: bool = False,
    text: str = "",
    held: str = "",
) -> Found:
    return Found(number, name_key.upper(), name_key, None, None, archived, match, text, held)


def test_nobody_is_nobody() -> None:
    assert sort_out([]) == ()


def test_the_kind_of_match_comes_first_then_the_name_then_the_number() -> None:
    expected = [
        a_find(9, Match.NAME, name_key="z"),
        a_find(12, Match.PINYIN),
        a_find(11, Match.INITIALS),
        a_find(10, Match.FORMER_NAME),
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


def test_what_is_looked_for_depends_on_the_kind_of_text() -> None:
    assert Search("·", "·", None, None, None).parts == dict.fromkeys(WORDS, "·")
    parts = Search("Zhang San", "zhang san", "zhang san", "zhangsan", "123").parts
    assert parts == dict.fromkeys(WORDS, "zhang san") | {
        Match.NAME: "zhang san",
        Match.FORMER_NAME: "zhang san",
        Match.FORMER_SOUND: "zhangsan",
        Match.PINYIN: "zhangsan",
        Match.INITIALS: "zhangsan",
        Match.PHONE: "123",
    }


WORDS = (Match.WECHAT, Match.EMAIL, Match.EMPLOYER, Match.TAG)


def test_of_names_of_before_the_one_that_sounds_so_is_told() -> None:
    one = a_find(match=Match.FORMER_NAME, text="王小明")._replace(readings="wang xiao ming")
    others = one._replace(readings="li jie"), one._replace(readings=None)
    for part in ("xiaom", "wxm", "wang"):
        assert list(once_spoken_so([*others, one], part)) == [one]


def test_a_text_that_only_begins_like_it_does_not_fit() -> None:
    golf = a_find(match=Match.TAG, text="Golf", held="Golf")
    assert list(that_fit([golf], "olf", str.lower)) == [golf]
    assert list(that_fit([golf], "golfer", str.lower)) == []


def test_who_does_not_fit_signs_and_pinyin_is_left_out() -> None:
    shan = a_find(match=Match.PINYIN, name_key="单明", held="shan ming/dan ming")
    assert [one.text for one in spoken_so([shan], ("dan", "明"))] == ["dan ming"]
    assert list(spoken_so([shan], ("明", "dan"))) == []


def test_the_reading_that_fits_is_told() -> None:
    shan = a_find(match=Match.PINYIN, text="shan ming/dan ming", held="shan ming/dan ming")
    assert [one.text for one in that_fit([shan], "danm", str)] == ["dan ming"]
