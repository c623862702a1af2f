"""The mistakes that the exports carry on purpose, each where a person could have made it."""

from data.generation.mistakes import Mistake

MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "envoi en double", "doublon", "eleves_avant.xlsx", None, 40, "cle", "row",
        (("_id", "7990"), ("_uuid", "reponse-7990"), ("_submission_time", "2015-03-02T08:10:00")),
    ),
    Mistake(
        "autorisation d’un parent manquante", "autorisation_absente", "eleves_avant.xlsx", None, 79,
        "autorisation_parentale", "row",
        (("_id", "7991"), ("cle", "P-0002"), ("autorisation_parentale", "")),
    ),
    Mistake(
        "consentement refusé", "consentement_absent", "eleves_apres.xlsx", None, 25, "consentement", "row",
        (("_id", "8990"), ("cle", "P-0001"), ("consentement", "non")),
    ),
    Mistake("note hors de l’échelle", "code_inconnu", "eleves_apres.xlsx", None, 61, "image_humaine", "cell",
            (("image_humaine", "12"),)),
    Mistake(
        "« aucune » cochée avec une autre réponse", "reponses_contradictoires", "eleves_apres.xlsx", None, 90,
        "difficultes", "cell",
        (("difficultes", "trop_court aucune"), ("difficultes/trop_court", "1"), ("difficultes/aucune", "1")),
    ),
    Mistake("clé vide", "cle_absente", "eleves_six_mois.xlsx", None, 12, "token", "cell", (("token", ""),)),
    Mistake("colonne en trop", "colonne_inattendue", "temoins_avant.csv", None, None, "Remarque du professeur", "column", ()),
    Mistake("date dans l’avenir", "date_future", "temoins_apres.csv", None, 33, "Date", "cell", (("Date", "14/04/2051"),)),
    Mistake("texte à la place d’un nombre", "nombre_illisible", "enseignants.csv", None, 8, "Heures de préparation", "cell",
            (("Heures de préparation", "une matinée"),)),
    Mistake("durée impossible", "hors_bornes", "rencontres.csv", None, 14, "Durée (min)", "cell", (("Durée (min)", "5"),)),
    Mistake("commune hors du territoire", "commune_inconnue", "rencontres.csv", None, 31, "Commune", "cell",
            (("Commune", "Maisons-Alfort"),)),
    Mistake("code hors de la grille", "code_inconnu", "verbatims_codes.csv", None, 20, "Code", "cell",
            (("Code", "Ambiance"),)),
    Mistake("axe jamais retenu", "axe_inconnu", "suivi.xlsx", "Plan d'actions", 19, "Axe", "row",
            (("N°", "A-21"), ("Axe", "Logement"))),
    Mistake("acteur inconnu", "partenaire_inconnu", "suivi.xlsx", "Contributions", 27, "Acteur", "row",
            (("Acteur", "Office de tourisme"),)),
    Mistake("ligne de total", "ligne_de_total", "suivi.xlsx", "Contributions", 60, "Acteur", "new_row",
            (("Acteur", "Total"), ("Montant (€)", "41 200,00"))),
)  # fmt: skip
"""In the order of their rows within a table: planting one never moves another."""
