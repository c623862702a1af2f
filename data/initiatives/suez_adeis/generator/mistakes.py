"""The mistakes that the exports carry on purpose, each where a person could have made it."""

from data.generation.mistakes import Mistake

MISTAKES: tuple[Mistake, ...] = (
    Mistake("code inconnu", "code_inconnu", "salaries_2014.csv", None, 9, "place", "cell", (("place", "7"),)),
    Mistake("clé vide", "cle_absente", "salaries_2014.csv", None, 17, "cle", "cell", (("cle", ""),)),
    Mistake(
        "consentement manquant", "consentement_absent", "salaries_2015.csv", None, 12, "consentement", "row",
        (("_id", "6901"), ("_uuid", "reponse-6901"), ("cle", "I-099"), ("consentement", "")),
    ),
    Mistake(
        "« aucune » cochée avec une autre réponse", "reponses_contradictoires", "salaries_2015.csv", None, 21,
        "difficultes", "cell",
        (("difficultes", "transport aucune"), ("difficultes/transport", "1"), ("difficultes/aucune", "1")),
    ),
    Mistake(
        "note au-delà de l’échelle", "code_inconnu", "equipes_2014.xlsx", None, 8, "confianceensemble", "cell",
        (("confianceensemble", "12"),),
    ),
    Mistake(
        "envoi en double", "doublon", "equipes_2015.xlsx", None, 14, "token", "row",
        (("id", "391"), ("submitdate", "2015-11-02 07:40:00")),
    ),
    Mistake(
        "texte à la place d’un nombre", "nombre_illisible", "parcours.csv", None, 19, "Heures travaillées", "cell",
        (("Heures travaillées", "environ 600"),),
    ),
    Mistake(
        "motif de sortie inconnu", "code_inconnu", "parcours.csv", None, 33, "Motif de sortie", "cell",
        (("Motif de sortie", "Parti"),),
    ),
    Mistake("poids négatif", "hors_bornes", "bons_de_pesee.csv", None, 26, "Tonnes", "cell", (("Tonnes", "-31,40"),)),
    Mistake(
        "date dans l’avenir", "date_future", "bons_de_pesee.csv", None, 60, "Date du bon", "cell",
        (("Date du bon", "12/05/2051"),),
    ),
    Mistake(
        "partenaire inconnu", "partenaire_inconnu", "suivi.xlsx", "Contributions", 20, "Partenaire", "row",
        (("Partenaire", "Régie de quartier"),),
    ),
    Mistake(
        "ligne de total", "ligne_de_total", "suivi.xlsx", "Contributions", 77, "Partenaire", "new_row",
        (("Partenaire", "Total"), ("Montant (€)", "61 204,00")),
    ),
    Mistake(
        "code absent de la grille", "code_inconnu", "suivi.xlsx", "Entretiens", 22, "Code", "cell", (("Code", "ambiance"),)
    ),
    Mistake("colonne en trop", "colonne_inattendue", "suivi.xlsx", "Réponses partenaires", None, "Relancé ?", "column", ()),
)  # fmt: skip
"""In the order of their rows within a table: planting one never moves another."""
