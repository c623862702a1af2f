"""The value chain with its results: what each step shows, who stands before what changes, how each link is known."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.counting.tallies import Cell
from indicators.counting.whom_and_when import Waves
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Audience, Figure
from initiatives.declaration.theory_of_change import Link, TheoryOfChange
from reports import document as doc
from reports.charts.value_chain import Arrow, ChainStep, Stage, ValueChain
from reports.composition.pieces.value_chain_page import value_chain
from reports.composition.published import ReportedResults
from reports.words import french
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
SEANCES = share("seances", "Ateliers tenus", group="activite", unit="nombre", evidence="suivi", level="realisation")
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
        Stage("Apports", (ChainStep("temps", "Du temps"),)),
        Stage("Actions", (ChainStep("ateliers", "Des ateliers", "12", "Ateliers tenus"),)),
        Stage("Personnes", (ChainStep("groupe-seniors", "Seniors", "40 sur 50", "réponses"),)),
        Stage(
            "Effets visés",
            (
                ChainStep("lien", "Du lien", "75\u202f%", "Seniors qui citent le lien (n\u00a0=\u00a040)"),
                ChainStep("moral", "Du moral", "15 sur 20", "Seniors au meilleur moral"),
            ),
            aimed=True,
        ),
        Stage(
            "Visé pour le territoire",
            (ChainStep("vieillir", "Mieux vieillir"), ChainStep("agir", "Agir ensemble")),
            aimed=True,
        ),
    )
    assert chart.arrows == (
        Arrow("temps", "ateliers", "told"),
        Arrow("ateliers", "groupe-seniors", "whom"),
        Arrow("groupe-seniors", "lien", "told"),
        Arrow("groupe-seniors", "moral", "sure"),
        Arrow("ateliers", "agir", "none"),
        Arrow("lien", "vieillir", "elsewhere"),
        Arrow("moral", "vieillir", "none"),
    )
    assert [strength for strength, _ in chart.key] == ["sure", "told", "elsewhere", "none", "whom"]


def test_the_title_counts_links_with_a_proof_and_a_masked_figure_is_none() -> None:
    found = the_finding()
    assert found.title == "Quatre des six liens de la chaîne ont une preuve, les autres sont des hypothèses"
    assert found.indicators == ("seances", "lien", "moral", "evaluation_taux_reponse_seniors")
    assert found.overview and found.codes == ()
    assert found.chart is not None
    assert found.chart.alt.startswith(f"{found.title}. Des ateliers\u202f: 12 (Ateliers tenus)\u202f; ")
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


def test_where_nothing_is_declared_the_committee_is_told_that_it_is_to_be_written() -> None:
    (note,) = value_chain(published(KNOWN, COMMITTEE))
    assert isinstance(note, doc.Note) and (note.tone, note.title) == ("a_completer", "Chaîne de valeur à écrire")
    assert "theory_of_change" in note.inline[0].text
    partner = Audience("partenaire-orange", "Orange", partner="orange")
    assert value_chain(published(KNOWN, partner)) == ()


@pytest.mark.parametrize(
    "rates",
    [(), ((RATE, (hidden(told(RATE)),)),), ((RATE, (replace(told(RATE), status="sans_donnee", value=None),)),)],
    ids=["none", "masked", "of nobody knows how many"],
)
def test_who_has_no_rate_is_only_named(rates: tuple[tuple[Indicator, tuple[Figure, ...]], ...]) -> None:
    unknown = (*(pair for pair in KNOWN if pair[0] is not RATE), *rates)
    (found,) = value_chain(published(unknown, COMMITTEE, theory_of_change=THEORY))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, ValueChain)
    assert found.chart.stages[2].steps == (ChainStep("groupe-seniors", "Seniors"),)


def test_of_a_question_with_answers_the_most_frequent_is_shown() -> None:
    parts = (told(LIEN, 10, 40, "jeu"), replace(told(LIEN, 30, 40, "aide"), part_label="Aider"))
    known = (KNOWN[0], (LIEN, parts), *KNOWN[2:])
    (found,) = value_chain(published(known, COMMITTEE, theory_of_change=THEORY))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, ValueChain)
    assert found.chart.stages[3].steps[0] == ChainStep(
        "lien", "Du lien", "75\u202f%", "«\u202faider\u202f», réponse la plus donnée (n\u00a0=\u00a040)"
    )


def test_means_are_shown_where_they_are_given_and_what_is_done_where_it_is_done() -> None:
    heures = share("seances", "Heures données", group="activite", unit="heures", evidence="suivi", level="moyens")
    (found,) = value_chain(published(((heures, (told(heures, 12, 12),)), *KNOWN[1:]), theory_of_change=THEORY))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, ValueChain)
    assert found.chart.stages[0].steps == (ChainStep("temps", "Du temps", "12\u202fh", "Heures données"),)
    assert found.chart.stages[1].steps == (ChainStep("ateliers", "Des ateliers"),)


def at(wave: str, k: int, n: int) -> Figure:
    return replace(told(RATE, k, n), cell=Cell("territoire", Waves(wave)))


def test_who_answered_is_told_at_the_wave_on_which_the_results_rest() -> None:
    """Two waves: results rest on the first, though fewer or more answered at the other."""
    rates = (at("debut", 40, 50), at("fin", 10, 50))
    lien = (replace(told(LIEN, 30, 40), cell=Cell("territoire", Waves("debut"))),)
    waves = {"debut": ("Octobre 2014", "2014-10-01", "2014-10-31"), "fin": ("Mai 2015", "2015-05-01", "2015-05-31")}
    declared = {id: {"label": label, "from": start, "to": end} for id, (label, start, end) in waves.items()}

    def shown(*known: tuple[Indicator, tuple[Figure, ...]], theory: TheoryOfChange = THEORY) -> tuple[ChainStep, ...]:
        (found,) = value_chain(published(known, theory_of_change=theory, waves=declared))
        assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, ValueChain)
        return tuple(step for stage in found.chart.stages[2:4] for step in stage.steps if step.value)

    seniors, _ = shown((LIEN, lien), (RATE, rates))
    assert seniors == ChainStep("groupe-seniors", "Seniors", "40 sur 50", "réponses, octobre 2014")
    silent = (at("debut", 0, 50), at("fin", 10, 50))
    seniors, _ = shown((LIEN, lien), (RATE, silent))
    assert seniors.value == "0 sur 50"
    later = (replace(told(MORAL, 15, 20), cell=Cell("territoire", Waves("debut>fin"))),)
    growing = ((LIEN, lien), (MORAL, later), (RATE, (at("debut", 9, 50), at("fin", 10, 50))))
    calls = Link.model_validate({"from": "appels", "to": "lien", "indicator": "lien"})
    twice = THEORY.model_copy(
        update={"actions": {**THEORY.actions, "appels": "Des appels"}, "links": (*THEORY.links, calls)}
    )
    seniors, *_ = shown(*growing, theory=twice)
    assert seniors.value == "9 sur 50", "of two links out of three"
    seniors, *_ = shown(*growing)
    assert seniors.value == "10 sur 50", "of two waves that come alike, the one with the most answers"
    seniors, _, moral = shown((LIEN, lien), (MORAL, later), (RATE, rates))
    assert seniors.value == "40 sur 50", "be it the first"
    assert moral.detail == "Seniors au meilleur moral, mai 2015", "what rests on another wave says so"


IDS = {"contributions": "ab", "actions": "cd", "effects": "ef", "territory": "gh"}
IDS_RANK = {one: rank for rank, ids in enumerate(IDS.values()) for one in ids}
LATER = [(one, other) for one in "abcdef" for other in "cdefgh" if IDS_RANK[one] < IDS_RANK[other]]


@st.composite
def theories(drawn: st.DrawFn) -> TheoryOfChange:
    """Return any reasoning of eight steps at most, each link with a proof, a source or nothing."""
    pairs = drawn(st.lists(st.sampled_from(LATER), min_size=1, max_size=14, unique=True))
    proofs = st.sampled_from(
        [{}, {"source": "Une étude"}, *({"indicator": one.id} for one in (SEANCES, LIEN, MORAL, ACTEURS))]
    )
    links = [{"from": one, "to": other} | drawn(proofs) for one, other in pairs]
    linked = {one for pair in pairs for one in pair}
    stages = {stage: {one: f"Étape {one}" for one in ids if one in linked} for stage, ids in IDS.items()}
    made: Any = {**stages, "links": tuple(Link.model_validate(one) for one in links)}
    return TheoryOfChange.model_construct(**made)


@given(theories())
@settings(max_examples=150, deadline=None)
def test_title_drawing_and_words_read_aloud_count_the_same_links(theory: TheoryOfChange) -> None:
    found = the_finding(theory)
    assert isinstance(found.chart, ValueChain)
    claims = [arrow for arrow in found.chart.arrows if arrow.strength != "whom"]
    assert len({(one.start, one.end) for one in found.chart.arrows}) == len(found.chart.arrows)
    proved = sum(arrow.strength != "none" for arrow in claims)
    head, *aloud = re.split(r"\. (?=\S)|\u202f; ", found.chart.alt.removesuffix("."))
    said = [one for one in aloud if one.startswith("de «")]
    assert head == found.title
    assert sum("à qui cela s’adresse" not in one for one in said) == len(claims)
    assert sum("hypothèse" not in one and "s’adresse" not in one for one in said) == proved
    if len(claims) > 1:
        many = {0: "Aucun", len(claims): "Les"}.get(proved, french.in_words(proved).capitalize())
        assert found.title.startswith(f"{many} ") and f" {french.in_words(len(claims))} liens" in found.title
    else:
        assert found.title == f"Le seul lien de la chaîne {'a une' if proved else 'n’a pas de'} preuve"


def test_a_step_that_leads_to_nothing_more_says_so() -> None:
    alone = THEORY.model_copy(update={"links": THEORY.links[:-1]})
    found = the_finding(alone)
    assert isinstance(found.chart, ValueChain)
    assert found.chart.key[-1] == ("stop", "le raisonnement s’arrête là")
    assert found.chart.alt.endswith("après «\u202fDu moral\u202f», le raisonnement s’arrête là.")
