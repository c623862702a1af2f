"""A run that is killed at any of its writings: what left is remembered, what did not is not, and the next run goes well."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

import flows.given_out_before
import flows.interrupted
import flows.run_folder
import reports.delivery.folders
from flows.alone import alone
from flows.data_dir import private_of, runs_of
from flows.given_out_before import given_out_before
from flows.interrupted import settle
from flows.last_version import last_version
from flows.order import PARIS, Order, RunOutcome
from flows.run_folder import write
from flows.stages import evaluate, measure
from flows.steps import plain_steps
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import LEFTOVERS, put_whole
from tests.flows.filled import filled

AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)
SLUG = "jardin"
WRITERS = (flows.given_out_before, flows.interrupted, flows.run_folder, reports.delivery.folders)


class Killed(BaseException):
    """The process is gone: nothing is put in order after it."""


@dataclass(frozen=True)
class Ready:
    """A final version that only has to be written."""

    outcome: RunOutcome
    order: Order


@pytest.fixture
def ready(data_home: Path, tmp_path: Path) -> Ready:
    folder = filled(data_home / "initiatives", SLUG)
    for text in (folder / "texts").iterdir():
        text.write_text("Ce que le comité de pilotage a écrit.\n", encoding="utf-8")
    order = Order(folder, final=True, output=tmp_path / "remises", at=AT)
    steps = plain_steps({})
    protected = measure(order, steps)
    reports_made = steps.render(steps.compose(protected.results, order))
    return Ready(RunOutcome(protected.results, reports_made, protected.given_out, protected.reasons), order)


def killed_at(number: int, ready: Ready) -> bool:
    """Write, and be killed as the writing of this number begins; False where there are not so many."""
    seen = 0

    def put(path: Path, content: bytes, mode: int = 0o644) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            # Half a file, beside its place: what a process that is gone leaves.
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(f".{path.name}.abc.partiel").write_bytes(content[: len(content) // 2])
            raise Killed
        put_whole(path, content, mode)

    with pytest.MonkeyPatch.context() as patch:
        for writer in WRITERS:
            patch.setattr(writer, "put_whole", put)
        patch.setattr("flows.run_folder.shutil.rmtree", lambda *_, **__: None)  # nobody is left to clean
        try:
            write(ready.outcome, ready.order, {})
        except Killed:
            return True
    return False


def out(ready: Ready) -> list[Path]:
    assert ready.order.output is not None
    return [path for path in ready.order.output.rglob("*.*") if path.is_file()]


def test_whatever_left_is_remembered_and_whatever_did_not_is_forgotten(ready: Ready) -> None:
    numbers = iter(range(1, 1000))
    seen = set()
    while killed_at(next(numbers), ready):
        told = settle(SLUG)
        left = out(ready)
        # What is out is remembered; what nobody has masks nothing.
        assert bool(given_out_before(SLUG)) == bool(left), told
        assert not any(
            path.match(LEFTOVERS) for path in [*runs_of(SLUG).rglob("*"), *private_of(SLUG).rglob("*"), *left]
        )
        assert last_version(SLUG, {}) is None
        assert not any(runs_of(SLUG).iterdir())
        assert bool(left) or not list(private_of(SLUG).glob("*/2025*")), "a forgotten version leaves nothing"
        assert settle(SLUG) == ()
        seen.add((bool(left), any("étaient sortis" in said for said in told)))
        for path in left:
            path.unlink()
        for record in (private_of(SLUG) / "versions_definitives").glob("*.json"):
            record.unlink()
    # Some were killed before anything was out, some after, and each was told as it was.
    assert seen == {(False, False), (True, True)}
    # Not killed: whole, remembered, nothing to settle.
    assert len(given_out_before(SLUG)) == 1 and settle(SLUG) == ()
    assert last_version(SLUG, {}) is not None


def test_nothing_has_left_of_a_run_that_keeps_its_reports_in_its_folder(ready: Ready) -> None:
    kept = Ready(ready.outcome, replace(ready.order, output=None))
    numbers = iter(range(1, 1000))
    while killed_at(number := next(numbers), kept):
        assert settle(SLUG)
        assert given_out_before(SLUG) == () and not list(private_of(SLUG).glob("*/2025*")), number
    assert number > 15 and len(given_out_before(SLUG)) == 1


def test_settling_touches_no_file_that_another_initiative_is_writing(ready: Ready) -> None:
    assert ready.order.output is not None
    other = ready.order.output / "comite" / ".autre.pdf.def.partiel"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"moitie")
    assert any(killed_at(number, ready) and out(ready) for number in range(1, 40))
    settle(SLUG)
    assert other.read_bytes() == b"moitie"


def test_a_run_that_was_whole_when_it_was_stopped_is_kept(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(flows.run_folder, "done", gone)
    with pytest.raises(Killed):
        write(ready.outcome, ready.order, {})
    (said,) = settle(SLUG)
    assert said.endswith("elle est entière.")
    assert len(given_out_before(SLUG)) == 1 and last_version(SLUG, {}) is not None


def test_two_runs_of_an_initiative_are_never_side_by_side(data_home: Path) -> None:
    folder = filled(data_home / "initiatives", SLUG)
    with alone(SLUG):
        with pytest.raises(
            UnusableInitiative, match=r"« jardin » est déjà en cours, depuis le .* à \d\d:\d\d \(processus"
        ):
            evaluate(Order(folder, at=AT), plain_steps({}))
        assert not runs_of(SLUG).exists()
        other = evaluate(Order(filled(data_home / "initiatives", "verger"), at=AT), plain_steps({}))
        assert other.folder.is_dir()


def test_two_runs_asked_in_the_same_second_have_each_their_folder(data_home: Path) -> None:
    folder = filled(data_home / "initiatives", SLUG)
    one, other = (evaluate(Order(folder, ("synthese",), at=AT), plain_steps({})).folder for _ in range(2))
    assert other.name == f"{one.name}-2"
    assert json.loads((other / "manifest.json").read_bytes())["run"] == other.name


def test_the_next_run_tells_what_it_found(ready: Ready) -> None:
    assert killed_at(4, ready)
    run = evaluate(Order(ready.order.folder, ("synthese",), at=AT), plain_steps({}))
    assert run.told and all("interrompu" in said for said in run.told)
    again = evaluate(Order(ready.order.folder, ("synthese",), at=AT), plain_steps({}))
    assert again.told == ()


def test_a_lock_left_by_a_run_that_ended_holds_nobody(data_home: Path) -> None:
    with alone(SLUG):
        pass
    (private_of(SLUG) / "verrou.json").write_text(json.dumps({"since": "x"}), encoding="utf-8")
    with alone(SLUG):
        assert json.loads((private_of(SLUG) / "verrou.json").read_bytes())["process"]
