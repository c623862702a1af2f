"""How many single changes of the code the tests see: `make mutants` draws some, always the same, and runs the tests that can.

A change swaps a comparison, a logical operator, a number, or the two sides of a condition, in a copy of the project: the
one that is worked on is never touched. Coverage tells which files of tests run the function that is changed. What survives is
printed, to be killed by a test or found to change nothing.
"""

import ast
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from coverage import Coverage, CoverageData

ROOT = Path(__file__).parents[1]
ROOMS = ("initiatives", "indicators", "reports")
SEED, DRAWN = 20150630, 100
LIMIT, SLOWER = 60, 4
"""Seconds that every change is given, and how many times as long as they took the tests may take: the rest turns for ever."""
TRACED = "[run]\npatch = subprocess\nparallel = true\ndisable_warnings = no-data-collected\n"
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
    """One change of a file, the lines of the function that holds it, and the words that tell it."""

    file: Path
    line: int
    source: str
    around: range
    said: str


class Seen(NamedTuple):
    """What one file of tests runs: lines by file, and how long it takes."""

    lines: dict[Path, frozenset[int]]
    seconds: float


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


def changes_of(file: Path) -> Iterator[Change]:
    """Yield every change of a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    for node in changes(tree):
        bodies = [range(one.body[0].lineno, (one.end_lineno or one.lineno) + 1) for one in functions]
        around = min((one for one in bodies if node.lineno in one), key=len, default=range(0))
        yield Change(file, node.lineno, ast.unparse(tree), around, ast.unparse(node))


def drawn(room: str, count: int) -> list[Change]:
    """Draw so many changes of a room."""
    files = (file.relative_to(ROOT) for file in sorted((ROOT / room).rglob("*.py")))
    found = [one for file in files for one in changes_of(file)]
    return Random(SEED).sample(found, min(count, len(found)))


def seen_by(copy: Path, room: str) -> dict[str, Seen]:
    """Return what each file of a room's tests runs of it, in a process of its own each."""
    (copy / "traced.ini").write_text(TRACED, encoding="utf-8")
    seen = {}
    for tests in sorted(file for home in ("properties", room) for file in (copy / "tests" / home).rglob("test_*.py")):
        kept = copy / "traced" / tests.stem
        command = [
            sys.executable,
            "-m",
            "coverage",
            "run",
            "--rcfile",
            str(copy / "traced.ini"),
            "--data-file",
            str(kept),
        ]
        begun = time.monotonic()
        command += ["--include", f"{copy}/{room}/*", "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)]
        subprocess.run(command, cwd=copy, capture_output=True, check=True)
        seconds = time.monotonic() - begun
        together = Coverage(data_file=str(kept), config_file=str(copy / "traced.ini"))
        together.combine([str(kept.parent)])
        data: CoverageData = together.get_data()
        seen[str(tests.relative_to(copy))] = Seen(
            {Path(file).relative_to(copy): frozenset(data.lines(file) or ()) for file in data.measured_files()}, seconds
        )
        shutil.rmtree(kept.parent)
    return seen


def survives(copy: Path, change: Change, seen: dict[str, Seen]) -> bool:
    """Say whether the tests that run what is changed pass all the same, the quickest first."""
    able = {
        tests: one.seconds
        for tests, one in seen.items()
        if change.file in one.lines and (not change.around or not one.lines[change.file].isdisjoint(change.around))
    }
    if not able:
        return True
    kept = (copy / change.file).read_text(encoding="utf-8")
    (copy / change.file).write_text(change.source, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        *sorted(able, key=able.__getitem__),
    ]
    limit = LIMIT + SLOWER * sum(able.values())
    try:
        ran = subprocess.run(command, cwd=copy, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return False
    finally:
        (copy / change.file).write_text(kept, encoding="utf-8")
    return ran.returncode == 0


def main(rooms: list[str], count: int) -> None:
    """Print what survives, then the score of each room."""
    caught: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        copy = Path(home).resolve() / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "node_modules", "private", "runs"))
        for room in rooms:
            seen = seen_by(copy, room)
            for change in drawn(room, count // len(rooms)):
                tried[room] += 1
                if survives(copy, change, seen):
                    print(f"survives: {change.file}:{change.line} turned into « {change.said} »", flush=True)
                else:
                    caught[room] += 1
    for room in rooms:
        print(f"{room}: {caught[room]} of {tried[room]} caught")


if __name__ == "__main__":
    asked = sys.argv[1:]
    main(
        [one for one in asked if one in ROOMS] or list(ROOMS), next((int(one) for one in asked if one.isdigit()), DRAWN)
    )
