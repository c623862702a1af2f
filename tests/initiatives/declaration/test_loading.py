"""The declaration: every mistake is said at once, in French, with its place and its remedy."""

from pathlib import Path

import pytest

from initiatives.declaration.loading import declare
from initiatives.declaration.vocabulary import FORMATS
from initiatives.declaration.yaml_places import read_yaml
from tests.initiatives.small_initiative import DECLARATION, QUESTIONNAIRE, write


def problems(folder: Path, **files: str) -> tuple[str, ...]:
    return declare(write(folder, **files))[1]


def test_a_sound_declaration_is_named_after_its_folder(tmp_path: Path) -> None:
    initiative, mistakes = declare(write(tmp_path / "petite_initiative"))
    assert mistakes == ()
    assert initiative is not None
    assert (initiative.slug, initiative.waves_of("seniors")) == ("petite_initiative", ("debut", "fin"))


def test_keys_are_text_and_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "essai.yaml"
    path.write_text("{86: Vienne, on: 2015-06-30, reponses: [non, no, 01, 1, 1.5, true, ~]}", encoding="utf-8")
    content = read_yaml(path, "essai.yaml").content
    assert isinstance(content, dict)
    assert list(content) == ["86", "on", "reponses"]
    assert content["reponses"] == ["non", "no", "01", 1, 1.5, True, None]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("file: fin.csv, format: csv", "fichier: fin.csv, format: csv"),
        ("file: fin.csv, format: csv", "file: fin.csv, format: xls"),
        ("file: fin.csv, format: csv", "file: fin.csv, format: csv, feuille: 2"),
        ("file: fin.csv, format: csv", "file: fin.csv, format: csv, reading: {encodage: utf-8}"),
        ("group: seniors, wave: fin", "groupe: seniors, wave: fin"),
        ("group: seniors, wave: fin", "group: seniors, vague: fin"),
        ("group: seniors, wave: fin", "group: senior, wave: fin"),
        ("group: seniors, wave: fin", "group: seniors, wave: final"),
        ("group: seniors, wave: fin", "group: [seniors], wave: fin"),
        ("sources:\n", "source:\n"),
    ],
)
def test_what_is_wrong_in_a_source_is_no_lack_of_a_source(tmp_path: Path, old: str, new: str) -> None:
    alone = DECLARATION.replace("  - {group: seniors, wave: debut, file: debut.csv, format: csv}\n", "").replace(
        "  debut: {label: Début, from: 2020-02-01, to: 2020-02-28}\n", ""
    )
    assert old in alone
    told = problems(tmp_path, declaration=alone.replace(old, new))
    assert told and not any("aucune source" in one for one in told), told


def test_a_group_and_a_wave_that_no_source_cites_are_told(tmp_path: Path) -> None:
    more = DECLARATION.replace(
        "partners:",
        "  autres: {label: A, singular: l’a, questionnaire: seniors, legal_basis: interet_public}\npartners:",
    )
    more = more.replace("sources:", "  apres: {label: Après, from: 2020-11-01, to: 2020-11-30}\nsources:")
    told = problems(tmp_path, declaration=more)
    assert [one.split(" : ")[1].split(".")[0] for one in told] == [
        "aucune source pour ce groupe",
        "aucune source pour cette vague",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "form: partenariat",
            "form: alliance",
            "initiative.yaml, ligne 2, form : « alliance » n’est pas prévu ici. Choix",
        ),
        ("questionnaire: seniors", "questionaire: seniors", "Vouliez-vous écrire « questionnaire » ?"),
        ("questionnaire: seniors", "questionnaire: senior", "le questionnaire « senior » n’existe pas."),
        ("evaluated_on: 2020-12-31", "evaluated_on: fin 2020", "ligne 7, evaluated_on : une date est attendue"),
        ("commissioner: Commune\n", "", "initiative.yaml, ligne 1 : il manque la clé « commissioner »."),
        (
            "group: seniors, wave: debut",
            "group: senior, wave: debut",
            "sources › 1 › group : le groupe « senior » n’existe pas.",
        ),
        ("wave: fin, file", "wave: finale, file", "sources › 2 › wave : la vague « finale » n’existe pas."),
        ("file: fin.csv", "file: final.csv", "final.csv : le fichier n’existe pas."),
        ("file: fin.csv", "file: debut.csv", "sont déjà la source n° 1."),
        ("  seances:", "  seance:", "le registre « seance » n’existe pas. Vouliez-vous écrire « seances » ?"),
        ("  seances:", "  seance:", "ce registre a besoin du registre « seances »."),
        (
            DECLARATION[DECLARATION.index("  structures_accueil:") :],
            "  seances: {file: seances.csv, format: csv}\nquestions: {}\neditions: {structure: {each: structure}}\n",
            "une édition par structure a besoin du registre « structures_accueil »",
        ),
        (
            "editions: {complete: }",
            "editions: {cahier: {each: partner}, cahier_mairie: }",
            "cette édition porte le nom du rapport de l’édition « cahier » pour le partenaire « mairie »",
        ),
        (
            "editions: {complete: }",
            "editions: {complete: , nul: }",
            "editions › nul : « nul » est un nom réservé par Windows.",
        ),
        (
            "questions: {}",
            "questions: {}\nrereadings: {orange: {state: valide, on: 2020-12-01}}",
            "rereadings › orange : le partenaire « orange » n’existe pas.",
        ),
        (
            "questions: {}",
            "questions: {}\nrereadings: {mairie: {state: reserve, on: 2020-12-01}}",
            "« said » donne la réserve",
        ),
        ("groups:", "slug: con\ngroups:", "slug : « con » est un nom réservé par Windows."),
        (
            "format: csv}\n  seances",
            "format: excel}\n  seances",
            f"« excel » n’est pas prévu ici. Choix possibles : {', '.join(FORMATS)}",
        ),
        ("to: 2020-02-28", "to: 2020-01-28", "waves › debut › to : la vague finit avant de commencer."),
        ("joined: 2020-01-01", "joined: 2020-01-01, left: 2019-01-01", "le partenaire part avant d’être entré."),
        ("questions: {}", "schedule: {cron: tous les jours}\nquestions: {}", "cinq champs sont attendus"),
        (
            "questions: {}",
            "schedule: {cron: 0 7 1 2 *, timezone: Paris}\nquestions: {}",
            "ce fuseau horaire n’existe pas.",
        ),
        ("questions: {}", "questions: {}\nquestions: {}", "la clé « questions » est écrite deux fois"),
        ("questions: {}", "questions: [", "l’écriture YAML n’est pas correcte"),
        (
            "file: seances.csv, format: csv",
            "file: seances.csv, format: csv, columns: {durée: Durée}",
            "la colonne « durée » n’ex",
        ),
        ("groups:", "folder: .\ngroups:", "folder : cette clé ne s’écrit pas ici"),
        (
            "questionnaire: seniors,",
            "questionnaire: seniors, formerly: [seniors],",
            "groups › seniors › formerly : « seniors » est aussi le nom, ou l’ancien nom, d’un autre groupe.",
        ),
    ],
)
def test_each_mistake_of_the_initiative_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in DECLARATION
    told = problems(tmp_path, declaration=DECLARATION.replace(old, new, 1))
    assert any(expected in problem for problem in told), told


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "answer: lik4",
            "answer: lik5",
            "questionnaires/seniors.yaml, ligne 7, questions › satisf › answer : « lik5 »",
        ),
        (
            "answer: lik4",
            "answer: lik4, columns: heures",
            "« heures » sert à questions › satisf et à questions › heures.",
        ),
        ("answer: lik4", "answer: lik4, waves: [milieu]", "la vague « milieu » n’est pas déclarée."),
        (
            "answer: lik4",
            "answer: lik4, breaks: {milieu: x}",
            "« breaks » cite la vague « milieu », qui n’est pas décl",
        ),
        (
            "answer: lik4",
            "answer: lik4, waves: [debut], breaks: {fin: x}",
            "« breaks » cite la vague « fin », où la question n’est pas posée.",
        ),
        ("answer: lik4", "answer: lik4, about: jeunes", "le groupe « jeunes » n’est pas déclaré."),
        ("answer: lik4", "answer: several_of", "la question n’a pas de réponses possibles."),
        ("answer: lik4", "answer: lik4, options: {a: A}", "« options » ne va qu’avec"),
        ("  satisf:", "  structure:", "ce nom est réservé."),
        ("  satisf:", "  Satisf:", "l’identifiant « Satisf » doit s’écrire en minuscules"),
        ("codes: [L]", "codes: [J]", "« J » désigne à la fois"),
        ("exclusive: rien", "exclusive: aucun", "« exclusive » cite « aucun »"),
        ("minimum: 0", "minimum: 20", "« minimum » dépasse « maximum »."),
        ("mode: [tiers]", "mode: [autre]", "« autre » n’est pas une réponse possible."),
        ("mode: [tiers]", "moyen: [tiers]", "la question « moyen » n’existe pas"),
        (", consentement: accord", "", "le groupe « seniors » repose sur le consentement"),
    ],
)
def test_each_mistake_of_a_questionnaire_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in QUESTIONNAIRE
    told = problems(tmp_path, questionnaire=QUESTIONNAIRE.replace(old, new, 1))
    assert any(expected in problem for problem in told), told


def test_mistakes_are_told_all_at_once_and_once_each(tmp_path: Path) -> None:
    told = problems(
        tmp_path,
        declaration=DECLARATION.replace("form:", "forme:").replace("file: fin.csv", "file: final.csv"),
        questionnaire=QUESTIONNAIRE.replace("exclusive: rien", "exclusive: aucun").replace("lik4", "lik5"),
    )
    assert [problem.split(" : ")[0] for problem in told] == [
        "initiative.yaml, ligne 1",
        "initiative.yaml, ligne 2, forme",
        "questionnaires/seniors.yaml, ligne 7, questions › satisf › answer",
        "final.csv",
        "questionnaires/seniors.yaml, ligne 9, questions › gouts",
    ]


def test_a_misspelt_key_does_not_hide_the_data(tmp_path: Path) -> None:
    initiative, mistakes = declare(write(tmp_path, declaration=DECLARATION + "evaluater: moi\n"))
    assert initiative is not None
    assert mistakes == (
        "initiative.yaml, ligne 25, evaluater : la clé « evaluater » n’existe pas ici. Vouliez-vous écrire « evaluator » ?",
    )


def test_a_citation_that_leads_nowhere_stops_there(tmp_path: Path) -> None:
    initiative, _ = declare(write(tmp_path, declaration=DECLARATION.replace("group: seniors", "group: senior")))
    assert initiative is None


@pytest.mark.parametrize(
    "content", [b"", b"- a\n- b\n", b"\xff\xfe\x00", b"a: \x00", b"a: 2020-13-45", b"&a [*b]", b"a: !!python/x 1"]
)
def test_anything_else_than_a_declaration_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "initiative.yaml").write_bytes(content)
    initiative, (problem, *_) = declare(tmp_path)
    assert initiative is None
    assert problem.startswith("initiative.yaml")


def test_an_empty_folder_is_a_sentence(tmp_path: Path) -> None:
    assert declare(tmp_path)[1] == ("initiative.yaml : le fichier n’existe pas. Créez-le.",)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "evaluated_on: 2020-12-31",
            "evaluated_on: 2020-10-15",
            "waves › fin › to : cette date vient après celle de l’éval",
        ),
        (
            "started_on: 2020-01-01",
            "started_on: 2021-01-01",
            "started_on : cette date vient après celle de l’évaluation",
        ),
        ("joined: 2020-01-01", "joined: 2021-06-01", "partners › mairie › joined : cette date vient après"),
        (
            "started_on: 2020-01-01",
            "started_on: 2020-01-01\nidea_on: 2019-06-01\nalliance_on: 2019-01-01",
            "alliance_on : l’alliance vient avant l’idée",
        ),
        (
            "started_on: 2020-01-01",
            "started_on: 2020-01-01\nnext_date: {when: 2020-12-31, label: Comité}",
            "next_date › when : le prochain rendez-vous ne vient pas après l’évaluation",
        ),
        (
            "started_on: 2020-01-01",
            "started_on: 2020-01-01\nstates: [{when: 2020-01-01, label: Essai}, {when: 2019-12-31, label: Idée}]",
            "states › 2 › when : cet état vient avant le premier jour de l’initiative",
        ),
    ],
)
def test_dates_that_cannot_be_are_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in DECLARATION
    _, problems = declare(write(tmp_path, declaration=DECLARATION.replace(old, new)))
    assert [one for one in problems if expected in one], problems


def test_a_column_that_another_register_tells_is_not_declared_in_vain(tmp_path: Path) -> None:
    log = "seances: {file: seances.csv, format: csv"
    assert log in DECLARATION
    declared = DECLARATION.replace(log, f"{log}, columns: {{presents: Effectif}}")
    _, mistakes = declare(write(tmp_path, declaration=declared))
    assert [one for one in mistakes if "presents : le registre « presences » le dit déjà" in one]
    alone = declared.replace("  presences: {file: presences.csv, format: csv}\n", "")
    assert declare(write(tmp_path, declaration=alone))[1] == ()


def test_many_choices_are_named_at_the_first_place_that_waits_for_one(tmp_path: Path) -> None:
    more = "".join(f"  p{rank}: {{name: P{rank}, type: , joined: 2020-01-01}}\n" for rank in range(3))
    told = problems(tmp_path, declaration=DECLARATION.replace("partners:\n", f"partners:\n{more}", 1))
    choices = [one for one in told if "type" in one]
    assert len(choices) == 3
    assert ["collectif_habitants" in one for one in choices] == [True, False, False]
    line = choices[0].split(", ")[1].removeprefix("ligne ")
    assert all(one.endswith(f"les mêmes qu’à la ligne {line}.") for one in choices[1:])
