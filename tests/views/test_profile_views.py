"""The list of all that can be changed of a client, and lunar days in words."""

from collections.abc import Iterator
from datetime import date

import pytest

from rmtrack import i18n
from rmtrack.domain.contact import Contact
from rmtrack.domain.keys import Mood, Risk, Sex, Way
from rmtrack.domain.money import Money
from rmtrack.domain.reach import Profile, WayLine
from rmtrack.views.cells import width
from rmtrack.views.lunar import lunar_day
from rmtrack.views.profile_list import KEYS, known_rows, known_text

WHOLE = Contact(
    "王小明",
    "王小明",
    date(2026, 11, 2),
    id=1,
    phone="1",
    sex=Sex.MALE,
    birth_year=1968,
    birth_day="08-15",
    birth_lunar=True,
    family="妻子在医院工作，女儿明年高考" * 4,
    assets=Money.yuan(1_200_000),
    risk=Risk.C3,
    mood=Mood.POSITIVE,
    money=False,
    introducer_id=2,
    risk_until=date(2026, 12, 1),
)
PROFILE = Profile(
    WHOLE,
    "李姐",
    ("golf", "tea"),
    (WayLine(Way.PHONE, "2"),),
    (("爱好", "钓鱼"),),
)


@pytest.fixture(params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def test_every_field_is_listed_with_what_is_known() -> None:
    known = dict(zip(KEYS, (known for _label, known in known_rows(PROFILE)), strict=True))
    wanted = {
        "name": "王小明",
        "phone": "1, 2",
        "wechat": "",
        "sex": "male",
        "birthday": "lunar 1968-08-15",
        "assets": "1.2m",
        "risk": "C3 balanced",
        "risk_until": "1 Dec 2026",
        "money": "no",
        "need": "",
        "introducer": "李姐",
        "tag": "golf, tea",
        "field": "爱好=钓鱼",
    }
    assert {key: known[key] for key in wanted} == wanted


@pytest.mark.usefixtures("lang")
@pytest.mark.parametrize("cells", [40, 60, 80, 120])
def test_the_list_fits_the_screen_and_loses_nothing(cells: int) -> None:
    shown = known_text(known_rows(PROFILE), cells=cells).splitlines()
    assert max(map(width, shown)) <= cells
    assert str(WHOLE.family) in "".join(line.strip() for line in shown)


@pytest.mark.parametrize(
    ("day", "year", "en", "zh"),
    [
        ("01-01", None, "lunar 01-01", "农历正月初一"),
        ("08-15", 1968, "lunar 1968-08-15", "农历1968年八月十五"),
        ("11-20", None, "lunar 11-20", "农历冬月二十"),
        ("12-30", None, "lunar 12-30", "农历腊月三十"),
        ("10-23", None, "lunar 10-23", "农历十月廿三"),
    ],
)
def test_a_lunar_day_is_told_as_it_can_be_typed(
    lang: str, day: str, year: int | None, en: str, zh: str
) -> None:
    assert lunar_day(day, year) == (zh if lang == "zh" else en)
