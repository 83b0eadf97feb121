"""What `rmtrack plan` can be asked for: one thing at a time, by the options that were typed."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rmtrack.cli.output import write_json, write_screen
from rmtrack.cli.session import Session
from rmtrack.domain.days import Month
from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.keys import INVESTMENT, CategoryKind
from rmtrack.reading.words import is_none, read_any_category, read_category

MOST_PIECES = 9999


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
    "show": ((), ()),
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
    for way, (calling, beside) in WAYS.items():
        if not typed or any(name in calling for name in typed):
            odd = next((name for name in typed if name not in (*calling, *beside)), None)
            if odd is not None:
                first = next(name for name in typed if name in calling)
                raise InputError(
                    N_("--{odd} does not go with --{first}"), odd=_dashed(odd), first=_dashed(first)
                )
            return way if typed else "show"
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
    named = words.category
    return None if named is None else read_any_category(named, session.categories)


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
    from rmtrack.actions.plan import Asked, set_quota  # noqa: PLC0415
    from rmtrack.domain.curves import read_curve  # noqa: PLC0415
    from rmtrack.reading.amounts import read_amount  # noqa: PLC0415
    from rmtrack.reading.numbers import read_whole  # noqa: PLC0415
    from rmtrack.views.plan import replanned_screen  # noqa: PLC0415
    from rmtrack.views.plan_json import replanned_json  # noqa: PLC0415

    asked = Asked()
    if words.quota is not None:
        asked["amount"] = None if is_none(words.quota) else read_amount(words.quota)
    if words.pieces is not None:
        none = is_none(words.pieces)
        asked["pieces"] = None if none else read_whole(words.pieces, least=1, most=MOST_PIECES)
    elif "amount" in asked and asked["amount"] is None:
        asked["pieces"] = None
    if words.curve is not None:
        asked["curve"] = read_curve(words.curve)
    drops = not any(asked.get(name) for name in ("amount", "pieces")) and words.curve is None
    category = (_looked_for(session, words) or INVESTMENT) if drops else _to_set(session, words)
    month = _month(session, words)
    replanned = set_quota(session.desk(), month, category, **asked)
    session.answer(replanned, replanned_screen, replanned_json)


def _figure(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.plan import drop_figure, record_figure  # noqa: PLC0415
    from rmtrack.domain.figures import BankFigure  # noqa: PLC0415
    from rmtrack.reading.amounts import read_amount  # noqa: PLC0415
    from rmtrack.reading.dates import BACK, read_day  # noqa: PLC0415
    from rmtrack.reading.numbers import read_whole  # noqa: PLC0415
    from rmtrack.reading.text import clean  # noqa: PLC0415
    from rmtrack.views.plan import replanned_screen  # noqa: PLC0415
    from rmtrack.views.plan_json import replanned_json  # noqa: PLC0415

    today = session.now.date()
    category, actual = _to_set(session, words), words.actual or ""
    day = today if words.on is None else read_day(words.on, today, looking=BACK)
    in_deals = session.config.settings.rules.kind(category) is CategoryKind.PIECES
    counted = actual if in_deals else words.pieces
    figure = BankFigure(
        month=Month.of(day) if words.month is None else Month.parse(words.month),
        category=category,
        taken_on=day,
        amount=None if in_deals or is_none(actual) else read_amount(actual),
        pieces=(
            read_whole(counted, least=0, most=MOST_PIECES)
            if counted and not is_none(counted)
            else None
        ),
        reason=clean(words.reason) or None if words.reason else None,
    )
    verb = drop_figure if is_none(actual) else record_figure
    session.answer(verb(session.desk(), figure), replanned_screen, replanned_json)


def _suppose(session: Session, words: PlanWords) -> None:
    from rmtrack.actions.suppose import suppose  # noqa: PLC0415
    from rmtrack.reading.amounts import read_amount  # noqa: PLC0415
    from rmtrack.reading.what_if import read_what_if  # noqa: PLC0415
    from rmtrack.views.suppose import suppose_json, suppose_screen  # noqa: PLC0415

    curve = None if words.what_if is None else read_what_if(words.what_if)
    win = None if words.if_win is None else read_amount(words.if_win)
    month, category = _month(session, words), _looked_for(session, words)
    found = suppose(session.desk(), month, category, curve, win)
    session.answer(found, suppose_screen, suppose_json)


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
