"""WHO is the one client meant, or nobody: never a guess."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import edit_contact
from rmtrack.actions.history import undo
from rmtrack.actions.log import log_touch
from rmtrack.actions.who import find_contact
from rmtrack.domain.errors import AmbiguousError, NotFoundError
from rmtrack.reading.names import name_fields, name_key, read_typed, simplified
from tests.actions.values import a_touch, add, archive, dump


def found(desk: Desk, who: str, *, reading: bool = False) -> str:
    return find_contact(desk.store, who, reading=reading).name


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("2", "王小"),
        ("王小", "王小"),  # the whole name beats the longer one that it is a part of
        ("小明", "王小明"),
        ("明", "王小明"),
        ("lee", "Anna Lee"),
    ],
)
def test_the_first_tier_that_fits_decides(desk: Desk, who: str, name: str) -> None:
    add(desk, "王小明", "王小", "Anna Lee")
    assert found(desk, who) == name


@pytest.mark.parametrize(
    "who",
    ["Anna Lee", "ANNA LEE", "anna  lee ", "Ａｎｎａ　Ｌｅｅ", "Anna Lée", "nna l", "ＬＥＥ"],
)
def test_width_case_spaces_and_accents_of_a_name_do_not_matter(desk: Desk, who: str) -> None:
    add(desk, "Anna Lee", "Ann Li")
    assert found(desk, who) == "Anna Lee"


@pytest.mark.parametrize("who", ["王 小明", " 王小明\t", "王　小　明"])
def test_spaces_in_a_chinese_name_do_not_matter(desk: Desk, who: str) -> None:
    add(desk, "王小明", "王小")
    assert found(desk, who) == "王小明"


@pytest.mark.parametrize(
    "who",
    ["单小明", "單小明", "單", "shan", "Shan Xiao-ming", "shān xiǎo míng", "sxm", "danx", "ＳＸＭ"],
)
def test_pinyin_initials_and_traditional_characters_name_a_client(desk: Desk, who: str) -> None:
    add(desk, "单小明", "王小红")
    assert found(desk, who) == "单小明"


@pytest.mark.parametrize("who", ["张伟", "張偉", "zhangwei", "zhāng wěi", "zw"])
def test_a_name_in_traditional_characters_is_found_in_both(desk: Desk, who: str) -> None:
    add(desk, "張偉", "王小红")
    assert found(desk, who) == "張偉"


@pytest.mark.parametrize("who", ["lv", "lu", "lü", "lǚ", "LV YE", "luye"])
def test_the_rounded_u_is_typed_as_it_comes(desk: Desk, who: str) -> None:
    add(desk, "吕叶", "王小红")
    assert found(desk, who) == "吕叶"


def test_a_part_pinyin_and_initials_are_one_tier(desk: Desk) -> None:
    """Who fits by one of them rivals who fits by another; only the full name goes before."""
    add(desk, "An Xm", "许梅", "单小明")
    with pytest.raises(AmbiguousError) as raised:
        find_contact(desk.store, "xm")
    assert raised.value.candidates == ((1, "An Xm"), (3, "单小明"), (2, "许梅"))
    add(desk, "Xm")
    assert found(desk, "xm") == "Xm"


def test_the_name_of_two_scripts_is_one(desk: Desk) -> None:
    add(desk, "張偉", "张伟")
    for who in ("張偉", "张伟"):
        with pytest.raises(AmbiguousError, match="fits 2 clients"):
            find_contact(desk.store, who)


@pytest.mark.parametrize(
    ("who", "exactly"), [("乾坤", "乾坤"), ("王乾", "王乾"), ("王干", "王乾"), ("乾", None)]
)
def test_what_is_typed_in_traditional_characters_is_a_whole_name_first(
    desk: Desk, who: str, exactly: str | None
) -> None:
    """Signs are simplified each for itself: a word of two would hide who has that whole name."""
    add(desk, "王乾坤", "王乾", "乾坤")
    if exactly is None:
        with pytest.raises(AmbiguousError):
            find_contact(desk.store, who)
    else:
        assert found(desk, who) == exactly


def test_a_former_name_is_nobodys_for_a_write(desk: Desk) -> None:
    add(desk, "郑薇", "王小红")
    edit_contact(desk, "1", name_fields("郑微"))
    for reading in (False, True):
        with pytest.raises(NotFoundError, match="no client fits '薇'"):
            find_contact(desk.store, "薇", reading=reading)


def test_the_nearest_by_sound_are_suggested_where_pinyin_was_typed(desk: Desk) -> None:
    add(desk, "单小明", "王芳")
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "shanxaoming")
    assert str(raised.value.facts["near"]).split(", ")[0] == "单小明"


@pytest.mark.parametrize("who", ["12", "１２", " 12", "12 "])
def test_a_plain_number_is_an_id_and_never_a_part_of_a_name(desk: Desk, who: str) -> None:
    add(desk, "Room 12")
    with pytest.raises(NotFoundError, match="there is no client 12"):
        find_contact(desk.store, who)


@pytest.mark.parametrize("digits", [20, 5000])
def test_a_number_too_large_for_any_store_is_nobodys(desk: Desk, digits: int) -> None:
    with pytest.raises(NotFoundError, match="there is no client 9999"):
        find_contact(desk.store, "9" * digits)


def test_several_who_fit_are_candidates_by_name(desk: Desk) -> None:
    add(desk, "王小明", "王大明", "李明", "赵敏")
    with pytest.raises(AmbiguousError) as raised:
        find_contact(desk.store, "明")
    assert raised.value.candidates == ((3, "李明"), (2, "王大明"), (1, "王小明"))
    assert str(raised.value) == "'明' fits 3 clients; say which by the number"


def test_namesakes_are_told_apart_by_number_alone(desk: Desk) -> None:
    add(desk, "王小明", "王小明", "王小明明")
    with pytest.raises(AmbiguousError) as raised:
        find_contact(desk.store, "王小明")
    assert raised.value.candidates == ((1, "王小明"), (2, "王小明"))


@pytest.mark.parametrize(
    ("who", "near"),
    [("王小民", "王小明"), ("anna leee", "Anna Lee"), ("zzz", ""), ("፩", ""), ("", "")],
)
def test_nobody_fits_and_the_nearest_are_named(desk: Desk, who: str, near: str) -> None:
    add(desk, "王小明", "Anna Lee", "赵敏")
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, who)
    assert raised.value.facts["near"] == near
    assert str(raised.value) == f"no client fits '{who}'"
    hint = "the nearest names: {near}" if near else "'rmtrack contact list' shows all"
    assert raised.value.hint == hint


@pytest.mark.parametrize("who", ["%", "_", "王%", "王_明", "!", "王!%"])
def test_wildcards_stand_for_themselves(desk: Desk, who: str) -> None:
    add(desk, "王小明")
    with pytest.raises(NotFoundError):
        find_contact(desk.store, who)


@pytest.mark.parametrize(("who", "name"), [("%", "a%b"), ("_", "a_b"), ("A!", "a!b")])
def test_a_wildcard_in_a_name_is_found_as_a_part_of_it(desk: Desk, who: str, name: str) -> None:
    add(desk, "a%b", "a_b", "a!b", "axb")
    assert found(desk, who) == name


@pytest.mark.parametrize("who", ["1", "王小明", "小明"])
def test_an_archived_client_fits_for_reading_only(desk: Desk, who: str) -> None:
    (gone,) = add(desk, "王小明")
    archive(desk.store, gone)
    assert found(desk, who, reading=True) == "王小明"
    with pytest.raises(NotFoundError):
        find_contact(desk.store, who)


@pytest.mark.parametrize("who", ["王小", "小"])
def test_an_archived_client_stands_behind_whoever_else_fits_for_reading(
    desk: Desk, who: str
) -> None:
    """Even one whose whole name it is: a part of an active client's name comes first."""
    gone, _other = add(desk, "王小", "王小明")
    archive(desk.store, gone)
    assert found(desk, who, reading=True) == "王小明"


def test_what_was_meant_for_an_archived_client_lands_on_nobody_else(desk: Desk) -> None:
    gone, _other = add(desk, "王小", "王小明")
    archive(desk.store, gone)
    assert found(desk, "小") == "王小明"
    with pytest.raises(NotFoundError, match="client 1 is archived"):
        find_contact(desk.store, "王小")


def test_of_archived_clients_alone_the_whole_name_decides(desk: Desk) -> None:
    for contact in add(desk, "王小", "王小明", "李小"):
        archive(desk.store, contact)
    assert found(desk, "王小", reading=True) == "王小"
    with pytest.raises(AmbiguousError):
        find_contact(desk.store, "小", reading=True)


def test_an_archived_client_is_not_offered_for_writing(desk: Desk) -> None:
    """The name would be refused once more."""
    for gone in add(desk, "赵敏", "王小明", "王小明")[1:]:
        archive(desk.store, gone)
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "王小民")
    assert raised.value.facts["near"] == ""
    with pytest.raises(NotFoundError, match="client 2 is archived"):
        find_contact(desk.store, "王小明")
    with pytest.raises(NotFoundError) as raised:
        find_contact(desk.store, "王小民", reading=True)
    assert raised.value.facts["near"] == "王小明"


NAMES = ("王小明", "王晓明", "Anna Lee", "a%b_c", "李·买买提")
SIGNS = st.sampled_from("王小晓明民李 anleeALE%_·b") | st.characters(codec="utf-8")


@st.composite
def near_misses(draw: st.DrawFn) -> str:
    """Return a name with one or two signs put in, left out, or exchanged."""
    name = list(draw(st.sampled_from(NAMES)))
    for _turn in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(name)))
        left_out = draw(st.integers(0, 1))
        name[at : at + left_out] = draw(st.lists(SIGNS, max_size=1))
    return "".join(name)


@pytest.fixture
def pool(desk: Desk) -> Desk:
    """Return the desk of an RM who knows all of NAMES."""
    add(desk, *NAMES)
    return desk


def sounds(key: str, name: str) -> bool:
    """Tell whether a key is pinyin or initials of a name, each of which has one reading."""
    sound, syllables = read_typed(key).sound, (name_fields(name)["readings"] or "").split()
    return sound is not None and any(
        "".join(syllables[start:]).startswith(sound)
        or "".join(one[0] for one in syllables[start:]).startswith(sound)
        for start in range(len(syllables))
    )


@given(who=near_misses())
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # every example is taken back
)
def test_a_write_never_goes_to_a_name_that_is_merely_similar(pool: Desk, who: str) -> None:
    """It goes to a name of which the whole or a part was typed, else nowhere."""
    key, before = simplified(name_key(who)), dump(pool.store)
    fits = [name for name in NAMES if key and (key in name_key(name) or sounds(key, name))]
    if len(fits) == 1:
        assert log_touch(pool, who, a_touch(), None).contact.name == fits[0]
        undo(pool)
    else:
        with pytest.raises((AmbiguousError, NotFoundError)):
            log_touch(pool, who, a_touch(), None)
    assert dump(pool.store) == before


@pytest.mark.parametrize("reading", [False, True])
def test_a_name_longer_than_any_is_nobodys(desk: Desk, reading: bool) -> None:
    """An engine refuses to look for so long a part; the answer does not repeat it whole."""
    add(desk, "王小明")
    with pytest.raises(NotFoundError, match=r"no client fits '王{39}…'"):
        find_contact(desk.store, "王" * 20_000, reading=reading)
