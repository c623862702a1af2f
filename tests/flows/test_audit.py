"""What is handed out is audited before anything leaves; a draft when somebody asks."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from flows.audit_record import conflicts
from flows.order import PARIS, Order, Run
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import StageFailed, Watch, wrapped
from indicators.confidentiality.audit import RULES, Audited, Disclosure
from indicators.confidentiality.told_numbers import Output
from indicators.counting.tallies import Cell
from tests.flows.command import typed
from tests.flows.filled import filled, unwritten_texts

AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)


def made(order: Order) -> Run:
    watch = Watch(order.folder.name)
    return evaluate(order, wrapped(plain_steps(watch.seconds), watch.around))


def written(folder: Path) -> Path:
    """Write every text that a final report cannot do without."""
    for text in unwritten_texts(folder):
        text.write_text("Ce que le comité de pilotage a écrit.\n", encoding="utf-8")
    return folder


@pytest.fixture
def leaking(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An initiative of which three people are told, for nothing protects them."""
    folder = written(filled(data_home / "initiatives"))
    export = folder / "exports" / "habitants_fin.csv"
    kept = export.read_text(encoding="utf-8").splitlines(keepends=True)
    export.write_text("".join(kept[:-9]), encoding="utf-8")
    monkeypatch.setattr("indicators.confidentiality.decisions.hide", lambda *_, **__: {})
    return folder


def test_nothing_leaves_of_a_final_report_that_tells_of_few_people(leaking: Path, data_home: Path) -> None:
    with pytest.raises(StageFailed, match="« Vérification »") as failed:
        made(Order(leaking, final=True, at=AT))
    what_to_do, *problems = failed.value.problems
    assert what_to_do.startswith("Rien n’est remis") and "retirez l’édition" in what_to_do
    assert "« all_applicable »" in what_to_do, "an indicator of the catalogue is in no file of the initiative"
    assert any(RULES["effectif"] in problem and "« habitants_" in problem for problem in problems)
    assert failed.value.__context__ is None
    assert not [path for path in (data_home / "runs").rglob("*") if path.is_file()]
    assert not list((data_home / "private").rglob("versions_definitives/*"))


def test_nor_of_a_draft_that_is_to_be_audited(leaking: Path) -> None:
    with pytest.raises(StageFailed, match="« Vérification »"):
        made(Order(leaking, audit=True, at=AT))
    assert (made(Order(leaking, at=AT)).folder / "results.csv").exists(), "a draft is for its evaluator"


@pytest.mark.parametrize(("final", "asked"), [(True, False), (False, True), (False, False)])
def test_its_record_is_part_of_the_run_for_its_owner_alone(data_home: Path, final: bool, asked: bool) -> None:
    run = made(Order(written(filled(data_home / "initiatives")), final=final, audit=asked, at=AT))
    records = list((data_home / "private").rglob("verifications/*"))
    assert [record.name for record in records] == [f"{run.folder.name}.json"] * (final or asked)
    for record in records:
        told = json.loads(record.read_text(encoding="utf-8"))
        assert told["rules"] == RULES and told["found"] == []
        assert told["figures"] > 0 and told["systems"] > 0 and told["sums"] > 0
        assert record.stat().st_mode & 0o077 == 0 and record.parent.stat().st_mode & 0o077 == 0


def test_what_takes_too_long_is_not_handed_out(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.steps.SECONDS", 0.0)
    with pytest.raises(StageFailed, match="le temps a manqué"):
        made(Order(written(filled(data_home / "initiatives")), final=True, at=AT))


def test_the_command_asks_for_it(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(data_home / "initiatives")
    told = typed(capsys, monkeypatch, "evaluate", "jardin", "--audit")
    assert (told.code, "Vérification" in told.said) == (0, True)
    assert "Vérification" not in typed(capsys, monkeypatch, "evaluate", "jardin").said


def test_the_owner_reads_which_outputs_conflict_and_never_how_many_people() -> None:
    of = [
        Output("satisfaits", "", Cell("territoire", "fin")),
        Output("femmes", "", Cell("territoire", "fin", "sans_tiers")),
    ]
    found = Disclosure("unanimes", "Orange", tuple((one,) for one in of))
    late = Disclosure("effectif", "Orange", ((of[0],),), settled=False)
    _, *sentences = conflicts(Audited(tuple(RULES), 2, 2, 2, 0.1, (found, found, late), ()), {})
    assert sentences == [
        "« satisfaits » (territoire, fin) et « femmes » (territoire, fin, sans_tiers) : on retrouve que quelques-uns ont "
        "tous répondu la même chose (Orange).",
        "« satisfaits » (territoire, fin) : le temps a manqué pour exclure qu’on y retrouve quelques personnes (Orange).",
    ]
    many = tuple(Disclosure("effectif", f"Lecteur {'x' * rank}", ((of[0],),)) for rank in range(30))
    assert conflicts(Audited(tuple(RULES), 2, 2, 2, 0.1, many, ()), {})[-1] == "10 autres de la même sorte."
    assert not re.search(r"\d", "".join(sentences))


@pytest.mark.parametrize(
    ("editions", "named"),
    [
        ({"Un EHPAD": ("structure", "affiche")}, "(Un EHPAD, éditions « structure » et « affiche »)."),
        ({"Un EHPAD": ("structure",)}, "(Un EHPAD, édition « structure »)."),
        ({"Un autre": ("structure",)}, "(Un EHPAD)."),
    ],
)
def test_the_owner_reads_which_editions_to_take_away_where_a_structure_alone_reads_them(
    editions: dict[str, tuple[str, ...]], named: str
) -> None:
    found = Disclosure("compose", "Un EHPAD", ((Output("part", "", Cell("territoire", "fin")),),))
    _, sentence = conflicts(Audited(tuple(RULES), 1, 1, 1, 0.1, (found,), ()), editions)
    assert sentence.endswith(named)
