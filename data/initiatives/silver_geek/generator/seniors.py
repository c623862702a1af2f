"""Answers of the seniors at both waves, as LimeSurvey exports them: question codes, « Y », numbers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from data.generation.quotas import at_random, blanks, in_order, not_said, ticks
from data.generation.sheets import Row, Sheet
from data.initiatives.silver_geek.generator.structures import STRUCTURES, spread

BEFORE, AFTER, MATCHED = 244, 228, 196
"""People who answered at the start, at the end, and at both: 48 were lost, 32 joined."""

TOOL = ["id", "submitdate", "lastpage", "startlanguage", "token", "attribute_1", "consentement"]
PROFILE = ["agetranche", "genre", "modereponse", "aidantreponse"]
INTERESTS = ["LJEU", "LRES", "LPRO", "APPR", "JOUER", "BOUGE"]
ACTIVITIES = ["TABL", "WII", "EARTH", "MUSIQ", "VISIO", "AUTRE"]
DIFFICULTIES = ["VUE", "AUDIT", "MOTRI", "MATER", "COMPR", "HORAI", "AUCUN"]
EXPECTATIONS = ["PLUS", "PETIT", "LOISI", "FAMIL", "MATOS", "AUCUN"]


@dataclass(frozen=True)
class Senior:
    """One invented person: the code they keep from wave to wave and what does not change."""

    key: str
    structure: str
    age: str
    gender: str
    disposition: float


def invited(rng: Random) -> list[Senior]:
    """Invent the three hundred seniors who were invited to answer."""
    places = spread({structure.id: structure.seniors for structure in STRUCTURES})
    ages = at_random(rng, {"A1": 18, "A2": 66, "A3": 144, "A4": 57, "A5": len(places) - 285})
    genders = not_said(at_random(rng, {"F": 219, "H": len(places) - 219}), 12, "genre")
    codes = rng.sample(range(1, 900), len(places))
    return [
        Senior(f"S-{code:04}", place, age, gender, rng.gauss(0, 1))
        for code, place, age, gender in zip(codes, places, ages, genders, strict=True)
    ]


def respondents(rng: Random, people: list[Senior]) -> tuple[list[Senior], list[Senior]]:
    """Choose who answers at each wave: some leave, some join, most are there twice."""
    drawn = rng.sample(people, BEFORE + AFTER - MATCHED)
    before, after = drawn[:BEFORE], drawn[BEFORE - MATCHED :]
    return sorted(before, key=lambda one: one.key), sorted(after, key=lambda one: one.key)


def levels(rng: Random, before: list[Senior], after: list[Senior]) -> tuple[list[str], list[str]]:
    """Say how at ease each feels from 1 to 4, before and after: those seen twice gain about 0.8 on average."""
    first = in_order(rng, [one.disposition for one in before], {"1": 108, "2": 80, "3": 42, "4": 14})
    known = {one.key: int(level) for one, level in zip(before, first, strict=True)}
    gains = iter(at_random(rng, {"-1": 8, "0": 56, "1": 92, "2": 40}))
    newcomers = iter(at_random(rng, {"1": 6, "2": 12, "3": 10, "4": 4}))
    second = [
        str(min(4, max(1, known[one.key] + int(next(gains))))) if one.key in known else next(newcomers) for one in after
    ]
    return blanks(rng, first, 6), blanks(rng, second, 5)


def _identity(rng: Random, people: list[Senior], first_day: datetime, first_id: int) -> list[Row]:
    modes = at_random(
        rng, {"A1": len(people) * 45 // 100, "A3": len(people) * 17 // 100}
        | {"A2": len(people) - len(people) * 45 // 100 - len(people) * 17 // 100}
    )  # fmt: skip
    order = rng.sample(range(len(people)), len(people))
    rows: list[Row] = []
    for number, (person, mode, rank) in enumerate(zip(people, modes, order, strict=True)):
        moment = first_day + timedelta(days=rank % 26, hours=rank % 8, minutes=(rank * 7) % 60)
        rows.append(
            {
                "id": str(first_id + number),
                "submitdate": f"{moment:%Y-%m-%d %H:%M:%S}",
                "lastpage": "4",
                "startlanguage": "fr",
                "token": person.key,
                "attribute_1": person.structure,
                "consentement": "Y",
                "agetranche": person.age,
                "genre": person.gender,
                "modereponse": mode,
                "aidantreponse": "A4" if mode == "A1" else rng.choice(["A1", "A1", "A2", "A3"]),
            }
        )
    return rows


def _tick(rows: list[Row], question: str, ticked: list[tuple[str, ...]]) -> None:
    for row, options in zip(rows, ticked, strict=True):
        row.update({f"{question}[{option}]": "Y" for option in options})


def _columns(question: str, options: list[str]) -> list[str]:
    return [f"{question}[{option}]" for option in options]


def interests(rng: Random, people: int) -> list[tuple[str, ...]]:
    """Tick what makes the workshops worth it: three seniors in four name a social link, four people leave it blank."""
    answered = people - 4
    links = in_order(rng, [0.0] * answered, {"": answered // 4, "oui": answered - answered // 4})
    ticked: list[tuple[str, ...]] = []
    for link in links:
        social = [code for code, odds in (("LJEU", 0.62), ("LRES", 0.55), ("LPRO", 0.34)) if rng.random() < odds]
        others = [code for code, odds in (("APPR", 0.5), ("JOUER", 0.58), ("BOUGE", 0.24)) if rng.random() < odds]
        ticked.append(tuple((social or ["LJEU"]) + others if link else others or ["JOUER"]))
    for _ in range(people - answered):
        ticked.insert(rng.randrange(len(ticked)), ())
    return ticked


def waves(rng: Random, people: list[Senior]) -> tuple[Sheet, Sheet]:
    """Make both exports of the seniors, before and after."""
    before, after = respondents(rng, people)
    first, second = levels(rng, before, after)
    opening = _identity(rng, before, datetime(2014, 10, 1, 9, 0), 101)
    usage = in_order(rng, [one.disposition for one in before], {"1": 121, "2": 52, "3": 34, "4": 22, "5": 15})
    for row, level, use in zip(opening, first, blanks(rng, usage, 3), strict=True):
        row |= {"aisenumniveau": level, "usagenumavant": use}
    closing = _identity(rng, after, datetime(2015, 4, 7, 9, 0), 501)
    closing_scales(rng, after, closing)
    for row, level in zip(closing, second, strict=True):
        row["aisenumniveau"] = level
    _tick(closing, "interets", interests(rng, AFTER))
    done = {"TABL": 171, "WII": 158, "EARTH": 64, "MUSIQ": 83, "VISIO": 57, "AUTRE": 12}
    liked = {"TABL": 112, "WII": 131, "EARTH": 41, "MUSIQ": 66, "VISIO": 44, "AUTRE": 7}
    _tick(closing, "activites", ticks(rng, AFTER, done, "TABL"))
    _tick(closing, "interetactivites", ticks(rng, AFTER, liked, "WII"))
    met = {"VUE": 58, "AUDIT": 41, "MOTRI": 34, "MATER": 37, "COMPR": 49, "HORAI": 18}
    _tick(closing, "difficultes", ticks(rng, AFTER, met, "AUCUN"))
    hoped = {"PLUS": 96, "PETIT": 55, "LOISI": 47, "FAMIL": 62, "MATOS": 39}
    _tick(closing, "attentes", ticks(rng, AFTER, hoped, "AUCUN"))
    for row in rng.sample(closing, 40):
        row["verbatimplus"] = rng.choice(LIKED)
    for row in rng.sample(closing, 25):
        row["verbatimmoins"] = rng.choice(DISLIKED)
    multiple = (
        _columns("activites", ACTIVITIES)
        + _columns("interetactivites", ACTIVITIES)
        + _columns("interets", INTERESTS)
        + _columns("difficultes", DIFFICULTIES)
        + _columns("attentes", EXPECTATIONS)
    )
    return (
        Sheet([*TOOL, *PROFILE, "usagenumavant", "aisenumniveau"], opening),
        Sheet([*TOOL, *PROFILE, "aisenumniveau", *SCALES, *multiple, "verbatimplus", "verbatimmoins"], closing),
    )


SCALES: dict[str, tuple[dict[str, int], int]] = {
    "satisf": ({"1": 6, "2": 20, "9": 4, "3": 95, "4": 103}, 3),
    "utilite": ({"1": 10, "2": 30, "9": 8, "3": 102, "4": 78}, 4),
    "solitude": ({"1": 3, "2": 9, "3": 104, "9": 6, "4": 76, "5": 30}, 5),
    "moral": ({"1": 4, "2": 11, "3": 96, "9": 5, "4": 82, "5": 30}, 4),
    "motricite": ({"1": 5, "2": 16, "3": 151, "9": 7, "4": 40, "5": 9}, 6),
    "fierte": ({"1": 12, "2": 34, "9": 9, "3": 98, "4": 75}, 5),
    "aisenum": ({"1": 2, "2": 7, "3": 72, "9": 4, "4": 104, "5": 39}, 3),
    "contacts": ({"1": 2, "2": 8, "3": 149, "9": 7, "4": 47, "5": 15}, 6),
    "regardjeunes": ({"1": 7, "2": 22, "9": 10, "3": 99, "4": 90}, 4),
    "continuer": ({"N": 37, "Y": 191}, 6),
}
"""Question → how many give each answer at the end, from the least to the most favourable, then how many are blanked."""

LIKED = (
    "Les jeunes sont patients et on rit bien.",
    "J’ai revu la rue de mon enfance sur l’écran.",
    "On se retrouve le mardi, ça fait une sortie.",
    "Le bowling, je ne pensais pas y jouer assise.",
)
DISLIKED = (
    "C’est écrit trop petit.",
    "Le groupe est bruyant, j’entends mal les consignes.",
    "J’oublie d’une semaine à l’autre.",
    "La connexion coupe souvent.",
)


def closing_scales(rng: Random, people: list[Senior], rows: list[Row]) -> None:
    """Answer the closed questions of the second wave, by quotas, leaving a few blank."""
    dispositions = [one.disposition for one in people]
    for question, (quotas, missing) in SCALES.items():
        for row, answer in zip(rows, blanks(rng, in_order(rng, dispositions, quotas), missing), strict=True):
            row[question] = answer
