"""Run the transcripts: commands and their exact screens, kept as text and proved by real runs.

    python tools/transcripts.py [FILE ...]    run them, write down what is shown, refresh README.md

A transcript is a file of lines; `tests/transcripts/README.md` tells what each kind means.
"""

import argparse
import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "transcripts"
MARKS = ("$ ", "# ", "@ ", "! ", "? ", "\\")
SCREEN = re.compile(r"(<!-- screen: ([\w-]+) -->\n).*?(<!-- /screen -->)", re.DOTALL)
OWN_SETTINGS = {"columns": "COLUMNS", "tz": "TZ"}
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a transcript that is not shown by a command: a comment, a setting, or nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A command and what it showed, as it stands in the transcript."""

    command: str
    shown: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The command and its screen."""
        return "\n".join([f"$ {self.command}", *self.shown])


Item = Line | Run
Show = Callable[[str, Path, dict[str, str]], tuple[str, ...]]  # what a command shows


def read(text: str) -> list[Item]:
    """Return the items of a transcript. A run ends at the next command, comment or setting."""
    items: list[Item] = []
    for line in text.splitlines():
        last = items[-1] if items else None
        if line.startswith("$ "):
            items.append(Run(line.removeprefix("$ ")))
        elif line.startswith(("# ", "@ ")) or not isinstance(last, Run):
            items.append(Line(line))
        else:
            items[-1] = replace(last, shown=(*last.shown, line))
    return [trimmed(item) for item in items]


def trimmed(item: Item) -> Item:
    """Return a run without the empty line that parts it from the next item."""
    if isinstance(item, Run) and item.shown and not item.shown[-1]:
        return replace(item, shown=item.shown[:-1])
    return item


def write(items: list[Item]) -> str:
    """Return the text of a transcript; an empty line follows each run but the last."""
    texts = [item.text + ("\n" if isinstance(item, Run) else "") for item in items]
    return "\n".join(texts).rstrip("\n") + "\n"


def run(items: list[Item], how: Show | None = None) -> list[Item]:
    """Run every command in one fresh folder with one fresh store, and return what was shown.

    Each is a process of its own unless `how` says otherwise.
    """
    with tempfile.TemporaryDirectory(prefix="rm-") as folder:
        home = Path(folder).resolve()
        environment = prepare(home)
        done: list[Item] = []
        for item in items:
            if isinstance(item, Line):
                environment |= setting(item.text)
                done.append(item)
            else:
                done.append(Run(item.command, (how or show)(item.command, home, environment)))
        return done


def prepare(home: Path) -> dict[str, str]:
    """Lay out the folder of a run; return an environment free of the caller's own settings."""
    shim = home / "bin" / "rmtrack"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rmtrack "$@"\n', encoding="utf-8")
    shim.chmod(0o700)
    (home / "examples").symlink_to(ROOT / "examples")
    spec = importlib.util.find_spec("rmtrack")
    if spec is None or spec.origin is None:
        sys.exit("rmtrack can't be imported: install it, or set PYTHONPATH=src")
    return {
        "PATH": f"{shim.parent}:/usr/bin:/bin",
        "PYTHONPATH": str(Path(spec.origin).parent.parent),
        "HOME": str(home),
        "RMTRACK_DB": str(home / "rmtrack.db"),
        "TZ": "Asia/Shanghai",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }


def setting(line: str) -> dict[str, str]:
    """Return what `@ NAME VALUE` sets for the commands after it; a screen's name sets nothing."""
    if not line.startswith("@ ") or screen_name(line):
        return {}
    name, _, value = line.removeprefix("@ ").partition(" ")
    return {OWN_SETTINGS.get(name, f"RMTRACK_{name.upper()}"): value.strip()}


def screen_name(line: str) -> str | None:
    """Return NAME of `@ screen NAME`, which names the command that follows."""
    name = line.removeprefix("@ screen ")
    return name.strip() if name != line else None


def show(command: str, home: Path, environment: dict[str, str]) -> tuple[str, ...]:
    """Run a command line in the shell; return its stdout, its stderr marked, its exit code."""
    done = subprocess.run(  # noqa: S603 - the project's own transcripts
        ["/bin/sh", "-c", command],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return as_shown(done.returncode, done.stdout, done.stderr, home)


def as_shown(code: int, out: bytes, err: bytes, home: Path) -> tuple[str, ...]:
    """Return what a command left as it stands in a transcript."""
    lines = [escaped(line) for line in screen(out, home)]
    lines += [f"! {line}".rstrip() for line in screen(err, home)]
    return (*lines, f"? {code}") if code else tuple(lines)


def screen(raw: bytes, home: Path) -> list[str]:
    """Return the lines of an output, with the folder of the run written as ~."""
    text = raw.decode("utf-8").replace(str(home), "~")
    return text.removesuffix("\n").split("\n") if text else []


def escaped(line: str) -> str:
    """Return a shown line so that it can't be taken for a mark of the transcript."""
    return f"\\{line}" if line.startswith(MARKS) else line


def transcripts() -> list[Path]:
    """Return the transcripts of the project, in order."""
    return sorted(FOLDER.glob("*.txt"))


def replay(path: Path, how: Show | None = None) -> str:
    """Return the text that `path` should hold."""
    return write(run(read(path.read_text(encoding="utf-8")), how))


def named_screens(paths: list[Path]) -> dict[str, str]:
    """Return the screens with a name, as they stand in the transcripts."""
    screens: dict[str, str] = {}
    for path in paths:
        name = None
        for item in read(path.read_text(encoding="utf-8")):
            if isinstance(item, Run) and name:
                screens[name] = "\n\n".join(filter(None, [screens.get(name), item.text]))
                name = None
            elif isinstance(item, Line):
                name = screen_name(item.text) or name
    return screens


def pages() -> Iterator[Path]:
    """Yield the pages for readers that may show screens."""
    yield from sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")])


def with_screens(page: str, screens: dict[str, str]) -> str:
    """Return a page with its screens as the transcripts have them. Raises KeyError for no such."""
    return SCREEN.sub(
        lambda found: f"{found[1]}```console\n{screens[found[2]]}\n```\n{found[3]}", page
    )


def main(argv: list[str] | None = None) -> int:
    """Run as a command."""
    parser = argparse.ArgumentParser(description="Run the transcripts and write down the screens.")
    parser.add_argument("files", nargs="*", type=Path, help="these only")
    for path in parser.parse_args(argv).files or transcripts():
        rewrite(path, replay(path))
    screens = named_screens(transcripts())
    for page in pages():
        rewrite(page, with_screens(page.read_text(encoding="utf-8"), screens))
    return 0


def rewrite(path: Path, text: str) -> None:
    """Write a file where its text changed, and tell so."""
    if path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(f"rewrote {path}")


if __name__ == "__main__":
    sys.exit(main())
