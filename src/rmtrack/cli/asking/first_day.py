"""The guide through the first day.

Each step is a command of its own, so that it can be left at any point: what was finished stays,
and is not asked again.
"""

from rmtrack.actions.start import count_unplaced, has_clients
from rmtrack.cli.asking.cold_start import walk
from rmtrack.cli.asking.completing import with_argument
from rmtrack.cli.asking.people import ask_client
from rmtrack.cli.asking.prompts import ask_one_of, ask_path, ask_text
from rmtrack.cli.asking.quotas import ask_quotas, has_quota
from rmtrack.cli.asking.values import as_path, read_file
from rmtrack.cli.configuring import keep
from rmtrack.cli.output import write_lines, write_screen
from rmtrack.cli.session import Session
from rmtrack.domain.configuring import SETTINGS, Value
from rmtrack.domain.days import Month
from rmtrack.domain.errors import RmtrackError
from rmtrack.domain.keys import Band
from rmtrack.i18n import _, current, use
from rmtrack.reading.profile import read_called
from rmtrack.reading.settings import read_value
from rmtrack.views.errors import error_lines
from rmtrack.views.terms import term

SKIPPING = ("import", "--skip-bad")


def lead(session: Session) -> Session:
    """Lead through the first day, and return the session with the settings chosen on the way."""
    session = _ask_language(session)
    write_screen(
        _(
            "A few questions to start with, two minutes. Enter skips one, Ctrl-C leaves;\n"
            "what is done stays done, and rmtrack goes on from there the next time."
        )
    )
    session = _ask_calendar(session)
    session = _ask_month(session)
    if _bring_file(session):
        _place_best_known(session)
    _add_clients(session)
    if not has_clients(session.desk()):
        write_screen(_("There are no clients yet: rmtrack alone asks on until there are. Today:\n"))
        return session
    _log_first(session)
    write_screen(_("That is all. From tomorrow on, rmtrack alone shows the morning. Today's:\n"))
    return session


def _ask_language(session: Session) -> Session:
    if session.typed.lang or session.config.lang:
        return session
    chosen = ask_one_of("Language 语言", [("en", "English"), ("zh", "中文")], default=current())
    use(chosen)
    return _keep(session, "lang", chosen)


def _ask_calendar(session: Session) -> Session:
    if session.typed.calendar or "calendar" in session.config.kept:
        return session
    calendars = [
        ("CN", _("China's official working days, with make-up days")),
        ("weekdays", _("Monday to Friday")),
    ]
    return _keep(session, "calendar", ask_one_of(_("Which days do you work"), calendars))


def _ask_month(session: Session) -> Session:
    """Ask for the quotas that the month has not yet, and at first for what else has one."""
    month = Month.of(session.now.date())
    if not has_quota(session, month):
        session = _ask_categories(session)
    ask_quotas(session, month)
    return session


def _ask_categories(session: Session) -> Session:
    """Ask for what has a quota beside the three categories that everybody has."""
    if "categories" in session.config.kept:
        return session
    setting = SETTINGS["categories"]

    def read(text: str) -> Value:
        return setting.check(setting.key, read_value(setting, text, session.now.date()))

    hint = _("beside {known}; Enter: none").format(
        known=_(", ").join(map(term, session.categories))
    )
    own = ask_text(_("Categories of your own"), read, hint=hint, skippable=True)
    return _keep(session, setting.key, read(own)) if own else session


def _keep(session: Session, key: str, value: Value) -> Session:
    """Keep a setting; where the file can't take it, say so, and go on with what holds."""
    try:
        return session._replace(config=keep(session.config, key, value, session.now.date()))
    except RmtrackError as error:
        write_lines(error_lines(error))
        return session


def _bring_file(session: Session) -> bool:
    """Ask for a file of clients until one can be taken, or none is named; tell whether one was."""
    hint = _("CSV; Tab completes its name, Enter: none")
    while file := ask_path(_("File with your clients"), read_file, hint=hint, skippable=True):
        path = str(as_path(file))
        if _run(session, "import", path) or (_leave_out() and _run(session, *SKIPPING, path)):
            return True
    return False


def _leave_out() -> bool:
    ways = [("", _("take another file")), ("skip", _("take the rows that can be read"))]
    return bool(ask_one_of(_("What now"), ways))


def _place_best_known(session: Session) -> None:
    """Offer to place the best known of those who came without a place in the grid."""
    if not count_unplaced(session.desk()):
        return
    ways = [("", _("another time")), ("now", _("now: one key each, about three minutes"))]
    if ask_one_of(_("Place the clients you know best in the grid"), ways):
        walk(session)


def _add_clients(session: Session) -> None:
    """Ask for clients by name, unless there are any."""
    if has_clients(session.desk()):
        return
    hint = _("Enter: none")
    while name := ask_text(_("Name of a client"), read_called, hint=hint, skippable=True):
        bands = [("", _("leave it open")), *((str(band), term(band)) for band in Band)]
        familiarity = ask_one_of(_("How well do you know each other"), bands)
        known = ["--familiarity", familiarity] if familiarity else []
        _run(session, *with_argument(["contact", "add", *known], name))
        hint = _("the next one; Enter: no more")


def _log_first(session: Session) -> None:
    hint = _("the first call to write down; Enter: none")
    if who := ask_client(session, hint=hint, skippable=True):
        _run(session, *with_argument(["log"], who))


def _run(session: Session, *words: str) -> bool:
    """Run a command as if it had been typed; tell whether it was done."""
    from rmtrack.cli.lazy import run_words  # noqa: PLC0415 - Typer: after the language

    try:
        run_words(session.retyped(words))
    except RmtrackError as error:
        write_lines(error_lines(error))
        return False
    return True
