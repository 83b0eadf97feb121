"""A list of clients from a file: its rows, its faults, and what they tell of who is known."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from rmtrack.domain.brought import NOTHING, Brought
from rmtrack.domain.contact import Contact
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import Mood, Risk, Sex
from rmtrack.domain.money import Money
from rmtrack.domain.unclear import NOTHING_UNCLEAR, Unclear

if TYPE_CHECKING:
    from rmtrack.domain.not_taken import NotTaken


class ClientRow(NamedTuple):
    """What one row tells of a client. `row` counts as a spreadsheet does: the header is row 1."""

    row: int
    name: str
    name_key: str
    readings: str | None = None
    phone: str | None = None
    sex: Sex | None = None
    birth_year: int | None = None
    birth_day: str | None = None
    opened_on: date | None = None
    assets: Money | None = None
    familiarity: int | None = None
    mood: Mood | None = None
    note: str | None = None
    wechat: str | None = None
    email: str | None = None
    source: str | None = None
    contacted_on: date | None = None
    birth_lunar: bool = False  # of the birthday
    employer: str | None = None
    area: str | None = None
    family: str | None = None
    style: str | None = None
    risk: Risk | None = None
    risk_until: date | None = None
    money: bool | None = None
    authority: bool | None = None
    need: bool | None = None
    more: Brought = NOTHING

    @property
    def phones(self) -> tuple[str, ...]:
        """Every phone number, the first one first."""
        return (self.phone, *self.more.phones) if self.phone else ()


class Fault(NamedTuple):
    """Why a row can't be taken: a sentence, marked for translation, and its facts.

    `column` is the file's own word for the column; None where the whole row is at fault.
    """

    row: int
    column: str | None
    sentence: str
    facts: Mapping[str, object]

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)


class MergedRow(NamedTuple):
    """A row that tells of the same client as an earlier one.

    `differing` names the fields in which the two disagree; the earlier row stands in those.
    """

    row: int
    into: int
    differing: tuple[str, ...]


class Merging(NamedTuple):
    """The clients of a file, one row each, and what came of the other rows."""

    clients: tuple[ClientRow, ...]
    merged: tuple[MergedRow, ...]
    faults: tuple[Fault, ...]
    contested: tuple[ClientRow, ...]  # whose numbers the file gives to others: one fault each


class Sheet(NamedTuple):
    """What a file of clients holds. With any fault it is refused whole, unless the user skips them.

    `clients` come from the rows without fault, one row a client. `rows` counts the data rows, blank
    ones left out. `ignored` are the columns that mean nothing here; `dropped` are those of numbers
    that are never read in. `contested` are rows whose only fault is a number that the file gives to
    others: who knows the stored clients may see one client in both.
    """

    clients: tuple[ClientRow, ...]
    faults: tuple[Fault, ...]
    merged: tuple[MergedRow, ...]
    rows: int
    ignored: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    encoding: str = "utf-8"
    contested: tuple[ClientRow, ...] = ()

    @property
    def refused(self) -> tuple[int, ...]:
        """The numbers of the rows that have a fault, in order."""
        return tuple(sorted({fault.row for fault in self.faults}))


def learnt(known: "ClientRow | Contact", row: ClientRow) -> dict[str, Any]:
    """Return the details that are blank in `known` and told by `row`.

    A birthday is one fact: its calendar comes with its day, its year only where the day agrees.
    """
    blanks = {
        field: value
        for field in DETAILS
        if getattr(known, field) is None and (value := getattr(row, field)) is not None
    }
    if "birth_day" in blanks:
        blanks["birth_lunar"] = row.birth_lunar
    elif (known.birth_day, known.birth_lunar) != (row.birth_day, row.birth_lunar):
        blanks.pop("birth_year", None)
    return blanks


# the calendar goes with its day
_NO_DETAILS = ("row", "name", "name_key", "readings", "birth_lunar", "more")
DETAILS = tuple(field for field in ClientRow._fields if field not in _NO_DETAILS)


class FaultyFileError(InputError):
    """A file is refused whole, for the rows named in `faults`; nothing of it was taken."""

    def __init__(self, faults: Sequence[Fault], *, rows: int) -> None:
        super().__init__(
            N_("nothing was imported: {bad} of {rows} rows can't be read"),
            hint=N_("correct them, or take the others with --skip-bad"),
            bad=len({fault.row for fault in faults}),
            rows=rows,
        )
        self.faults = tuple(faults)


class News(NamedTuple):
    """What a row brings to a stored client: the record before and after, and what is beside it."""

    row: int
    before: Contact
    after: Contact
    more: Brought = NOTHING

    @property
    def any(self) -> bool:
        """Whether there is any."""
        return self.before != self.after or self.more != NOTHING

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the record that change, in their order."""
        names = (field.name for field in fields(Contact))
        return tuple(
            name for name in names if getattr(self.before, name) != getattr(self.after, name)
        )


class Unmet(NamedTuple):
    """A name that stands for who introduced a client, and is nobody's, or several clients'.

    Or one client's who would close a ring of introducers.
    """

    name: str
    clients: int  # how many have it
    rows: tuple[int, ...]
    ring: bool = False


class Imported(NamedTuple):
    """What an import did, or would do on a dry run. Each number counts clients."""

    sheet: Sheet
    added: int
    updated: int
    unchanged: int
    namesakes: tuple[str, ...]  # of who was added, that others of the store have too
    refused: tuple[Fault, ...]  # of the rows that were skipped
    dry_run: bool
    refused_file: str | None = None  # where the skipped rows were written
    unplaced: int = 0  # how many of the store have no place in the grid now; 0 on a dry run
    news: tuple[News, ...] = ()  # of the clients who were there before, in the order of the file
    unmet: tuple[Unmet, ...] = ()  # introducers who are not kept
    not_taken: "tuple[NotTaken, ...]" = ()  # of the clients who were there before
    unclear: Unclear = NOTHING_UNCLEAR


def refreshed(contact: Contact, row: ClientRow) -> Contact:
    """Return a stored client with the news of a row, which tells of the same one.

    The bank's assets, its last contact and a later risk assessment are news; all else only fills
    what is blank, for what the user has put in was meant.
    """
    blanks = learnt(contact, row) | _assessed(contact, row)
    if row.assets is not None:
        blanks["assets"] = row.assets
    if row.contacted_on and contact.contacted_on:
        blanks["contacted_on"] = max(row.contacted_on, contact.contacted_on)
    return replace(contact, **blanks)


def _assessed(contact: Contact, row: ClientRow) -> dict[str, Any]:
    """Return the risk level and the last day it holds: together, of the assessment that is later.

    One without a day is older than any.
    """
    if row.risk_until is None:
        return {}
    if contact.risk_until and row.risk_until <= contact.risk_until:
        return {"risk": contact.risk}
    return {"risk": row.risk or contact.risk, "risk_until": row.risk_until}


def is_told_by(contact: Contact, row: ClientRow) -> bool:
    """Tell whether a stored client is, in every detail, as a row tells."""
    return contact.birth_lunar == row.birth_lunar and all(
        getattr(contact, field) == getattr(row, field) for field in DETAILS
    )
