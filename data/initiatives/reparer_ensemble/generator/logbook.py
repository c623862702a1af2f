"""What the coordinator keeps by hand: the log of the sessions, with how many came, what partners gave, and their answers."""

from datetime import date, timedelta
from random import Random

from data.generation.sheets import Row, Sheet

PARTNERS = (
    "Atelier des Deux Rives",
    "Ressourcerie La Boucle",
    "Communauté de communes",
    "Fondation du réemploi",
    "Quincaillerie du Pont",
    "Centre social Le Trait d’union",
    "Lycée des métiers",
)
PLACES = (
    "Crest, salle des fêtes",
    "Livron, médiathèque",
    "Loriol, centre social",
    "Die, ressourcerie",
    "Saillans, café associatif",
)
ACTIVITIES = ("Petit électroménager", "Couture", "Vélo", "Informatique")
SESSIONS = 54


def sessions(rng: Random) -> Sheet:
    """Log one session a week from September to June, each in one place: two were cancelled."""
    rows: list[Row] = []
    for rank in range(SESSIONS):
        day = date(2024, 9, 7) + timedelta(days=5 * rank)
        cancelled = rank in (16, 17)
        rows.append(
            {
                "Date": f"{day:%d/%m/%Y}",
                "Lieu": PLACES[rank % len(PLACES)],
                "Début": "14h00",
                "Fin": "17h30" if rank % 3 else "17h00",
                "Nb de participants": "" if cancelled else str(8 + rng.randrange(22)),
                "Activité": ACTIVITIES[rank % len(ACTIVITIES)],
                "Statut": "Annulé" if cancelled else "Réalisé",
            }
        )
    return Sheet(list(rows[0]), rows, banner=("Repair cafés 2024-2025", "Journal tenu par la coordination"))


def contributions() -> Sheet:
    """List what each partner gave over the year, in hours or in euros."""
    given = (
        (0, "10/01/2025", "Bénévolat", "Action", "620", ""),
        (0, "10/06/2025", "Bénévolat", "Coordination", "140", ""),
        (1, "15/02/2025", "Apport en nature", "Action", "", "1800"),
        (1, "20/05/2025", "Temps salarié (collectivité ou association)", "Action", "60", "1500"),
        (2, "05/11/2024", "Subvention", "Action", "", "6000"),
        (2, "05/03/2025", "Temps salarié (collectivité ou association)", "Coordination", "90", "2700"),
        (3, "12/12/2024", "Apport financier", "Action", "", "8000"),
        (3, "12/05/2025", "Apport financier", "Évaluation", "", "2000"),
        (4, "18/01/2025", "Apport en nature", "Action", "", "950"),
        (4, "18/04/2025", "Mécénat de compétences", "Action", "24", "720"),
        (5, "02/10/2024", "Mise à disposition (lieu ou personnel)", "Action", "", "2400"),
        (6, "22/03/2025", "Temps salarié (collectivité ou association)", "Action", "48", "1600"),
    )
    headings = ["Organisme", "Date", "Nature", "Usage", "Nb d'heures", "Montant (€)"]
    rows = [dict(zip(headings, (PARTNERS[line[0]], *line[1:]), strict=True)) for line in given]
    return Sheet(headings, rows, banner=("Apports des partenaires",))


def populations() -> Sheet:
    """Say how many were asked."""
    headings = ["Groupe", "Vague", "Définition", "Effectif"]
    asked = (("habitants", "640"), ("benevoles", "48"), ("partenaires", "7"))
    rows = [dict(zip(headings, (group, "printemps", "Sollicités", count), strict=True)) for group, count in asked]
    return Sheet(headings, rows, banner=("Combien ont été sollicités",))


def partners() -> Sheet:
    """Give the answer of each partner."""
    headings = [
        *("Organisme", "Date", "Apport (0 à 10)", "Bénéfice (0 à 10)", "Équilibre", "Rôles clairs", "Sens", "Ancrage"),
        *("Sans l'alliance", "Renouveler"),
    ]
    lines = (
        ("9", "8", "Équilibrée", "Tout à fait d’accord", "Tout à fait d’accord", "Tout à fait d’accord", "Non", "Oui"),
        ("7", "7", "Équilibrée", "Plutôt d’accord", "Tout à fait d’accord", "Plutôt d’accord", "Moins", "Oui"),
        (
            "8",
            "6",
            "Plutôt en notre défaveur",
            "Plutôt pas d’accord",
            "Plutôt d’accord",
            "Plutôt d’accord",
            "Plus tard",
            "Oui",
        ),
        ("6", "5", "Équilibrée", "Plutôt d’accord", "Plutôt d’accord", "Plutôt pas d’accord", "Non", "Oui"),
        (
            "4",
            "6",
            "Plutôt en notre faveur",
            "Plutôt d’accord",
            "Plutôt d’accord",
            "Tout à fait d’accord",
            "Non",
            "Oui",
        ),
        ("6", "7", "Équilibrée", "Plutôt pas d’accord", "Tout à fait d’accord", "Tout à fait d’accord", "Moins", "Oui"),
        ("5", "5", "Équilibrée", "Plutôt d’accord", "Plutôt d’accord", "Plutôt d’accord", "Non", "Non"),
    )
    rows = [
        dict(zip(headings, (partner, f"{12 + rank}/05/2025", *line), strict=True))
        for rank, (partner, line) in enumerate(zip(PARTNERS, lines, strict=True))
    ]
    return Sheet(headings, rows, banner=("Questionnaire aux partenaires",))
