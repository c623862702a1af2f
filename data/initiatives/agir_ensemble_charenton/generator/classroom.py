"""What happened in schools: the meetings, the classes met year after year, and what their teachers answered."""

from datetime import date, timedelta
from random import Random

from data.generation.quotas import at_random, in_order, ticks
from data.generation.sheets import Row, Sheet
from data.initiatives.agir_ensemble_charenton.generator.actors import BANNER, CHARENTON, SAINT_MAURICE

TEACHERS = 14
HIGH_SCHOOL, SECONDARY_SCHOOL = "lycee_robert_schuman", "college_des_deux_rives"
_COMMUNES = {HIGH_SCHOOL: (CHARENTON, "CHARENTON LE PONT", "94018"), SECONDARY_SCHOOL: (SAINT_MAURICE, "94069")}
"""School → its commune, as the people who keep the log write it; only the commune of the second is invented."""
_CLASSES = {
    2013: ((HIGH_SCHOOL, (31, 29, 30)), (SECONDARY_SCHOOL, (26,))),
    2014: ((HIGH_SCHOOL, (30, 32, 28)), (SECONDARY_SCHOOL, (27, 25))),
    2015: ((HIGH_SCHOOL, (30, 29, 28, 29)), (SECONDARY_SCHOOL, (28, 28))),
}
"""School year → school → pupils of each class met; the last ones are those who were asked to answer."""


def classes() -> Sheet:
    """Make the sheet of the classes met."""
    rows: list[Row] = []
    for year, schools in _CLASSES.items():
        for school, sizes in schools:
            for size in sizes:
                number = f"C{year % 100}-{len(rows) + 1:02}"
                rows.append({"Classe": number, "Établissement": school, "Année": str(year), "Effectif": str(size)})
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Classes rencontrées", ""),
        bands={"Où et quand": ("Classe", "Année")},
    )


def meetings(rng: Random, places: Random) -> Sheet:
    """Make the log of the meetings: two or three per class, a few of which did not take place; `places` draws where."""
    planned: list[tuple[date, str, int]] = []
    for year, schools in _CLASSES.items():
        for school, sizes in schools:
            for size in sizes:
                for _ in range(2):
                    day = date(year, 3, 24) + timedelta(days=rng.randrange(0, 13))
                    planned.append((day, school, size))
    statuses = at_random(rng, {"Réalisé": len(planned) - 3, "Annulé": 2, "Reporté": 1})
    rows = [
        {
            "N° de rencontre": f"R-{number:02}",
            "Date": f"{day:%d/%m/%Y}",
            "Durée (min)": str(rng.choice((55, 90, 110, 110, 120))),
            "Statut": status,
            "Établissement": school,
            "Élèves présents": str(size - rng.randrange(0, 4)) if status == "Réalisé" else "",
            "Commune": places.choice(_COMMUNES[school]),
        }
        for number, ((day, school, size), status) in enumerate(zip(sorted(planned), statuses, strict=True), start=1)
    ]
    return Sheet(list(rows[0]), rows)


_SCALE = ("Pas du tout d'accord", "Plutôt pas d'accord", "Ne sait pas", "Plutôt d'accord", "Tout à fait d'accord")


def teachers(rng: Random) -> Sheet:
    """Make the export of the teachers, typed by the school in a plain file."""
    mood = [rng.gauss(0, 1) for _ in range(TEACHERS)]
    answers = {
        "Discipline": at_random(
            rng, {"Lettres et langues": 4, "Sciences": 3, "Économie et gestion": 5, "Autre": TEACHERS - 12}
        ),
        "Établissement": at_random(rng, {"Lycée": 9, "Collège": TEACHERS - 9}),
        "Motivation": in_order(rng, mood, dict(zip(_SCALE, (1, 4, 1, 6, 2), strict=True))),
        "Orientation": in_order(rng, mood, dict(zip(_SCALE, (0, 3, 1, 7, 3), strict=True))),
        "Comportement": in_order(rng, mood, dict(zip(_SCALE, (2, 5, 2, 4, 1), strict=True))),
        "Heures de préparation": at_random(rng, {"1,5": 2, "2": 4, "3": 3, "4,5": 3, "6": 2}),
        "Dans le projet d'établissement": in_order(rng, mood, {"Non": 5, "Ne sait pas": 2, "Oui": 7}),
        "Difficultés": [
            " | ".join(chosen)
            for chosen in ticks(
                rng,
                TEACHERS,
                {"Temps de préparation": 6, "Emploi du temps": 8, "Élèves peu préparés": 4, "Peu de suites": 5},
                "Aucune",
            )
        ],
    }
    rows = [
        {"N°": str(number + 1), "Date": f"{1 + number:02}/12/2015", "Opposition": "Non"}
        | {question: given[number] for question, given in answers.items()}
        for number in range(TEACHERS)
    ]
    rows[2]["Remarque libre"] = "Il faudrait préparer les questions avec la classe."
    rows[9]["Remarque libre"] = "Une heure de plus par classe et par an, prise sur le programme."
    return Sheet([*rows[0], "Remarque libre"], rows)
