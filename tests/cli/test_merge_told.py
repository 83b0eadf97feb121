"""What a merge tells of itself: what it fills in, what counts again, what counts no more."""

from typing import Any

import pytest

from tests.cli.program import Program


def lines_of(rmtrack: Program, line: str) -> list[str]:
    result = rmtrack(line)
    assert (result.code, result.err) == (0, "")
    return [text.strip() for text in result.out.splitlines()]


@pytest.fixture
def apart(rmtrack: Program) -> Program:
    """Return rmtrack on a store with one client twice, of whom each knows something else."""
    rmtrack("contact add 陈立")
    rmtrack("contact add 王小明 --birthday 05-03 --employer 明华科技")
    facts = "--phone 13800000002 --sex 男 --birthday 1980-05-03 --introducer 陈立 --money no"
    assert rmtrack(f"contact add 王小明 {facts} --familiarity 4").code == 0
    return rmtrack


def test_what_only_the_one_knew_who_is_gone_is_told(apart: Program) -> None:
    told = (
        "filled in: phone 13800000002, sex male, birthday 1980-05-03, familiarity 4,",
        "introducer 陈立 (1), money no",
    )
    place = lines_of(apart, "contact merge 2 3 --dry-run").index(told[0])
    assert lines_of(apart, "contact merge 2 3")[place : place + 2] == [*told]
    apart("undo")
    first = "补入：手机 13800000002、性别 男、生日 1980-05-03、熟悉程度 4、介绍人"
    assert first in lines_of(apart, "--lang zh contact merge 2 3")


def test_what_was_filled_in_is_in_the_json_too(apart: Program) -> None:
    assert apart("contact merge 2 3 --json").json["filled_in"] == [
        {"field": "phone", "value": "13800000002"},
        {"field": "sex", "value": "male"},
        {
            "field": "birthday",
            "value": {"birth_year": 1980, "birth_day": "05-03", "birth_lunar": False},
        },
        {"field": "familiarity", "value": 4},
        {"field": "introducer_id", "value": 1},
        {"field": "money", "value": False},
    ]


def test_where_both_know_the_same_nothing_is_filled_in(rmtrack: Program) -> None:
    for number in (1, 2):
        rmtrack(f"contact add 王小明 --phone 1380000000{number} --employer 明华科技")
    rmtrack("snooze 2 +2w")
    assert "filled in" not in rmtrack("contact merge 1 2 --dry-run").out
    assert rmtrack("contact merge 1 2 --json").json["filled_in"] == []


@pytest.mark.parametrize("dry", ["", " --dry-run"])
def test_an_archived_one_who_comes_back_by_a_merge_is_told_of(rmtrack: Program, dry: str) -> None:
    for name in ("王小明", "李姐"):
        rmtrack(f"contact add {name}")
    rmtrack("deal add 2 50万")
    rmtrack("contact archive 2")
    told = "李姐 (2) was archived: what is kept there counts again"
    assert told in lines_of(rmtrack, f"contact merge 1 2{dry}")
    if not dry:
        rmtrack("undo")
    told = "李姐（2）原已归档：名下的记录重新计入"
    assert told in lines_of(rmtrack, f"--lang zh contact merge 1 2{dry}")
    if not dry:
        rmtrack("undo")
    assert rmtrack(f"contact merge 1 2 --json{dry}").json["was_archived"] is True


def test_of_two_who_are_both_archived_nothing_counts_again(rmtrack: Program) -> None:
    for number in (1, 2):
        rmtrack("contact add 王小明")
        rmtrack(f"contact archive {number}")
    assert "was archived" not in rmtrack("contact merge 1 2 --dry-run").out
    assert rmtrack("contact merge 1 2 --json").json["was_archived"] is False


def test_feelings_that_changed_nothing_are_not_told(rmtrack: Program) -> None:
    """Of one cell both; it is in the JSON all the same."""
    for familiarity in (8, 9):
        rmtrack(f"contact add 王小明 --familiarity {familiarity} --mood positive")
    assert "what was felt" not in rmtrack("contact merge 1 2 --dry-run --prefer 1").out
    assert rmtrack("contact merge 1 2 --prefer 1 --json").json["set_aside"] == [2]


def test_a_dry_run_answers_the_record_as_it_would_be(apart: Program) -> None:
    apart("contact edit 2 --phone 13800000001")
    apart("log 3 想看年金 --next fri")
    apart("contact edit 3 --tag golf --field 车牌=沪A1")
    would: dict[str, Any] = apart("contact merge 2 3 --dry-run --json").json
    assert would["phones"] == ["13800000001", "13800000002"]
    assert (would["last_touch_on"], would["tags"]) == ("2026-11-02", ["golf"])
    assert would == {**apart("contact merge 2 3 --json").json, "dry_run": True}


def test_a_dry_run_leaves_open_facts_as_they_are_with_who_stays(rmtrack: Program) -> None:
    rmtrack("contact add 王小明 --familiarity 4 --mood positive")
    rmtrack("contact add 王小明 --familiarity 4 --mood neutral --phone 13800000002")
    before = rmtrack.dump()
    answer = rmtrack("contact merge 1 2 --dry-run --json").json
    assert (answer["mood"], answer["phones"]) == ("positive", ["13800000002"])
    assert rmtrack.dump() == before


def test_money_authority_and_need_are_told_as_on_the_page(rmtrack: Program) -> None:
    for answer in ("yes", "no"):
        rmtrack(f"contact add 王小明 --money {answer} --authority {answer}")
    told = lines_of(rmtrack, "--lang zh contact merge 1 2 --prefer 2")
    assert "资金：没有，不是有" in told
    assert "决策权：没有，不是有" in told
    assert "决策权：没有" in rmtrack("--lang zh show 1").out


def test_what_hangs_on_a_client_is_counted_in_plain_words(rmtrack: Program) -> None:
    rmtrack("contact add 王小明")
    rmtrack("contact add 王小明 --wechat xm --wechat xm88")
    rmtrack("contact archive 2")
    rmtrack("contact archive 2 --back")
    told = "moved: 1 further contact way, 2 times archived or brought back"
    assert told in lines_of(rmtrack, "contact merge 1 2")


@pytest.fixture
def differing(rmtrack: Program) -> Program:
    """Return rmtrack on a store with one client twice, of two employers and two birthdays."""
    rmtrack("contact add 王小明 --employer 明华科技 --birthday 05-03 --note 爱喝茶")
    rmtrack("contact add 王小明 --employer 某公司 --birthday 05-30")
    return rmtrack


def test_a_dry_run_tells_what_would_be_in_the_note(differing: Program) -> None:
    line = "contact merge 1 2 --prefer 1 --prefer birthday=2"
    told = "in the note: merged from 王小明 (2), who had: employer 某公司. Before: birthday 05-03"
    would = "\n".join(lines_of(differing, f"{line} --dry-run"))
    assert told in " ".join(would.split())
    note = differing(f"{line} --dry-run --json").json["note"]
    assert note == f"爱喝茶 · {told.removeprefix('in the note: ')}"
    assert told in " ".join(" ".join(lines_of(differing, line)).split())


def test_a_dry_run_with_open_facts_says_that_the_note_takes_in_what_gives_way(
    differing: Program,
) -> None:
    told = "in the note: merged from 王小明 (2), who had: employer 某公司; then what gives way"
    line = "contact merge 1 2 --dry-run --prefer employer=1"
    assert told in " ".join(" ".join(lines_of(differing, line)).split())
    assert "某公司；不采用的也写上" in "".join(lines_of(differing, f"--lang zh {line}"))
