"""Short editions print no code, and lose nothing by it: each place keeps the id that its code named."""

from dataclasses import replace

from reports import document as doc
from reports.composition.without_codes import without_codes
from tests.reports.small_results import share

KNOWN = {one.id: one for one in (share("lien", "Lien", code="SEN-06"), share("moral", "Moral", code="SEN-08"))}
TABLE = doc.DataTable(
    title="En chiffres",
    columns=(doc.TableColumn("Indicateur"), doc.TableColumn("Valeur")),
    rows=(
        (doc.TableCell("Lien", detail="SEN-06 · Octobre"), doc.TableCell("75 %", detail="n = 40")),
        (doc.TableCell("Les deux", detail="SEN-06, SEN-08"), doc.TableCell("SEN-06 dans le texte")),
    ),
    source="SEN-06\u00a0lien",
)
FINDING = doc.ShownFinding(
    title="Titre", subtitle="", chart=None, table=TABLE, source="Questionnaire · déclaré (SEN-06, SEN-08), suivi (2014)",
    indicators=("lien", "moral"), codes=("SEN-06", "SEN-08"), reading=(),
)  # fmt: skip
BARE = replace(
    TABLE,
    rows=(
        (doc.TableCell("Lien", detail="Octobre", about=("lien",)), doc.TableCell("75 %", detail="n = 40")),
        (doc.TableCell("Les deux", about=("lien", "moral")), doc.TableCell("SEN-06 dans le texte")),
    ),
    source="",
)


def test_a_code_goes_from_tables_findings_and_key_figures_and_its_id_stays() -> None:
    key = doc.KeyFigure(value="75 %", label="Lien", basis="En mai · SEN-06", indicator="lien")
    prose = doc.Prose(inline=(doc.TextRun("Voir SEN-06."),))
    assert without_codes((TABLE, FINDING, doc.KeyFigures(figures=(key,)), prose), KNOWN) == (
        BARE,
        replace(FINDING, codes=(), table=BARE, source="Questionnaire · déclaré, suivi (2014)"),
        doc.KeyFigures(figures=(replace(key, basis="En mai"),)),
        prose,
    )


def test_a_finding_of_a_drawing_alone_and_results_without_indicators_stay_as_they_are() -> None:
    alone = replace(FINDING, codes=(), table=None, source="")
    assert without_codes((alone,), KNOWN) == (alone,)
    assert without_codes((TABLE,), {}) == (TABLE,)
