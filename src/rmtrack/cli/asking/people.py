"""Which client, which deal: chosen from a list that typing narrows. Nobody is ever guessed."""

from collections import Counter
from collections.abc import Collection, Sequence

from rmtrack.actions.deal_list import list_deals
from rmtrack.actions.desk import Desk
from rmtrack.actions.listing import list_contacts
from rmtrack.actions.namesakes import look_up_rivals
from rmtrack.actions.naming import spoken_names
from rmtrack.actions.which_deal import find_deal
from rmtrack.actions.who import find_contact, find_even_archived
from rmtrack.cli.asking.narrowing import Option, only_fit
from rmtrack.cli.asking.prompts import ask_which
from rmtrack.cli.session import Session
from rmtrack.domain.choosing import Choice
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.errors import N_, AmbiguousError, NotFoundError
from rmtrack.domain.keys import DealState
from rmtrack.domain.namesakes import Rival
from rmtrack.domain.wanted import Wanted
from rmtrack.i18n import _, pgettext
from rmtrack.reading.names import name_key, simplified
from rmtrack.views.choosing import client_choices, deal_choices

ARCHIVED = Choice(archived=True)


def ask_client(  # noqa: PLR0913 - each says who may be chosen, and how it is asked
    session: Session,
    *,
    hint: str = "",
    skippable: bool = False,
    reading: bool = False,
    archived: bool = False,
    beside: str = "",
) -> str:
    """Ask which client is meant; return the full name, or the number where the name is shared.

    Chosen among the active clients, or the `archived`; one to read of may be either. Who is named
    already, `beside`, is not offered. Raises NotFoundError where there is nobody to choose.
    """
    desk = session.desk()
    named = _named(desk, beside)
    contacts = list_contacts(desk, ARCHIVED if archived else Choice())
    contacts = [one for one in contacts if one.id != named]
    if not contacts and named:
        raise NotFoundError(N_("there is no other client"))
    if not contacts:
        raise NotFoundError(
            N_("there are no clients yet"), hint=N_("bring them in: rmtrack import clients.csv")
        )
    options = _clients(look_up_rivals(desk.store, contacts))
    words = {option.number: option.word for option in options}

    def read(text: str) -> str:
        number = find_contact(desk.store, text, reading=reading or archived).id
        return words.get(number, str(number))

    hint = hint or _("number or a part of the name")
    return ask_which(_("Which client"), options, read, hint=hint, skippable=skippable)


def _named(desk: Desk, who: str) -> int | None:
    """Return who is meant; None where nobody is named yet, or that one is still to be asked for."""
    try:
        return find_even_archived(desk.store, who).id if who else None
    except AmbiguousError:
        return None


def ask_deal(session: Session) -> str:
    """Ask which of the open deals is meant; return its number. Raises NotFoundError for none."""
    desk = session.desk()
    options = _deals(desk, list_deals(desk).still_open)
    if not options:
        raise NotFoundError(
            N_("there is no open deal"), hint=N_("open one: rmtrack deal add WHO 500000")
        )
    return _ask_deal(desk, options)


def _ask_deal(desk: Desk, options: Sequence[Option]) -> str:
    def read(text: str) -> str:
        found = only_fit(options, text)
        return found.word if found else str(find_deal(desk, text).id)

    return ask_which(_("Which deal"), options, read, hint=_("number or a part of the name"))


def ask_among(session: Session, error: AmbiguousError, *, of_deals: bool) -> str:
    """Ask which of the candidates is meant, and only of those; return the number."""
    desk = session.desk()
    if of_deals:
        numbers = {number for number, _name in error.candidates}
        options = _deals(desk, [deal for deal in list_deals(desk).deals if deal.id in numbers])
    else:
        several = [one for _number, one in error.candidates if isinstance(one, Rival)]
        options = _clients(several, plain=True)

    def read(text: str) -> str:
        found = only_fit(options, text)
        if found is None:
            raise error
        return found.word

    message = _("Which deal") if of_deals else _("Which client")
    hint = pgettext("deals", "{n} fit") if of_deals else pgettext("clients", "{n} fit")
    return ask_which(message, options, read, hint=hint.format(n=len(options)))


def ask_deal_of(session: Session, contact_id: int) -> str:
    """Return the number of a client's open deal; where there are several, ask which.

    Raises NotFoundError where there is none.
    """
    desk = session.desk()
    wanted = Wanted(state=DealState.OPEN, contact_id=contact_id)
    options = _deals(desk, list_deals(desk, wanted).deals)
    if len(options) == 1:
        return options[0].word
    if not options:
        name = find_contact(desk.store, str(contact_id)).name
        raise NotFoundError(N_("{name} has no open deal"), name=name)
    return _ask_deal(desk, options)


def _clients(rivals: Sequence[Rival], *, plain: bool = False) -> list[Option]:
    """Return a line for each client. Where `plain`, all go by their numbers."""
    contacts = [one.contact for one in rivals]
    shared = _shared(contacts)
    return [
        Option(
            number=one.id,
            word=str(one.id) if plain or one.name_key in shared else one.name,
            text=f"{one.id} {one.name}",
            shown=line,
            keys=(one.name_key,),
            readings=one.readings,
        )
        for one, line in zip(contacts, client_choices(rivals), strict=True)
    ]


def _shared(contacts: Sequence[Contact]) -> Collection[str]:
    return {key for key, count in Counter(one.name_key for one in contacts).items() if count > 1}


def _deals(desk: Desk, deals: Sequence[DealLine]) -> list[Option]:
    spoken = spoken_names(desk.store, {deal.contact_id for deal in deals})
    return [
        Option(
            number=deal.id,
            word=str(deal.id),
            text=f"{deal.id} {deal.name}",
            shown=line,
            keys=tuple(simplified(name_key(text)) for text in (deal.name, deal.product or "")),
            readings=spoken.get(deal.contact_id),
        )
        for deal, line in zip(deals, deal_choices(deals), strict=True)
    ]
