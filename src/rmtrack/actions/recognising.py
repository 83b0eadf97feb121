"""Which stored clients the rows of a list tell of; between several nothing is guessed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from rmtrack.actions.pool import Pool, Same
from rmtrack.domain.contact import Contact
from rmtrack.domain.employers import same_employer
from rmtrack.domain.importing import ClientRow, is_told_by, refreshed
from rmtrack.domain.listed import Left
from rmtrack.domain.recognising import (
    Birthday,
    Person,
    agree,
    birthday_of,
    find_meant,
    works_elsewhere,
)
from rmtrack.domain.unclear import Rival, Undecided
from rmtrack.reading.writings import text_key

Told = dict[tuple[str, Birthday | None], list[tuple[int, Person]]]  # with the rows' numbers


class Recognised(NamedTuple):
    """Whom rows tell of: stored clients by the row's number, and rows that may be several's.

    Of rows that are `alike` nothing can be learnt: they are so, whoever of several is meant.
    """

    same: Same
    undecided: tuple[Undecided, ...] = ()
    alike: frozenset[int] = frozenset()


def recognise(
    pool: Pool, rows: Sequence[ClientRow], told: Sequence[ClientRow], sure: Same
) -> Recognised:
    """Return the stored clients of whom rows tell, and between whom nobody can decide.

    `told` are the rows as they stand in the file, before those of one client became one, and `sure`
    those of them whose clients are known. Whoever is not told apart from a row, and of whom no
    other row is known to tell, may be meant: only where there is nobody, it is somebody new.
    """
    same = {row.row: sure[row.row] for row in rows if row.row in sure}
    left, found = pool.left(told, sure), {client.id for client in sure.values()}
    now = {same[row.row].id: refreshed(same[row.row], row) for row in rows if row.row in same}
    lone = [row for row in rows if row.row not in same]
    may_be = {row.row: _may_be(pool, row, found, left, now) for row in lone}
    free = {
        row.row: [one for one in may_be[row.row] if one.id not in found]
        for row in lone
        if not row.phone
    }
    meant = find_meant([row for row in lone if not row.phone], free, text_key)
    won = {client.id for client in meant.values()}
    others = [row for row in lone if not row.phone and row.row not in meant]
    alike = _find_alike(pool, others, found | won)
    undecided = [
        Undecided(row.row, row.name, tuple(map(_rival, possible)))
        for row in lone
        if row.row not in {**meant, **alike}
        and (possible := [one for one in may_be[row.row] if one.id not in won])
    ]
    return Recognised(same | meant | alike, tuple(undecided), frozenset(alike))


def _rival(client: Contact) -> Rival:
    return Rival(client.id, client.name, archived=client.archived, deceased=client.deceased)


def _may_be(
    pool: Pool,
    row: ClientRow,
    found: Collection[int],
    left: Left,
    now: Mapping[int, Contact],
) -> list[Contact]:
    """Return who may be meant by a row: not of whom others tell, unless lists had more of him.

    Then he is as they make him `now`. Nor who works elsewhere, where another one works there,
    unless he alone is born so, or a list told just so of him.
    """
    if row.phone:
        return _may_have_it(pool, row, found)
    possible, told = pool.possible(row), pool.listed.told_as(row)
    there = [one for one in possible if same_employer(one.employer, row.employer, text_key)]
    if there:
        born_there = any(_is_born_so(one, row) for one in there)
        possible = [
            one
            for one in possible
            if one.id in told
            or not works_elsewhere(one, row, text_key)
            or (_is_born_so(one, row) and not born_there)
        ]
    again = {
        number
        for number in left.get(row.name_key, ())
        if number not in now or number in told or pool.fits(now[number], row)
    }
    return [one for one in possible if one.id not in found or one.id in again]


def _may_have_it(pool: Pool, row: ClientRow, found: Collection[int]) -> list[Contact]:
    """Return who may be meant by a row with a number that nobody has.

    Who had it, but for what tells them apart; and who is born so and has none.
    """
    had = pool.had_number(row)
    born = [one for one in pool.possible(row) if not one.phone and _is_born_so(one, row)]
    return [had] if had else [one for one in born if one.id not in found]


def _is_born_so(client: Contact, row: ClientRow) -> bool:
    return birthday_of(row) is not None and birthday_of(client) == birthday_of(row)


def _find_alike(
    pool: Pool, rows: Sequence[ClientRow], found: Collection[int]
) -> dict[int, Contact]:
    """Return a client for each row from which he has nothing to learn: nothing comes of it."""
    alike: dict[int, Contact] = {}
    used = {*found}
    for fits in (is_told_by, _learns_nothing):
        for row in (one for one in rows if one.row not in alike):
            free = (one for one in pool.possible(row) if not one.phone and one.id not in used)
            client = next((one for one in free if fits(one, row)), None)
            if client is not None:
                alike[row.row] = client
                used.add(client.id)
    return alike


def find_pairs(pool: Pool, rows: Sequence[ClientRow], owners: Collection[int]) -> dict[int, int]:
    """Return of which other row's client a row without a phone tells, by their numbers.

    Of a number that nobody has yet, and as `owners` finds those who are stored: by the name and the
    whole birthday, where there is one such row of either kind and nothing against it.
    """
    alike: dict[tuple[str, Birthday], list[ClientRow]] = {}
    for row in rows:
        if born := birthday_of(row):
            alike.setdefault((row.name_key, born), []).append(row)
    pairs: dict[int, int] = {}
    for (name, born), found in alike.items():
        one, *others = sorted(found, key=lambda row: not row.phone)
        alone = len(others) == 1 and one.phone and not others[0].phone
        known = {row.row for row in found} & {*owners}
        if (
            alone
            and not known
            and not any(birthday_of(client) == born for client in pool.named(name))
            and not pool.contradicts(one, others[0])
        ):
            pairs[others[0].row] = one.row
    return pairs


def find_owners(pool: Pool, rows: Sequence[ClientRow]) -> dict[int, Contact]:
    """Return the stored clients whom rows are sure to mean, by the row's number.

    Who has a phone number of the row, or had it under its name; of a row without one, of whom lists
    told just so, where of all others who may be meant other rows tell; and who has its name and its
    whole birthday, where one of the two has no phone: the only one, of that row alone, and nothing
    else contradicts it. Nor would it when all rows are stored: who is born so by another row, and
    may be meant as well, will be there then, and what rows of the client's own number tell of him
    will be known.
    """
    numbered = {row.row: one for row in rows if (one := _by_number(pool, row))}
    again = {row: one for row, one in pool.told_before(rows).items() if row not in numbered}
    sure = numbered | again
    lone = [row for row in rows if row.row not in sure]
    left = pool.left(rows, sure)
    found = ((row, pool.born_so(row)) for row in lone)
    born = [(row, one) for row, one in found if one and not (row.phone and one.phone)]
    claims = Counter(one.id for _row, one in born)
    settled = {client.id for client in again.values()}
    settled -= {number for names in left.values() for number in names}  # lists had more of them
    told = _told(pool, rows, sure)
    sure |= {
        row.row: one
        for row, one in born
        if claims[one.id] == 1 and one.id not in settled and not _is_unsure(pool, row, one, told)
    }
    return _without_rivals(pool, rows, sure, {*again})


def _by_number(pool: Pool, row: ClientRow) -> Contact | None:
    if known := pool.of_number(row):
        return known
    had = pool.had_number(row)
    return had if had and pool.fits(had, row) else None


def _without_rivals(
    pool: Pool, rows: Sequence[ClientRow], sure: Same, again: Collection[int]
) -> dict[int, Contact]:
    """Return who is sure, without those of the rows told `again` that may be another's too.

    Of whom another row is sure to tell, this one doesn't: so it is looked at once more where one
    is sure no longer.
    """
    found = {client.id for client in sure.values()}
    unsure = {
        row.row
        for row in rows
        if row.row in sure
        and row.row in again
        and any(one.id not in found for one in pool.rivals(row, sure[row.row]))
    }
    left = {row: client for row, client in sure.items() if row not in unsure}
    return _without_rivals(pool, rows, left, again) if unsure else left


def _told(pool: Pool, rows: Sequence[ClientRow], owners: Same) -> Told:
    """Return of whom rows tell, as they will be known, by each name and the whole birthday."""
    told: Told = {}
    for row in rows:
        owner = owners.get(row.row)
        person = refreshed(owner, row) if owner else row
        names = pool.names_of(owner) if owner else set()
        if born := birthday_of(person):
            for name in {row.name_key, person.name_key, *names}:
                told.setdefault((name, born), []).append((row.row, person))
    return told


def _is_unsure(pool: Pool, row: ClientRow, client: Contact, told: Told) -> bool:
    """Tell whether other rows unsettle that a row means a client, whom it fits as he is now.

    One tells what of him contradicts it, or one of somebody else whom it fits, too.
    """
    return any(
        number != row.row and pool.contradicts(person, row) == _is_stored(person, client)
        for number, person in told.get((row.name_key, birthday_of(row)), ())
    )


def _is_stored(person: Person, client: Contact) -> bool:
    return isinstance(person, Contact) and person.id == client.id


def _learns_nothing(contact: Contact, row: ClientRow) -> bool:
    there = not works_elsewhere(contact, row, text_key)
    alike = there and (contact.employer is None) == (row.employer is None)
    return agree(contact, row) and alike and refreshed(contact, row) == contact
