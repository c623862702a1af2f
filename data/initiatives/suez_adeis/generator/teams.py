"""Answers of the company's teams at both reviews, as LimeSurvey exports them: question codes, « Y », numbers."""

from datetime import datetime, timedelta
from random import Random

from data.generation.quotas import at_random, blanks, in_order, ticks
from data.generation.sheets import Row, Sheet

ASKED_FIRST, ASKED_SECOND, ALIKE = 27, 26, 22
"""Team members asked at each review, and at both."""
FIRST_ANSWERS, SECOND_ANSWERS = 24, 25
TOOL = ["id", "submitdate", "lastpage", "startlanguage", "token", "opposition"]
HARDSHIPS = ["DELAI", "ABSEN", "CONSI", "TEMPS", "RENOU", "AUCUN"]

FIRST_SCALES: dict[str, dict[str, int]] = {
    "frequence": {"2": 4, "3": 9, "4": 8, "5": 3},
    "satisf": {"1": 1, "2": 5, "9": 1, "3": 12, "4": 5},
    "fierte": {"1": 1, "2": 5, "9": 2, "3": 11, "4": 5},
    "consignes": {"1": 2, "2": 9, "9": 0, "3": 10, "4": 3},
    "qualite": {"1": 1, "2": 5, "9": 1, "3": 13, "4": 4},
    "securite": {"1": 0, "2": 4, "9": 0, "3": 12, "4": 8},
    "metiertransmis": {"1": 0, "2": 4, "9": 2, "3": 13, "4": 5},
    "place": {"1": 1, "2": 6, "9": 1, "3": 12, "4": 4},
    "regard": {"1": 2, "2": 6, "9": 1, "3": 10, "4": 5},
    "charge": {"1": 3, "2": 8, "9": 0, "3": 10, "4": 3},
}
SECOND_SCALES: dict[str, dict[str, int]] = {
    "frequence": {"2": 2, "3": 8, "4": 10, "5": 5},
    "satisf": {"1": 1, "2": 4, "9": 0, "3": 13, "4": 7},
    "fierte": {"1": 1, "2": 3, "9": 1, "3": 12, "4": 8},
    "consignes": {"1": 1, "2": 7, "9": 0, "3": 12, "4": 5},
    "qualite": {"1": 0, "2": 4, "9": 1, "3": 13, "4": 7},
    "securite": {"1": 0, "2": 3, "9": 0, "3": 12, "4": 10},
    "metiertransmis": {"1": 0, "2": 3, "9": 1, "3": 13, "4": 8},
    "place": {"1": 0, "2": 5, "9": 1, "3": 12, "4": 7},
    "regard": {"1": 1, "2": 5, "9": 1, "3": 11, "4": 7},
    "charge": {"1": 2, "2": 8, "9": 0, "3": 11, "4": 4},
    "echanges": {"1": 1, "2": 1, "3": 8, "9": 1, "4": 10, "5": 4},
}
"""Question → how many give each answer, from the least to the most favourable."""


def waves(rng: Random) -> tuple[Sheet, Sheet]:
    """Make both exports; most people answer twice, and trust one another a little more the second time."""
    codes = [f"E-{code:03}" for code in rng.sample(range(100, 999), ASKED_FIRST + ASKED_SECOND - ALIKE)]
    moods = {code: rng.gauss(0, 1) for code in codes}
    roles = dict(zip(codes, at_random(rng, {"A1": 21, "A2": 6, "A3": len(codes) - 27}), strict=True))
    first = sorted(rng.sample(codes[:ASKED_FIRST], FIRST_ANSWERS))
    second = sorted(rng.sample(codes[-ASKED_SECOND:], SECOND_ANSWERS))
    trust = in_order(rng, [moods[code] for code in first], {"3": 1, "4": 3, "5": 5, "6": 6, "7": 5, "8": 3, "9": 1})
    known = dict(zip(first, map(int, trust), strict=True))
    later = [
        str(min(10, known[code] + rng.choice((-1, 0, 0, 1, 1, 2)))) if code in known else rng.choice("5677")
        for code in second
    ]
    opening = _export(rng, first, moods, roles, datetime(2014, 11, 3, 9), 201, FIRST_SCALES, trust, (9, 7, 10, 8, 6))
    closing = _export(rng, second, moods, roles, datetime(2015, 11, 2, 9), 301, SECOND_SCALES, later, (10, 6, 8, 9, 7))
    return opening, closing


def _export(
    rng: Random,
    people: list[str],
    moods: dict[str, float],
    roles: dict[str, str],
    start: datetime,
    first_id: int,
    scales: dict[str, dict[str, int]],
    trust: list[str],
    met: tuple[int, ...],
) -> Sheet:
    count = len(people)
    ranks = rng.sample(range(count), count)
    given = {
        question: blanks(rng, in_order(rng, [moods[code] for code in people], quotas), 1)
        for question, quotas in scales.items()
    }
    ticked = ticks(rng, count, dict(zip(HARDSHIPS, met, strict=False)), "AUCUN")
    rows: list[Row] = []
    for place, (code, rank) in enumerate(zip(people, ranks, strict=True)):
        moment = start + timedelta(days=rank % 24, hours=rank % 8, minutes=(rank * 7) % 60)
        row = {
            "id": str(first_id + place),
            "submitdate": f"{moment:%Y-%m-%d %H:%M:%S}",
            "lastpage": "3",
            "startlanguage": "fr",
            "token": code,
            "opposition": "N",
            "fonction": roles[code],
            "confianceensemble": trust[place],
        }
        row |= {question: answers[place] for question, answers in given.items()}
        rows.append(row | {f"difficultes[{option}]": "Y" for option in ticked[place]})
    for row in rng.sample(rows, 4):
        row["verbatim"] = rng.choice(("On a dû apprendre à expliquer.", "Quand ça presse, c’est plus dur."))
    boxes = [f"difficultes[{option}]" for option in HARDSHIPS]
    return Sheet([*TOOL, "fonction", *scales, "confianceensemble", *boxes, "verbatim"], rows)
