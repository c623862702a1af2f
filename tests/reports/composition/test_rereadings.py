"""What partners said of their pages is printed: who agreed by name, each reservation in its words."""

from dataclasses import replace
from datetime import date

from initiatives.declaration.model import Rereading
from reports import document as doc
from reports.composition.pieces.rereadings import rereadings
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated


def printed(silver_geek: Evaluated, **told: Rereading) -> list[str]:
    results = silver_geek.results["comite"]
    initiative = results.initiative.model_copy(update={"rereadings": told})
    blocks = rereadings(ReportedResults(replace(results, initiative=initiative)))
    said = []
    for block in blocks:
        assert isinstance(block, doc.Prose | doc.Note)
        title = block.title if isinstance(block, doc.Note) else ""
        said.append(" ".join((title, *(run.text for run in block.inline))).replace("\u202f", " ").replace("\xa0", " "))
    return said


def test_agreements_and_reservations_are_printed(silver_geek: Evaluated) -> None:
    on = date(2025, 9, 20)
    said = printed(
        silver_geek,
        orange=Rereading(state="valide", on=on),
        macif=Rereading(state="reserve", on=on, said="Nos heures sont comptées deux fois."),
    )
    assert said == [
        " Orange a relu ces résultats sans réserve.",
        "Réserve de MACIF, le 20 septembre 2025 Nos heures sont comptées deux fois.",
    ]
    assert printed(silver_geek) == [" Aucune relecture par un partenaire n’est déclarée."]
