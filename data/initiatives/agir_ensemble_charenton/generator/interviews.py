"""Twelve interviews and thirty free remarks, coded on the first version of the grid."""

from random import Random

from data.generation.sheets import Row, Sheet

IMAGE, ACTING, TRUST, NETWORK, PARENTS, TIME, FEW, EMPTY = (
    "L'image de l'entreprise change",
    "Le dialogue passe à l'action",
    "Des acteurs se font confiance",
    "Des entreprises se découvrent entre elles",
    "Des parents prennent contact avec les entreprises",
    "Le temps demandé pèse",
    "Tout repose sur quelques personnes",
    "Des axes du dialogue restent sans action",
)
_HELD = (
    # group, form, codes in the order they come
    ("partenaires", "Individuel", (ACTING, TRUST, EMPTY)),
    ("partenaires", "Individuel", (ACTING, FEW)),
    ("partenaires", "Individuel", (TRUST, TIME, EMPTY)),
    ("partenaires", "Individuel", (ACTING, NETWORK)),
    ("partenaires", "Collectif", (ACTING, TRUST, FEW, EMPTY)),
    ("entreprises", "Individuel", (IMAGE, NETWORK)),
    ("entreprises", "Individuel", (IMAGE, TIME)),
    ("entreprises", "Collectif", (IMAGE, NETWORK, FEW)),
    ("enseignants", "Individuel", (IMAGE, TIME)),
    ("enseignants", "Individuel", (IMAGE, ACTING, TIME)),
    ("eleves", "Collectif", (IMAGE, PARENTS)),
    ("eleves", "Collectif", (IMAGE,)),
)
_EXCERPTS = {
    IMAGE: "Ils pensaient au grand patron, ils ont vu quelqu'un de leur rue.",
    ACTING: "On aurait pu continuer à se réunir longtemps ; là, on a fait.",
    EMPTY: "Sur le handicap, nous n'avons rien commencé.",
    FEW: "Si deux personnes partent, tout s'arrête.",
}


def interviews(rng: Random) -> Sheet:
    """Make the register of coded passages, one row per interview and code."""
    rows: list[Row] = []
    for number, (group, form, codes) in enumerate(_HELD, start=1):
        length, day = str(rng.randrange(35, 90)), f"{rng.randrange(1, 18):02}/12/2015"
        for code in codes:
            row = {"Entretien": f"EN-{number:02}", "Groupe": group, "Date": day, "Forme": form, "Durée (min)": length}
            quoted = number % 2 == 0 and code in _EXCERPTS
            row |= {"Code": code, "Extrait": _EXCERPTS[code] if quoted else "", "Publiable": "Oui" if quoted else "Non"}
            rows.append(row)
    return Sheet(list(rows[0]), rows)


_REMARKS = (
    ("eleves", "apres", IMAGE, 15),
    ("eleves", "apres", PARENTS, 3),
    ("entreprises", "bilan", NETWORK, 4),
    ("entreprises", "bilan", TIME, 3),
    ("partenaires", "bilan", EMPTY, 3),
    ("enseignants", "bilan", TIME, 2),
)


def remarks() -> Sheet:
    """Make the register of coded remarks; the number of an answer is that of a list kept apart."""
    rows: list[Row] = []
    for group, wave, code, count in _REMARKS:
        rows += [
            {"Réponse": f"V-{len(rows) + number:02}", "Groupe": group, "Vague": wave, "Code": code}
            for number in range(1, count + 1)
        ]
    return Sheet(list(rows[0]), rows)
