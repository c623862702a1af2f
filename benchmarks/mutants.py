"""How many single changes of the code the tests see: `make mutants` draws some, always the same, and runs the tests that can.

A change swaps a comparison, a logical operator, a number, or the two sides of a condition, in a copy of the project: the
one that is worked on is never touched (`runs_of_changes.py` says how). What survives is printed, to be killed by a test or
found to change nothing.
"""

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
ROOMS = ("initiatives", "indicators", "reports")
SEED, DRAWN = 20150630, 100
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}


class Change(NamedTuple):
    """One change: its file, the how manieth it is there, the lines that are run when it is, what was written, what is now.

    What is outside every function is run by whoever imports the file: it has no lines.
    """

    file: Path
    place: int
    line: int
    lines: range
    written: str
    said: str


def changes(tree: ast.Module) -> Iterator[ast.expr]:
    """Change the tree in one place after the other; yield what is changed, as long as it is, and change it back."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare():
                for place, one in enumerate(node.ops):
                    if type(one) in SWAPPED:
                        node.ops[place] = SWAPPED[type(one)]()  # type: ignore[call-overload]
                        yield node
                        node.ops[place] = one
            case ast.BoolOp(op=one) | ast.BinOp(op=one) if type(one) in SWAPPED:
                node.op = SWAPPED[type(one)]()  # type: ignore[assignment]
                yield node
                node.op = one
            case ast.IfExp(body=body, orelse=orelse):
                node.body, node.orelse = orelse, body
                yield node
                node.body, node.orelse = body, orelse
            case ast.Constant(value=int(value)) if not isinstance(node.value, bool):
                node.value = value + 1
                yield node
                node.value = value
            case _:
                pass


def parsed(file: Path) -> ast.Module:
    """Read a file of the project as a tree."""
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def lines_of(statement: ast.stmt) -> range:
    """Return the lines of a statement, without those of the statements in it."""
    inside: list[ast.stmt] = getattr(statement, "body", [])
    last = max(inside[0].lineno - 1, statement.lineno) if inside else statement.end_lineno or statement.lineno
    return range(statement.lineno, last + 1)


def changes_of(file: Path) -> Iterator[Change]:
    """Yield every change of a file."""
    tree = parsed(file)
    text = (ROOT / file).read_text(encoding="utf-8").splitlines()
    functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    statements = {
        lines_of(inner)
        for one in functions
        for outer in one.body
        for inner in ast.walk(outer)
        if isinstance(inner, ast.stmt)
    }
    for place, node in enumerate(changes(tree)):
        lines = min((one for one in statements if node.lineno in one), key=len, default=range(0))
        yield Change(file, place, node.lineno, lines, text[node.lineno - 1].strip(), ast.unparse(node))


def made(change: Change) -> ast.Module:
    """Return the tree of the file with the change in it."""
    tree = parsed(change.file)
    for place, _ in enumerate(changes(tree)):
        if place == change.place:
            return tree
    raise LookupError(change)


def drawn(places: Sequence[str], count: int, seed: int) -> list[Change]:
    """Draw so many changes of some rooms or files."""
    files = [
        file for one in places for file in ([ROOT / one] if one.endswith(".py") else sorted((ROOT / one).rglob("*.py")))
    ]
    found = [(one, turn) for file in files for one, turn in in_turn(changes_of(file.relative_to(ROOT)))]
    return [one for one, _ in sorted(found, key=lambda each: lot(each[0], each[1], seed))[:count]]


def in_turn(found: Iterable[Change]) -> Iterator[tuple[Change, int]]:
    """Tell apart the changes of a file that are written alike, by the how manieth each is of them."""
    met: Counter[tuple[str, str]] = Counter()
    for one in found:
        yield one, met[one.written, one.said]
        met[one.written, one.said] += 1


def lot(change: Change, turn: int, seed: int) -> bytes:
    """Return what a change draws: its own words decide, so that whatever is written elsewhere moves no other."""
    return sha256(
        "\0".join([str(seed), change.file.as_posix(), change.written, change.said, str(turn)]).encode()
    ).digest()


def main(places: Sequence[str], count: int, seed: int) -> None:
    """Judge changes of each room, or of files of it alone, in a copy of the project and a process of its own."""
    rooms = dict.fromkeys(Path(one).parts[0] for one in places)
    with tempfile.TemporaryDirectory() as home:
        copy = Path(home).resolve() / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "node_modules", "private", "runs"))
        # A changed file may be as old and as long as another: what was compiled of it must not be taken for it.
        kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        for room in rooms:
            files = [one for one in places if Path(one).parts[0] == room]
            command = [sys.executable, "-m", "benchmarks.runs_of_changes", room, str(count // len(rooms)), str(seed)]
            subprocess.run([*command, *files], cwd=copy, env=kept, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("places", nargs="*", default=ROOMS, help="rooms, or files of them")
    asked.add_argument("--count", type=int, default=DRAWN, help="how many changes, over all the rooms")
    asked.add_argument("--seed", type=int, default=SEED, help="another draws others")
    given = asked.parse_args()
    main(given.places, given.count, given.seed)
