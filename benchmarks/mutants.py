"""How many single changes of the code the tests see: `make mutants` draws some, always the same, and runs the tests of their room.

A change swaps a comparison, a logical operator, a number, or the two sides of a condition, in a copy of the project: the
one that is worked on is never touched. What survives is printed, to be killed by a test or found to change nothing.
"""

import ast
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
ROOMS = ("initiatives", "indicators", "reports")
SEED, DRAWN, SECONDS = 20150630, 100, 600
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


def changes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Change the tree in one place after the other; yield the line and the changed source, and change it back."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare():
                for place, one in enumerate(node.ops):
                    if type(one) in SWAPPED:
                        node.ops[place] = SWAPPED[type(one)]()  # type: ignore[call-overload]
                        yield node.lineno, ast.unparse(tree)
                        node.ops[place] = one
            case ast.BoolOp(op=one) | ast.BinOp(op=one) if type(one) in SWAPPED:
                node.op = SWAPPED[type(one)]()  # type: ignore[assignment]
                yield node.lineno, ast.unparse(tree)
                node.op = one
            case ast.IfExp(body=body, orelse=orelse):
                node.body, node.orelse = orelse, body
                yield node.lineno, ast.unparse(tree)
                node.body, node.orelse = body, orelse
            case ast.Constant(value=int(value)) if not isinstance(node.value, bool):
                node.value = value + 1
                yield node.lineno, ast.unparse(tree)
                node.value = value
            case _:
                pass


def drawn(room: str, count: int) -> list[tuple[Path, int, str]]:
    """Draw so many changes of a room: file, line, changed source."""
    found = [
        (file.relative_to(ROOT), line, source)
        for file in sorted((ROOT / room).rglob("*.py"))
        for line, source in changes(ast.parse(file.read_text(encoding="utf-8")))
    ]
    return Random(SEED).sample(found, min(count, len(found)))


def survives(copy: Path, file: Path, source: str) -> bool:
    """Say whether the tests of a room pass although one of its files is changed."""
    kept = (copy / file).read_text(encoding="utf-8")
    (copy / file).write_text(source, encoding="utf-8")
    tests = ["tests/properties", f"tests/{file.parts[0]}"]
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-n", "2", *tests]
    try:
        ran = subprocess.run(command, cwd=copy, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    finally:
        (copy / file).write_text(kept, encoding="utf-8")
    return ran.returncode == 0


def main(rooms: list[str], count: int) -> None:
    """Print what survives, then the score of each room."""
    caught: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home:
        copy = Path(home) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "node_modules", "private", "runs"))
        for room in rooms:
            for file, line, source in drawn(room, count // len(rooms)):
                tried[room] += 1
                if survives(copy, file, source):
                    print(f"survives: {file}:{line}", flush=True)
                else:
                    caught[room] += 1
    for room in rooms:
        print(f"{room}: {caught[room]} of {tried[room]} caught")


if __name__ == "__main__":
    asked = sys.argv[1:]
    main(
        [one for one in asked if one in ROOMS] or list(ROOMS), next((int(one) for one in asked if one.isdigit()), DRAWN)
    )
