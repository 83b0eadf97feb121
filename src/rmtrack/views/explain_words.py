"""The words of an explanation: what a line works out, what its numbers stand for."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from rmtrack.domain.arithmetic import Name, Quantity, Remark, Said, Unit, What
from rmtrack.domain.curves import CURVES, Shares, percent
from rmtrack.domain.money import FEN_PER_YUAN, WHOLE
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import pieces
from rmtrack.views.dates import day_range, long_day, short_day
from rmtrack.views.terms import term

NAMES: Mapping[StrEnum, str] = {
    Name.QUOTA: N_("quota"),
    Name.SHARE: N_("share of week {week}"),
    Name.FLAT_DAY: N_("a day"),
    Name.CUT: N_("week {week} at first"),
    Name.WEEK: N_("week {week} ({days})"),
    Name.DAYS: N_("day by day"),
    Name.COUNTED: N_("of a deal"),
    Name.OURS: N_("our sum"),
    Name.GROWTH: N_("growth"),
    Name.CORRECTION: N_("correction"),
    Name.BOOKED: N_("booked"),
    Name.PREBOOKED: N_("pre-booked"),
    Name.EXPECTED: N_("expected"),
    Name.TARGET: N_("target to {day}"),
    Name.PACE: N_("pace"),
    Name.BEYOND_MARK: N_("into the next day"),
    Name.REACHED: N_("on plan after"),
    Name.PACE_DAYS: N_("pace in days"),
    Name.LEFT: N_("left"),
    Name.SURPLUS: N_("beyond the quota"),
    Name.WEEK_TARGET: N_("target to {day}"),
    Name.REST: N_("rest this morning"),
    Name.LEFT_THIS_WEEK: N_("left this week"),
    Name.SHARE_TODAY: N_("today's share"),
    Name.NEEDED_TODAY: N_("needed today"),
    Name.STEP_LOW: N_("step {step}, at least"),
    Name.STEP_HIGH: N_("step {step}, at most"),
}
LABELS: Mapping[StrEnum, str] = {
    What.QUOTA: N_("quota"),
    What.WEEK: N_("week {week}"),
    What.CUT: N_("week {week} at first"),
    What.CARRIED: N_("carried over for days off"),
    What.CATEGORY: N_("{category}"),
    What.BOOKING: N_("{day} {whose}"),
    What.REVERSAL: N_("reversal {day} {whose}"),
    What.OURS: N_("our sum"),
    What.CORRECTION: N_("correction"),
    What.BANK: N_("the bank on {day}"),
    What.GROWTH: N_("growth"),
    What.OURS_BY: N_("our sum to {day}"),
    What.BALANCE: N_("balance on {day}"),
    What.BASE: N_("balance on {day}"),
    What.SINCE_BASE: N_("won after it, for earlier months"),
    What.BOOKED: N_("booked"),
    What.ON_PLAN: N_("all of the plan"),
    What.TARGET: N_("target"),
    What.MARK: N_("target to {day}"),
    What.DAYS_TO: N_("to {day}"),
    What.BEYOND_MARK: N_("into the next day"),
    What.OF_DAY: N_("target of {day}"),
    What.REACHED: N_("on plan after"),
    What.BEHIND_US: N_("gone by"),
    What.WON_TODAY: N_("won today"),
    What.REST: N_("rest this morning"),
    What.LEFT_THIS_WEEK: N_("left this week"),
    What.SHARE_TODAY: N_("today's share"),
    What.DAYS_OF_MONTH: N_("of the month"),
    What.DAYS_LEFT: N_("left in the week"),
    What.DAYS_LEFT_OF_MONTH: N_("left in the month"),
}
REMARKS: Mapping[StrEnum, str] = {
    Remark.CURVE: N_("{curve_shares}"),
    Remark.A_DAY: N_("{amount} a day"),
    Remark.WEEKS_ADD_UP: N_("rounded so that the weeks add up to the quota"),
    Remark.EARLIER_CARRY: N_("the earlier days carry the odd fen"),
    Remark.SCATTERED: N_("less than one a day: laid over the month as evenly as whole ones go"),
    Remark.NEAREST: N_("to the nearest fen"),
    Remark.ROUNDED_DOWN: N_("rounded down to the fen"),
    Remark.NOTHING_YET: N_("nothing is booked yet"),
    Remark.REASON: N_("reason: {reason}"),
    Remark.LEAVE: N_("off {days}, known since {since}: what these days bore goes to those left"),
    Remark.UNCONFIRMED: N_("won, and in no balance read so far"),
    Remark.NO_DAY_BEHIND: N_("no working day has gone by"),
    Remark.MONTH_OVER: N_("the month is over"),
    Remark.NOT_BEGUN: N_("the month has not begun"),
    Remark.DAY_OFF: N_("today is a day off"),
    Remark.ALL_DUE: N_("every share is due: spread over the {days} left in the month"),
    Remark.NOTHING_MISSING: N_("nothing is missing up to the end of the week"),
    Remark.NO_DAY_OF_WEEK_LEFT: N_("no working day of this week is left"),
}
IN_DEALS: Mapping[StrEnum, str] = {
    Remark.EARLIER_CARRY: N_("the earlier days carry the odd deal"),
    Remark.NEAREST: N_("to the nearest deal"),
}
WITHOUT_DAY: Mapping[StrEnum, str] = {
    Name.TARGET: N_("target"),
    Name.WEEK_TARGET: N_("target"),
    What.MARK: N_("start of the month"),
}


def name_text(said: Said) -> str:
    """Return what a line works out."""
    return _filled(NAMES, said)


def label_text(said: Said | None) -> str:
    """Return what a number stands for; nothing where that is plain."""
    return _filled(LABELS, said) if said else ""


def remark_text(said: Said, unit: Unit) -> str:
    """Return what is said beside a line whose result counts `unit`."""
    words = {**REMARKS, **IN_DEALS} if unit is Unit.DEALS else REMARKS
    return _filled(words, said)


def number_text(quantity: Quantity) -> str:
    """Return a number with its unit, every fen of it shown."""
    number = quantity.number
    match quantity.unit:
        case Unit.AMOUNT:
            return to_the_fen(int(number))
        case Unit.DEALS:
            return pieces(int(number))
        case Unit.DAYS:
            whole = int(number) if number == int(number) else 2  # a fraction counts as several
            text = _decimal(number)
            return ngettext("{n} day", "{n} days", abs(whole)).format(n=text)
        case Unit.SHARE:
            return f"{percent(int(number))}%"
    return _decimal(Fraction(number) / WHOLE, digits=4)


def to_the_fen(fen: int) -> str:
    """`-1,832,000.00`: in yuan, grouped, with both decimals."""
    whole, part = divmod(abs(fen), FEN_PER_YUAN)
    return f"{'-' if fen < 0 else ''}{whole:,}.{part:02d}"


def _decimal(number: int | Fraction, digits: int = 2) -> str:
    """Return a number with at most so many decimals."""
    text = f"{float(number):.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _filled(words: Mapping[StrEnum, str], said: Said) -> str:
    lacks_day = said.key in WITHOUT_DAY and said.facts.get("day") is None
    text = _((WITHOUT_DAY if lacks_day else words)[said.key])
    facts = {name: _fact(name, fact) for name, fact in said.facts.items()}
    return text.format(**facts, whose=_whose(said), curve_shares=_curve(said)).strip()


def _fact(name: str, fact: object) -> object:
    match fact:
        case date():
            return short_day(fact) if name == "since" else long_day(fact)
        case Quantity():
            return number_text(fact)
        case tuple() if name == "days":
            return day_range(fact)
        case str() if name == "category":
            return term(fact)
    return fact


def _whose(said: Said) -> str:
    """Return whose booking it is, and of what; nothing of a booking without a deal."""
    return " ".join(str(said.facts[name]) for name in ("name", "product") if said.facts.get(name))


def _curve(said: Said) -> str:
    shares = said.facts.get("shares")
    return curve_text(str(said.facts.get("curve")), shares if isinstance(shares, tuple) else None)


def curve_text(curve: str, shares: Shares | None = None) -> str:
    """Return a curve as it is kept by its name, with its shares where they are given."""
    if curve not in CURVES:
        return f"{curve.replace(',', ' / ')} %"
    if shares is None:
        return term(curve)
    parts = f"{' / '.join(map(percent, shares))} %"
    return _("{name}: {arithmetic}").format(name=term(curve), arithmetic=parts)
