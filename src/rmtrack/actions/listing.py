"""The verb that lists clients."""

from rmtrack.actions.desk import Desk
from rmtrack.actions.introducer import find_introducer
from rmtrack.actions.own_fields import find_fields
from rmtrack.domain import listing
from rmtrack.domain.choosing import Choice, LunarDays, choose
from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.listing import Beside, ClientList
from rmtrack.domain.own_fields import by_client
from rmtrack.domain.tiers import Rise, Tiers, find_rises
from rmtrack.reading.writings import text_key, word_key
from rmtrack.storage import assets, beside, birthdays, queries

EVERYBODY = Choice()


def list_clients(
    desk: Desk,
    choice: Choice = EVERYBODY,
    *,
    tiers: Tiers = (),
    introducer: str | None = None,
    whole: bool = False,
) -> ClientList:
    """Return the clients that are asked for, in their order.

    They come with their words and fields where those are asked for, or all is to be told: `whole`.

    The archived are never among the others: a choice asks for them or for the rest; the deceased
    are in no list. `introducer` names the one who brought them. Raises InputError for a field that
    nobody has, and what `find_contact` raises.
    """
    store = desk.store
    with store.snapshot():
        choice = choice._replace(fields=find_fields(desk, choice.fields))
        if introducer is not None:
            found = find_introducer(store, introducer)
            choice = choice._replace(introducer_id=found.id)
        if choice.born_in:
            choice = choice._replace(lunar_days=_lunar_days(desk, choice.born_in))
        contacts = _choose(desk, choice)
        ids = [contact.id for contact in contacts]
        tags = store.all(beside.TAGS, ids=ids) if whole or choice.tags else ()
        fields = store.all(beside.FIELDS, ids=ids) if whole or choice.fields else ()
        kept = Beside(
            tags=listing.words_by_client(tags),
            fields=by_client(fields),
            rises=_rises(desk, choice, contacts, tiers),
            key=word_key,
            fold=text_key,
        )
    return listing.list_clients(contacts, choice, kept, tiers=tiers, near=desk.policy.tier_near)


def list_contacts(desk: Desk, choice: Choice = EVERYBODY) -> list[Contact]:
    """Return the records alone of the clients that are asked for, in their order."""
    return [one.contact for one in list_clients(desk, choice).clients]


def _choose(desk: Desk, choice: Choice) -> list[Contact]:
    store = desk.store
    pool = store.all(queries.ARCHIVED_CONTACTS if choice.archived else queries.CONTACTS)
    expecting = store.all(queries.EXPECTING) if choice.no_next else ()
    living = (contact for contact in pool if not contact.deceased)
    return choose(living, choice, expecting=frozenset(expecting), fold=text_key)


def _lunar_days(desk: Desk, month: int) -> LunarDays:
    """Return the lunar birthdays of a month, this one or the next of that number."""
    if desk.store.first(birthdays.SOMEBODY_LUNAR) is None:
        return ()
    from rmtrack.calendars.lunar import China  # noqa: PLC0415 - where somebody was born by it
    from rmtrack.domain.lunar import lunar_days_of  # noqa: PLC0415

    coming = Month(desk.today.year + (month < desk.today.month), month)
    return lunar_days_of(coming.days(), China())


def _rises(desk: Desk, choice: Choice, contacts: list[Contact], tiers: Tiers) -> dict[int, Rise]:
    """Return who of these has reached a tier since the day asked for."""
    since = choice.reached_since
    if since is None:
        return {}
    held = {contact.id: contact.assets for contact in contacts}
    rows = [row for row in desk.store.all(assets.READ_SINCE, since=since) if row.contact_id in held]
    ids = {row.contact_id for row in rows}
    earlier = desk.store.all(assets.LAST_BEFORE, since=since, ids=sorted(ids))
    return find_rises(rows, {row.contact_id: row.amount for row in earlier}, held, tiers)
