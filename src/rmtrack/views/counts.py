"""How many records of a kind, in words."""

from collections.abc import Callable, Mapping

from rmtrack.i18n import ngettext

# by the name of the kind in the store
COUNTED: Mapping[str, Callable[[int], str]] = {
    "contact": lambda n: ngettext("{n} client record", "{n} client records", n),
    "pool_change": lambda n: ngettext(
        "{n} time archived or brought back", "{n} times archived or brought back", n
    ),
    "contact_tag": lambda n: ngettext("{n} tag", "{n} tags", n),
    "contact_way": lambda n: ngettext("{n} further contact way", "{n} further contact ways", n),
    "former_name": lambda n: ngettext("{n} further name", "{n} further names", n),
    "contact_field": lambda n: ngettext("{n} field of your own", "{n} fields of your own", n),
    "asset_reading": lambda n: ngettext("{n} reading of assets", "{n} readings of assets", n),
    "interaction": lambda n: ngettext("{n} touch", "{n} touches", n),
    "assessment": lambda n: ngettext("{n} assessment", "{n} assessments", n),
    "next_step": lambda n: ngettext("{n} next step", "{n} next steps", n),
    "deal": lambda n: ngettext("{n} deal", "{n} deals", n),
    "deal_change": lambda n: ngettext("{n} state of a deal", "{n} states of deals", n),
    "booking": lambda n: ngettext("{n} booking", "{n} bookings", n),
    "quota": lambda n: ngettext("{n} quota", "{n} quotas", n),
    "bank_figure": lambda n: ngettext("{n} figure of the bank's", "{n} figures of the bank's", n),
}
# The program's own memory of lists: of interest to nobody but the next import.
UNTOLD = frozenset({"listed_row", "former_phone"})


def record_count(table: str, n: int) -> str:
    """Return `1 touch`, `2 next steps`; a kind without a word of its own is told by its name."""
    if table not in COUNTED:
        return f"{n} {table.replace('_', ' ')}"
    return COUNTED[table](n).format(n=n)
