"""What a person gets who installs rmtrack: everything it needs, and nothing else."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDED_TO_BUILD = ["src", "tools", "hatch_build.py", "pyproject.toml", "README.md"]
BUILT_OR_CACHED = shutil.ignore_patterns("*.mo", "__pycache__")
LOCK_FILE = re.compile(
    r"(uv|poetry|pdm|pipfile)\.lock|(package-lock|npm-shrinkwrap)\.json|pylock.*"
)
# In two halves, so that this file is not the one it looks for.
REGISTRY = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", "index" + "-url"]))


def run(*command: str | Path, cwd: Path, **settings: str) -> str:
    """Run a process that must succeed and return what it printed."""
    done = subprocess.run(  # noqa: S603 - our own project
        [str(word) for word in command],
        cwd=cwd,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a clean copy of the source, where nothing is compiled yet."""
    copy = tmp_path_factory.mktemp("source")
    for name in NEEDED_TO_BUILD:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=BUILT_OR_CACHED)
        else:
            shutil.copy(ROOT / name, copy / name)
    pip = [sys.executable, "-m", "pip", "--quiet", "wheel", "--no-deps", "--no-build-isolation"]
    run(*pip, "--wheel-dir", "dist", ".", cwd=copy)
    return next(copy.glob("dist/*.whl"))


@pytest.fixture(scope="module")
def inside(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay the wheel's files where nothing of the source tree can stand in for them."""
    site = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def test_every_module_of_the_source_is_in_the_wheel(inside: set[str]) -> None:
    modules = {path.relative_to(ROOT / "src") for path in (ROOT / "src").rglob("*.py")}
    assert {module.as_posix() for module in modules} <= inside


def test_data_files_are_in_the_wheel(inside: set[str]) -> None:
    assert "rmtrack/py.typed" in inside
    assert "rmtrack/locale/zh_CN/LC_MESSAGES/rmtrack.mo" in inside
    assert {"rmtrack/advice/en.txt", "rmtrack/advice/zh.txt"} <= inside
    assert any(
        re.fullmatch(r"rmtrack/storage/migrations/versions/v?\d+_\w+\.py", name) for name in inside
    )


def test_nothing_else_is_in_the_wheel(inside: set[str]) -> None:
    kinds = {PurePosixPath(name).suffix for name in inside if name.startswith("rmtrack/")} - {
        ".mako"
    }  # Alembic's template of a new migration
    assert kinds == {".py", ".mo", ".txt", ".typed"}
    texts = {name for name in inside if name.startswith("rmtrack/") and name.endswith(".txt")}
    assert {PurePosixPath(name).parent.name for name in texts} == {"advice"}
    assert {name.partition("/")[0].partition("-")[0] for name in inside} == {"rmtrack"}


def test_an_installed_wheel_works(installed: Path, tmp_path: Path) -> None:
    """A new store is made by the wheel's own migrations; its texts and advice speak Chinese."""
    settings = {
        "PYTHONPATH": str(installed),
        "HOME": str(tmp_path),
        "RMTRACK_DB": str(tmp_path / "rmtrack.db"),
        "RMTRACK_LANG": "zh",
        "RMTRACK_TODAY": "2026-11-02",
    }
    where = run(
        sys.executable, "-c", "import rmtrack; print(rmtrack.__file__)", cwd=tmp_path, **settings
    )
    assert Path(where.strip()).is_relative_to(installed)
    rmtrack = [sys.executable, "-m", "rmtrack"]
    add = ("contact", "add", "王小明", "--familiarity", "7", "--mood", "positive")
    run(*rmtrack, *add, cwd=tmp_path, **settings)
    assert "“" in run(*rmtrack, "show", "1", cwd=tmp_path, **settings)  # what to say
    assert "投资" in run(*rmtrack, "plan", "--quota", "229万", cwd=tmp_path, **settings)


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """Return the files that are committed, or would be."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = run(*git, cwd=ROOT).split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_no_file_holds_the_address_of_a_package_registry(tracked: list[Path]) -> None:
    named = [path for path in tracked if REGISTRY.search(path.read_text("utf-8", "replace"))]
    assert named == []


def test_no_lock_file_is_kept(tracked: list[Path]) -> None:
    """Bounds stand in pyproject.toml, exact versions in constraints.txt."""
    assert [path for path in tracked if LOCK_FILE.fullmatch(path.name.lower())] == []


def test_every_library_asked_for_has_an_exact_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in project["project"]["optional-dependencies"].values():
        asked += extra
    names = {folded(re.split(r"[^\w.-]", line)[0]) for line in asked}
    kept = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert names - {folded(line.partition("==")[0]) for line in kept} == set()


def folded(name: str) -> str:
    """Return a library's name in the one spelling that all its spellings share."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_constraints_are_exact_versions_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wanted = re.compile(r"#.*|[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*")
    assert [line for line in lines if not wanted.fullmatch(line)] == []
