"""An initiative small enough to check by hand: one group, two waves, two structures, one partner."""

from pathlib import Path

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.unusable import UnusableInitiative
from initiatives.validation.dataset import Dataset
from initiatives.validation.quality import Finding
from initiatives.validation.validate import validate

DECLARATION = """\
name: Petite initiative
form: partenariat
commissioner: Commune
evaluator: Groupe d’évaluation
territory: {name: Vallée, departements: {"01": Ain, "86": Vienne}}
started_on: 2020-01-01
evaluated_on: 2020-12-31
groups:
  seniors: {label: Seniors, singular: le senior, questionnaire: seniors, legal_basis: consentement}
partners:
  mairie: {name: Mairie de la Vallée, type: pouvoir_public, joined: 2020-01-01}
waves:
  debut: {label: Début, from: 2020-02-01, to: 2020-02-28}
  fin: {label: Fin, from: 2020-10-01, to: 2020-10-31}
sources:
  - {group: seniors, wave: debut, file: debut.csv, format: csv}
  - {group: seniors, wave: fin, file: fin.csv, format: csv}
registers:
  structures_accueil: {file: structures.csv, format: csv}
  seances: {file: seances.csv, format: csv}
  presences: {file: presences.csv, format: csv}
questions: {}
editions: {complete: }
lists: {activities: numerique_seniors, structure_types: accueil_des_aines}
"""
QUESTIONNAIRE = """\
title: Questionnaire
version: "1"
respondent: {id_reponse: id, cle: cle, structure: structure, date_reponse: date, consentement: accord}
third_party: {mode: [tiers]}
questions:
  mode: {text: Qui répond ?, answer: one_of, options: {seul: Seul, tiers: Un tiers}}
  satisf: {direction: croissante, text: Satisfait ?, answer: lik4}
  heures: {text: Combien d’heures ?, answer: number, minimum: 0, maximum: 10, decimals: 1, unit: h}
  gouts:
    text: Qu’aimez-vous ?
    answer: several_of
    exclusive: rien
    options: {jouer: {label: "Jouer, rire", codes: [J]}, lire: {label: Lire, codes: [L]}, rien: Rien}
  remarque: {text: Autre chose ?, answer: verbatim}
"""
HEADINGS = "id;cle;structure;date;accord;mode;satisf;heures;gouts;remarque"
STRUCTURES = """\
structure;libelle;type_structure;statut;departement;capacite;partenaire
lilas;EHPAD des Lilas;EHPAD;public;1;80;mairie
roses;Foyer des Roses;Foyer-logement;public;Vienne;;
"""
SEANCES = """\
seance;structure;date;duree_min;statut;motif_annulation;activite
a1;lilas;06/02/2020;1h30;Réalisé;;tablette
a2;Foyer des Roses;07/02/2020;90;annule;grève;visio
"""
PRESENCES = "seance;participant\na1;p1\na1;p2\na2;p1\n"
ANSWER = "1;k1;lilas;10/02/2020;oui;seul;4;2,5;J L;"


def write(folder: Path, **files: str) -> Path:
    """Write the small initiative; `debut`, `fin`, `structures`… replace a file, without its headings for answers."""
    texts = {
        "initiative.yaml": files.get("declaration", DECLARATION),
        "questionnaires/seniors.yaml": files.get("questionnaire", QUESTIONNAIRE),
        "structures.csv": files.get("structures", STRUCTURES),
        "seances.csv": files.get("seances", SEANCES),
        "presences.csv": files.get("presences", PRESENCES),
    }
    for wave, day in (("debut", "10/02/2020"), ("fin", "10/10/2020")):
        lines = files.get(wave, ANSWER.replace("10/02/2020", day))
        texts[f"{wave}.csv"] = f"{files.get('headings', HEADINGS)}\n{lines}\n"
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def dataset(folder: Path, **files: str) -> Dataset:
    """Check the small initiative to the end."""
    initiative, problems = declare(write(folder, **files))
    assert problems == (), problems
    assert initiative is not None
    return validate(initiative, collect(initiative))


def refusals(folder: Path, **files: str) -> tuple[str, ...]:
    """Return why the small initiative cannot be evaluated."""
    initiative, problems = declare(write(folder, **files))
    assert problems == (), problems
    assert initiative is not None
    try:
        validate(initiative, collect(initiative))
    except UnusableInitiative as unusable:
        return unusable.problems
    return ()


def found(data: Dataset) -> list[tuple[str, int | None, str, str]]:
    """Return findings as (file, row, rule, severity)."""
    return [(one.file, one.row, one.rule, one.severity) for one in data.findings]


def only(data: Dataset) -> Finding:
    """Return the finding, when there is one only."""
    (finding,) = data.findings
    return finding
