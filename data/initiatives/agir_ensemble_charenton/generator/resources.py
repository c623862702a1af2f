"""What the actors gave and aimed at, and how many were asked, answered, refused."""

from datetime import date, timedelta
from random import Random

from data.generation.resources import ECONOMIC, HUMAN, NEW, STAKEHOLDERS, contributions_sheet, objectives_sheet
from data.generation.sheets import Row, Sheet
from data.initiatives.agir_ensemble_charenton.generator.actors import BANNER, NAMES
from data.initiatives.agir_ensemble_charenton.generator.classroom import TEACHERS
from data.initiatives.agir_ensemble_charenton.generator.companies import ANSWERED, COMPANIES
from data.initiatives.agir_ensemble_charenton.generator.pupils import AFTER, BEFORE, LATER, MET, NOT_MET

MONEY, SKILLS, VOLUNTEER, KIND = "Apport financier", "Mécénat de compétences", "Bénévolat", "Apport en nature"
ACTION, COORDINATION, EVALUATION = "Action", "Coordination", "Évaluation"
_GIVEN = (
    # actor, nature, use, entries, hours per entry, amount per entry in euros (0: hours to be valued at the declared rate)
    ("communaute_de_communes", MONEY, ACTION, 3, 0, 4000),
    ("communaute_de_communes", SKILLS, COORDINATION, 8, 22, 770),
    ("ville_charenton", SKILLS, COORDINATION, 8, 26, 910),
    ("ville_charenton", KIND, ACTION, 4, 0, 350),
    ("lycee_robert_schuman", SKILLS, ACTION, 6, 18, 612),
    ("lycee_robert_schuman", KIND, ACTION, 3, 0, 240),
    ("college_fictif", SKILLS, ACTION, 4, 10, 340),
    ("cci_val_de_marne", SKILLS, ACTION, 3, 8, 320),
    ("club_gravelle", VOLUNTEER, ACTION, 9, 34, 0),
    ("club_gravelle", VOLUNTEER, COORDINATION, 6, 14, 0),
    ("association_insertion", VOLUNTEER, ACTION, 6, 20, 0),
    ("association_insertion", SKILLS, ACTION, 4, 16, 448),
    ("association_familles", VOLUNTEER, ACTION, 5, 15, 0),
    ("association_epicerie", VOLUNTEER, ACTION, 6, 24, 0),
    ("credit_foncier", SKILLS, ACTION, 4, 12, 660),
    ("credit_foncier", MONEY, ACTION, 2, 0, 3000),
    ("accenture", SKILLS, EVALUATION, 5, 42, 3990),
    ("entreprise_services", SKILLS, ACTION, 3, 9, 405),
    ("entreprise_numerique", SKILLS, ACTION, 3, 7, 315),
    ("le_rameau", SKILLS, COORDINATION, 6, 8, 440),
)


def contributions(rng: Random) -> Sheet:
    """Make the sheet of contributions over 2015; the hours of volunteers have no amount."""
    entries: list[tuple[date, Row]] = []
    for actor, nature, use, count, hours, amount in _GIVEN:
        for number in range(count):
            day = date(2015, 1, 8) + timedelta(days=number * 330 // count + rng.randrange(14))
            share = 1.0 if nature == MONEY else rng.uniform(0.85, 1.15)
            row = {
                "Acteur": NAMES[actor],
                "Date": f"{day:%d/%m/%Y}",
                "Nature": nature,
                "Usage": use,
                "Justificatif": "Feuille de temps" if hours else rng.choice(("Attestation", "Facture")),
            }
            if amount:
                row["Montant (€)"] = f"{round(amount * share)},00"
            if hours:
                row["Nb d'heures"] = f"{round(hours * share * 2) / 2:.2f}".replace(".", ",")
            entries.append((day, row))
    return contributions_sheet(
        "Acteur",
        entries,
        (BANNER, "Contributions de l'année 2015", "Les heures des bénévoles se laissent sans montant"),
    )


_AIMS = (
    # actor, quadrant, aim, priority, expected, reached
    ("communaute_de_communes", STAKEHOLDERS, "Faire agir ensemble les acteurs du territoire", 3, 8, 8),
    ("communaute_de_communes", NEW, "Traiter les trois fragilités retenues", 3, 7, 4),
    ("ville_charenton", STAKEHOLDERS, "Rapprocher l'école et l'entreprise", 3, 8, 8),
    ("ville_charenton", ECONOMIC, "Soutenir l'emploi local", 2, 6, 5),
    ("lycee_robert_schuman", NEW, "Donner aux élèves une autre idée de l'entreprise", 3, 8, 8),
    ("lycee_robert_schuman", STAKEHOLDERS, "Ouvrir l'établissement", 2, 6, 7),
    ("college_fictif", NEW, "Préparer le stage de troisième", 3, 7, 6),
    ("cci_val_de_marne", STAKEHOLDERS, "Faire connaître l'alternance", 2, 6, 4),
    ("club_gravelle", STAKEHOLDERS, "Montrer des entreprises à taille humaine", 3, 8, 9),
    ("club_gravelle", HUMAN, "Engager les membres du club", 2, 6, 6),
    ("association_insertion", HUMAN, "Trouver des parrains", 2, 7, 5),
    ("association_familles", STAKEHOLDERS, "Faire avancer l'axe précarité", 3, 7, 3),
    ("credit_foncier", HUMAN, "Engager des salariés", 2, 6, 6),
    ("credit_foncier", STAKEHOLDERS, "Éprouver l'étude d'origine", 2, 6, 7),
    ("accenture", HUMAN, "Proposer des missions utiles aux équipes", 2, 7, 7),
    ("entreprise_services", ECONOMIC, "Accueillir de futurs salariés", 2, 6, 6),
    ("entreprise_numerique", ECONOMIC, "Recruter des alternants", 2, 6, None),
    ("le_rameau", NEW, "Éprouver une méthode de dialogue", 3, 7, 7),
)


def objectives() -> Sheet:
    """Make the sheet of what each actor aimed at, and how far it got in its own eyes."""
    aims = [(NAMES[actor], *aim) for actor, *aim in _AIMS]
    banner = (BANNER, "Objectifs de chaque acteur (carré magique)", "")
    return objectives_sheet("Acteur", "Quadrant", aims, banner)


_ASKED = (
    # group, wave, asked, answered in full, in part, refused, not reached, not concerned after all
    ("eleves", "avant", MET, BEFORE, 0, 7, 12, 1),
    ("eleves", "apres", MET, AFTER, 0, 8, 14, 2),
    ("eleves", "six_mois", MET, LATER, 0, 11, 96, 3),
    ("eleves_temoins", "avant", NOT_MET, 80, 0, 3, 5, 0),
    ("eleves_temoins", "apres", NOT_MET, 76, 0, 4, 8, 0),
    ("enseignants", "bilan", 17, TEACHERS, 0, 0, 3, 0),
    ("entreprises", "bilan", COMPANIES, ANSWERED, 0, 1, 3, 0),
    ("partenaires", "bilan", 14, 12, 0, 0, 2, 0),
)


def populations() -> Sheet:
    """Make the sheet of the counts that response rates are read against."""
    rows: list[Row] = []
    for group, wave, asked, *_ in _ASKED:
        who = "Établissements" if group.startswith(("eleves", "enseignants")) else "Coordination"
        row = {"Groupe": group, "Vague": wave, "Définition": "Sollicités", "Effectif": str(asked), "Renseigné par": who}
        rows.append(row | {"Date": "15/12/2015"})
    rows.insert(
        0, rows[0] | {"Définition": "Éligibles", "Effectif": "2000", "Renseigné par": "La Fonda (plus de 2 000)"}
    )
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Dénombrement des populations", "Sollicités : invités à répondre au questionnaire"),
        bands={"Qui": ("Groupe", "Définition"), "Combien": ("Effectif", "Date")},
    )


def outcomes() -> Sheet:
    """Make the sheet of what became of each person or organisation asked."""
    words = ("Questionnaire complet", "Questionnaire partiel", "Refus", "Non joint", "Non éligible")
    rows = [
        {"Groupe": group, "Vague": wave, "Issue": word, "Effectif": str(count)}
        for group, wave, _, *counts in _ASKED
        for word, count in zip(words, counts, strict=True)
    ]
    return Sheet(
        list(rows[0]), rows, banner=(BANNER, "Issue des sollicitations", ""), bands={"Qui": ("Groupe", "Vague")}
    )
