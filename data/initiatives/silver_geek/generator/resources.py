"""What the partners gave and aimed at, how many people there were, and where the idea went next."""

from datetime import date, timedelta
from random import Random

from data.generation.resources import ECONOMIC, HUMAN, NEW, STAKEHOLDERS, contributions_sheet, decimal, objectives_sheet
from data.generation.sheets import Row, Sheet
from data.initiatives.silver_geek.generator.partners import NAMES
from data.initiatives.silver_geek.generator.structures import STRUCTURES

BANNER = "Collectif Silver Geek (données de démonstration)"
FINANCIAL, KIND, SKILLS, CIVIC, VOLUNTEER = (
    "Apport financier",
    "Apport en nature",
    "Mécénat de compétences",
    "Volontariat (service civique)",
    "Bénévolat",
)
ACTION, COORDINATION, EVALUATION = "Action", "Coordination", "Évaluation"

_GIVEN = (
    # partner, nature, use, entries, hours per entry, amount per entry in euros
    ("orange", KIND, ACTION, 4, 0, 11800),
    ("orange", SKILLS, ACTION, 8, 18, 1080),
    ("orange", SKILLS, COORDINATION, 4, 9, 540),
    ("macif", FINANCIAL, ACTION, 3, 0, 15000),
    ("macif", SKILLS, COORDINATION, 4, 7, 385),
    ("la_poste", FINANCIAL, ACTION, 2, 0, 8000),
    ("la_poste", SKILLS, COORDINATION, 8, 16, 880),
    ("spn", SKILLS, ACTION, 5, 8, 360),
    ("spn", KIND, COORDINATION, 3, 0, 450),
    ("unis_cite", CIVIC, ACTION, 8, 920, 6440),
    ("unis_cite", SKILLS, ACTION, 8, 70, 2450),
    ("unis_cite", SKILLS, COORDINATION, 8, 22, 770),
    ("ateliers_du_bocage", KIND, ACTION, 5, 0, 2400),
    ("ateliers_du_bocage", SKILLS, ACTION, 6, 20, 640),
    ("ateliers_du_bocage", SKILLS, EVALUATION, 3, 24, 768),
    ("passerelles_et_competences", VOLUNTEER, EVALUATION, 6, 45, 810),
    ("passerelles_et_competences", VOLUNTEER, ACTION, 6, 30, 540),
    ("futurolan", KIND, ACTION, 3, 0, 1600),
    ("futurolan", VOLUNTEER, ACTION, 6, 35, 630),
    ("csc_trois_cites", KIND, ACTION, 8, 0, 600),
    ("csc_trois_cites", SKILLS, COORDINATION, 8, 12, 408),
    ("uriopss", SKILLS, COORDINATION, 5, 10, 390),
    ("cress_poitou_charentes", SKILLS, EVALUATION, 4, 9, 333),
    ("cress_poitou_charentes", KIND, COORDINATION, 2, 0, 300),
    ("conseil_general_deux_sevres", FINANCIAL, ACTION, 2, 0, 12500),
    ("conseil_general_deux_sevres", SKILLS, COORDINATION, 3, 6, 252),
)


def contributions(rng: Random) -> Sheet:
    """Make the sheet of contributions; amounts and hours vary a little from one entry to the next."""
    entries: list[tuple[date, Row]] = []
    for partner, nature, use, count, hours, amount in _GIVEN:
        for number in range(count):
            day = date(2014, 9, 3) + timedelta(days=number * 240 // count + rng.randrange(12))
            share = 1.0 if nature == FINANCIAL else rng.uniform(0.85, 1.15)
            row = {
                "Partenaire": NAMES[partner],
                "Date": f"{day:%d/%m/%Y}",
                "Nature": nature,
                "Usage": use,
                "Montant (€)": decimal(round(amount * share) * 100 + (0 if nature == FINANCIAL else 50)),
                "Justificatif": rng.choice(("Relevé d'heures", "Attestation", "Facture")),
            }
            if hours:
                row["Nb d'heures"] = decimal(round(hours * share * 2) * 50)
            entries.append((day, row))
    return contributions_sheet(
        "Partenaire", entries, (BANNER, "Contributions des partenaires, septembre 2014 – mai 2015", "")
    )


_AIMS = (
    # partner, quadrant, aim, priority, expected, reached
    ("orange", HUMAN, "Engager des salariés auprès des seniors", 2, 6, 7),
    ("orange", NEW, "Connaître les usages numériques des aînés", 3, 7, 7),
    ("macif", STAKEHOLDERS, "Agir avec les acteurs du bien vieillir", 3, 7, 8),
    ("macif", NEW, "Soutenir une solution reproductible", 3, 8, 8),
    ("la_poste", STAKEHOLDERS, "Faire travailler ensemble les acteurs du territoire", 3, 8, 8),
    ("la_poste", HUMAN, "Associer les équipes locales", 1, 5, 5),
    ("spn", STAKEHOLDERS, "Relier les professionnels du numérique au territoire", 2, 6, 6),
    ("spn", ECONOMIC, "Faire connaître les adhérents", 1, 5, 5),
    ("unis_cite", HUMAN, "Former les volontaires à l'animation", 3, 8, 8),
    ("unis_cite", STAKEHOLDERS, "Trouver des terrains de mission utiles", 3, 8, 9),
    ("unis_cite", ECONOMIC, "Assurer le financement des équipes", 2, 7, 5),
    ("ateliers_du_bocage", ECONOMIC, "Donner une seconde vie aux équipements", 2, 6, 7),
    ("ateliers_du_bocage", NEW, "Proposer une offre aux structures", 2, 6, 6),
    ("passerelles_et_competences", HUMAN, "Proposer des missions à des bénévoles qualifiés", 3, 7, 7),
    ("futurolan", NEW, "Faire jouer ensemble les générations", 3, 7, 9),
    ("futurolan", STAKEHOLDERS, "Changer l'image du jeu vidéo", 2, 6, 7),
    ("csc_trois_cites", STAKEHOLDERS, "Rapprocher jeunes et aînés du quartier", 3, 8, 8),
    ("csc_trois_cites", HUMAN, "Former l'équipe au numérique", 2, 6, 6),
    ("uriopss", STAKEHOLDERS, "Mobiliser les adhérents du secteur médico-social", 2, 7, 5),
    ("uriopss", NEW, "Faire évoluer l'animation en établissement", 2, 6, 6),
    ("cress_poitou_charentes", STAKEHOLDERS, "Montrer l'apport de l'économie sociale", 2, 6, 6),
    ("conseil_general_deux_sevres", STAKEHOLDERS, "Toucher des structures rurales", 3, 7, 7),
    ("conseil_general_deux_sevres", ECONOMIC, "Préparer un modèle soutenable", 2, 6, None),
)


def objectives() -> Sheet:
    """Make the sheet of what each partner aimed at, and how far it got in its own eyes."""
    aims = [(NAMES[partner], *aim) for partner, *aim in _AIMS]
    return objectives_sheet(
        "Partenaire", "Quadrant", aims, (BANNER, "Objectifs de chaque partenaire (carré magique)", "")
    )


def host_structures() -> Sheet:
    """Make the sheet that describes the twenty host structures."""
    rows = [
        {
            "Code": structure.id,
            "Nom": structure.label,
            "Type": structure.kind,
            "Statut": structure.status,
            "Département": structure.departement,
            "Capacité": str(structure.capacity),
            "Partenaire référent": NAMES.get(structure.partner, ""),
        }
        for structure in STRUCTURES
    ]
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Structures d'accueil retenues", ""),
        bands={"Identité": ("Code", "Statut"), "Accueil": ("Département", "Partenaire référent")},
    )


def populations() -> Sheet:
    """Make the sheet of the counts that response rates are read against."""
    rows: list[Row] = []

    def add(group: str, structure: str, wave: str, definition: str, count: int) -> None:
        day = "01/10/2014" if wave == "debut" else "01/04/2015"
        rows.append(
            {"Groupe": group, "Structure": structure, "Vague": wave, "Définition": definition, "Effectif": str(count),
             "Renseigné par": "Structure" if structure else "Coordination", "Date": day}
        )  # fmt: skip

    for number, structure in enumerate(STRUCTURES):
        lost = 1 if number % 3 == 0 else 0
        add("seniors", structure.id, "debut", "Accueillis", structure.capacity)
        add("seniors", structure.id, "debut", "Éligibles", structure.seniors + structure.seniors // 3)
        add("seniors", structure.id, "debut", "Sollicités", structure.seniors)
        add("seniors", structure.id, "fin", "Sollicités", structure.seniors - lost)
        add("jeunes", structure.id, "debut", "Sollicités", structure.young)
        add("jeunes", structure.id, "fin", "Sollicités", structure.young)
        add("proches", structure.id, "fin", "Sollicités", 6 + number % 3)
        add("structures", structure.id, "fin", "Sollicités", 1)
    add("partenaires", "", "fin", "Sollicités", 12)
    return Sheet(
        list(rows[0]),
        rows,
        banner=(BANNER, "Dénombrement des populations", "Sollicités : invités à répondre au questionnaire"),
        bands={"Qui": ("Groupe", "Définition"), "Combien": ("Effectif", "Date")},
    )


_SPREAD = (
    (2018, 6, "https://www.fondation-macif.org/29-octobre-la-fondation-macif-signe-pour-lelargissement-de-silver-geek"),
    (2021, 9, "https://silver-geek.org/actualites/silvergeek2021"),
    (2023, 11, "https://new-game-plus.fr/association-silver-geek/"),
)
"""Year, regions reached by then, source. The sources give how many, not which: regions are numbered."""


def spread_since() -> Sheet:
    """Make the sheet of the regions that followed, as published since (the only rows that are not invented)."""
    headings = ["Année", "Territoire", "Source"]
    rows: list[Row] = []
    for year, reached, source in _SPREAD:
        for number in range(len(rows) + 1, reached + 1):
            rows.append(dict(zip(headings, (str(year), f"region_{number:02}", source), strict=True)))
    return Sheet(
        headings,
        rows,
        banner=(BANNER, "Essaimage : régions nouvelles par année, d'après les publications", ""),
        bands={"Où et quand": ("Année", "Territoire")},
    )
