"""One client on one screen: plain lines, for it is looked at with the telephone in hand."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rmtrack.domain.account import Account
from rmtrack.domain.client_page import ClientPage
from rmtrack.domain.contact import Contact
from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.keys import DealState
from rmtrack.domain.moods import last_products
from rmtrack.domain.touch import Interaction, NextStep
from rmtrack.i18n import _, ngettext
from rmtrack.views.advice import advice_rows
from rmtrack.views.amounts import deal_amount, short
from rmtrack.views.cells import broken, fold, pad, two_columns, width
from rmtrack.views.dates import full_day, long_day
from rmtrack.views.deal_words import money_of, product_of, standing_of
from rmtrack.views.moods import about, familiarity_words, felt_words, stance_words
from rmtrack.views.next_steps import next_step_day, next_step_words
from rmtrack.views.profile import birthday_words, caution_text, profile_sections, reach_words
from rmtrack.views.terms import cell_term, stage_term, term
from rmtrack.views.verdict import verdict_text

if TYPE_CHECKING:
    from rmtrack.domain.advice import Advice

GAP = 2
NARROWEST = 20  # cells of a line, on whatever screen
LAST = 10  # interactions on the screen; JSON has all
LAST_FELT = 5  # so of what was felt
Row = tuple[str, str]  # what begins a line, in a column of its own, and the line
Section = tuple[str, list[Row]]


def page_lines(page: ClientPage, *, advice: "Advice", cells: int) -> str:
    """Show a client on a screen of so many cells; what is not known is not shown."""
    found = (_work(page), _advice(page, advice), _person(page), _past(page))
    parts = [[(title, rows) for title, rows in part if rows] for part in found]
    titles = max(width(title) for part in parts for title, _rows in part)
    lines = _head(page, cells)
    for part in filter(None, parts):
        lines.append("")
        for title, rows in part:
            lines += _section(title, rows, titles=titles, cells=cells)
    following = [] if page.kept.contact.deceased else ["", f"  {_next_command(page.kept.contact)}"]
    return "\n".join([*lines, *following])


def _section(title: str, rows: list[Row], *, titles: int, cells: int) -> list[str]:
    """Lay out the rows, folded in their own column, behind the title."""
    room = cells - titles - GAP
    if any(first for first, _line in rows):
        lines = two_columns(rows, indent=0, cells=room)
    else:
        lines = [line for _first, text in rows for line in fold(text, max(room, NARROWEST))]
    return [
        f"{pad('' if number else title, titles + GAP)}{line}".rstrip()
        for number, line in enumerate(lines)
    ]


def _next_command(contact: Contact) -> str:
    if contact.archived:
        return _("rmtrack contact archive {number} --back").format(number=contact.id)
    return _('rmtrack log {number} "…" --next fri').format(number=contact.id)


def _head(page: ClientPage, cells: int) -> list[str]:
    """Tell who it is, how close, and how to reach him; and who else may be meant."""
    contact = page.kept.contact
    name = _("{name} ({number})").format(name=contact.name, number=contact.id)
    cell = cell_term(page.cell)
    where = [cell] if cell else [term(contact.mood)] if contact.mood else []
    where += _closeness(page)
    if contact.archived:
        where.append(_("deceased") if contact.deceased else _("archived"))
    head = f"{name}  {' · '.join(where)}".rstrip()
    told = [head, " · ".join(reach_words(page.reach))]
    if page.passed_over:
        from rmtrack.views.passed_over import passed_over_lines  # noqa: PLC0415 - few are

        told += passed_over_lines(page.passed_over)
    return [line for text in told if text for line in broken(text, cells)]


def _closeness(page: ClientPage) -> Iterator[str]:
    """Yield the familiarity and the stage."""
    yield from familiarity_words(page.kept.contact.familiarity, page.proposed)
    if page.stage is not None:
        yield stage_term(page.stage)


def _plain(title: str, text: str | None) -> Section:
    """Return the section of one line, or of none."""
    return title, [("", text)] if text else []


def _work(page: ClientPage) -> Iterator[Section]:
    """Yield what there is to do: today, next, the deals, the moods toward them."""
    kept, today = page.kept, page.today
    due_on = kept.contact.next_touch_on
    if not kept.contact.deceased:
        yield _plain(_("Today"), verdict_text(page.verdict, due_on=due_on, today=today))
    yield _plain(_("Caution"), caution_text(page))
    yield _("Next"), [_step(step, today) for step in page.open_steps]
    yield _("Deals"), [(str(deal.id), _deal(deal)) for deal in kept.deals]
    yield _("Moods"), [*_moods(page)]
    yield _plain(_("Goodwill"), _account(page.account))


def _step(step: NextStep, today: date) -> Row:
    words = next_step_words(step)
    late = (today - step.due_on).days
    if late > 0:
        words.append(ngettext("{n} day late", "{n} days late", late).format(n=late))
    return next_step_day(step), " · ".join(words)


def _deal(deal: DealLine) -> str:
    """Tell what and how much it is, and how it stands."""
    still, won = deal.state is DealState.OPEN, deal.won
    amount = deal_amount(deal.category, money_of(deal))
    parts = [f"{amount} {product_of(deal)}", standing_of(deal)]
    if deal.state is DealState.LOST and deal.lost_reason:
        parts.append(term(deal.lost_reason))
    if still and deal.expected_on:
        parts.append(_("expected {day}").format(day=long_day(deal.expected_on)))
    if still and won:
        parts.append(_("{amount} won").format(amount=deal_amount(deal.category, won)))
    if deal.closed_on:
        parts.append(full_day(deal.closed_on))
    return " · ".join(parts)


def _moods(page: ClientPage) -> Iterator[Row]:
    """Yield how the client stands overall, and toward each category that was spoken about."""
    for stance in page.stances:
        if words := " · ".join(stance_words(stance)):
            yield about(stance.category), words


def _account(account: Account) -> str | None:
    """Return the emotional account, where there is anything in it."""
    counts = (account.given, account.kept, account.asked)
    told = (
        ngettext("{n} thing given", "{n} things given", account.given),
        ngettext("{n} promise kept", "{n} promises kept", account.kept),
        ngettext("{n} thing asked", "{n} things asked", account.asked),
    )
    words = [text.format(n=n) for text, n in zip(told, counts, strict=True) if n]
    return " · ".join([f"{account.balance:+d}", *words]) if words else None


def _advice(page: ClientPage, advice: "Advice") -> Iterator[Section]:
    """Yield what to aim at, to say and to avoid with a client who is in the pool."""
    if not page.kept.contact.archived:
        for title, text in advice_rows(advice):
            yield _plain(title, text)


def _person(page: ClientPage) -> Iterator[Section]:
    """Yield who it is."""
    contact, kept = page.kept.contact, page.kept
    yield _plain(_("Person"), " · ".join(_facts(page)))
    yield from profile_sections(contact)
    yield _plain(_("Bank"), " · ".join(_money(page)))
    yield _plain(_("From"), " · ".join(_origin(page)))
    yield _plain(_("Tags"), _(", ").join(kept.tags))
    yield _("Own"), [*kept.fields]
    yield _plain(_("Note"), contact.note)


def _facts(page: ClientPage) -> Iterator[str]:
    contact = page.kept.contact
    if contact.sex:
        yield term(contact.sex)
    if page.birthday:
        yield from birthday_words(page.birthday, page.today)
    if contact.employer:
        yield _("works at {employer}").format(employer=contact.employer)
    if contact.area:
        yield contact.area


def _money(page: ClientPage) -> Iterator[str]:
    contact, products = page.kept.contact, last_products(page.kept.assessments)
    if contact.assets is not None:
        yield _("assets {amount}").format(amount=short(contact.assets))
    if contact.opened_on:
        yield _("account opened {day}").format(day=full_day(contact.opened_on))
    if products:
        yield ngettext("{n} product", "{n} products", products).format(n=products)
    elif products is not None:
        yield _("no products")


def _origin(page: ClientPage) -> Iterator[str]:
    contact = page.kept.contact
    if contact.source:
        yield contact.source
    if page.kept.introducer:
        told = _("introduced by {name} ({number})")
        if page.kept.introducer_deceased:  # nobody gives him regards
            told = _("introduced by {name} ({number}), deceased")
        yield told.format(name=page.kept.introducer, number=contact.introducer_id)
    yield _("added {day}").format(day=full_day(contact.added_on))


def _past(page: ClientPage) -> Iterator[Section]:
    """Yield the last of what was felt, where the moods don't tell it all, and the last touches."""
    rows, whose = page.kept.assessments, page.kept.felt_as
    told = [(row, words) for row in rows if (words := [*felt_words(row, whose.get(row.id))])]
    if len(told) > len(page.stances) or any(row.aside for row, _words in told):
        felt = [" · ".join((about(row.category), *words)) for row, words in told[:LAST_FELT]]
        yield _("Felt"), _last([row.assessed_on for row, _words in told], felt, page.today)
    touches = page.kept.interactions
    lines = [_touch(touch) for touch in touches[:LAST]]
    yield _("Touches"), _last([touch.happened_on for touch in touches], lines, page.today)


def _last(days: list[date], told: list[str], today: date) -> list[Row]:
    """Return the last of some dated things as they are told, and how many were before them."""
    rows = [(_day(day, today), text) for day, text in zip(days, told, strict=False)]
    if earlier := len(days) - len(told):
        rows.append(("", ngettext("{n} earlier", "{n} earlier", earlier).format(n=earlier)))
    return rows


def _touch(touch: Interaction) -> str:
    felt = [touch.about, touch.mood, touch.objection]
    words = [term(touch.kind), term(touch.outcome), *(term(word) for word in felt if word)]
    if touch.familiarity is not None:
        words.append(_("familiarity {n}").format(n=touch.familiarity))
    if touch.willing is not None:
        words.append(_("willing {n} of 10").format(n=touch.willing))
    if touch.note:
        words.append(touch.note)
    if touch.give:
        words.append(_("given: {what}").format(what=touch.give))
    if touch.ask:
        words.append(_("asked: {what}").format(what=touch.ask))
    return " · ".join(words)


def _day(day: date, today: date) -> str:
    """Return a day with its year only where it is not this one."""
    return long_day(day) if day.year == today.year else full_day(day)
