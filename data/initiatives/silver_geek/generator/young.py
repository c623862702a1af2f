"""Answers of the young volunteers at both waves, as KoboToolbox exports them."""

from dataclasses import dataclass
from random import Random

from data.generation.kobo import kobo_rows, kobo_sheet, tick
from data.generation.quotas import at_random, blanks, in_order, not_said, ticks
from data.generation.sheets import Row, Sheet
from data.initiatives.silver_geek.generator.structures import STRUCTURES, spread

VOLUNTEERS, BEFORE, AFTER = 60, 57, 55
"""Young people on the mission, and how many answered; one of the last 55 objects to any use of the answers."""

SKILLS = {"animer": 43, "communiquer": 40, "numerique": 26, "travail_equipe": 35, "patience": 44, "organisation": 30}
HARDSHIPS = {"materiel": 18, "connexion": 21, "transport": 23, "fatigue_emotionnelle": 12, "place_dans_l_equipe": 14}
WISHES = {"formation": 25, "temps_de_preparation": 22, "tuteur_sur_place": 19, "materiel_fiable": 17}


IDENTITY = ["cle", "structure", "opposition", "age", "genre", "diplome", "situation_avant"]


@dataclass(frozen=True)
class Volunteer:
    """One invented young person: the code they keep from wave to wave and what does not change."""

    key: str
    structure: str
    profile: Row
    disposition: float


def _volunteers(rng: Random) -> list[Volunteer]:
    places = spread({structure.id: structure.young for structure in STRUCTURES})
    codes = rng.sample(range(100, 999), VOLUNTEERS)
    answers = {
        "age": at_random(rng, {"18": 7, "19": 10, "20": 11, "21": 10, "22": 9, "23": 6, "24": 4, "25": 3}),
        "genre": not_said(at_random(rng, {"femme": 35, "homme": 25}), 4, "genre"),
        "diplome": at_random(rng, {"sans_diplome": 5, "cap_bep": 10, "bac": 26, "bac_plus_2": 9, "superieur": 10}),
        "situation_avant": at_random(rng, {"etudes": 21, "emploi": 7, "recherche_emploi": 29, "autre": 3}),
    }
    return [
        Volunteer(f"J-{code:03}", place, {question: given[one] for question, given in answers.items()}, rng.gauss(0, 1))
        for one, (code, place) in enumerate(zip(codes, places, strict=True))
    ]


def waves(rng: Random) -> tuple[Sheet, Sheet]:
    """Make both exports of the young volunteers."""
    everyone = _volunteers(rng)
    drawn = rng.sample(range(VOLUNTEERS), VOLUNTEERS)
    before = [everyone[one] for one in sorted(drawn[:BEFORE])]
    after = [everyone[one] for one in sorted(drawn[VOLUNTEERS - AFTER :])]
    return _opening(rng, before), _closing(rng, after)


def _started(rng: Random, people: list[Volunteer], first_day: str, first_id: int) -> list[Row]:
    rows = kobo_rows(rng, [one.key for one in people], first_day, first_id)
    for one, row in zip(people, rows, strict=True):
        row |= one.profile | {"structure": one.structure, "opposition": "non"}
    return rows


def _opening(rng: Random, people: list[Volunteer]) -> Sheet:
    rows = _started(rng, people, "2014-10-06", 3001)
    mood = [one.disposition for one in people]
    confidence = in_order(rng, mood, {"1": 5, "2": 19, "9": 1, "3": 25, "4": 7})
    for row, answer in zip(rows, confidence, strict=True):
        row["confiance"] = answer
    return kobo_sheet(rows, [*IDENTITY, "confiance"])


def _closing(rng: Random, people: list[Volunteer]) -> Sheet:
    rows = _started(rng, people, "2015-04-09", 4001)
    mood = [one.disposition for one in people]
    answers = {
        "duree_mission_mois": at_random(rng, {"6": 9, "7": 11, "8": 35}),
        "nb_structures": at_random(rng, {"1": 31, "2": 19, "3": 5}),
        "heures_formation": at_random(rng, {"7": 12, "14": 24, "21": 14, "28": 5}),
        "satisf": in_order(rng, mood, {"1": 2, "2": 6, "3": 24, "4": 23}),
        "utilite_seniors": in_order(rng, mood, {"1": 1, "2": 4, "9": 1, "3": 22, "4": 27}),
        "utilite_structures": in_order(rng, mood, {"1": 2, "2": 9, "9": 3, "3": 26, "4": 15}),
        "regard_ages": in_order(rng, mood, {"1": 3, "2": 8, "9": 1, "3": 22, "4": 21}),
        "confiance": in_order(rng, mood, {"1": 3, "2": 9, "9": 1, "3": 26, "4": 16}),
        "projet_pro": in_order(rng, mood, {"1": 8, "2": 16, "9": 3, "3": 19, "4": 9}),
        "envie_secteur": in_order(rng, mood, {"non": 34, "oui": 21}),
        "engagement_suite": in_order(rng, mood, {"non": 19, "oui": 36}),
        "accompagnement": in_order(
            rng, mood, {"2": 1, "3": 2, "4": 4, "5": 7, "6": 9, "7": 12, "8": 11, "9": 6, "10": 3}
        ),
    }
    for question in ("projet_pro", "accompagnement", "confiance"):
        answers[question] = blanks(rng, answers[question], 2)
    for position, row in enumerate(rows):
        row |= {question: given[position] for question, given in answers.items()}
    rows[11]["opposition"] = "oui"
    headings = [*IDENTITY, *answers]
    for question, quotas in (("competences", SKILLS), ("difficultes", HARDSHIPS), ("attentes", WISHES)):
        headings += tick(rows, question, [*quotas, "aucune"], ticks(rng, AFTER, quotas, "aucune"))
    for row in rng.sample(rows, 12):
        row["verbatim"] = rng.choice(("J’ai appris à parler devant un groupe.", "Les trajets prennent du temps."))
    return kobo_sheet(rows, [*headings, "verbatim"])
