"""The translations: complete, in step with the source, and kept so by one command."""

import gettext
from pathlib import Path

import pytest

from rmtrack.i18n import LANGUAGES
from tools import catalogues

ROOT = Path(__file__).resolve().parent.parent
SOURCE = """
from rmtrack.i18n import N_, _, ngettext, pgettext

_("{name} is not known")
N_("the plan"
   " of the month")
ngettext("{n} call", "{n} calls", 2)
pgettext("verb", "open")
_(variable)
print("not marked")
"""
WHOLE = """
msgctxt "verb"
msgid "open"
msgstr "打开"

msgid "the plan of the month"
msgstr "本月计划"

msgid "{n} call"
msgid_plural "{n} calls"
msgstr[0] "{n} 个电话"

msgid "{name} is not known"
msgstr "没有{name}"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with one source file and its catalogue, complete and tidy."""
    package = tmp_path / "src" / "rmtrack"
    package.mkdir(parents=True)
    (package / "words.py").write_text(SOURCE, encoding="utf-8")
    catalogue(tmp_path).parent.mkdir(parents=True)
    catalogue(tmp_path).write_text(WHOLE, encoding="utf-8")
    assert catalogues.main(["--root", str(tmp_path)]) == 0
    return tmp_path


def catalogue(project: Path) -> Path:
    return project / "src" / "rmtrack" / "locale" / "zh_CN" / "LC_MESSAGES" / "rmtrack.po"


def change(project: Path, old: str, new: str) -> None:
    path = catalogue(project)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def said(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the check says of a project in which something is wrong."""
    capsys.readouterr()
    assert catalogues.main(["--check", "--root", str(project)]) == 1
    return capsys.readouterr().out


def test_every_string_of_the_program_is_translated(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogues.main(["--check"]) == 0, capsys.readouterr().out


def test_every_language_but_the_source_has_a_catalogue() -> None:
    folders = {path.parent.parent.name for path in catalogues.catalogues(ROOT)}
    assert folders == set(filter(None, LANGUAGES.values()))


def test_a_complete_catalogue_passes_and_is_left_as_it_is(project: Path) -> None:
    before = catalogue(project).read_bytes()
    assert catalogues.main(["--check", "--root", str(project)]) == 0
    assert catalogues.main(["--root", str(project)]) == 0
    assert catalogue(project).read_bytes() == before


def test_a_catalogue_holds_neither_line_numbers_nor_dates(project: Path) -> None:
    text = catalogue(project).read_text(encoding="utf-8")
    assert "words.py" not in text
    assert "Date" not in text


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("没有{name}", "", "'{name} is not known' has no translation"),
        ("{n} 个电话", "", "'{n} call' has no translation"),
        ("没有{name}", "没有{nam}", "has {name}, its translation {nam}"),
        ("没有{name}", "没有", "has {name}, its translation no placeholder"),
        ("本月计划", "本月{x}", "has no placeholder, its translation {x}"),
        ("没有{name}", "没有{name", "its translation is no template"),
        ("{n} 个电话", "{m} 个电话", "has {n}, its translation {m}"),
        ('msgid "the plan', '#, fuzzy\nmsgid "the plan', "'the plan of the month' is fuzzy"),
        ('msgid "the plan', 'msgid "a plan', "'a plan of the month' is obsolete"),
        ('msgid "the plan', 'msgid "a plan', "'the plan of the month' has no translation"),
        (
            'msgid "the plan',
            '#~ msgid "gone"\n#~ msgstr "没了"\n\nmsgid "the plan',
            "'gone' is obs",
        ),
        ('msgstr "打开"', 'msgstr ""\n"打开"', "the file is not as"),
    ],
)
def test_a_fault_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, fault: str
) -> None:
    change(project, old, new)
    assert fault in said(project, capsys)


def test_a_string_new_in_the_source_is_told_then_taken_in(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is guessed for it from a string that looks alike."""
    (project / "src" / "rmtrack" / "new.py").write_text('_("the plan of a month")\n')
    assert "'the plan of a month' has no translation" in said(project, capsys)
    assert catalogues.main(["--root", str(project)]) == 0
    assert 'msgid "the plan of a month"\nmsgstr ""' in catalogue(project).read_text("utf-8")
    assert "5 strings, 1 to translate" in capsys.readouterr().out


def test_a_string_gone_from_the_source_is_dropped(project: Path) -> None:
    (project / "src" / "rmtrack" / "words.py").write_text('_("{name} is not known")\n')
    assert catalogues.main(["--root", str(project)]) == 0
    assert catalogue(project).read_text("utf-8").count("msgid") == 1 + 1  # the header's


def test_a_compiled_catalogue_speaks(project: Path) -> None:
    spoken = gettext.translation("rmtrack", project / catalogues.LOCALE, ["zh_CN"])
    assert spoken.gettext("the plan of the month") == "本月计划"
    assert spoken.ngettext("{n} call", "{n} calls", 2) == "{n} 个电话"
    assert spoken.pgettext("verb", "open") == "打开"


def test_what_is_not_translated_is_shown_in_english(project: Path) -> None:
    change(project, "{n} 个电话", "")
    change(project, "本月计划", "")
    catalogues.compile_all(project)
    spoken = gettext.translation("rmtrack", project / catalogues.LOCALE, ["zh_CN"])
    assert spoken.gettext("the plan of the month") == "the plan of the month"
    assert spoken.ngettext("{n} call", "{n} calls", 2) == "{n} calls"


def test_compiling_twice_gives_the_same_bytes(project: Path) -> None:
    first = [path.read_bytes() for path in catalogues.compile_all(project)]
    catalogue(project).with_suffix(".mo").unlink()
    assert [path.read_bytes() for path in catalogues.compile_all(project)] == first
