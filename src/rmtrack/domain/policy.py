"""Every number of the method that is ours to choose, in one place; the rules ask here."""

from dataclasses import dataclass, fields

from rmtrack.domain.errors import N_, RuleError
from rmtrack.domain.keys import Band, Degree

CERTAIN = 100  # percent
MOST = 999  # of days, points and calls: no more is meant, and no date overflows


@dataclass(frozen=True, slots=True)
class Policy:
    """The numbers in force: chances in percent, cadences and windows in days, points in whole ones.

    Points set to 0 switch their reason off. Raises RuleError for a number out of its range, and
    where a promise does not weigh more than the largest sum of all other points.
    """

    chance_committed: int = 80
    chance_leaning: int = 50
    chance_considering: int = 20
    chance_weight: int = 10  # so many deals of one's own weigh as much as those three
    stale_committed: int = 3  # the longest silence on an open deal, in working days, by degree
    stale_leaning: int = 10
    stale_considering: int = 20
    cadence_high: int = 30  # the longest silence allowed, by band of familiarity
    cadence_middle: int = 45
    cadence_low: int = 90
    list_length: int = 12
    list_first: int = 3  # "if only three today"
    points_promise_due: int = 40
    points_promise_overdue: int = 44
    points_deal_closing: int = 21  # the most; so are the two below
    points_cell: int = 9
    points_silence: int = 6
    silence_full_days: int = 30  # so long beyond the cadence, silence has all its points
    first_contact_days: int = 7  # a client never touched is called within a week
    deal_window_days: int = 7
    care_window_days: int = 7
    account_give: int = 1  # what the emotional account (情感账户) gains
    account_promise_kept: int = 2
    account_ask: int = 1  # what it loses
    average_deal: int = 10  # in 10,000 yuan; so are the two below until the user's own are known
    meetings_per_deal: int = 4
    calls_per_meeting: int = 3
    pool_limit: int = 150  # clients of the high and middle bands that one person can keep close
    tier_near: int = 10  # percent of the next tier's threshold: so near it is told
    reached_window_days: int = 30  # so far back a tier that was reached is told
    risk_window_days: int = 30  # so long before its end a risk assessment is told to end

    def __post_init__(self) -> None:
        for field in fields(self):
            refuse_out_of_range(field.name, getattr(self, field.name))
        promise = min(self.points_promise_due, self.points_promise_overdue)
        if promise <= self.points_beside_promise:
            raise RuleError(
                N_("a promise gives {promise} points: it must give more than all else, {others}"),
                promise=promise,
                others=self.points_beside_promise,
            )

    @property
    def points_beside_promise(self) -> int:
        """The largest sum of points a client can have without a promise."""
        return self.points_deal_closing + self.points_cell + self.points_silence

    def chance(self, degree: Degree) -> int:
        """Return the chance of an open deal of this degree, in percent."""
        return {
            Degree.COMMITTED: self.chance_committed,
            Degree.LEANING: self.chance_leaning,
            Degree.CONSIDERING: self.chance_considering,
        }[degree]

    def silence(self, degree: Degree) -> int:
        """Return how long an open deal of this degree may stand without a word, in working days."""
        return {
            Degree.COMMITTED: self.stale_committed,
            Degree.LEANING: self.stale_leaning,
            Degree.CONSIDERING: self.stale_considering,
        }[degree]

    def cadence(self, band: Band) -> int:
        """Return the longest silence allowed in this band, in days."""
        return {
            Band.HIGH: self.cadence_high,
            Band.MIDDLE: self.cadence_middle,
            Band.LOW: self.cadence_low,
        }[band]


def bounds_of(name: str) -> tuple[int, int]:
    """Return the least and the most that a number can be, whatever the others are."""
    kind = name.partition("_")[0]
    least = 0 if kind in {"chance", "points", "account"} or name.endswith("window_days") else 1
    is_percent = kind in {"chance", "tier"} and name != "chance_weight"
    return least, CERTAIN if is_percent else MOST


def refuse_out_of_range(name: str, number: int) -> None:
    """Raise RuleError for a number that can't be, whatever the others are."""
    least, most = bounds_of(name)
    if number < least:
        raise RuleError(
            N_("{name} is {number}: it must be {least} or more"),
            name=name,
            number=number,
            least=least,
        )
    if number > most == CERTAIN:
        raise RuleError(
            N_("{name} is {number} percent: it must be {most} or less"),
            name=name,
            number=number,
            most=CERTAIN,
        )
    if number > MOST:
        raise RuleError(
            N_("{name} is {number}: it must be {most} or less"),
            name=name,
            number=number,
            most=MOST,
        )
