"""Errors as a person reads them, and as a script does."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rmtrack.domain.accepted import Accepted
from rmtrack.domain.assessing import Proposal
from rmtrack.domain.days import Month
from rmtrack.domain.deal import DealLabel
from rmtrack.domain.differences import Differing
from rmtrack.domain.errors import AmbiguousError, RmtrackError
from rmtrack.domain.importing import Fault, FaultyFileError
from rmtrack.domain.several import Several
from rmtrack.domain.staying import TypedWays
from rmtrack.i18n import _, current
from rmtrack.reading.text import clean
from rmtrack.views.amounts import deal_amount
from rmtrack.views.answers import reasons_text
from rmtrack.views.dates import full_day, month_name
from rmtrack.views.several import several_text
from rmtrack.views.terms import term

MOST_FAULTS = 50  # more are no help at once; JSON has them all


def error_lines(error: RmtrackError) -> list[str]:
    """Return the sentence, then the hint or the candidates, each on its own line."""
    lines = [f"rmtrack: {_message(error.sentence, error)}"]
    if isinstance(error, AmbiguousError):
        from rmtrack.views.candidates import candidate_lines  # noqa: PLC0415 - seldom needed

        lines += candidate_lines(error)
    if isinstance(error, FaultyFileError):
        lines += [f"  {fault_line(fault)}" for fault in error.faults[:MOST_FAULTS]]
        if len(error.faults) > MOST_FAULTS:
            lines.append(_("  and {n} more").format(n=len(error.faults) - MOST_FAULTS))
    if error.hint:
        lines.append(f"  {_message(error.hint, error)}")
    return lines


def error_sentences(error: RmtrackError) -> list[str]:
    """Return the sentence and the hint, where what was typed is asked for again."""
    return [_message(text, error) for text in (error.sentence, error.hint) if text]


def error_json(error: RmtrackError) -> dict[str, Any]:
    """Return the error as `rmtrack.error/1`."""
    faults = error.faults if isinstance(error, FaultyFileError) else None
    return {
        "schema": "rmtrack.error/1",
        "code": error.code,
        "message": _message(error.sentence, error),
        "hint": _message(error.hint, error) if error.hint else None,
        "candidates": _candidates(error) if error.candidates else [],
        "near": [{"id": number, "name": name} for number, name in error.alike],
        **({} if faults is None else {"faults": [fault_json(fault) for fault in faults]}),
    }


def _candidates(error: RmtrackError) -> list[dict[str, Any]]:
    from rmtrack.views.candidates import candidates_json  # noqa: PLC0415 - seldom needed

    return candidates_json(error)


def candidate_name(name: object) -> str:
    """Return what a candidate is called: what tells a deal from others, or a name."""
    match name:
        case DealLabel(amount=amount, category=category, product=product):
            return f"{product or term(category)} {deal_amount(category, amount)}"
    return str(name)


def fault_line(fault: Fault) -> str:
    """Return where in a file a fault lies, and what it is."""
    where = _("row {row}").format(row=fault.row)
    if fault.column:
        where = _("row {row}, {column}").format(row=fault.row, column=fault.column)
    return _("{where}: {fault}").format(where=where, fault=_fault_message(fault))


def fault_json(fault: Fault) -> dict[str, Any]:
    """Return where in a file a fault lies, and what it is."""
    return {"row": fault.row, "column": fault.column, "message": _fault_message(fault)}


def _fault_message(fault: Fault) -> str:
    return _filled(fault.sentence, fault.facts)


def _message(template: str, error: RmtrackError) -> str:
    return _filled(template, error.facts)


def _filled(template: str, facts: Mapping[str, object]) -> str:
    """Translate and fill in. A fact may be what was typed, or a path: it is made safe to show."""
    return _(template).format(**{name: plain(_word(name, fact)) for name, fact in facts.items()})


def _word(name: str, fact: object) -> object:
    """Return a fact in the user's words: a day, a month, a category, a list, what was wrong."""
    match fact:
        case date():
            return full_day(fact)
        case Month():
            return month_name(fact)
        case str() if name == "category":
            return term(fact)
        case Accepted() | Proposal() | Differing() | TypedWays() | Several():
            return _listed(fact)
        case RmtrackError():
            return _message(fact.sentence, fact)
    return fact


def _accepted(words: Accepted) -> str:
    """Return the keys; in Chinese with their words, for either may be typed."""
    if current() != "zh":
        return str(words)
    return _(", ").join(" ".join(filter(None, pair)) for pair in words)


def _listed(fact: Accepted | Proposal | Differing | TypedWays | Several) -> str:
    """Return what is accepted, why a place is proposed, where two differ, what is to be typed."""
    if isinstance(fact, Several):
        return several_text(fact)
    if isinstance(fact, Accepted):
        return _accepted(fact)
    if isinstance(fact, Proposal):
        return reasons_text(fact)
    if isinstance(fact, TypedWays):
        return _typed(fact)
    from rmtrack.views.merging import differing_text  # noqa: PLC0415 - seldom needed

    return differing_text(fact)


def _typed(ways: TypedWays) -> str:
    """Return ways as they are typed, so that a shell hands on each as it is."""
    from rmtrack.views.as_typed import as_typed  # noqa: PLC0415 - seldom needed

    return " ".join(f"--{ways.way} {as_typed(value)}" for value in ways.values)


def plain(fact: object) -> object:
    """Return a fact without controls and without bytes that are no characters."""
    return fact if isinstance(fact, int) else clean(str(fact).encode(errors="replace").decode())
