"""Days of the lunar calendar as a person reads them, and as they can be typed."""

from rmtrack.domain.lunar import lunar_parts
from rmtrack.i18n import current

ONES = "一二三四五六七八九十"
ZH_MONTHS = ("正", *ONES[1:], "冬", "腊")
ZH_DAYS = (
    *(f"初{one}" for one in ONES),
    *(f"十{one}" for one in ONES[:9]),
    "二十",
    *(f"廿{one}" for one in ONES[:9]),
    "三十",
)


def lunar_day(day: str, year: int | None = None) -> str:
    """`lunar 08-15`, 农历八月十五; with its lunar year where that is known."""
    if current() == "zh":
        month, number = lunar_parts(day)
        said = f"{ZH_MONTHS[month - 1]}月{ZH_DAYS[number - 1]}"
        return f"农历{year}年{said}" if year else f"农历{said}"
    return f"lunar {year}-{day}" if year else f"lunar {day}"
