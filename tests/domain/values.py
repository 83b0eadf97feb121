"""Made-up months and calendars, and what the tests draw them from."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from hypothesis import strategies as st

from rmtrack.calendars import calendar_named
from rmtrack.calendars.own import WithDaysOff
from rmtrack.domain.curves import Shares, percent
from rmtrack.domain.days import Month, WorkCalendar
from rmtrack.domain.money import Money
from rmtrack.domain.weeks import Layout, Week, lay_out

YEARS = range(2004, 2027)  # those with a calendar
ALL_MONTHS = [Month(year, number) for year in YEARS for number in range(1, 13)]
QUOTA = Money.yuan(2_290_000)  # the worked example's
NOV, DEC = Month(2026, 11), Month(2026, 12)


def nov(day: int) -> date:
    return date(2026, 11, day)


class Remembering:
    """China's calendar, asked once a day: many plans of few months are made here."""

    name = "CN"
    _beneath = calendar_named("CN")
    is_working = staticmethod(cache(_beneath.is_working))
    is_provisional = staticmethod(cache(_beneath.is_provisional))
    late_days_off = staticmethod(_beneath.late_days_off)


class Only:
    """A calendar on which nothing but the given days is worked; all of it is provisional."""

    name = "only"

    def __init__(self, *days: date) -> None:
        self.days = days

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is one of them."""
        return day in self.days

    def is_provisional(self, year: int) -> bool:
        """Tell that nothing is certain."""
        return year > 0

    def late_days_off(self, month: Month) -> Mapping[date, date]:  # noqa: ARG002 - in none
        """Tell that no leave came late."""
        return {}


CN: WorkCalendar = Remembering()
NEVER: WorkCalendar = Only()


@cache
def layout_of(month: Month, name: str = "CN") -> Layout:
    return lay_out(month, calendar_named(name))


def weeks_of(month: Month, name: str = "CN") -> tuple[Week, ...]:
    return layout_of(month, name).weeks


def leave(*days: int, known: int | None = None) -> dict[date, date | None]:
    """Return days off in November 2026, and since which day of it they are known."""
    return dict.fromkeys(map(nov, days), None if known is None else nov(known))


def away(days_off: Mapping[date, date | None]) -> WorkCalendar:
    """Return China's calendar without these days."""
    return WithDaysOff(CN, days_off)


@st.composite
def four_shares(draw: st.DrawFn) -> Shares:
    a, b, c = sorted(draw(st.tuples(*[st.integers(0, 10_000)] * 3)))
    return a, b - a, c - b, 10_000 - c


@st.composite
def curves(draw: st.DrawFn) -> str:
    """Draw a curve as it is kept; weeks without a share are frequent."""
    a, b, c = sorted(draw(st.tuples(*[st.sampled_from([0, 2500, 6000, 8000, 9999, 10_000])] * 3)))
    shares = ",".join(percent(share) for share in (a, b - a, c - b, 10_000 - c))
    return draw(st.sampled_from([shares, shares, "front-loaded", "steep", "flat", "ramp"]))
