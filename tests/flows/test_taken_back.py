"""An agreement to be named or quoted may be taken back: what is made after goes without it, and what left before is told."""

from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import pytest

from flows.approval import approve
from flows.delivery_settings import DeliverySettings
from flows.handing_out import Demand, send
from flows.order import PARIS, Order
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.stored_run import find_run
from flows.taken_back import beyond_recall
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Consent, Initiative, Sharing
from initiatives.unusable import UnusableInitiative
from reports import document as doc
from reports.composition.consented import with_consents
from reports.composition.prose import blocks, flat
from tests.flows.filled import filled
from tests.flows.stored import AT, NAME, stored

GIVEN, TAKEN = "{to: citer, on: 2025-05-01}", "{to: citer, on: 2025-05-01, withdrawn: 2025-08-01}"
QUOTE = "> On se parle enfin. {accord: voisine}"


def declared(folder: Path, consents: str) -> Initiative:
    with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write(f"consents: {consents}\n")
    initiative, problems = declare(folder)
    assert initiative is not None and not problems, problems
    return initiative


@pytest.mark.parametrize(
    "said", [QUOTE, QUOTE.removeprefix("> "), "- Un mot.\n- On se parle enfin. {accord : voisine}"]
)
def test_what_somebody_said_is_printed_as_long_as_they_agree(tmp_path: Path, said: str) -> None:
    printed = {}
    for name, how in (("given", GIVEN), ("taken", TAKEN), ("other", "{to: nommer, on: 2025-05-01}")):
        word = "voisine" if name != "other" else "partenaire_un"
        initiative = declared(filled(tmp_path / name), f"{{{word}: {how}}}")
        printed[name] = [*with_consents(initiative, blocks(said))]
    assert "On se parle enfin." in repr(printed["given"]) and "accord" not in repr(printed["given"])
    assert "On se parle enfin." not in repr(printed["taken"]) and not _to_do(printed["taken"])
    assert ("Un mot." in repr(printed["taken"])) is ("Un mot." in said)
    assert "On se parle enfin." not in repr(printed["other"])
    (missing,) = _to_do(printed["other"])
    assert "n’est pas déclaré" in flat(missing.inline)


def test_a_photo_and_an_analysis_are_held_to_it_and_a_mark_elsewhere_is_told(tmp_path: Path) -> None:
    initiative = declared(filled(tmp_path), f"{{voisine: {TAKEN}}}")
    photo = doc.Picture(
        media="image/png", data=b"", width=1, height=1, alt="Une femme", caption="", credit="Anne Li {accord: voisine}"
    )
    analysis = doc.Analysis(about="", body=tuple(blocks("Elle le dit. {accord: voisine}")))  # type: ignore[arg-type]
    table = doc.DataTable(title="{accord: voisine}", columns=(), rows=())
    shown = [*with_consents(initiative, (photo, analysis, table))]
    assert [type(one) for one in shown] == [doc.Analysis, doc.DataTable, doc.Note]
    assert isinstance(shown[0], doc.Analysis) and shown[0].body == ()
    assert _to_do(shown)


def _to_do(shown: list[doc.Block]) -> list[doc.Note]:
    return [one for one in shown if isinstance(one, doc.Note) and one.tone == "a_completer"]


def test_one_partner_who_takes_its_agreement_back_closes_what_all_shared(tmp_path: Path) -> None:
    one = declared(filled(tmp_path), "{partenaire_un: {to: [nommer, citer], on: 2025-05-01}}")
    one = one.model_copy(update={"shares_with": Sharing(contributions="all")})
    assert one.shows("contributions") and not one.shows("relations")
    taken = Consent(to=("nommer",), on=AT.date(), withdrawn=AT.date())
    assert not one.model_copy(update={"consents": {"partenaire_un": taken}}).shows("contributions")
    assert one.model_copy(update={"consents": {"autre": taken}}).shows("contributions")


@pytest.mark.parametrize(
    ("consents", "said"),
    [
        ("{voisine: {to: nommer, on: 2025-05-01}}", "seul un partenaire est nommé"),
        ("{voisine: {to: citer, on: 2025-05-01, withdrawn: 2025-04-01}}", "vient avant"),
        ("{voisine: {to: dire, on: 2025-05-01}}", "consents"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(tmp_path: Path, consents: str, said: str) -> None:
    folder = filled(tmp_path)
    with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write(f"consents: {consents}\n")
    assert [one for one in declare(folder)[1] if said in one]


def test_what_rests_on_it_leaves_no_more_and_the_review_tells_what_left(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    quoted = folder / "texts" / "conclusion.md"
    quoted.write_text(QUOTE, encoding="utf-8")
    declared(folder, f"{{voisine: {GIVEN}}}")
    at = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)
    steps = plain_steps({})
    run = find_run(evaluate(Order(folder, ("complete",), at=at, audit=True), steps).folder.name)
    report = (run.folder / "reports" / "complete.html").read_text(encoding="utf-8")
    assert "On se parle enfin." in report and "{accord" not in report
    demand = Demand(("comite",), output=data_home / "sorties", due=at.date())
    assert [receipt.state for _, receipt, _ in send(run, DeliverySettings(), demand, at)] == ["remis"]
    written = (folder / "initiative.yaml").read_text(encoding="utf-8")
    (folder / "initiative.yaml").write_text(written.replace(GIVEN, TAKEN), encoding="utf-8")
    with pytest.raises(UnusableInitiative, match="un accord a été repris : voisine"):
        [*send(run, DeliverySettings(), demand, at)]
    after = evaluate(Order(folder, ("complete",), at=at.replace(month=9)), steps)
    assert "On se parle enfin." not in (after.folder / "reports" / "complete.html").read_text(encoding="utf-8")
    review = after.review.read_text(encoding="utf-8")
    assert "Accords repris" in review and "ne peut pas être rappelé" in review and "sorties/jardin/comite" in review


@pytest.mark.parametrize(
    ("rests_on", "consents", "refused"),
    [
        ('"consents": ["voisine"], "named": []', f"{{voisine: {GIVEN}}}", False),
        ('"consents": ["voisine"], "named": []', f"{{voisine: {TAKEN}}}", True),
        ('"consents": ["voisine"], "named": []', "{}", True),
        ('"consents": [], "named": ["partenaire_un"]', "{}", False),
        ('"consents": [], "named": ["partenaire_un"]', f"{{partenaire_un: {TAKEN.replace('citer', 'nommer')}}}", True),
        ('"consents": [], "named": []', f"{{voisine: {TAKEN}}}", False),
    ],
)
def test_a_candidate_that_rests_on_what_was_taken_back_is_not_approved(
    data_home: Path, rests_on: str, consents: str, refused: bool
) -> None:
    declared(filled(data_home / "initiatives"), consents)
    manifest = stored().folder / "manifest.json"
    told = manifest.read_text(encoding="utf-8")
    manifest.write_text(told.replace('"audited"', f'{rests_on}, "audited"'), encoding="utf-8")
    with pytest.raises(UnusableInitiative, match="un accord a été repris") if refused else nullcontext():
        approve(find_run(NAME), "Claire Martin", AT)


def test_a_version_that_named_who_takes_it_back_is_told_even_where_no_agreement_was_declared(data_home: Path) -> None:
    """Of a version that says nothing of it, anything may rest on it; of one that named nobody, nothing does."""
    initiative = declared(filled(data_home / "initiatives"), f"{{partenaire_un: {TAKEN.replace('citer', 'nommer')}}}")
    manifest = stored().folder / "manifest.json"
    silent = manifest.read_text(encoding="utf-8")
    approve(find_run(NAME), "Claire Martin", AT)
    receipts = [
        one for _, one, _ in send(find_run(NAME), DeliverySettings(), Demand(("comite",), data_home / "sorties"), AT)
    ]
    for said, many in (
        ("", 1),
        ('"consents": [], "named": [], ', 0),
        ('"consents": [], "named": ["partenaire_un"], ', 1),
    ):
        manifest.write_text(silent.replace('"audited"', f'{said}"audited"'), encoding="utf-8")
        assert [*beyond_recall(initiative)] == [("partenaire_un", one) for one in receipts * many]
