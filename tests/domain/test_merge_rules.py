"""Two records of one client: what the first takes over, what is asked, what is kept aside."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.contact import Contact
from rmtrack.domain.differences import (
    FACTS,
    Difference,
    Half,
    Preference,
    Side,
    find_differences,
    refuse_unsettled,
)
from rmtrack.domain.errors import InputError, RuleError
from rmtrack.domain.keys import Mood, Nature, Objection, Risk, Sex, Way
from rmtrack.domain.merged import LeftOver, Plan
from rmtrack.domain.merging import plan_merge, refuse_merge
from rmtrack.domain.money import Money
from rmtrack.domain.one_story import Toward
from rmtrack.domain.pool import PoolChange
from rmtrack.domain.profile import ContactField, ContactWay, FormerName
from rmtrack.domain.replaying import Member, Turn, find_stays, in_pool
from rmtrack.domain.strangers import refuse_strangers, share_a_name
from rmtrack.domain.tag import Tag
from rmtrack.domain.touch import Assessment
from rmtrack.domain.writing import alike

DAY = date(2026, 11, 16)
FIRST, SECOND = Side.FIRST, Side.SECOND
WHOLE: dict[str, Any] = {  # a client of whom everything is known, each fact unlike the other's
    "sex": Sex.FEMALE,
    "birth_year": 1980,
    "birth_day": "05-03",
    "birth_lunar": True,
    "opened_on": DAY,
    "assets": Money.yuan(5),
    "source": "转介绍",
    "introducer_id": 9,
    "employer": "明华科技",
    "area": "浦东",
    "family": "两个孩子",
    "style": "爱听数字",
    "risk": Risk.C3,
    "risk_until": DAY,
    "money": True,
    "authority": False,
    "need": True,
    "cadence_days": 30,
    "familiarity": 7,
    "mood": Mood.POSITIVE,
    "snoozed_until": DAY + timedelta(5),
}
# What a merge does otherwise with a column than with a fact.
OTHERWISE = {
    *("id", "owner", "name", "name_key", "readings", "note", "added_on", "contacted_on"),
    *("archived", "deceased", "last_touch_on", "next_touch_on", *Way),
}


def client(number: int, name: str = "王小明", **known: Any) -> Contact:  # noqa: ANN401 - as many kinds as fields
    whole: dict[str, Any] = {"name": name, "name_key": name, "added_on": DAY, "id": number}
    return Contact(**{**whole, **known})


def half(number: int = 1, name: str = "王小明", **known: Any) -> Half:  # noqa: ANN401 - as many kinds as fields
    return Half(client(number, name, **known))


def merge(first: Half, second: Half, rest: Side | int | None = None, **own: Side | int) -> Plan:
    return plan_merge(first, second, Preference(rest, own), today=DAY)


def test_every_column_of_a_client_has_its_rule() -> None:
    """A new one has to be thought of: it would be lost with the client who goes."""
    facts = {column for columns in FACTS.values() for column in columns}
    assert facts | OTHERWISE == {field.name for field in fields(Contact)}
    assert facts == WHOLE.keys()


@pytest.mark.parametrize("column", [*WHOLE, "phone", "wechat", "email"])
def test_a_blank_is_filled(column: str) -> None:
    known = WHOLE | {"phone": "1", "wechat": "x", "email": "e"}
    told = {column: known[column], **({"birth_day": "05-03"} if column == "birth_lunar" else {})}
    plan = merge(half(1), half(2, **told))
    assert plan.contact == replace(client(1), **told)
    assert (plan.differences, plan.left_over) == ((), ())
    assert merge(half(1, **told), half(2)).contact == client(1, **told)


def test_what_both_know_alike_is_no_difference() -> None:
    assert merge(half(1, **WHOLE), half(2, **WHOLE)).contact == client(1, **WHOLE)


@pytest.mark.parametrize("key", FACTS)
def test_what_they_know_otherwise_is_a_difference_which_either_may_win(key: str) -> None:
    columns = FACTS[key]
    one = {column: WHOLE[column] for column in columns}
    others: dict[str, Any] = {
        "sex": Sex.MALE,
        "birth_day": "06-03",
        "introducer_id": 8,
        "risk": Risk.C5,
    }
    others |= {"money": False, "authority": True, "need": False, "opened_on": DAY - timedelta(1)}
    others |= {"assets": Money.yuan(6), "cadence_days": 60, "familiarity": 0}
    others |= {"mood": Mood.NEUTRAL, "snoozed_until": DAY + timedelta(9)}
    other = {column: others.get(column, one[column]) for column in columns}
    other = other if other != one else dict.fromkeys(columns, "anders")
    known, theirs = tuple(one.values()), tuple(other.values())
    first, second = half(1, **one), half(2, **other)
    assert find_differences(first, second, DAY) == (Difference(key, known, theirs),)
    kept = merge(first, second, FIRST)
    assert (kept.contact, kept.left_over) == (first.contact, (LeftOver(key, theirs, SECOND),))
    taken = merge(first, second, FIRST, **{key: 2})
    assert taken.contact == replace(first.contact, **other)
    assert taken.left_over == (LeftOver(key, known, FIRST),)


def test_what_is_not_settled_stays_and_is_named() -> None:
    first, second = half(1, employer="明华", area="浦东"), half(2, employer="某行", area="徐汇")
    plan = merge(first, second, area=2)
    assert plan.sides == {"area": SECOND}
    assert plan.contact == client(1, employer="明华", area="徐汇")
    with pytest.raises(InputError, match=r"王小明 \(1\) and 王小明 \(2\) differ in: employer$"):
        refuse_unsettled(plan.differences, plan.sides, first.contact, second.contact)
    whole = merge(first, second, SECOND, area=1)
    refuse_unsettled(whole.differences, whole.sides, first.contact, second.contact)
    assert whole.contact == client(1, employer="某行", area="浦东")


def test_a_preference_names_one_of_the_two_and_something_in_which_they_differ() -> None:
    first, second = half(1, employer="明华"), half(2, employer="某行")
    with pytest.raises(InputError, match="client 7 is neither of the two: prefer 1 or 2"):
        merge(first, second, 7)
    with pytest.raises(InputError, match="in 'area': the two differ in employer"):
        merge(first, second, FIRST, area=SECOND)
    with pytest.raises(InputError, match="in 'area': the two differ in -"):
        merge(half(1), half(2), area=SECOND)


def test_a_word_means_a_field_of_that_name_before_a_fact() -> None:
    first = half(1, opened_on=DAY)._replace(fields=(ContactField(1, "开户", "甲"),))
    second = half(2, opened_on=DAY - timedelta(1))
    second = second._replace(fields=(ContactField(2, "开户", "乙"),))
    words = {"开户": "opened_on", "opened": "opened_on"}
    said = Preference(None, {"开户": SECOND, "opened": FIRST}, words)
    plan = plan_merge(first, second, said, today=DAY)
    assert plan.sides == {"opened_on": FIRST, "开户": SECOND}


def test_two_words_for_one_fact_may_not_say_both() -> None:
    first, second = half(1, employer="明华"), half(2, employer="某行")
    words = {"单位": "employer"}
    alike = Preference(None, {"employer": SECOND, "单位": 2}, words)
    assert plan_merge(first, second, alike, today=DAY).sides == {"employer": SECOND}
    both = Preference(None, {"employer": 1, "单位": 2}, words)
    with pytest.raises(InputError, match="employer=1 and --prefer 单位=2 are about the same"):
        plan_merge(first, second, both, today=DAY)


def test_a_birthday_without_its_year_agrees_and_takes_the_year() -> None:
    whole: dict[str, Any] = {"birth_year": 1980, "birth_day": "05-03"}
    assert merge(half(1, birth_day="05-03"), half(2, **whole)).contact == client(1, **whole)


def test_a_lunar_day_is_another_one_and_a_birthday_goes_whole() -> None:
    first = half(1, birth_day="05-03")
    second = half(2, birth_year=1980, birth_day="05-03", birth_lunar=True)
    assert merge(first, second, FIRST).contact == first.contact
    assert merge(first, second, SECOND).left_over == (
        LeftOver("birthday", (None, "05-03", False), FIRST),
    )


def test_first_and_last_days_tell_of_both() -> None:
    early, late = DAY - timedelta(9), DAY + timedelta(9)
    first = half(1, contacted_on=early)
    second = half(2, added_on=early, contacted_on=DAY, snoozed_until=late)
    expected = client(1, added_on=early, contacted_on=DAY, snoozed_until=late)
    assert merge(first, second).contact == expected
    other = half(1, added_on=early, contacted_on=DAY, snoozed_until=late)
    assert merge(other, half(2, contacted_on=early)).contact == other.contact


@pytest.mark.parametrize("day", [DAY, DAY - timedelta(3)])
def test_who_was_put_off_until_a_day_gone_by_is_put_off_no_more(day: date) -> None:
    """Nothing is asked of it; and the day that is still to come holds, whoever has it."""
    late = DAY + timedelta(9)
    past, coming = half(1, snoozed_until=day), half(2, snoozed_until=late)
    for plan in (merge(past, coming), merge(coming, past)):
        assert (plan.contact.snoozed_until, plan.differences, plan.left_over) == (late, (), ())
    both = merge(past, half(2, snoozed_until=DAY - timedelta(1)))
    assert (both.differences, both.put_off) == ((), None)
    assert both.contact.snoozed_until == max(day, DAY - timedelta(1))


def test_it_is_known_that_the_merge_puts_a_client_off() -> None:
    late = DAY + timedelta(9)
    assert merge(half(1), half(2, snoozed_until=late)).put_off == late
    assert merge(half(1, snoozed_until=late), half(2)).put_off is None
    both = half(1, snoozed_until=late), half(2, snoozed_until=late + timedelta(1))
    assert merge(*both, SECOND).put_off is None
    assert merge(*both, SECOND).contact.snoozed_until == late + timedelta(1)


def felt(number: int, day: date, **said: Any) -> Assessment:  # noqa: ANN401 - as many kinds as fields
    return Assessment(number, day, id=number * 10 + day.day, **said)


def test_a_place_that_the_latest_rows_do_not_say_is_felt_today() -> None:
    early, late = DAY - timedelta(9), DAY - timedelta(2)
    mine = felt(1, early, familiarity=8, mood=Mood.POSITIVE)
    theirs = felt(2, late, familiarity=2, mood=Mood.NEUTRAL)
    first = half(1, familiarity=8, mood=Mood.POSITIVE)._replace(felt=(mine,))
    second = half(2, familiarity=2, mood=Mood.NEUTRAL)._replace(felt=(theirs,))
    for pair, side, aside in (
        ((first, second), FIRST, theirs),
        ((first, second), SECOND, mine),
        ((second, first), FIRST, mine),
        ((second, first), SECOND, theirs),
    ):
        plan = merge(*pair, side)
        assert (plan.aside, plan.felt, plan.left_over) == ((aside,), None, ())
    mixed = merge(first, second, FIRST, mood=2)
    assert (mixed.aside, mixed.contact.mood) == ((theirs,), Mood.NEUTRAL)
    assert mixed.felt == Assessment(1, DAY, mood=Mood.NEUTRAL)


def test_while_nobody_has_said_whose_place_holds_no_story_gives_way() -> None:
    """What is said of one of the two facts alone does not say it; and nothing is felt yet."""
    first, second = (
        half(number, familiarity=number, mood=mood)._replace(
            felt=(felt(number, DAY, familiarity=number, mood=mood),)
        )
        for number, mood in ((1, Mood.POSITIVE), (2, Mood.NEUTRAL))
    )
    for open_ in (merge(first, second), merge(first, second, mood=2)):
        assert (open_.aside, open_.felt) == ((), None)
    assert merge(first, second, mood=2, familiarity=2).aside == first.felt


def test_where_they_differ_in_one_of_both_it_says_whose_story_is_kept() -> None:
    first = half(1, familiarity=8, mood=Mood.NEUTRAL)._replace(
        felt=(felt(1, DAY, familiarity=8, mood=Mood.NEUTRAL),)
    )
    second = half(2, mood=Mood.POSITIVE)._replace(felt=(felt(2, DAY, mood=Mood.POSITIVE),))
    assert merge(first, second, FIRST).aside == second.felt
    taken = merge(first, second, SECOND)
    assert (taken.aside, taken.felt) == (first.felt, Assessment(1, DAY, familiarity=8))


def test_who_differ_in_nothing_keep_the_story_that_tells_more() -> None:
    """So that nothing has to be felt today; the first's, where both tell as much."""
    near = half(1, familiarity=8)._replace(felt=(felt(1, DAY, familiarity=8),))
    more = (felt(2, DAY, familiarity=8), felt(2, DAY - timedelta(1), mood=Mood.NEUTRAL))
    whole = half(2, familiarity=8, mood=Mood.NEUTRAL)._replace(felt=more)
    for pair in ((near, whole), (whole, near)):
        plan = merge(*pair)
        assert (plan.aside, plan.felt) == (near.felt, None)
    other = half(3, mood=Mood.NEUTRAL)._replace(felt=(felt(3, DAY, mood=Mood.NEUTRAL),))
    plan = merge(near, other)
    assert (plan.aside, plan.felt) == (other.felt, Assessment(1, DAY, mood=Mood.NEUTRAL))
    assert merge(whole, half(3)._replace(felt=whole.felt)).aside == whole.felt


def test_what_tells_no_place_is_never_set_aside() -> None:
    words = felt(2, DAY, objection=Objection.SPOUSE, answers="upset", proposed=3)
    asked = felt(2, DAY - timedelta(1), category="insurance", willing=3, familiarity=None)
    theirs = felt(2, DAY - timedelta(2), familiarity=2)
    first = half(1, familiarity=2)._replace(
        felt=(felt(1, DAY, familiarity=2), felt(1, DAY, mood=Mood.NEUTRAL, category="insurance"))
    )
    second = half(2, familiarity=2)._replace(felt=(words, asked, theirs))
    assert merge(first, second).aside == (theirs,)


def test_where_only_one_tells_a_place_nothing_gives_way() -> None:
    """A preferred record without a row is felt today, over the story that is there."""
    row = felt(1, DAY, familiarity=8)
    told, untold = half(1, familiarity=8)._replace(felt=(row,)), half(2, familiarity=2)
    for pair, side in (((told, untold), SECOND), ((untold, told), FIRST)):
        plan = merge(*pair, side)
        assert plan.aside == ()
        assert plan.felt == Assessment(pair[0].contact.id, DAY, familiarity=2)


def test_what_is_aside_of_an_earlier_merge_stays_so_and_says_nothing() -> None:
    """Neither which story is kept, nor what stands."""
    old = replace(felt(1, DAY, familiarity=1, mood=Mood.RESISTANT), aside=True)
    mine = felt(1, DAY - timedelta(1), familiarity=8)
    theirs = felt(2, DAY - timedelta(2), familiarity=8, mood=Mood.NEUTRAL)
    first = half(1, familiarity=8)._replace(felt=(old, mine))
    second = half(2, familiarity=8, mood=Mood.NEUTRAL)._replace(felt=(theirs,))
    assert (merge(first, second).aside, merge(first, second).felt) == ((mine,), None)
    again = half(3)._replace(felt=(old,))
    assert merge(again, second).aside == ()
    resistant = half(3, mood=Mood.RESISTANT)._replace(felt=(old,))
    plan = merge(resistant, second, FIRST)
    assert (plan.aside, plan.felt) == ((), Assessment(3, DAY, mood=Mood.RESISTANT))


def test_of_a_category_the_story_that_was_told_last_is_kept() -> None:
    """So that the mood of today stays as it is; of two of one day the later row is the last."""

    def toward(number: int, days: int, category: str = "insurance") -> Assessment:
        return felt(number, DAY - timedelta(days), mood=Mood.NEUTRAL, category=category)

    mine = toward(1, 3), toward(1, 9)
    theirs = toward(2, 2), toward(2, 5), toward(2, 9)
    alone = toward(2, 1, "deposit")
    first = half(1)._replace(felt=(*mine, felt(1, DAY, willing=3, category="insurance")))
    second = half(2)._replace(felt=(alone, *theirs))
    assert merge(first, second).aside == mine
    assert merge(second, first).aside == mine
    assert merge(first, second._replace(felt=theirs[1:])).aside == theirs[1:]
    assert merge(first, second._replace(felt=(toward(2, 3),))).aside == mine
    earlier = replace(toward(2, 3), id=0)
    assert merge(first, second._replace(felt=(earlier,))).aside == (earlier,)


def test_it_is_known_whose_mood_toward_a_category_holds_and_may_be_said() -> None:
    """Of it alone, or of all in which the two differ; unasked it is that of who was told last."""
    mine = felt(1, DAY - timedelta(3), mood=Mood.RESISTANT, category="insurance")
    theirs = felt(2, DAY - timedelta(2), mood=Mood.NEUTRAL, category="insurance")
    words = felt(1, DAY, willing=3, category="deposit"), replace(mine, category="gold", aside=True)
    alone = replace(theirs, category="deposit"), replace(theirs, category="gold")
    first, second = half(1)._replace(felt=(*words, mine)), half(2)._replace(felt=(*alone, theirs))
    for plan in (merge(first, second), merge(first, second, SECOND)):
        assert plan.toward == (Toward("insurance", Mood.RESISTANT, Mood.NEUTRAL, SECOND),)
        assert (plan.aside, plan.toward[0].mood) == ((mine,), Mood.NEUTRAL)
    for plan in (merge(first, second, FIRST), merge(first, second, insurance=1)):
        assert (plan.aside, plan.toward[0].mood) == ((theirs,), Mood.RESISTANT)
    read = Preference(own={"保险": 1}, words={"保险": "insurance"})
    assert plan_merge(first, second, read, today=DAY).aside == (theirs,)
    for category in ("deposit", "gold"):
        with pytest.raises(InputError, match=f"in '{category}': the two differ in insurance"):
            merge(first, second, **{category: FIRST})


def test_a_field_of_the_name_goes_before_a_category() -> None:
    """Who means the category after all can't say so: it stays with the one that was told last."""
    moods = [felt(n, DAY - timedelta(n), mood=Mood.NEUTRAL, category="insurance") for n in (1, 2)]
    first, second = (
        half(n)._replace(fields=(ContactField(n, "insurance", str(n)),), felt=(moods[n - 1],))
        for n in (1, 2)
    )
    for side in Side:
        plan = merge(first, second, insurance=side)
        assert (plan.sides, plan.aside) == ({"insurance": side}, (moods[1],))


def test_what_was_felt_toward_a_category_says_no_place() -> None:
    mine = felt(1, DAY - timedelta(9), mood=Mood.POSITIVE)
    toward = felt(2, DAY, mood=Mood.RESISTANT, category="insurance")
    first = half(1, mood=Mood.POSITIVE)._replace(felt=(mine,))
    assert merge(first, half(2)._replace(felt=(toward,))).felt is None


def test_a_refusal_comes_with_the_mood_that_holds() -> None:
    refusal = {"objection": Objection.LIQUIDITY, "nature": Nature.LIQUIDITY, "willing": 2}
    rows = (
        felt(1, DAY - timedelta(8), mood=Mood.RESISTANT, familiarity=4),
        felt(1, DAY - timedelta(9), mood=Mood.RESISTANT, words="再说吧", **refusal),
    )
    first = half(1, mood=Mood.RESISTANT, familiarity=4)._replace(felt=rows)
    theirs = (felt(2, DAY - timedelta(1), mood=Mood.NEUTRAL),)
    second = half(2, mood=Mood.NEUTRAL)._replace(felt=theirs)
    expected = Assessment(2, DAY, mood=Mood.RESISTANT, **refusal)  # type: ignore[arg-type]
    near = second._replace(contact=replace(second.contact, familiarity=5))
    near = near._replace(felt=(*theirs, felt(2, DAY - timedelta(1), familiarity=5)))
    mixed = merge(near, first, FIRST, mood=SECOND)
    assert (mixed.felt, mixed.aside) == (expected, rows)
    bare = half(2, familiarity=4)._replace(felt=(felt(2, DAY, familiarity=4, willing=9),))
    unasked = merge(bare, first._replace(felt=(rows[1],)))
    assert (unasked.sides, unasked.felt) == ({}, expected)
    for pair in ((first, second), (second, first)):
        assert merge(*pair, first.contact.id).felt is None


def test_a_mood_that_no_row_says_has_nothing_that_goes_with_it() -> None:
    theirs = felt(2, DAY, mood=Mood.NEUTRAL)
    second = half(2, mood=Mood.NEUTRAL)._replace(felt=(theirs,))
    plan = merge(half(1, mood=Mood.POSITIVE), second, FIRST)
    assert plan.felt == Assessment(1, DAY, mood=Mood.POSITIVE)
    taken = merge(half(1, mood=Mood.POSITIVE), second, SECOND)
    assert taken.left_over == (LeftOver("mood", (Mood.POSITIVE,), FIRST),)


@pytest.mark.parametrize(
    ("one", "other", "former", "share"),
    [
        ({"name": "王小明"}, {"name": "王小明"}, (), True),
        ({"name": "王小明", "readings": "wang xiao ming"}, {"name": "李姐"}, (), False),
        ({"name": "单敏", "readings": "shan min/dan min"}, {"readings": "dan min"}, (), True),
        ({"name": "王小明"}, {"name": "李姐"}, ("李姐",), True),
        ({"name": "王小明"}, {"name": "李姐"}, ("陈立",), False),
    ],
)
def test_two_share_a_name_by_its_signs_its_sound_or_one_of_before(
    one: dict[str, Any], other: dict[str, Any], former: tuple[str, ...], share: bool
) -> None:
    names = tuple(FormerName(1, name, name) for name in former)
    first = half(1, **one)._replace(names=names)
    second = half(2, **{"name": "丹民", **other})
    for pair in ((first, second), (second, first)):
        assert share_a_name(*pair) is share
        assert merge(*pair).strangers is not share
        if share:
            refuse_strangers(*pair)
        else:
            with pytest.raises(RuleError, match="have different names"):
                refuse_strangers(*pair)


def test_another_phone_and_address_become_further_ways() -> None:
    first = half(1, phone="1", wechat="x")
    second = half(2, phone="2", wechat="x", email="e")
    plan = merge(first, second)
    assert plan.contact == client(1, phone="1", wechat="x", email="e")
    assert plan.new == (ContactWay(1, Way.PHONE, "2"),)


def test_a_way_is_kept_once() -> None:
    mine = ContactWay(1, Way.PHONE, "2", id=1), ContactWay(1, Way.PHONE, "3", id=2)
    theirs = ContactWay(2, Way.PHONE, "3", id=3), ContactWay(2, Way.PHONE, "4", id=4)
    both = half(1)._replace(ways=mine), half(2, phone="2")._replace(ways=theirs)
    plan = merge(*both)
    assert plan.contact.phone == "2"
    assert plan.dropped == {mine[0], theirs[0]}
    assert plan.new == ()


def test_words_and_fields_are_united() -> None:
    mine, theirs = Tag(1, "golf", id=1), (Tag(2, "golf", id=2), Tag(2, "tea", id=3))
    car, pet = ContactField(1, "车牌", "沪A1", id=1), ContactField(1, "宠物", "猫", id=2)
    others = ContactField(2, "车牌", "沪A2", id=3), ContactField(2, "宠物", "猫", id=4)
    more = ContactField(2, "爱好", "钓鱼", id=5)
    first = half(1)._replace(tags=(mine,), fields=(car, pet))
    second = half(2)._replace(tags=theirs, fields=(*others, more))
    plan = merge(first, second, SECOND)
    assert plan.differences == (Difference("车牌", ("沪A1",), ("沪A2",)),)
    assert plan.dropped == {theirs[0], *others}
    assert plan.changed == (replace(car, value="沪A2"),)
    assert plan.left_over == (LeftOver("车牌", ("沪A1",), FIRST),)
    kept = merge(first, second, FIRST)
    assert (kept.changed, kept.left_over) == ((), (LeftOver("车牌", ("沪A2",), SECOND),))


def test_all_writings_of_a_tag_are_one() -> None:
    """The first's stays; of the second's own that which was put on first."""
    theirs = [Tag(2, word, id=n) for n, word in enumerate(["GOLF", "tea", "Ｔｅａ", "TEE"], 3)]
    first, second = half(1)._replace(tags=(Tag(1, "golf", id=1),)), half(2)
    second = second._replace(tags=tuple(theirs))
    assert merge(first, second).dropped == {theirs[0], theirs[2]}
    plan = plan_merge(first, second, Preference(), today=DAY, key=lambda word: alike(word)[:1])
    assert plan.dropped == {theirs[0], theirs[2], theirs[3]}


def test_all_writings_of_a_field_are_one() -> None:
    """The first's stays, as he has it."""
    mine = ContactField(1, "Hobby", "tea", id=1)
    theirs = ContactField(2, "HOBBY", "golf", id=2)
    first, second = half(1)._replace(fields=(mine,)), half(2)._replace(fields=(theirs,))
    plan = merge(first, second, SECOND)
    assert plan.differences == (Difference("Hobby", ("tea",), ("golf",)),)
    assert plan.dropped == {theirs}
    assert plan.changed == (replace(mine, value="golf"),)
    same = second._replace(fields=(replace(theirs, value="tea"),))
    assert merge(first, same).differences == ()
    assert merge(first, second, hobby=SECOND).changed == (replace(mine, value="golf"),)


def test_a_field_with_the_name_of_a_fact_says_that_it_is_a_field() -> None:
    fields_of = [(ContactField(number, "employer", str(number)),) for number in (1, 2)]
    first, second = (half(n, employer=str(n))._replace(fields=fields_of[n - 1]) for n in (1, 2))
    assert [one.key for one in find_differences(first, second, DAY)] == [
        "employer",
        "field employer",
    ]


def test_the_name_that_goes_becomes_a_former_one() -> None:
    assert merge(half(1), half(2, "王晓明")).new == (FormerName(1, "王晓明", "王晓明"),)
    assert merge(half(1), half(2)).new == ()


def test_former_names_are_kept_once_and_a_second_spelling_is_told() -> None:
    mine = FormerName(1, "张偉", "张伟", id=1)
    theirs = FormerName(2, "张偉", "张伟", id=2), FormerName(2, "李姐", "李姐", id=3)
    first = half(1)._replace(names=(mine,))
    second = half(2, "张伟")._replace(names=theirs)
    plan = merge(first, second)
    assert theirs[0] in plan.dropped
    assert theirs[1] not in plan.dropped
    assert plan.new == ()
    assert plan.left_over == (LeftOver("name", ("张伟",), SECOND),)
    again = merge(half(1, "李姐"), second)
    assert theirs[1] in again.dropped


def test_nobody_introduced_himself_and_it_is_told_who_was_said_to_have() -> None:
    plan = merge(half(1, introducer_id=2), half(2, introducer_id=7))
    assert plan.contact.introducer_id == 7
    assert plan.left_over == (LeftOver("introducer_id", (2,), FIRST),)
    plan = merge(half(1, introducer_id=7), half(2, introducer_id=1))
    assert plan.contact.introducer_id == 7
    assert plan.left_over == (LeftOver("introducer_id", (1,), SECOND),)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (client(1), client(1), "can't be merged with himself"),
        (client(1, archived=True), client(2), r"王小明 \(1\) is archived, and 王小明 \(2\) is not"),
    ],
)
def test_who_cannot_be_merged(first: Contact, second: Contact, sentence: str) -> None:
    with pytest.raises(RuleError, match=sentence):
        refuse_merge(first, second)


@pytest.mark.parametrize("archived", [False, True])
def test_one_who_has_died_and_one_who_has_not_are_not_merged_whoever_stays(archived: bool) -> None:
    """Somebody has to say first which of it is so."""
    gone, living = client(2, archived=True, deceased=True), client(1, archived=archived)
    for two in ((living, gone), (gone, living)):
        with pytest.raises(RuleError) as refused:
            refuse_merge(*two)
        assert str(refused.value) == "王小明 (2) is kept as deceased, and 王小明 (1) is not"
        hint = (refused.value.hint or "").format(**refused.value.facts)
        assert "rmtrack contact archive 1 --deceased" in hint
        assert "rmtrack contact edit 2 --deceased no" in hint


def test_who_can_be_merged_though_archived_or_deceased() -> None:
    gone = client(2, archived=True, deceased=True)
    refuse_merge(client(1), client(2, archived=True))
    refuse_merge(client(1, archived=True, deceased=True), gone)
    assert merge(half(1, archived=True, deceased=True), Half(gone)).contact.deceased


turns_drawn = st.lists(st.integers(0, 12), max_size=4, unique=True)


@given(added=st.tuples(st.integers(0, 6), st.integers(0, 6)), days=st.tuples(*[turns_drawn] * 2))
def test_one_story_tells_that_the_client_was_in_the_pool_while_either_was(
    added: tuple[int, int], days: tuple[list[int], list[int]]
) -> None:
    """No row of either goes; where they contradict each other, a row more says what holds."""
    first, second = (story(n, added[n - 1], days[n - 1]) for n in (1, 2))
    if first.contact.archived and not second.contact.archived:
        first, second = second, first
    halves, plan = (first, second), merge(first, second)
    rows = [row for one in halves for row in one.turns]
    rows += [replace(row, id=99) for row in plan.new if isinstance(row, PoolChange)]
    contact = plan.contact
    for number in range(-1, 16):
        evening = DAY + timedelta(number)
        before = any(in_pool(stays(one.contact, one.turns), evening) for one in halves)
        assert in_pool(stays(contact, rows), evening) == before


def story(number: int, added: int, days: list[int]) -> Half:
    """Return a client who left and came back on these days in turn, first either."""
    later = sorted(day for day in days if day >= added)
    leaves_first = number == 1 or len(days) % 2 == 0
    turns = [
        PoolChange(
            number,
            DAY + timedelta(day),
            archived=(place % 2 == 0) == leaves_first,
            id=place * 2 + number,
        )
        for place, day in enumerate(later)
    ]
    archived = turns[-1].archived if turns else False
    return half(number, added_on=DAY + timedelta(added), archived=archived)._replace(
        turns=tuple(turns)
    )


def stays(contact: Contact, rows: Any) -> Any:  # noqa: ANN401 - as find_stays has them
    turns = sorted(rows, key=lambda row: (row.changed_on, row.id))
    member = Member(contact.id, "", "", contact.added_on, contact.archived)
    return find_stays(member, [Turn(contact.id, row.changed_on, row.archived) for row in turns])
