"""A partner is named with its words as long as it agrees; who is not named stays with enough others."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from initiatives.declaration.model import Consent
from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.composition.pieces.named_partners import named_partners, named_texts, unfit
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated
from tests.indicators.small import indicator
from tests.reports.small_results import published, told

N = "\u202f"
GIVEN = Consent.model_validate({"to": "nommer", "on": "2015-05-01"})
TAKEN = Consent.model_validate({"to": "nommer", "on": "2015-05-01", "withdrawn": "2015-06-01"})
QUOTED = Consent.model_validate({"to": "citer", "on": "2015-05-01"})
TEXT = "---\nvise: Être utile\napporte: Une salle\nretire: Des liens\n---\nNous avons appris."
MONEY = indicator(
    "apports", {"contributions": "montant", "by": "nature"}, code="PAR-02", unit="euros", group="partenaires"
)


def reader(
    folder: Path, known: ReportedResults | None = None, *, several: int = 6, shared: str = "none", **consents: Consent
) -> ReportedResults:
    """Return results of an initiative of `several` partners p0, p1…, whose texts are in a folder."""
    known = known or published()
    lent = next(iter(known.initiative.partners.values()))
    changed = {
        "folder": folder,
        "consents": consents,
        "partners": {f"p{place}": lent.model_copy(update={"name": f"Partenaire {place}"}) for place in range(several)},
        "shares_with": known.initiative.shares_with.model_copy(update={"contributions": shared}),
    }
    return ReportedResults(replace(known.results, initiative=known.initiative.model_copy(update=changed)))


def write(folder: Path, name: str, text: str = TEXT) -> None:
    (folder / "texts" / "partenaires").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / "partenaires" / f"{name}.md").write_text(text, encoding="utf-8")


def test_each_that_agreed_has_a_row_with_its_sentence_and_the_others_stay_together(tmp_path: Path) -> None:
    write(tmp_path, "p0")
    write(tmp_path, "p2", TEXT.replace("apporte: Une salle\n", ""))
    heading, table = named_partners(reader(tmp_path, p0=GIVEN, p2=GIVEN))
    assert isinstance(heading, doc.Heading) and (heading.level, heading.text) == (2, "Partenaire par partenaire")
    assert isinstance(table, doc.DataTable)
    sentence = f"«{N}Nous avons appris.{N}»"
    assert [[(cell.text, cell.detail) for cell in row] for row in table.rows] == [
        [("Partenaire 0", sentence), ("Être utile", ""), ("Une salle", ""), ("Des liens", "")],
        [("Partenaire 2", sentence), ("Être utile", ""), ("–", ""), ("Des liens", "")],
    ]
    assert table.note == "Les quatre autres partenaires restent ensemble, dans ce qui suit comme dans ce qui précède."


@pytest.mark.parametrize("synthetic", [True, False])
def test_a_sentence_that_was_invented_is_marked_where_it_stands(tmp_path: Path, *, synthetic: bool) -> None:
    write(tmp_path, "p0")
    known = reader(tmp_path, p0=GIVEN)
    initiative = known.initiative.model_copy(update={"synthetic": synthetic})
    _, table = named_partners(ReportedResults(replace(known.results, initiative=initiative)))
    assert isinstance(table, doc.DataTable)
    mark = " (inventé)" if synthetic else ""
    assert table.rows[0][0].detail == f"«{N}Nous avons appris.{N}»{mark}"


@pytest.mark.parametrize(("shared", "read"), [("all", f"12{N}340{N}€"), ("none", "")])
def test_an_amount_is_printed_where_partners_show_it_to_all(tmp_path: Path, shared: str, read: str) -> None:
    amount = told(MONEY, 12340, 1, "", "partenaire:p0")
    known = published(((MONEY, (amount,)),))
    write(tmp_path, "p0")
    write(tmp_path, "p1", TEXT.replace("apporte: Une salle\n", ""))
    _, table = named_partners(reader(tmp_path, known, shared=shared, p0=GIVEN, p1=GIVEN))
    assert isinstance(table, doc.DataTable)
    brought = [row[2] for row in table.rows]
    assert [(cell.text, cell.detail) for cell in brought] == [("Une salle", read), ("–", "")]
    assert brought[0].about == (("apports",) if read else ())


@pytest.mark.parametrize(("several", "named"), [(1, True), (2, False), (3, False), (4, True)])
def test_nobody_is_named_where_those_left_out_are_too_few(tmp_path: Path, several: int, named: bool) -> None:
    """Three organisations at least stay together, or none is left."""
    write(tmp_path, "p0")
    _, shown = named_partners(reader(tmp_path, several=several, p0=GIVEN))
    assert isinstance(shown, doc.DataTable) is named
    if isinstance(shown, doc.Prose):
        assert flat(shown.inline).startswith("Aucun partenaire n’est nommé ici")


@pytest.mark.parametrize("many", [1, 12, 13, 200])
def test_of_many_the_report_gives_the_names_and_the_annex_the_rows(tmp_path: Path, many: int) -> None:
    for place in range(many):
        write(tmp_path, f"p{place}")
    known = reader(tmp_path, None, several=many + 5, shared="none", **{f"p{place}": GIVEN for place in range(many)})
    _, table = named_partners(known)
    assert isinstance(table, doc.DataTable)
    annexed = named_partners(known, whole=True)
    if many <= 12:
        assert annexed == () and [row[0].text for row in table.rows] == sorted(
            f"Partenaire {place}" for place in range(many)
        )
        return
    kind = LABELS[known.initiative.partners["p0"].type]
    ((label, count, names),) = ([cell.text for cell in row] for row in table.rows)
    assert (label, count) == (kind, str(many))
    assert names.split(" · ") == [f"Partenaire {place}" for place in range(many)]
    assert table.note == (
        "Ce que chacun visait, a apporté et en retire, et sa phrase, sont dans l’annexe technique. "
        "Les cinq autres partenaires restent ensemble, dans ce qui suit comme dans ce qui précède."
    )
    _, rows = annexed
    assert isinstance(rows, doc.DataTable) and rows.compact and len(rows.rows) == many
    assert [cell.text for cell in rows.rows[0]] == ["Partenaire 0", "Être utile", "Une salle", "Des liens"]


def test_those_that_are_many_are_named_by_type_of_actor(tmp_path: Path) -> None:
    for place in range(13):
        write(tmp_path, f"p{place}")
    known = reader(tmp_path, None, several=20, shared="none", **{f"p{place}": GIVEN for place in range(13)})
    partners = {
        key: one.model_copy(update={"type": "entreprise" if key in ("p3", "p4") else "association"})
        for key, one in known.initiative.partners.items()
    }
    initiative = known.initiative.model_copy(update={"partners": partners})
    _, table = named_partners(ReportedResults(replace(known.results, initiative=initiative)))
    assert isinstance(table, doc.DataTable)
    assert [[cell.text for cell in row[:2]] for row in table.rows] == [["Association", "11"], ["Entreprise", "2"]]
    assert table.rows[1][2].text == "Partenaire 3 · Partenaire 4"


def test_one_that_agreed_and_has_no_text_beside_those_that_have_is_to_be_written(tmp_path: Path) -> None:
    assert named_partners(reader(tmp_path, p0=GIVEN, p1=GIVEN)) == (), "no chapter names anybody"
    write(tmp_path, "p0")
    *_, note = named_partners(reader(tmp_path, p0=GIVEN, p1=GIVEN, p2=TAKEN, p3=QUOTED))
    assert isinstance(note, doc.Note) and note.tone == "a_completer"
    assert flat(note.inline) == "texts/partenaires/p1.md\u202f: à écrire."


def test_one_that_takes_its_agreement_back_stays_with_the_others(tmp_path: Path) -> None:
    write(tmp_path, "p0")
    write(tmp_path, "p1")
    _, table = named_partners(reader(tmp_path, p0=TAKEN, p1=GIVEN))
    assert isinstance(table, doc.DataTable)
    assert [row[0].text for row in table.rows] == ["Partenaire 1"]
    assert "cinq autres" in table.note
    assert named_partners(reader(tmp_path, p0=TAKEN, p1=TAKEN)) == ()
    assert named_partners(reader(tmp_path / "rien")) == ()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("p9", TEXT, "« p9 » n’est pas un partenaire déclaré"),
        ("p1", TEXT, "Partenaire 1 n’a pas accepté d’être nommé"),
        ("p2", TEXT, "Partenaire 2 n’a pas accepté d’être nommé"),
        ("p0", TEXT.replace("vise: Être utile\n", ""), "« vise: » et ce qu’il visait"),
        ("p0", TEXT.replace("retire: Des liens\n", ""), "« retire: » et ce qu’il en retire"),
        ("p0", TEXT.replace("Nous avons appris.", ""), "la phrase dont le partenaire accepte"),
        ("p0", TEXT.replace("Une salle", "12 000 €"), "écrivez sans chiffre"),
        ("p0", TEXT.replace("appris", "appris 2 choses"), "écrivez sans chiffre"),
        ("p0", "", "à écrire"),
        ("p0", "---\n: : :\n---\nNous.", "l’en-tête entre les deux lignes"),
    ],
)
def test_what_keeps_a_text_from_being_printed_is_said(tmp_path: Path, name: str, text: str, told: str) -> None:
    write(tmp_path, name, text)
    one = reader(tmp_path, p0=GIVEN, p2=QUOTED) if name == "p0" else reader(tmp_path, p2=QUOTED)
    (note,) = named_partners(one)
    assert isinstance(note, doc.Note) and note.tone == "a_completer"
    (said,) = unfit(one.initiative, f"partenaires/{name}")
    assert told in said and said.startswith(f"texts/partenaires/{name}.md")
    assert named_texts(one.initiative) == (f"partenaires/{name}",)


def test_no_demonstration_puts_words_in_the_mouth_of_an_organisation_that_exists(
    silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated
) -> None:
    """Those that agreed there are invented, and their names say so; where all is invented none needs to."""
    told = [
        initiative.partners[id].name
        for initiative in (silver_geek.initiative, charenton.initiative, suez_adeis.initiative)
        for id, agreed in initiative.consents.items()
        if "nommer" in agreed.to and id in initiative.partners
    ]
    assert len(told) > 3
    assert [name for name in told if not re.search(r"\((?:fictif|fictive|inventée?)\)$", name)] == []
