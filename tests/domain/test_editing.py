"""What changed of a client."""

from dataclasses import replace
from datetime import date

from rmtrack.domain.contact import Contact
from rmtrack.domain.editing import Edited
from rmtrack.domain.reach import Reach

BEFORE = Contact("王小明", "王小明", date(2026, 11, 2), id=1)


def test_what_did_not_change_is_not_named() -> None:
    assert Edited(BEFORE, BEFORE).changed == ()


def test_what_changed_is_named_without_what_follows_from_it() -> None:
    after = replace(
        BEFORE,
        name="王晓明",
        name_key="王晓明",
        phone="13800000001",
        familiarity=7,
        next_touch_on=date(2026, 12, 2),
        last_touch_on=date(2026, 11, 2),
    )
    assert Edited(BEFORE, after).changed == ("name", "phone", "familiarity")


def test_a_further_way_is_a_change_of_its_kind() -> None:
    one, two = Reach(phones=("1",)), Reach(phones=("1", "2"))
    assert Edited(BEFORE, BEFORE, reached=(one, two)).changed == ("phone",)
    assert Edited(BEFORE, BEFORE, reached=(two, two)).changed == ()
