"""Questions about months: quotas, what was booked for them, the bank's figures, own rates."""

from typing import TYPE_CHECKING, NamedTuple

from rmtrack.storage.query import Query, select

if TYPE_CHECKING:  # a query imports its kind when it first runs
    from rmtrack.domain.acts import Happened, Sold
    from rmtrack.domain.explaining_booked import BookedBy
    from rmtrack.domain.figures import BankFigure
    from rmtrack.domain.plan import Booked
    from rmtrack.domain.quota import Quota


class Counted(NamedTuple):
    """How many there are in a category. `dict` takes a list of these."""

    category: str
    number: int


BOOKINGS: "Query[Booked]" = select(
    "plan.Booked", "WHERE for_month = :month ORDER BY booked_on, id", of="booking"
)
# The same with whose they are; of a booking without a deal, nobody's.
BOOKED_BY: "Query[BookedBy]" = select(
    "explaining_booked.BookedBy",
    "LEFT JOIN deal ON deal.id = booking.deal_id LEFT JOIN contact ON contact.id = deal.contact_id"
    " WHERE booking.for_month = :month ORDER BY booking.booked_on, booking.id",
    of="booking",
    name="contact.name",
    product="deal.product",
)
QUOTAS: "Query[Quota]" = select("quota.Quota", "WHERE month = :month ORDER BY category, id")
QUOTA: "Query[Quota]" = select(
    "quota.Quota", "WHERE month = :month AND category = :category ORDER BY id"
)
# The last quota of a category before a month.
QUOTA_BEFORE: "Query[Quota]" = select(
    "quota.Quota",
    "WHERE category = :category AND month < :month ORDER BY month DESC, id DESC LIMIT 1",
)
# How many months before this one had a quota: where the ramp stands.
EARLIER_QUOTAS: "Query[Counted]" = select(
    Counted,
    "WHERE month < :month GROUP BY category ORDER BY category",
    of="quota",
    number="count(*)",
)
FIGURES: "Query[BankFigure]" = select(
    "figures.BankFigure", "WHERE month = :month ORDER BY category, taken_on, id"
)
FIGURE: "Query[BankFigure]" = select(
    "figures.BankFigure",
    "WHERE month = :month AND category = :category AND taken_on = :taken_on ORDER BY id",
)
# The last figure with an amount before a day: the base of a balance.
BASE: "Query[BankFigure]" = select(
    "figures.BankFigure",
    "WHERE category = :category AND taken_on < :day AND amount IS NOT NULL"
    " ORDER BY taken_on DESC, id DESC LIMIT 1",
)
# What was booked for earlier months after that: it is growth of theirs.
SINCE_BASE: "Query[Booked]" = select(
    "plan.Booked",
    "WHERE for_month >= :of AND for_month < :month AND category = :category AND booked_on > :base"
    " ORDER BY booked_on, id",
    of="booking",
)
# How many touches led where: the index alone is read.
HAPPENED: "Query[Happened]" = select(
    "acts.Happened",
    "WHERE kind IN ('call', 'meeting', 'visit') AND happened_on >= :since"
    " AND happened_on <= :today GROUP BY kind, outcome ORDER BY kind, outcome",
    of="interaction",
    number="count(*)",
)
# What was sold since a day. The month it counts for narrows it down, for there is an index of it.
SOLD: "Query[Sold]" = select(
    "acts.Sold",
    "WHERE for_month >= :month AND booked_on >= :since AND booked_on <= :today"
    " GROUP BY category, factor ORDER BY category, factor",
    of="booking",
    amount="CAST(sum(amount) AS BIGINT)",
    pieces="CAST(sum(pieces) AS BIGINT)",
    recent="CAST(sum(CASE WHEN booked_on >= :recently THEN pieces ELSE 0 END) AS BIGINT)",
)
# Whether anything was ever kept of a category, one of former days too.
QUOTA_OF: "Query[int]" = select(
    int, "WHERE category = :category ORDER BY id LIMIT 1", of="quota", id="id"
)
FIGURE_OF: "Query[int]" = select(
    int, "WHERE category = :category ORDER BY id LIMIT 1", of="bank_figure", id="id"
)
DEAL_OF: "Query[int]" = select(
    int, "WHERE category = :category ORDER BY id LIMIT 1", of="deal", id="id"
)
