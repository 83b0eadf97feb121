"""Where advice comes from: the program's own, over it the user's files beside the settings."""

from pathlib import Path

from rmtrack.cli.output import write_lines
from rmtrack.cli.settings import SettingsFile
from rmtrack.domain.advice import AdviceBook, Texts
from rmtrack.i18n import current
from rmtrack.reading.advice import read_advice

OURS = Path(__file__).parents[1] / "advice"


def advice_book(config: SettingsFile) -> AdviceBook:
    """Return the advice in the language in use.

    What the user says in `advice.zh.txt` (or `advice.en.txt`) holds before what `advice.txt` says,
    and that before ours. Of what can't be read, a file or a line, a warning tells on stderr.
    """
    language = current()
    ours = read_advice((OURS / f"{language}.txt").read_text(encoding="utf-8"))
    folder = config.path.parent
    own = (_own(folder / name) for name in ("advice.txt", f"advice.{language}.txt"))
    return AdviceBook((ours.said, *filter(None, own)))


def _own(path: Path) -> Texts | None:
    """Return what the user's own file says; None where there is none, or none that can be read."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        _warn_unread(path, error.strerror)
        return None
    from rmtrack.exchange.decoding import decode  # noqa: PLC0415 - where there is a file; so below

    decoded = decode(data)
    if decoded is None:
        _warn_unread(path, None)
        return None
    read = read_advice(decoded.text)
    if read.faults:
        from rmtrack.views.advice import fault_lines  # noqa: PLC0415

        write_lines(fault_lines(path, read.faults))
    return read.said


def _warn_unread(path: Path, reason: str | None) -> None:
    """Say that the file can't be read; None: it is no text."""
    from rmtrack.views.advice import unread_line  # noqa: PLC0415

    write_lines([unread_line(path, reason)])
