"""Indicators are chosen against what the initiative collects; every mistake is said in French, at once."""

from datetime import date
from pathlib import Path

import pytest

from indicators.definitions.choosing import choose, left_aside, read_catalogue
from indicators.definitions.indicator import READING_PLACES
from tests.indicators.small import QUESTIONS, initiative

BLOCK = """
      code: X-01
      label: Un essai
      benefits: publics
      level: appreciation
      evidence: declare
      unit: part
      reading: "{value} des {n}."
      source: Essai.
"""


def _choose(folder: Path, text: str, **changes: object) -> tuple[list[str], str]:
    (folder / "indicators.yaml").write_text(text, encoding="utf-8")
    chosen, problems = choose(initiative(folder, **changes))
    return list(chosen), "\n".join(problems)


def _defined(measure: str) -> str:
    return f"catalogue: []\ndefine:\n  seniors:\n    essai:{BLOCK}      measure: {measure}\n"


@pytest.mark.parametrize("text", [None, "{}", "catalogue: all_applicable"])
def test_everything_that_the_initiative_can_feed_is_chosen_by_default(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "indicators.yaml").write_text(text, encoding="utf-8")
    chosen, problems = choose(initiative(tmp_path))
    assert problems == ()
    assert {"seniors_satisfaction", "partenaires_contributions", "evaluation_taux_reponse_seniors"} <= set(chosen)
    assert not {"seniors_utilite", "jeunes_age", "activite_seances", "activite_delai_alliance"} & set(chosen)


def test_a_question_of_ones_own_under_a_known_id_leaves_the_catalogue_aside_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "indicators.yaml").write_text("catalogue: all_applicable", encoding="utf-8")
    satisfied = {
        "text": "Satisfait de quoi ?",
        "answer": "several_of",
        "options": {"lieu": "Du lieu", "prix": "Du prix"},
    }
    own = {"title": "Q", "version": "1", "questions": {**QUESTIONS, "satisf": satisfied}}
    declared = initiative(tmp_path, questionnaires={"q": own})
    chosen, problems = choose(declared)
    assert problems == () and "seniors_satisfaction" not in chosen
    assert any(one.startswith("« seniors_satisfaction » : « at_least » ne") for one in left_aside(declared))
    (tmp_path / "indicators.yaml").write_text("catalogue: [seniors_satisfaction]", encoding="utf-8")
    assert "« at_least » ne" in "".join(choose(declared)[1])  # asked for by its name, it is a mistake
    assert left_aside(declared) == ()


def test_what_the_declaration_says_of_every_row_is_no_finding(tmp_path: Path) -> None:
    file = {"file": "f.csv", "format": "csv"}
    registers = {
        "contributions": {**file, "every_row": {"usage": "action"}},
        "seances": {**file, "columns": {"lieu": "Lieu"}, "every_row": {"statut": "realise"}},
    }
    chosen, problems = choose(initiative(tmp_path, registers=registers))
    assert problems == ()
    assert not {"partenaires_cout_transaction", "activite_taux_realisation"} & set(chosen)
    assert {"activite_seances", "partenaires_contributions", "activite_heures_animation"} <= set(chosen)
    (tmp_path / "indicators.yaml").write_text("catalogue: [activite_taux_realisation]", encoding="utf-8")
    (told,) = choose(initiative(tmp_path, registers=registers))[1]
    assert "compte « statut », que la déclaration dit de toutes les lignes de « seances » (« every_row »)." in told


@pytest.mark.parametrize(
    "measure", ["{share: bien, at_least: '3'}", "{mean: bien}", "{paired_change: bien}", "{score: [bien, calme]}"]
)
def test_whatever_is_counted_on_a_scale_of_health_is_protected_as_health(tmp_path: Path, measure: str) -> None:
    asked = {"bien": {"text": "Bien ?", "answer": "oms5"}, "calme": {"text": "Calme ?", "answer": "oms5"}}
    own = {"title": "Q", "version": "1", "questions": {**QUESTIONS, **asked}}
    (tmp_path / "indicators.yaml").write_text(_defined(measure), encoding="utf-8")
    chosen, problems = choose(initiative(tmp_path, questionnaires={"q": own}))
    assert problems == () and chosen["essai"].sensitivity == "sante"
    (tmp_path / "indicators.yaml").write_text(_defined("{mean: niveau}"), encoding="utf-8")
    assert choose(initiative(tmp_path, questionnaires={"q": own}))[0]["essai"].sensitivity == "ordinaire"


@pytest.mark.parametrize(
    ("unit", "measure", "said"),
    [
        (
            "note_sur_100",
            "{score: [bien, calme]}",
            "s’annonce sur 100 (« unit »), mais va jusqu’à 10 ; écrire « times: 10 », ou",
        ),
        ("note_sur_100", "{score: [bien, calme], times: 10}", ""),
        ("note_sur_10", "{score: [bien, calme]}", ""),
        ("note_sur_10", "{mean: niveau}", "va jusqu’à 4 ; écrire « unit: nombre »"),
        ("note_sur_100", "{paired_change: [bien, calme], times: 4}", "va jusqu’à 40"),
        ("nombre", "{mean: niveau}", ""),
    ],
)
def test_a_note_is_told_out_of_what_it_goes_up_to(tmp_path: Path, unit: str, measure: str, said: str) -> None:
    asked = {"bien": {"text": "Bien ?", "answer": "oms5"}, "calme": {"text": "Calme ?", "answer": "oms5"}}
    own = {"title": "Q", "version": "1", "questions": {**QUESTIONS, **asked}}
    text = _defined(measure).replace("unit: part", f"unit: {unit}")
    problems = _choose(tmp_path, text, questionnaires={"q": own})[1]
    assert said in problems
    assert bool(said) == bool(problems)


def test_a_declared_date_makes_its_delay_applicable(tmp_path: Path) -> None:
    chosen, _ = choose(initiative(tmp_path, idea_on=date(2012, 1, 1), alliance_on=date(2013, 1, 1)))
    assert "activite_delai_alliance" in chosen


def test_a_list_chooses_only_its_indicators(tmp_path: Path) -> None:
    assert _choose(tmp_path, "catalogue: [seniors_satisfaction]") == (["seniors_satisfaction"], "")


def test_an_own_indicator_is_chosen_beside_the_catalogue(tmp_path: Path) -> None:
    assert _choose(tmp_path, _defined("{share: moral, better: true}")) == (["essai"], "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "catalogue: [seniors_satisfation]",
            "« seniors_satisfation » n’existe pas. Vouliez-vous écrire « seniors_satisfaction »",
        ),
        ("catalogue: [seniors_utilite]", "demande la question « utilite », que le questionnaire « q » ne pose pas"),
        ("catalogue: [activite_seances]", "demande le registre « seances », que l’initiative ne fournit pas"),
        ("catalogue: [jeunes_age]", "demande le groupe « jeunes », que l’initiative ne fournit pas"),
        ("catalogue: tout", "une liste d’identifiants est attendue, ou « all_applicable »"),
        ("catalog: []", "ligne 1, catalog : cette clé n’est pas prévue. Clés possibles : catalogue, define"),
        (_defined("{share: satisf, at_lest: plutot}"), "Vouliez-vous écrire « at_least »"),
        (_defined("{shre: satisf}"), "la première clé dit le genre de mesure. Vouliez-vous écrire « share »"),
        (_defined("{share: satisf}"), "donner une condition et une seule"),
        (
            _defined("{share: satisf, at_least: souvent}"),
            "« souvent » n’est pas une réponse de « satisf » ; choisir parmi pas_du_tout",
        ),
        (_defined("{share: interets, equals: sport}"), "demande la question « interets.sport »"),
        (_defined("{distribution: interets}"), "écrire « multiple_choice » à la place"),
        (_defined("{share: interets, at_least: lien}"), "« at_least » ne convient pas à « interets », où plusieurs"),
        (_defined("{share: interets, better: true}"), "« better » ne convient pas à « interets », où plusieurs"),
        (_defined("{multiple_choice: satisf}"), "écrire « distribution » à la place"),
        (_defined("{mean: bilan}"), "l’indicateur « essai » : « bilan » n’est pas un nombre"),
        (_defined("{mean: interets}"), "« interets » n’est pas un nombre"),
        (_defined("{paired_change: interets}"), "« interets » n’est pas sur une échelle ordonnée (accord5, evol5"),
        (_defined("{paired_change: bilan}"), "compare deux vagues, mais la question « bilan » n’est posée qu’à une"),
        (_defined("{paired_share: bilan, equals: oui}"), "la question « bilan » n’est posée qu’à une"),
        (_defined("{paired_share: satisf}"), "donner une condition et une seule"),
        (_defined("{paired_share: satisf, at_least: souvent}"), "« souvent » n’est pas une réponse de « satisf »"),
        (_defined("{score: [niveau, bilan]}"), "« bilan » n’a que deux réponses, dont on ne fait pas de moyenne"),
        (_defined("{unpaired_change: satisf, at_least: plutot, better: true}"), "donner une condition au plus"),
        (_defined("{unpaired_change: [niveau, satisf], at_least: plutot}"), "une condition porte sur une question"),
        (_defined("{unpaired_change: bilan, equals: oui}"), "la question « bilan » n’est posée qu’à une"),
        (
            _defined("{paired_change: {niveau: 1}}"),
            "paired_change : une question est attendue, ou une liste d’au moins deux",
        ),
        (_defined("{leavers: []}"), "leavers : une question est attendue, ou une liste d’au moins deux items"),
        (_defined("{score: niveau}"), "une liste est attendue"),
        (_defined("{score: [niveau]}"), "un score additionne au moins deux items"),
        (_defined("{score: [niveau, niveau]}"), "un item est cité deux fois"),
        (_defined("{score: [niveau, moral]}"), "additionne des questions d’échelles différentes (evol5, niveau4)"),
        (_defined("{score: [niveau, note]}"), "demande la question « note »"),
        (_defined("{paired_change: [niveau, niveau2], reversed: [satisf]}"), "demande la question « niveau2 »"),
        (_defined("{paired_change: niveau, times: 0}"), "la valeur doit être au moins 1"),
        (_defined("{paired_change: niveau, reversed: [satisf]}"), "inverse « satisf », qui n’est pas un de ses items"),
        (_defined("{ratio: essai, to: seniors_satisfaction}"), "se calcule à partir de lui-même (essai → essai)"),
        (_defined("{ratio: seniors_satisfaction, to: seniors_rien}"), "à partir de « seniors_rien », qui n’existe pas"),
        (_defined("{ratio: seniors_satisfaction, to: seniors_satisfaction}"), "qui n’est pas choisi. Ajoutez"),
        (
            "define:\n  voisins: {}",
            "« voisins » n’est pas un groupe. Groupes possibles : seniors, activite, partenaires, structures, territoire, "
            "evaluation. S’il a changé de nom, écrivez le nouveau ici, dans les identifiants",
        ),
        ("catalogue: [voisins_combien_de_fois]", "l’indicateur « voisins_combien_de_fois » n’existe pas.\n"),
        ("define: [essai]", "des groupes sont attendus"),
        ("define:\n  seniors:\n    seniors_satisfaction: {}", "l’identifiant « seniors_satisfaction » est déjà pris"),
        ("define:\n  seniors:\n    essai: {code: X}", "il manque la clé « label »"),
    ],
)
def test_a_mistake_is_said_with_its_remedy(tmp_path: Path, text: str, said: str) -> None:
    assert said in f"{_choose(tmp_path, text)[1]}\n"


@pytest.mark.parametrize(
    ("level", "evidence", "measure", "said"),
    [
        (
            "impact",
            "declare",
            "{share: moral, better: true}",
            "« level: impact » demande « evidence: avec_comparaison »",
        ),
        (
            "impact",
            "avant_apres",
            "{paired_change: niveau}",
            "« level: impact » demande « evidence: avec_comparaison »",
        ),
        (
            "effet",
            "avant_apres",
            "{share: moral, better: true}",
            "« evidence: avant_apres » demande une mesure qui compare",
        ),
        ("effet", "avant_apres", "{paired_change: niveau}", ""),
        ("effet", "avant_apres", "{paired_share: moral, better: true}", ""),
        ("effet", "avant_apres", "{unpaired_change: moral, better: true}", ""),
        ("effet", "declare", "{share: moral, better: true}", ""),
    ],
)
def test_an_indicator_claims_no_more_than_its_evidence(
    tmp_path: Path, level: str, evidence: str, measure: str, said: str
) -> None:
    text = _defined(measure).replace("level: appreciation", f"level: {level}").replace("declare", evidence)
    problems = _choose(tmp_path, text)[1]
    assert said in problems
    assert bool(said) == bool(problems)


def test_a_mistake_says_its_line(tmp_path: Path) -> None:
    problem = _choose(tmp_path, "catalogue:\n  - seniors_satisfaction\n  - seniors_utilite\n")[1]
    assert problem.startswith("indicators.yaml, ligne 3, catalogue › 2 : l’indicateur « seniors_utilite » demande")


def test_all_mistakes_come_together(tmp_path: Path) -> None:
    assert len(_choose(tmp_path, "catalogue: [seniors_utilite, seniors_rien]\ndefine: {rien: {}}")[1].splitlines()) == 3


def test_questions_targets_and_crossed_views_cite_chosen_indicators(tmp_path: Path) -> None:
    question = {"question": "Est-ce utile ?", "criterion": "pertinence", "indicators": ["seniors_satisfation"]}
    _, problems = _choose(
        tmp_path,
        "catalogue: [seniors_satisfaction]",
        questions={"utilite": question},
        targets={"seniors_utilite": 0.5, "partenaires_contributions": 1, "seniors_satisfaction": 0.8},
    )
    first, second, third = problems.splitlines()
    assert "questions › utilite › indicators › 1 : l’indicateur « seniors_satisfation » n’existe pas" in first
    assert "targets › seniors_utilite : l’indicateur « seniors_utilite » demande la question « utilite »" in second
    assert "« partenaires_contributions » n’est pas choisi dans indicators.yaml. Ajoutez-le." in third


def test_every_reading_uses_known_words_only() -> None:
    words = dict.fromkeys(READING_PLACES, "…")
    for one in read_catalogue().indicators.values():
        assert "…" in one.reading.format(**words), one.id


def test_an_erratum_and_accepted_masks_cite_chosen_indicators(tmp_path: Path) -> None:
    _, problems = _choose(
        tmp_path,
        "catalogue: [seniors_satisfaction]",
        erratum={"replaces": "20201231-120000-abc", "figures": ["seniors_satisfation"], "why": "Une faute."},
        accepted_masks=["personne"],
    )
    assert "erratum › figures › 1 : l’indicateur « seniors_satisfation » n’existe pas" in problems
    assert "accepted_masks › 1 : l’indicateur « personne » n’existe pas" in problems


def test_objectives_that_are_all_of_one_quadrant_are_told_all_the_same(tmp_path: Path) -> None:
    registers = {"objectifs": {"file": "f.csv", "format": "csv", "every_row": {"quadrant": "innovation"}}}
    chosen, problems = choose(initiative(tmp_path, registers=registers))
    assert problems == ()
    assert {"partenaires_objectifs", "partenaires_objectifs_atteints"} <= set(chosen)
