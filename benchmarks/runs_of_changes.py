"""What the tests say of each change of the code, in seconds: they are collected once, and a forked process runs those concerned.

A first process runs them all, and coverage keeps which test runs which line: a test is given the lines of what it shares with
others, fixtures and caches of its file, and none finds what another left in a cache of the code. Then each change is put in
the functions that are loaded already, in a process of its own, which runs the tests of the changed line until one fails; what
stands outside every function is tried by a new interpreter on the changed file.
"""

import ast
import functools
import gc
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import pytest
from coverage import Coverage, CoverageData

from benchmarks.mutants import ROOMS, ROOT, Change, drawn, made

LIMIT, SLOWER = 40, 4
"""Seconds that every change is given, and how many times as long as they took the tests may take: the rest turns for ever."""
FAULT = 2
TOLD = os.fdopen(os.dup(2), "w", encoding="utf-8", buffering=1)
"""What is told: pytest takes the usual outputs for its own."""


PAGES = "tests/architecture/test_documented.py::test_generated_pages_are_fresh"
"""The tests of the pages made from what the code defines: schemas, keys, catalogue."""


def importing(file: Path) -> Callable[[str], bool]:
    """Return whether a file of the project takes something from another."""
    taken = f"from {'.'.join(file.with_suffix('').parts)} import "
    return lambda other: taken in (ROOT / other).read_text(encoding="utf-8")


class Seen(NamedTuple):
    """Which tests and shared fixtures run a line of a file, which tests use them, and how many seconds each test takes."""

    lines: dict[str, dict[str, list[str]]]
    users: dict[str, set[str]]
    seconds: dict[str, float]

    def running(self, change: Change) -> set[str]:
        """Return the tests and shared fixtures that run what is changed: its lines, or its file where no test runs them.

        What stands outside functions is used where it is imported: whoever runs a file that imports it may see it.
        """
        inside = self.lines.get(str(change.file), {})
        hit = {one for line in change.lines for one in inside.get(str(line), ())}
        files = [str(change.file), *([] if change.lines else filter(importing(change.file), self.lines))]
        return hit or {one for file in files for names in self.lines.get(file, {}).values() for one in names}

    def able(self, change: Change) -> list[str]:
        """Return the tests that can see a change: all of them where none is known to run it.

        The quickest come first, and last those for which what they share is made again, which takes longer than any of them.
        """
        running = self.running(change)
        tests = {test for name in running for test in self.users.get(name, ())} or set(self.seconds)
        if not change.lines:
            tests |= {one for one in self.seconds if one.startswith(PAGES)}
        waiting = {test for name in running - self.seconds.keys() for test in self.users.get(name, ())}
        return sorted(tests, key=lambda one: (one in waiting, self.seconds[one]))


def in_a_child(action: Callable[[], bool], limit: float) -> bool:
    """Say whether an action is true, in a forked process that is stopped, and then false, where it does not end in time."""
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        try:
            os._exit(0 if action() else 1)
        except BaseException:
            traceback.print_exc(file=TOLD)
            os._exit(FAULT)
    end = time.monotonic() + limit
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended and os.waitstatus_to_exitcode(status) == FAULT:
            raise RuntimeError("a fault of this tool, not of the tests")
        if ended:
            return status == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


class Tracing:
    """The plugin that keeps under whose name lines are run: the test's, or that of a fixture that tests share."""

    def __init__(self, kept: Coverage) -> None:
        self.kept = kept
        self.names = [""]

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        """Give what a fixture runs to the fixture where tests share it."""
        self.names.append(self.names[-1] if fixturedef.scope == "function" else named(fixturedef))
        self.kept.switch_context(self.names[-1])
        try:
            return (yield)
        finally:
            self.names.pop()
            self.kept.switch_context(self.names[-1])


def named(fixture: pytest.FixtureDef[object]) -> str:
    """Return the name of a fixture that tests share."""
    return f"{fixture.baseid}::{fixture.argname}"


def caches(*homes: str) -> list[Any]:
    """Return the caches of some folders of the project."""
    found = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
    return [one for one in found if str(getattr(one, "__module__", "")).split(".")[0] in homes]


def together(item: pytest.Item, items: Sequence[pytest.Item]) -> set[str]:
    """Return the tests that share with one what it keeps in a cache: those of its file, where it has any."""
    module = getattr(item, "module", None)
    kept = any(isinstance(one, functools._lru_cache_wrapper) for one in vars(module).values())
    return {one.nodeid for one in items if getattr(one, "module", None) is module} if kept else {item.nodeid}


def traced(session: pytest.Session, room: str, told: Path) -> bool:
    """Run every test, and write which runs what, and for how long those that pass."""
    kept = Coverage(data_file=None, config_file=False, include=[f"{ROOT}/{room}/*"])
    plugin = Tracing(kept)
    session.config.pluginmanager.register(plugin)
    seconds = {}
    emptied = caches(*ROOMS)
    kept.start()
    for item, following in zip_longest(session.items, session.items[1:]):
        for one in emptied:
            one.cache_clear()
        plugin.names = [item.nodeid]
        kept.switch_context(item.nodeid)
        begun, failed = time.monotonic(), session.testsfailed
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed == failed:
            seconds[item.nodeid] = time.monotonic() - begun
    kept.stop()
    data: CoverageData = kept.get_data()
    lines = {str(Path(file).relative_to(ROOT)): data.contexts_by_lineno(file) for file in data.measured_files()}
    told.write_text(json.dumps([seconds, lines]), encoding="utf-8")
    return True


def shared_fixtures(session: pytest.Session) -> list[pytest.FixtureDef[object]]:
    """Return the fixtures that tests share."""
    found = [one for item in session.items for defined in fixtures_of(item) for one in defined]
    return list({id(one): one for one in found if one.scope != "function"}.values())


def fixtures_of(item: pytest.Item) -> Iterable[Sequence[pytest.FixtureDef[object]]]:
    """Return the fixtures of a test, shared or not."""
    return item._fixtureinfo.name2fixturedefs.values()  # type: ignore[attr-defined,no-any-return]


def seen(session: pytest.Session, room: str) -> Seen:
    """Return what the tests of a room run of it."""
    told = ROOT / "seen.json"
    in_a_child(lambda: traced(session, room, told), limit=3600)
    seconds, lines = json.loads(told.read_text(encoding="utf-8"))
    for item in session.items:
        if item.nodeid not in seconds:
            TOLD.write(f"fails without any change, and judges none: {item.nodeid}\n")
    session.items = [item for item in session.items if item.nodeid in seconds]
    users = {item.nodeid: together(item, session.items) for item in session.items}
    for item in session.items:
        for one in (one for defined in fixtures_of(item) for one in defined):
            users.setdefault(named(one), set()).add(item.nodeid)
    return Seen(lines, users, seconds)


def made_ready(session: pytest.Session, seen: Seen) -> None:
    """Make what tests share, once for all changes: a test that uses it is run, the quickest."""
    items = {one.nodeid: one for one in session.items}
    for one in shared_fixtures(session):
        if one.scope == "session" and one.cached_result is None:
            item = items[min(seen.users[named(one)], key=seen.seconds.__getitem__)]
            # As if the next were in another folder: nothing but the session is left open for the tests that come.
            far = next(other for other in session.items if other.nodeid.split("/")[1] != item.nodeid.split("/")[1])
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=far)
    for kept in caches(*ROOMS, "tests"):
        kept.cache_clear()


def made_again(session: pytest.Session, names: set[str]) -> None:
    """Forget what tests share that is made by what is changed, or of what is."""
    old: set[str] = set()
    fixtures = shared_fixtures(session)
    while more := [
        one for one in fixtures if one.argname not in old and (named(one) in names or old & {*one.argnames})
    ]:
        for one in more:
            one.cached_result = None
            old.add(one.argname)


def codes(code: CodeType) -> Iterator[CodeType]:
    """Yield a piece of code and all that are in it."""
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from codes(one)


def put_in(tree: ast.Module, file: str) -> None:
    """Put a changed file in the functions of it that are loaded."""
    changed = {(one.co_qualname, one.co_firstlineno): one for one in codes(compile(tree, file, "exec"))}
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == file:
            one.__code__ = changed[one.__code__.co_qualname, one.__code__.co_firstlineno]


def passes(session: pytest.Session, change: Change, tree: ast.Module, seen: Seen) -> bool:
    """Say whether the tests that run what is changed pass all the same, in this process."""
    put_in(tree, str(ROOT / change.file))
    made_again(session, seen.running(change))
    items = {one.nodeid: one for one in session.items}
    tests = [items[one] for one in seen.able(change)]
    for item, following in zip_longest(tests, tests[1:]):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return False
    return True


def passes_anew(tests: Sequence[str], limit: float) -> bool:
    """Say whether tests pass all the same in a new interpreter."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=limit, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def survives(session: pytest.Session, change: Change, seen: Seen) -> bool:
    """Say whether the tests that run what is changed pass all the same."""
    tests = seen.able(change)
    limit = LIMIT + SLOWER * sum(seen.seconds[one] for one in tests)
    file = ROOT / change.file
    kept = file.read_text(encoding="utf-8")
    changed = made(change)
    file.write_text(ast.unparse(changed), encoding="utf-8")
    try:
        return (
            in_a_child(lambda: passes(session, change, changed, seen), limit)
            if change.lines
            else passes_anew(tests, limit)
        )
    finally:
        file.write_text(kept, encoding="utf-8")


class Judging:
    """The plugin that, instead of running the tests once, runs them for each change."""

    def __init__(self, room: str, changes: Sequence[Change]) -> None:
        self.room, self.changes = room, changes

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge each change and tell it at once, then the score."""
        TOLD.write(f"{self.room}: {len(session.items)} tests are run without any change, to know which see what\n")
        run = seen(session, self.room)
        made_ready(session, run)
        alive = 0
        for rank, one in enumerate(self.changes, start=1):
            lives = survives(session, one, run)
            alive += lives
            told = "survives" if lives else "caught"
            TOLD.write(f"{rank} of {len(self.changes)}, {told}: {one.file}:{one.line} turned into « {one.said} »\n")
        TOLD.write(f"{self.room}: {len(self.changes) - alive} of {len(self.changes)} caught\n")
        return True


def tests_of(room: str) -> list[str]:
    """Return the tests that speak of a room: its own, the laws that name it, and the pages made from what it defines."""
    laws = (ROOT / "tests" / "properties").glob("test_*.py")
    told = [str(file.relative_to(ROOT)) for file in sorted(laws) if f"from {room}" in file.read_text(encoding="utf-8")]
    return [f"tests/{room}", *told, PAGES]


if __name__ == "__main__":
    room, count, seed_of_draw, *files = sys.argv[1:]
    judging = Judging(room, drawn(files or [room], int(count), int(seed_of_draw)))
    sys.exit(pytest.main([*tests_of(room), "-p", "no:cacheprovider"], plugins=[judging]))
