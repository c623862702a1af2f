"""What Silver Geek's reports must say, whoever reads them."""

import csv
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.figures.results import Audience, PublishedResults
from initiatives.declaration.model import Target
from reports import document as doc
from reports.charts.bars import Bars
from reports.charts.stacked import StackedBars
from reports.composition.compose import UnusableTemplate, compose, template_problems
from reports.composition.editions import impossible, planned
from reports.composition.pieces import PIECES
from reports.composition.pieces.replies import replies, verdict
from reports.composition.pieces.targets import targets
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.conftest import SILVER_GEEK, Evaluated, evaluated


@pytest.fixture(scope="module")
def complete(silver_geek: Evaluated) -> doc.Document:
    return compose(silver_geek.results["comite"], "complete", "provisoire")


def texts(document: doc.Document) -> Iterator[str]:
    """Every sentence of a document, block by block."""
    for block in document.blocks:
        match block:
            case doc.Brief():
                yield from (flat(one.inline) for one in (block.sentence, block.going_on))
                yield from (item.advice for item in block.changes)
            case doc.AnsweredQuestions():
                yield from (
                    text
                    for item in block.items
                    for text in (item.question, flat(item.inline), item.against, item.silent)
                )
            case doc.Heading():
                yield block.text
            case doc.Prose() | doc.Note():
                yield "".join(run.text for run in block.inline)
            case doc.Bullets():
                yield from ("".join(run.text for run in item) for item in block.items)
            case doc.DataTable():
                yield from (f"{cell.text} {cell.detail}" for row in block.rows for cell in row)
            case doc.ShownFinding():
                yield from (block.title, block.subtitle, block.caveat)
                yield from ("".join(run.text for run in said) for said in (*block.reading, *block.listed))
            case doc.KeyFigures():
                yield from (f"{figure.value} {figure.label} {figure.basis}" for figure in block.figures)


def findings(document: doc.Document) -> list[doc.ShownFinding]:
    return [block for block in document.blocks if isinstance(block, doc.ShownFinding)]


def audiences(evaluated: Evaluated) -> list[Audience]:
    return [one.audience for one in evaluated.results.values()]


def test_a_report_is_planned_for_each_partner_and_each_structure(silver_geek: Evaluated) -> None:
    every = planned(silver_geek.initiative, audiences(silver_geek))
    by_edition = Counter(report.edition for report in every)
    assert (by_edition["partenaire"], by_edition["structure"]) == (12, 20)
    assert len({report.slug for report in every}) == len(every)
    assert {report.audience for report in every} == set(silver_geek.results)
    for asked in ("partenaire-la-poste", "structure-structure-03"):
        (report,) = planned(silver_geek.initiative, audiences(silver_geek), (asked,))
        assert report.slug == asked
    assert impossible(silver_geek.initiative, ("structure", "structure-jamais-vue", "partenaire-x", "rien")) == (
        "partenaire-x",
        "rien",
    )


def test_the_contents_follow_the_outline(complete: doc.Document) -> None:
    chapters = [block.text for block in complete.blocks if isinstance(block, doc.Heading) and block.level == 1]
    assert chapters == [
        "L’essentiel",
        "Introduction",
        "Effets sur les seniors et les proches",
        "Effets sur les jeunes volontaires",
        "Effets sur les structures d’accueil",
        "Portraits",
        "Regards croisés",
        "La valeur pour chaque partenaire",
        "La valeur pour le territoire",
        "Conclusion",
    ]


def test_what_proves_is_in_an_edition_of_its_own_to_which_the_committee_s_others_lead(silver_geek: Evaluated) -> None:
    made = {
        edition: compose(silver_geek.results["comite"], edition, "provisoire")
        for edition in ("annexe_technique", "complete", "synthese")
    }
    annex = made["annexe_technique"]
    assert [block.text for block in annex.blocks if isinstance(block, doc.Heading) and block.level == 1] == [
        "Qui évalue, avec quelles données",
        "Repères de lecture",
        "Les questionnaires",
        "Tableaux complets",
        "Définition des indicateurs",
        "Méthodes",
        "Qualité des données",
    ]
    assert [made[edition].annex for edition in made] == ["", "annexe-technique", "annexe-technique"]
    assert compose(silver_geek.results["partenaire:orange"], "partenaire", "provisoire").annex == ""
    without = dict.fromkeys(("complete", "synthese"))
    initiative = silver_geek.initiative.model_copy(update={"editions": without})
    alone = compose(replace(silver_geek.results["comite"], initiative=initiative), "complete", "provisoire")
    assert alone.annex == "" and not any("annexe technique" in said for said in texts(alone))


def test_published_figures_are_re_enacted(silver_geek: Evaluated) -> None:
    main = {
        figure.indicator: figure
        for figure in silver_geek.results["comite"].figures
        if figure.part == "" and figure.cell.scope == "territoire" and figure.cell.population == "tous"
        if figure.cell.wave in ("", "fin")
    }
    social = main["seniors_lien_social"]
    assert round(100 * (social.value or 0)) == 75
    assert social.n and social.k and social.low and social.high and social.low < 0.75 < social.high
    assert (main["structures_ambiance"].value or 0) > 0.70
    assert (main["activite_structures_contactees"].value or 0) > 500
    assert 18 <= (main["activite_structures_retenues"].value or 0) <= 22
    assert main["activite_departements"].value == 4


def test_no_drawing_stands_without_its_bases_and_its_sentence(complete: doc.Document) -> None:
    drawn = findings(complete)
    assert len(drawn) > 20
    for found in drawn:
        assert found.title
        if not found.codes:  # dated events, which are no measure, and the chain, which recalls figures shown elsewhere
            assert found.chart is not None and found.chart.alt
            continue
        assert found.codes and found.source
        if found.chart is not None:
            assert found.chart.alt and found.table is not None and found.table.rows
        if isinstance(found.chart, StackedBars):
            assert all(row.n > 0 and sum(row.counts) == row.n for row in found.chart.rows)
        if isinstance(found.chart, Bars):
            based = [bar.detail.startswith("n\u00a0=\u00a0") for bar in found.chart.bars]
            assert all(based) or (not any(based) and re.search(r" · n\u00a0=\u00a0\d+", found.subtitle)), found.title


def test_masked_figures_are_words(silver_geek: Evaluated, complete: doc.Document) -> None:
    masked = [figure for figure in silver_geek.results["comite"].figures if figure.status == "masque"]
    assert masked and all(
        (figure.value, figure.n, figure.k, figure.low, figure.high) == (None,) * 5 for figure in masked
    )
    cells = [
        cell
        for block in complete.blocks
        if isinstance(block, doc.DataTable)
        for row in block.rows
        for cell in row
        if cell.masked
    ]
    assert cells and {cell.text for cell in cells} == {"masqué"}


def test_typography_is_french_everywhere(silver_geek: Evaluated) -> None:
    for report in planned(silver_geek.initiative, audiences(silver_geek)):
        document = compose(silver_geek.results[report.audience], report.edition, "provisoire")
        for said in texts(document):
            assert not re.search(r"\w'\w", said), said
            assert not re.search(r"(?<![\u202f\d:/])[;!?%»]", said.replace("https:", "")), said
            assert not re.search(r"«(?!\u202f)", said), said
            assert "None" not in said and "nan" not in said.split(), said


def _with(results: PublishedResults, folder: Path, **changes: object) -> PublishedResults:
    return replace(results, initiative=results.initiative.model_copy(update={"folder": folder, **changes}))


def test_a_missing_text_is_to_be_completed(silver_geek: Evaluated, tmp_path: Path) -> None:
    document = compose(_with(silver_geek.results["comite"], tmp_path), "complete", "provisoire")
    notes = [block for block in document.blocks if isinstance(block, doc.Note) and block.tone == "a_completer"]
    assert [note.title for note in notes] == ["Réponses à écrire ou à relire"] * 2 + ["À compléter"] * 6


def test_declared_words_are_never_markup(silver_geek: Evaluated, tmp_path: Path) -> None:
    name = "# {{ 7*7 }} *gras* <b> [x](y) | `z`"
    groups = {
        id: group.model_copy(update={"label": name}) if id == "jeunes" else group
        for id, group in silver_geek.initiative.groups.items()
    }
    document = compose(_with(silver_geek.results["comite"], tmp_path, groups=groups), "annexe_technique", "provisoire")
    headings = [block.text for block in document.blocks if isinstance(block, doc.Heading)]
    assert name in headings


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("# Titre\n\n{{ findigs(['seniors']) }}\n", "synthese.md.j2, ligne 3"),
        ("# Titre\n\n{% if %}\n", "synthese.md.j2, ligne 3"),
        ("# Titre\n\n```\ncode\n```\n", "synthese.md.j2"),
        ("\n{{ findings() }}\n", "synthese.md.j2, ligne 2"),
        ("\n{{ questionnaire('inconnu') }}\n", "synthese.md.j2, ligne 2"),
        ("{{ initiative.nom }}\n", "synthese.md.j2, ligne 1"),
    ],
)
def test_a_mistake_in_a_template_says_where(silver_geek: Evaluated, tmp_path: Path, template: str, said: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "synthese.md.j2").write_text(template, encoding="utf-8")
    with pytest.raises(UnusableTemplate, match=re.escape(said)):
        compose(_with(silver_geek.results["comite"], tmp_path), "synthese", "provisoire")


def test_changing_ten_answers_changes_the_report(silver_geek: Evaluated, tmp_path: Path) -> None:
    shutil.copytree(SILVER_GEEK, tmp_path / "silver_geek")
    export = tmp_path / "silver_geek" / "exports" / "jeunes_fin.csv"
    text = export.read_text(encoding="utf-8-sig")
    separator = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    rows = list(csv.reader(text.splitlines(), delimiter=separator))
    column = next(place for place, heading in enumerate(rows[0]) if heading.rpartition("/")[2] == "satisf")
    objects = rows[0].index("opposition")
    changed = [row for row in rows[1:] if row[column] == "4" and row[objects] != "oui"][:10]
    for row in changed:
        row[column] = "1"
    with export.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written, delimiter=separator).writerows(rows)
    after = evaluated(tmp_path / "silver_geek")
    readings = [
        [
            (found.chart, *(run.text for said in found.reading for run in said))
            for found in findings(compose(known.results["comite"], "complete", "provisoire"))
        ]
        for known in (silver_geek, after)
    ]
    assert len(changed) == 10
    assert readings[0] != readings[1]
    before, now = (
        next(
            figure.k or 0
            for figure in known.results["comite"].figures
            if figure.indicator == "jeunes_satisfaction"
            and figure.part == ""
            and figure.cell.scope == "territoire"
            and figure.cell.wave == "fin"
        )
        for known in (silver_geek, after)
    )
    assert before - now == 10


def test_templates_are_checked_before_any_figure(silver_geek: Evaluated, tmp_path: Path) -> None:
    assert template_problems(silver_geek.initiative) == ()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "synthese.md.j2").write_text("{{ findigs() }}", encoding="utf-8")
    (tmp_path / "templates" / "partenaire.md.j2").write_text("\n{% if %}", encoding="utf-8")
    said = template_problems(silver_geek.initiative.model_copy(update={"folder": tmp_path}))
    assert said[0] == "synthese.md.j2, ligne 1 : « findigs » n’existe pas. Vouliez-vous écrire « findings » ?"
    assert said[1].startswith("partenaire.md.j2, ligne 2")


GUIDE = SILVER_GEEK.parents[2] / "docs" / "guide-evaluateur.md"


def test_the_guide_tells_an_evaluator_every_block_and_no_other() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("| bloc |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"^\| `(\w+)", table, flags=re.M)) == sorted(PIECES)


def test_a_shared_part_is_changed_by_a_copy_in_the_initiative(silver_geek: Evaluated, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "_lire.md.j2").write_text("Nos repères à nous.\n", encoding="utf-8")
    document = compose(_with(silver_geek.results["partenaire:orange"], tmp_path), "partenaire", "provisoire")
    assert "Nos repères à nous." in texts(document)


def test_a_partner_reads_its_own_answers_and_nobody_elses(silver_geek: Evaluated) -> None:
    document = compose(silver_geek.results["partenaire:orange"], "partenaire", "provisoire")
    (table,) = [one for one in document.blocks if isinstance(one, doc.DataTable) and one.anchor == "vos-reponses"]
    received = next(row for row in table.rows if row[0].text.startswith("Bénéfice perçu"))
    assert [cell.text for cell in received[1:]] == ["7", "6,4"]
    every = compose(silver_geek.results["comite"], "complete", "provisoire")
    assert not any(isinstance(one, doc.DataTable) and one.anchor == "vos-reponses" for one in every.blocks)


def judged(results: PublishedResults, asked: tuple[str, ...], **targets: Target) -> str:
    published = ReportedResults(replace(results, initiative=results.initiative.model_copy(update={"targets": targets})))
    known = replies(published, asked)
    return verdict(published, known, [one for one in known if one.told][:2])


def test_a_verdict_rests_on_the_target_that_was_set_and_on_nothing_else(silver_geek: Evaluated) -> None:
    results, asked = silver_geek.results["comite"], silver_geek.initiative.questions["lien"].indicators

    def said(**targets: float) -> str:
        return judged(results, asked, **{id: Target(at_least=value) for id, value in targets.items()})

    social = "«\u202fSeniors pour qui le lien social fait l’intérêt des ateliers\u202f»"
    others = "constat sans cible pour cinq autres chiffres, d’après ce qui est déclaré."
    assert said(seniors_lien_social=0.6) == f"Cible atteinte pour {social}\u202f; {others}"
    assert said(seniors_lien_social=0.9) == f"Cible non atteinte pour {social}\u202f; {others}"
    assert said(seniors_lien_social=0.74).startswith(f"Cible atteinte de justesse pour {social}")
    assert said(seniors_lien_social=0.77).startswith(f"On ne peut pas trancher pour {social}")
    both = said(seniors_lien_social=0.6, seniors_contacts=0.9)
    assert both.startswith(f"Cible atteinte pour {social}\u202f; cible non atteinte pour «")
    assert "quatre autres chiffres" in both
    assert said().startswith("Constat, sans cible")


def test_a_verdict_on_all_of_a_question_names_nothing_and_one_on_a_part_says_what_has_no_answer(
    silver_geek: Evaluated,
) -> None:
    asked = ("seniors_lien_social", "seniors_solitude")
    goals = {"seniors_lien_social": Target(at_least=0.5), "seniors_solitude": Target(at_most=0.9)}
    whole = silver_geek.results["comite"]
    hidden = tuple(
        one.masked("Masqué : moins de 5 personnes ont répondu.") if one.indicator == "seniors_solitude" else one
        for one in whole.figures
    )
    assert judged(whole, asked, **goals).startswith("Les deux cibles sont atteintes, d’après")
    half = judged(replace(whole, figures=hidden), asked, **goals)
    assert half.startswith("Cible atteinte pour «\u202fSeniors pour qui le lien social")
    assert "\u202f; non publié pour «\u202f" in half and "cibles" not in half
    no_verdict = judged(replace(whole, figures=hidden), asked, seniors_solitude=Target(at_most=0.9))
    assert no_verdict.startswith("Constat, sans cible, pour un chiffre\u202f; non publié pour «\u202f")


def test_a_target_of_less_says_that_it_is_a_most(silver_geek: Evaluated) -> None:
    solitude = ReportedResults(silver_geek.results["comite"]).figure("seniors_solitude")
    assert solitude is not None and solitude.value is not None and solitude.low is not None
    for most, said in ((solitude.value + 0.2, "atteinte"), (solitude.low - 0.05, "non atteinte")):
        initiative = silver_geek.initiative.model_copy(update={"targets": {"seniors_solitude": Target(at_most=most)}})
        (table,) = targets(ReportedResults(replace(silver_geek.results["comite"], initiative=initiative)))
        assert isinstance(table, doc.DataTable)
        ((_, goal, _, verdict),) = table.rows
        assert goal.text.endswith("\u202f% au plus")
        assert verdict.text == said
