"""The catalogue serves the groups that people have: by their role, under their name, in their words."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from indicators.definitions.choosing import choose, read_catalogue
from indicators.definitions.roles import for_its_groups, in_its_words
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ROLES
from tests.indicators.small import initiative

READ = read_catalogue()
SENIORS = READ.indicators
QUESTIONS: dict[str, Any] = {
    "satisf": {"text": "Satisfait ?", "answer": "lik4"},
    "difficultes": {
        "text": "Difficultés ?",
        "answer": "several_of",
        "options": {"temps": "Le temps", "autre": "Autre"},
    },
    "genre": {"text": "Genre ?", "answer": "one_of", "options": {"femme": "Femme", "homme": "Homme"}},
}


def group(label: str, singular: str, role: str | None) -> dict[str, object]:
    return {"label": label, "singular": singular, "questionnaire": "q", "legal_basis": "consentement", "role": role}


def with_groups(folder: Path = Path("nulle_part"), **groups: dict[str, object]) -> Initiative:
    sources = [{"group": name, "wave": "fin", "file": "f.csv", "format": "csv"} for name in groups]
    asked = {"q": {"title": "Q", "version": "1", "questions": QUESTIONS}}
    return initiative(folder, groups=groups, sources=sources, questionnaires=asked)


INHABITANTS = {
    "habitants": group("Habitants", "l’habitant", "habitants"),
    "voisins": group("Voisins", "le voisin", "usagers"),
}


def test_two_groups_may_take_one_role_and_each_has_its_indicators(tmp_path: Path) -> None:
    chosen, problems = choose(with_groups(tmp_path, **INHABITANTS))
    assert not problems
    assert {"habitants_satisfaction", "voisins_satisfaction", "habitants_difficultes", "voisins_genre"} <= set(chosen)
    assert chosen["habitants_satisfaction"].group == "habitants"
    assert (
        chosen["habitants_satisfaction"].code
        == chosen["voisins_satisfaction"].code
        == SENIORS["seniors_satisfaction"].code
    )
    assert not [id for id in chosen if "seniors" in id]


def test_what_measures_the_quality_of_a_group_follows_it(tmp_path: Path) -> None:
    chosen, _ = choose(with_groups(tmp_path, **INHABITANTS))
    kept = chosen["evaluation_apparies_habitants"].measure.model_dump()
    assert (kept["rate"], kept["among"]) == ("evaluation_suivis_habitants", "evaluation_repondants_habitants")


def test_a_group_without_a_role_has_what_is_written_for_its_name_alone(tmp_path: Path) -> None:
    chosen, _ = choose(with_groups(tmp_path, habitants=group("Habitants", "l’habitant", None)))
    assert not [id for id in chosen if id.startswith("habitants_")]


def test_a_group_that_bears_the_name_of_a_file_is_called_as_it_calls_itself(tmp_path: Path) -> None:
    declared = with_groups(tmp_path, jeunes=group("Licenciés du club", "le licencié du club", None))
    chosen, _ = choose(declared)
    assert chosen["jeunes_genre"].label == "Genre des licenciés du club"
    assert chosen["jeunes_genre"].reading == "{value} des {n} licenciés du club répondants\u202f: {label}."
    assert chosen["evaluation_repondants_jeunes"].label == "Questionnaires valides\u202f: les licenciés du club"


def test_only_what_is_said_of_a_group_that_bears_the_name_of_a_file_is_in_its_words(tmp_path: Path) -> None:
    asked = {"regard_jeunes": {"text": "Mon regard sur les jeunes est plus positif.", "answer": "lik4"}} | QUESTIONS
    declared = with_groups(
        tmp_path,
        jeunes=group("Jeunes volontaires", "le jeune volontaire", None),
        habitants=group("Habitants", "l’habitant", "habitants"),
    )
    questionnaire = {"q": {"title": "Q", "version": "1", "questions": asked}}
    chosen, _ = choose(
        Initiative.model_validate(declared.model_dump(by_alias=True) | {"questionnaires": questionnaire})
    )
    assert chosen["habitants_regard_jeunes"].question == "Mon regard sur les jeunes est plus positif."


def test_the_catalogue_calls_no_group_as_that_of_one_initiative() -> None:
    assert not [
        one.id for one in SENIORS.values() if "olontaires" in f"{one.label} {one.reading}" and one.group != "activite"
    ]


def test_an_indicator_of_ones_own_keeps_its_id(tmp_path: Path) -> None:
    block = SENIORS["seniors_genre"].model_dump(mode="json", exclude_unset=True)
    own = {key: value for key, value in block.items() if key not in ("id", "group")} | {
        "label": "À moi",
        "code": "MON-01",
    }
    text = yaml.safe_dump({"define": {"habitants": {"habitants_satisfaction": own}}}, allow_unicode=True)
    (tmp_path / "indicators.yaml").write_text(text, encoding="utf-8")
    chosen, problems = choose(with_groups(tmp_path, **INHABITANTS))
    assert not problems
    assert chosen["habitants_satisfaction"].label == "À moi"


OTHERS = re.compile(r"\b(seniors?|jeunes? volontaires?|ateliers?|mission)\b", re.IGNORECASE)


@pytest.mark.parametrize("role", ["habitants", "benevoles"])
def test_no_text_speaks_of_the_group_that_the_catalogue_was_written_for(role: str) -> None:
    declared = with_groups(
        habitants=group("Habitants", "l’habitant", "habitants"),
        benevoles=group("Bénévoles", "le bénévole", "benevoles"),
    )
    taken = [(about, one) for _, about, one in for_its_groups(declared, SENIORS) if about == role]
    assert len(taken) > 10
    said = [(one.id, text) for about, one in taken for text in _texts(declared, one, about)]
    assert not [(id, text) for id, text in said if OTHERS.search(text) or re.search(r"\b(de|que) habitant", text)]


def _texts(declared: Initiative, one: Any, about: str) -> list[str]:
    told = in_its_words(declared, one, about, READ.called)
    return [text for text in (told.label, told.question, told.reading, told.caveat) if text]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        (
            "evaluation_repondants_habitants",
            "{value} [questionnaire d’habitant est exploitable|questionnaires d’habitants sont exploitables].",
        ),
        ("evaluation_taux_reponse_voisins", "{value} des {n} voisins sollicités ont répondu."),
    ],
)
def test_articles_follow_the_noun(id: str, expected: str) -> None:
    declared = with_groups(Path("nulle_part"), **INHABITANTS)
    taken = {
        one.id: in_its_words(declared, one, about, READ.called) for _, about, one in for_its_groups(declared, SENIORS)
    }
    assert taken[id].reading == expected


def test_every_role_has_a_file_of_the_catalogue() -> None:
    assert set(ROLES.values()) <= {one.group for one in SENIORS.values()}


def test_a_group_without_a_role_has_a_rate_of_response_in_its_words() -> None:
    declared = with_groups(membres=group("Membres", "le membre", None))
    taken = {
        one.id: in_its_words(declared, one, about, READ.called) for _, about, one in for_its_groups(declared, SENIORS)
    }
    assert set(taken) == {"evaluation_taux_reponse_membres", "evaluation_marge_erreur_membres"}
    assert taken["evaluation_taux_reponse_membres"].reading == "{value} des {n} membres sollicités ont répondu."


def test_a_group_that_changes_its_role_keeps_the_ids_of_what_both_roles_measure(tmp_path: Path) -> None:
    """An id is of the group and of what is measured: what was handed out under another role is compared with it."""
    before, after = (
        choose(with_groups(tmp_path, voisins=group("Voisins", "le voisin", role)))[0]
        for role in ("habitants", "usagers")
    )
    assert set(before) == set(after) >= {"voisins_satisfaction", "voisins_genre"}
    assert all(before[id].measure == after[id].measure for id in before)
    volunteers = choose(with_groups(tmp_path, voisins=group("Voisins", "le voisin", "benevoles")))[0]
    assert all(volunteers[id].group == before[id].group for id in {*before} & {*volunteers})


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({}, "Les rendez-vous réalisés représentent {value} d’animation."),
        (
            {"sessions": {"singular": "atelier", "plural": "ateliers"}},
            "Les ateliers réalisés représentent {value} d’animation.",
        ),
    ],
)
def test_sessions_are_called_ateliers_where_it_is_declared_alone(declared: dict[str, Any], said: str) -> None:
    hours = READ.indicators["activite_heures_animation"]
    assert in_its_words(initiative(**declared), hours, "activite", READ.called).reading == said
