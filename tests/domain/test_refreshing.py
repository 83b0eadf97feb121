"""What a bank's list changes of a client who is known."""

from datetime import date

import pytest

from rmtrack.domain.contact import Contact
from rmtrack.domain.importing import ClientRow, is_told_by, refreshed
from rmtrack.domain.keys import Risk

EARLY, LATE = date(2026, 3, 31), date(2027, 3, 31)


def known(**fields: object) -> Contact:
    return Contact("王小明", "王小明", date(2026, 11, 2), id=1, **fields)  # type: ignore[arg-type]


def told(**fields: object) -> ClientRow:
    return ClientRow(2, "王小明", "王小明")._replace(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "row", "risk", "until"),
    [
        ({}, {"risk": Risk.C3, "risk_until": LATE}, Risk.C3, LATE),
        (
            {"risk": Risk.C2, "risk_until": EARLY},
            {"risk": Risk.C3, "risk_until": LATE},
            Risk.C3,
            LATE,
        ),
        ({"risk": Risk.C2, "risk_until": EARLY}, {"risk_until": LATE}, Risk.C2, LATE),
        (
            {"risk": Risk.C2, "risk_until": LATE},
            {"risk": Risk.C3, "risk_until": EARLY},
            Risk.C2,
            LATE,
        ),
        ({"risk": Risk.C2, "risk_until": LATE}, {"risk": Risk.C3}, Risk.C2, LATE),
        ({"risk": Risk.C2}, {"risk": Risk.C3, "risk_until": LATE}, Risk.C3, LATE),
        ({"risk_until": LATE}, {"risk": Risk.C3, "risk_until": EARLY}, None, LATE),
        ({"risk_until": LATE}, {"risk": Risk.C3}, Risk.C3, LATE),
    ],
)
def test_a_later_risk_assessment_is_news(
    before: dict[str, object], row: dict[str, object], risk: Risk | None, until: date
) -> None:
    fresh = refreshed(known(**before), told(**row))
    assert (fresh.risk, fresh.risk_until) == (risk, until)


def test_a_birthday_is_filled_in_with_its_calendar_and_never_mixed() -> None:
    lunar = told(birth_day="08-15", birth_lunar=True, birth_year=1968)
    fresh = refreshed(known(), lunar)
    assert (fresh.birth_day, fresh.birth_lunar, fresh.birth_year) == ("08-15", True, 1968)
    solar = known(birth_day="08-15")
    assert refreshed(solar, lunar) == solar
    assert is_told_by(fresh, lunar)
    assert not is_told_by(fresh, lunar._replace(birth_lunar=False))


def test_what_the_user_has_put_in_stays() -> None:
    mine = known(employer="明华", money=False)
    fresh = refreshed(mine, told(employer="others", money=True, need=True, area="浦东"))
    assert (fresh.employer, fresh.money, fresh.need, fresh.area) == ("明华", False, True, "浦东")
