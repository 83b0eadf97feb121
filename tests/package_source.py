"""The package's own source, read as syntax trees: what the laws of the house are asked of."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "rmtrack"
CLOCK = {
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime", "asctime"},
}


class Module(NamedTuple):
    """A file of the package: its path inside, its room, its syntax tree, its length in lines."""

    path: str
    room: str
    tree: ast.Module
    lines: int


def read_module(path: Path) -> Module:
    inside = path.relative_to(PACKAGE)
    text = path.read_text(encoding="utf-8")
    room = inside.parts[0].removesuffix(".py")
    return Module(inside.as_posix(), room, ast.parse(text), text.count("\n"))


MODULES = [read_module(path) for path in sorted(PACKAGE.rglob("*.py"))]


def imported(module: Module) -> Iterator[tuple[str, int]]:
    """Yield the dotted name and the line of every import, also inside functions."""
    package = ["rmtrack", *module.path.split("/")[:-1]]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            name = ".".join([*base, *filter(None, [node.module])])
            yield from ((f"{name}.{alias.name}", node.lineno) for alias in node.names)


def clock_reads(tree: ast.Module) -> Iterator[int]:
    """Yield the lines that read the clock, under whatever name it was imported."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module in {"datetime", "time"}:
            names |= {
                alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names
            }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            head, *attributes = ast.unparse(node).split(".")
            *_, owner, read = ["", *names.get(head, "").split("."), *attributes]
            if names.get(head, "").startswith(("datetime", "time")) and read in CLOCK.get(
                owner, ()
            ):
                yield node.lineno


def functions(module: Module) -> Iterator[tuple[str, int]]:
    """Yield path:name and the lines of the body, without its docstring, of every function."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and node.body[1:] else node.body
            yield f"{module.path}:{node.name}", (body[-1].end_lineno or 0) - body[0].lineno + 1
