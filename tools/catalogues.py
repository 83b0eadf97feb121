"""Keep the translations in step with the source.

    python tools/catalogues.py          take in new strings, drop unused ones, compile
    python tools/catalogues.py --check  change nothing; fail with a list of what is wrong

A catalogue is rebuilt from its translations alone: no line numbers, no dates, sorted, so that a
change of the file is a change of words.
"""

import argparse
import io
import os
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = Path("src/rmtrack/locale")
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
COMMENT_TAG = "Translators:"
WIDTH = 100
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # a date that moved would change the file by itself
HEADER = """\
# Translations of rmtrack. Written by `python tools/catalogues.py`: change the msgstr lines only.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""

Text = str | list[str] | tuple[str, ...]


def extract(package: Path) -> Catalog:
    """Return every string marked in the Python files of `package`, without translations."""
    marked = Catalog()
    found = extract_from_dir(
        package, [("**.py", "python")], keywords=KEYWORDS, comment_tags=[COMMENT_TAG]
    )
    for _file, _line, text, comments, context in found:
        marked.add(text, auto_comments=comments, context=context)
    return marked


def catalogues(root: Path) -> list[Path]:
    """Return the catalogue of every language, in order."""
    return sorted((root / LOCALE).glob("*/LC_MESSAGES/rmtrack.po"))


def language_of(path: Path) -> str:
    """Return the language of a catalogue, which is the name of its folder: zh_CN."""
    return path.parent.parent.name


def load(path: Path) -> Catalog:
    """Return what `path` holds, obsolete strings included."""
    with path.open("rb") as source:
        return read_po(source, locale=language_of(path), abort_invalid=True)


def update(marked: Catalog, kept: Catalog) -> Catalog:
    """Return the strings of `marked` with the translations of `kept`: never a guessed one."""
    new = Catalog(locale=kept.locale)
    for message in filter(named, marked):
        old = kept.get(message.id, message.context)
        same = old is not None and old.pluralizable == message.pluralizable
        new.add(
            message.id,
            old.string if old is not None and same else None,
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old is not None else (),
            flags=["fuzzy"] if old is not None and old.fuzzy else (),
            context=message.context,
        )
    return new


def render(catalogue: Catalog, language: str) -> str:
    """Return the text of a catalogue: the same words give the same text."""
    body = io.BytesIO()
    write_po(
        body,
        catalogue,
        width=WIDTH,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    header = HEADER.format(locale=language, plurals=catalogue.plural_forms)
    return header + body.getvalue().decode("utf-8").strip("\n") + "\n"


def compile_catalogue(path: Path) -> Path:
    """Write the .mo file beside a .po file and return it. Who reads it meanwhile sees a whole."""
    catalogue = load(path)
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    for message in catalogue:
        if not is_translated(message):
            message.string = ""  # an empty plural would be shown as nothing at all
    target = path.with_suffix(".mo")
    draft = io.BytesIO()
    write_mo(draft, catalogue)
    if not target.exists() or target.read_bytes() != draft.getvalue():
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        part.write_bytes(draft.getvalue())
        part.replace(target)
    return target


def compile_all(root: Path) -> list[Path]:
    """Compile every catalogue under `root`, the project's folder."""
    return [compile_catalogue(path) for path in catalogues(root)]


def texts(value: Text | None) -> tuple[str, ...]:
    """Return the forms of a message, one where it counts nothing."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def named(message: Message) -> bool:
    """Return whether a message is a string of the source, and not the header."""
    return bool(message.id)


def is_translated(message: Message) -> bool:
    """Return whether every form of a message has its words."""
    return all(texts(message.string) or ("",))


def placeholders(text: str) -> set[str]:
    """Return the names that `str.format` fills in. Raises ValueError for a broken template."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def translation_faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with one translation, whose string stands in the source."""
    ids, strings = texts(message.id), texts(message.string)
    if message.fuzzy:
        yield "is fuzzy"
    if not is_translated(message):
        yield "has no translation"
        return
    try:
        wanted = placeholders(ids[-1])
    except ValueError:
        return  # a text that is no template: nothing is filled in
    for text in strings:
        try:
            found = placeholders(text)
        except ValueError as error:
            yield f"its translation is no template ({error})"
            continue
        if found != wanted:
            yield f"has {shown(wanted)}, its translation {shown(found)}"


def shown(names: set[str]) -> str:
    """Return placeholders as they are typed, or words where there are none."""
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"


def faults(marked: Catalog, path: Path) -> Iterator[str]:
    """Yield everything that keeps the catalogue at `path` from being complete and tidy."""
    kept = load(path)
    gone = [message for message in filter(named, kept) if not holds(marked, message)]
    for message in [*gone, *kept.obsolete.values()]:
        yield f"{texts(message.id)[0]!r} is obsolete: no longer in the source"
    whole = update(marked, kept)
    for message in filter(named, whole):
        for fault in translation_faults(message):
            yield f"{texts(message.id)[0]!r} {fault}"
    if render(whole, language_of(path)) != path.read_text(encoding="utf-8"):
        yield "the file is not as `python tools/catalogues.py` writes it"


def holds(catalogue: Catalog, message: Message) -> bool:
    """Return whether `catalogue` holds the same string in the same context."""
    return catalogue.get(message.id, message.context) is not None


def check(root: Path) -> int:
    """Print every fault of every catalogue; 1 if there is any."""
    marked = extract(root / "src" / "rmtrack")
    lines = [
        f"{path.relative_to(root)}: {fault}"
        for path in catalogues(root)
        for fault in faults(marked, path)
    ]
    print("\n".join(lines) if lines else "catalogues: complete")
    return 1 if lines else 0


def refresh(root: Path) -> int:
    """Rewrite and compile every catalogue, and tell how much is left to translate."""
    marked = extract(root / "src" / "rmtrack")
    for path in catalogues(root):
        new = update(marked, load(path))
        path.write_text(render(new, language_of(path)), encoding="utf-8")
        compile_catalogue(path)
        left = sum(not is_translated(message) for message in filter(named, new))
        print(f"{path.relative_to(root)}: {len(new)} strings, {left} to translate")
    return 0


def main(argv: list[str] | None = None) -> int:
    """Run as a command."""
    parser = argparse.ArgumentParser(description="Keep the translations in step with the source.")
    parser.add_argument("--check", action="store_true", help="change nothing, list what is wrong")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    asked = parser.parse_args(argv)
    return check(asked.root) if asked.check else refresh(asked.root)


if __name__ == "__main__":
    sys.exit(main())
