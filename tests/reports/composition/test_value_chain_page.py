"""The value chain with its results: what each step shows, who stands before what changes, how each link is known."""

from dataclasses import replace

from initiatives.declaration.theory_of_change import TheoryOfChange
from reports import document as doc
from reports.charts.value_chain import Arrow, ChainStep, Stage, ValueChain
from reports.composition.pieces.value_chain_page import value_chain
from reports.composition.published import ReportedResults
from tests.reports.small_results import COMMITTEE, hidden, published, share, told

THEORY = TheoryOfChange.model_validate(
    {
        "contributions": {"temps": "Du temps"},
        "actions": {"ateliers": "Des ateliers"},
        "effects": {"lien": "Du lien", "moral": "Du moral"},
        "territory": {"vieillir": "Mieux vieillir", "agir": "Agir ensemble"},
        "links": [
            {"from": "temps", "to": "ateliers", "indicator": "seances"},
            {"from": "ateliers", "to": "lien", "indicator": "lien"},
            {"from": "ateliers", "to": "moral", "indicator": "moral"},
            {"from": "ateliers", "to": "agir", "indicator": "acteurs"},
            {"from": "lien", "to": "vieillir", "source": "Une étude"},
            {"from": "moral", "to": "vieillir"},
        ],
    }
)
SEANCES = share("seances", "Ateliers tenus", group="activite", unit="nombre", evidence="suivi")
LIEN = share("lien", "Seniors qui citent le lien")
MORAL = share("moral", "Seniors au meilleur moral", evidence="avant_apres")
ACTEURS = share("acteurs", "Acteurs qui agissent", group="activite")
RATE = share("evaluation_taux_reponse_seniors", "Taux", group="evaluation")
KNOWN = (
    (SEANCES, (told(SEANCES, 12, 12),)),
    (LIEN, (told(LIEN, 30, 40),)),
    (MORAL, (told(MORAL, 15, 20),)),
    (ACTEURS, (hidden(told(ACTEURS)),)),
    (RATE, (told(RATE, 40, 50),)),
)


def the_finding(theory: TheoryOfChange = THEORY) -> doc.ShownFinding:
    results = published(KNOWN, COMMITTEE, theory_of_change=THEORY).results
    initiative = results.initiative.model_copy(update={"theory_of_change": theory})
    (found,) = value_chain(ReportedResults(replace(results, initiative=initiative)))
    assert isinstance(found, doc.ShownFinding)
    return found


def test_each_step_shows_its_figure_and_people_stand_before_what_changes_for_them() -> None:
    chart = the_finding().chart
    assert isinstance(chart, ValueChain)
    assert chart.stages == (
        Stage("Apports", (ChainStep("temps", "Du temps", "12", "Ateliers tenus"),)),
        Stage("Actions", (ChainStep("ateliers", "Des ateliers"),)),
        Stage("Personnes", (ChainStep("groupe-seniors", "Seniors", "40 sur 50", "réponses"),)),
        Stage(
            "Effets",
            (
                ChainStep("lien", "Du lien", "75\u202f%", "Seniors qui citent le lien (n\u00a0=\u00a040)"),
                ChainStep("moral", "Du moral", "15 sur 20", "Seniors au meilleur moral"),
            ),
        ),
        Stage("Territoire", (ChainStep("vieillir", "Mieux vieillir"), ChainStep("agir", "Agir ensemble"))),
    )
    assert chart.arrows == (
        Arrow("temps", "ateliers", "told"),
        Arrow("ateliers", "groupe-seniors", "told"),
        Arrow("groupe-seniors", "lien", "told"),
        Arrow("groupe-seniors", "moral", "sure"),
        Arrow("ateliers", "agir", "none"),
        Arrow("lien", "vieillir", "elsewhere"),
        Arrow("moral", "vieillir", "none"),
    )
    assert [strength for strength, _ in chart.key] == ["sure", "told", "elsewhere", "none"]


def test_the_title_counts_links_with_a_proof_and_a_masked_figure_is_none() -> None:
    found = the_finding()
    assert found.title == "Quatre des six liens de la chaîne ont une preuve, les autres sont des hypothèses"
    assert found.indicators == ("seances", "lien", "moral", "evaluation_taux_reponse_seniors")
    assert found.overview and found.codes == ()
    assert found.chart is not None
    assert found.chart.alt.startswith(f"{found.title}. Du temps\u202f: 12 (Ateliers tenus)\u202f; ")
    assert found.chart.alt.endswith(
        "de «\u202fDu moral\u202f» à «\u202fMieux vieillir\u202f»\u202f: hypothèse, sans preuve ici."
    )


def test_a_title_for_one_for_none_and_for_all() -> None:
    links = THEORY.links
    kept = ((links[1], links[5], links[3]), (links[5], links[3]), (links[0], links[1], links[4]))
    said = [the_finding(THEORY.model_copy(update={"links": some})).title for some in kept]
    assert said == [
        "Un des trois liens de la chaîne a une preuve, les autres sont des hypothèses",
        "Aucun des deux liens de la chaîne n’a de preuve",
        "Les trois liens de la chaîne ont chacun une preuve",
    ]


def test_where_nothing_is_declared_nothing_is_drawn_and_who_has_no_rate_is_only_named() -> None:
    assert value_chain(published(KNOWN)) == ()
    unknown = tuple(pair for pair in KNOWN if pair[0] is not RATE)
    (found,) = value_chain(published(unknown, COMMITTEE, theory_of_change=THEORY))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, ValueChain)
    assert found.chart.stages[2].steps == (ChainStep("groupe-seniors", "Seniors"),)


def test_of_a_question_with_answers_the_most_frequent_is_shown() -> None:
    parts = (told(LIEN, 10, 40, "jeu"), replace(told(LIEN, 30, 40, "aide"), part_label="Aider"))
    known = (KNOWN[0], (LIEN, parts), *KNOWN[2:])
    (found,) = value_chain(published(known, COMMITTEE, theory_of_change=THEORY))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, ValueChain)
    assert found.chart.stages[3].steps[0] == ChainStep(
        "lien", "Du lien", "75\u202f%", "«\u202fAider\u202f» (n\u00a0=\u00a040)"
    )
