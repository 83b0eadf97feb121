"""Clients who may be one person: a block a group, with what tells them apart."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rmtrack.domain.duplicates import Duplicates, Group, Likeness
from rmtrack.domain.likeness import Against, Person, Reason
from rmtrack.i18n import N_, _, ngettext
from rmtrack.views.amounts import short
from rmtrack.views.cells import fold, pad, side_by_side, width, with_command
from rmtrack.views.counts import record_count
from rmtrack.views.dates import short_day
from rmtrack.views.merging import born_text
from rmtrack.views.records import row_json
from rmtrack.views.terms import term

REASONS = {
    Reason.PHONE: N_("same phone"),
    Reason.WECHAT: N_("same WeChat name"),
    Reason.EMAIL: N_("same e-mail"),
    Reason.BIRTHDAY: N_("same name and birthday"),
    Reason.EMPLOYER: N_("same name and employer"),
    Reason.NAME: N_("same name, and nothing against it"),
    Reason.FORMER: N_("same name, or one of before"),
    Reason.SIMILAR: N_("similar name and same employer"),
}
AGAINST = {
    Against.SEX: N_("another sex"),
    Against.BIRTHDAY: N_("another birthday"),
    Against.CALENDAR: N_("only one birthday is lunar"),
    Against.DECEASED: N_("only one is kept as deceased"),
}
PAIR = 2
GAP = "  "
NARROWEST = 20  # cells


def duplicates_lines(found: Duplicates, *, cells: int) -> str:
    """Show each group: why, who, what tells them apart, and what merges them."""
    if not found.groups:
        told = _("No client seems to be there twice. If you know of two: rmtrack contact merge")
        return "\n".join(with_command(told, cells))
    lines: list[str] = []
    for group in found.groups:
        lines += fold(_why(group), cells)
        lines += _rows([_facts(one, found) for one in group.people], cells)
        if not group.is_clear:
            lines += [f"{GAP}{line}" for line in fold(_against(group), cells - len(GAP))]
        lines += [*_commands(group, cells), ""]
    count = len(found.groups)
    told = ngettext("{n} group may be one client", "{n} groups may be one client each", count)
    return "\n".join([*lines, told.format(n=count)])


def _why(group: Group) -> str:
    """Tell the reasons; of several, each with those whom it holds."""
    if len(group.reasons) == 1:
        return _(REASONS[group.reasons[0]])
    told = _("{reason} ({numbers})")
    words = [
        told.format(
            reason=_(REASONS[reason]),
            numbers=_numbers(pair for pair in group.likenesses if pair.reason is reason),
        )
        for reason in group.reasons
    ]
    return " · ".join(words)


def _against(group: Group) -> str:
    """Tell what speaks against it; of more than two, each with those of whom it does."""
    told = _("{reason} ({numbers})") if len(group.people) > PAIR else "{reason}"
    words = []
    for fact, reason in AGAINST.items():
        pairs = [pair for pair in group.likenesses if fact in pair.against]
        if pairs:
            words.append(told.format(reason=_(reason), numbers=_numbers(pairs)))
    return _("but: {what}").format(what=" · ".join(words))


def _numbers(pairs: Iterable[Likeness]) -> str:
    return _(", ").join(map(str, sorted({number for pair in pairs for number in pair[:2]})))


def _facts(one: Person, found: Duplicates) -> tuple[str, ...]:
    """Return the number, the name, and what tells a client from another, as far as it is known."""
    state = _("deceased") if one.deceased else _("archived") if one.archived else ""
    assets = one.assets is not None and _("assets {amount}").format(amount=short(one.assets))
    last, numbers = one.last_touch_on, found.numbers[one.id]
    former = _(", ").join(found.former.get(one.id, ()))
    counts = (("interaction", numbers.touches), ("deal", numbers.deals))
    return (
        str(one.id),
        one.name,
        _("formerly {name}").format(name=former) if former else "",
        state,
        one.phone or "",
        _("WeChat {name}").format(name=one.wechat) if one.wechat else "",
        one.email or "",
        term(one.sex) if one.sex else "",
        born_text(one.birth_year, one.birth_day, one.birth_lunar),
        one.employer or "",
        assets or "",
        _("last touch {day}").format(day=short_day(last)) if last else "",
        *(record_count(table, n) if n else "" for table, n in counts),
    )


def _rows(rows: Sequence[Sequence[str]], cells: int) -> list[str]:
    """Lay the facts out in columns where all fit, else each client's behind each other, folded."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if sum(len(GAP) + one for one in widths if one) <= cells:
        return [_in_columns(row, widths) for row in rows]
    return [line for row in rows for line in _folded(row, widths[0], cells)]


def _in_columns(row: Sequence[str], widths: Sequence[int]) -> str:
    number, *rest = row
    columns = [pad(text, cells) for text, cells in zip(rest, widths[1:], strict=True) if cells]
    return (GAP + GAP.join([number.rjust(widths[0]), *columns])).rstrip()


def _folded(row: Sequence[str], digits: int, cells: int) -> list[str]:
    number, *rest = row
    first = f"{GAP}{number.rjust(digits)}{GAP}"
    lines = side_by_side([*filter(None, rest)], max(cells - len(first), NARROWEST))
    return [f"{' ' * len(first) if at else first}{line}" for at, line in enumerate(lines)]


def _commands(group: Group, cells: int) -> Iterator[str]:
    """Yield what merges them, the surest first; before the others, on what weaker they rest.

    Before a merge with one who has died, what has to be said first.
    """
    told = _("rmtrack contact merge {number} {other}")
    people, settled = {one.id: one for one in group.people}, set[int]()
    for reason, merges in groupby(group.merges, key=lambda merge: merge.reason):
        if reason is not group.merges[0].reason:
            weaker = _("less sure: {reason}").format(reason=_(REASONS[reason]))
            yield from (f"{GAP}{line}" for line in fold(weaker, cells - len(GAP)))
        for one in merges:
            two = [people[one.stays], people[one.goes]]
            if len({person.deceased for person in two}) == PAIR:
                yield from (GAP + _first(person) for person in two if person.id not in settled)
                settled |= {person.id for person in two}
            yield GAP + told.format(number=one.stays, other=one.goes)


def _first(one: Person) -> str:
    """Return what comes before a merge of one who has died and one who has not."""
    if one.deceased:
        told = _("if alive, first rmtrack contact edit {number} --deceased no")
    else:
        told = _("if deceased, first rmtrack contact archive {number} --deceased")
    return told.format(number=one.id)


def duplicates_json(found: Duplicates) -> dict[str, Any]:
    """Return the groups as `rmtrack.duplicates/1`: in each the one who would stay comes first."""
    return {
        "schema": "rmtrack.duplicates/1",
        "groups": [
            {
                "reasons": [str(reason) for reason in group.reasons],
                "contacts": [_person(one, found) for one in group.people],
                "pairs": [
                    {
                        "first": one.first,
                        "second": one.second,
                        "reason": str(one.reason),
                        "against": [str(fact) for fact in one.against],
                    }
                    for one in group.likenesses
                ],
                "merges": [row_json(merge._asdict()) for merge in group.merges],
            }
            for group in found.groups
        ],
    }


def _person(one: Person, found: Duplicates) -> dict[str, Any]:
    numbers = found.numbers[one.id]
    row = row_json(one._asdict())
    year, day = row.pop("birth_year"), row.pop("birth_day")
    row["birthday"] = day and f"{year or '-'}-{day}"
    row["former_names"] = list(found.former.get(one.id, ()))
    return {**row, "touches": numbers.touches, "deals": numbers.deals}
