"""What `rmtrack plan` can be asked for: one thing at a time, by the options that were typed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from rmtrack.cli.output import write_json, write_screen
from rmtrack.cli.session import Session
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import INVESTMENT, CategoryKind
from rmtrack.domain.money import Money
from rmtrack.domain.pieces import MOST_PIECES
from rmtrack.reading.words import is_none, read_any_category, read_category

if TYPE_CHECKING:
    from rmtrack.actions.plan import Asked


class PlanWords(NamedTuple):
    """The options as they were typed."""

    quota: str | None
    pieces: str | None
    category: str | None
    month: str | None
    curve: str | None
    actual: str | None
    on: str | None
    reason: str | None
    what_if: str | None
    if_win: str | None
    prework: bool
    explain: bool
    chart: bool


# Each way, the options that call for it, and those that may stand beside them.
WAYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "figure": (("actual",), ("on", "reason", "pieces")),
    "suppose": (("what_if", "if_win"), ()),
    "prework": (("prework",), ()),
    "explain": (("explain",), ()),
    "chart": (("chart",), ()),
    "quota": (("quota", "pieces", "curve"), ()),
}
EVERYWHERE = ("category", "month")


def answer(session: Session, words: PlanWords) -> None:
    """Do what the options ask for, and show it. Raises InputError for options that don't go."""
    HOW[_way(words)](session, words)


def _way(words: PlanWords) -> str:
    typed = [
        name
        for name, word in words._asdict().items()
        if word is not None and word is not False and name not in EVERYWHERE
    ]
    if not typed:
        return "show"
    for way, (calling, beside) in WAYS.items():
        first = next((name for name in typed if name in calling), None)
        if first is None:
            continue
        odd = next((name for name in typed if name not in (*calling, *beside)), None)
        if odd is None:
            return way
        raise InputError(
            N_("--{odd} does not go with --{first}"), odd=_dashed(odd), first=_dashed(first)
        )
    raise InputError(
        N_("--{odd} goes with --actual: say what the bank counts, like --actual 812000"),
        odd=_dashed(typed[0]),
    )


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _month(session: Session, words: PlanWords) -> Month:
    return Month.of(session.now.date()) if words.month is None else Month.parse(words.month)


def _looked_for(session: Session, words: PlanWords) -> str | None:
    """Return the category to look at, one of former days too; None: all of them."""
    return None if words.category is None else known_category(session, words.category)


def known_category(session: Session, text: str) -> str:
    """Read a category to look at. Raises InputError for one that never was."""
    category = read_any_category(text, session.categories)
    if category not in session.categories:
        from rmtrack.actions.plan import is_known  # noqa: PLC0415

        if not is_known(session.desk(), category):
            read_category(text, session.categories)  # says which there are
    return category


def _to_set(session: Session, words: PlanWords) -> str:
    """Return the category to set something of."""
    named = words.category
    return INVESTMENT if named is None else read_category(named, session.categories)


def _show(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.month_page import look_at_month  # noqa: PLC0415 - one way a run; so below

    month, category = _month(session, words), _looked_for(session, words)
    page = look_at_month(session.desk(), month)
    page = page if category is None else page.only(category)
    if session.typed.json:
        from rmtrack.views.page_json import page_json  # noqa: PLC0415

        write_json(page_json(page))
    else:
        from rmtrack.views.plan import page_screen  # noqa: PLC0415

        write_screen(page_screen(page))


def _quota(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.plan import set_quota  # noqa: PLC0415
    from rmtrack.views.plan import replanned_screen  # noqa: PLC0415
    from rmtrack.views.plan_json import replanned_json  # noqa: PLC0415

    asked, month = _asked(words), _month(session, words)
    drops = not any(asked.values())
    category = (_looked_for(session, words) or INVESTMENT) if drops else _to_set(session, words)
    replanned = set_quota(session.desk(), month, category, **asked)
    session.answer(replanned, replanned_screen, replanned_json)


def _asked(words: PlanWords) -> "Asked":
    """Read what is to be set. `--quota none` takes the number of deals away too, if not given."""
    from rmtrack.domain.curves import read_curve  # noqa: PLC0415
    from rmtrack.reading.amounts import read_amount  # noqa: PLC0415
    from rmtrack.reading.numbers import read_whole  # noqa: PLC0415

    asked: Asked = {}
    if words.quota is not None:
        none = is_none(words.quota)
        asked["amount"] = None if none else read_amount(words.quota)
        if none:
            asked["pieces"] = None
    if words.pieces is not None:
        none = is_none(words.pieces)
        asked["pieces"] = None if none else read_whole(words.pieces, least=1, most=MOST_PIECES)
    if words.curve is not None:
        if words.quota is not None and not any(asked.values()):
            sentence = N_("--{odd} does not go with --{first}")
            raise InputError(sentence, odd="curve", first="quota none")
        asked["curve"] = read_curve(words.curve)
    return asked


def _figure(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.plan import drop_figure, record_figure  # noqa: PLC0415
    from rmtrack.cli.bank_figure import read_figure  # noqa: PLC0415
    from rmtrack.views.plan import replanned_screen  # noqa: PLC0415
    from rmtrack.views.plan_json import replanned_json  # noqa: PLC0415

    actual = words.actual or ""
    drops = is_none(actual)
    category = (_looked_for(session, words) or INVESTMENT) if drops else _to_set(session, words)
    kind = session.config.settings.rules.kind(category)
    figure = read_figure(words, actual, category, kind, session.now.date())
    verb = drop_figure if drops else record_figure
    session.answer(verb(session.desk(), figure), replanned_screen, replanned_json)


def _suppose(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.suppose import suppose  # noqa: PLC0415
    from rmtrack.reading.what_if import read_what_if  # noqa: PLC0415
    from rmtrack.views.suppose import suppose_json, suppose_screen  # noqa: PLC0415

    curve = None if words.what_if is None else read_what_if(words.what_if)
    month, win = _month(session, words), None
    if words.if_win is None:
        category = _looked_for(session, words)
    else:  # nothing is won in a category of former days
        category = words.category and _to_set(session, words)
        win = _win(session, category or INVESTMENT, words.if_win)
    found = suppose(session.desk(), month, category, curve, win)
    session.answer(found, suppose_screen, suppose_json)


def _win(session: Session, category: str, text: str) -> Money:
    """Read what would be won: an amount, or how many deals where they are what is counted."""
    from rmtrack.reading.amounts import read_amount  # noqa: PLC0415
    from rmtrack.reading.numbers import read_whole  # noqa: PLC0415

    if session.config.settings.rules.kind(category) is not CategoryKind.PIECES:
        return read_amount(text)
    return Money.yuan(read_whole(text, least=1, most=MOST_PIECES))


def _prework(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.prework import prepare  # noqa: PLC0415
    from rmtrack.views.prework import prework_json, prework_screen  # noqa: PLC0415

    month = None if words.month is None else Month.parse(words.month)
    category = _looked_for(session, words)
    found = prepare(session.desk(), month, category)
    session.answer(found, prework_screen, prework_json)


def _explain(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.explain import explain  # noqa: PLC0415
    from rmtrack.views.explain import explain_json, explain_screen  # noqa: PLC0415

    month, category = _month(session, words), _looked_for(session, words)
    found = explain(session.desk(), month, category)
    session.answer(found, explain_screen, explain_json)


def _chart(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.plan import show_plan  # noqa: PLC0415
    from rmtrack.views.plan_chart import chart_json, chart_screen  # noqa: PLC0415

    month, category = _month(session, words), _looked_for(session, words)
    plan = show_plan(session.desk(), month)
    session.answer(plan if category is None else plan.only(category), chart_screen, chart_json)


HOW: Mapping[str, Callable[[Session, PlanWords], None]] = {
    "figure": _figure,
    "suppose": _suppose,
    "prework": _prework,
    "explain": _explain,
    "chart": _chart,
    "quota": _quota,
    "show": _show,
}
