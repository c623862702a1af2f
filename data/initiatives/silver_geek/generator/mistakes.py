"""The mistakes that the exports carry on purpose, each where a person could have made it."""

from data.generation.mistakes import Mistake

MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "code inconnu", "code_inconnu", "seniors_debut.xlsx", None, 37, "usagenumavant", "cell", (("usagenumavant", "7"),)
    ),
    Mistake(
        "structure que personne n’a déclarée", "structure_inconnue", "seniors_debut.xlsx", None, 121, "attribute_1", "row",
        (("id", "901"), ("token", "S-0951"), ("attribute_1", "structure_47")),
    ),
    Mistake(
        "consentement manquant", "consentement_absent", "seniors_fin.xlsx", None, 64, "consentement", "row",
        (("id", "902"), ("token", "S-0952"), ("consentement", "")),
    ),
    Mistake(
        "envoi en double", "doublon", "seniors_fin.xlsx", None, 140, "token", "row",
        (("id", "903"), ("submitdate", "2015-04-06 18:12:00")),
    ),
    Mistake(
        "« aucune » cochée avec une autre réponse", "reponses_contradictoires", "seniors_fin.xlsx", None, 200,
        "difficultes", "cell", (("difficultes[VUE]", "Y"), ("difficultes[AUCUN]", "Y")),
    ),
    Mistake("clé vide", "cle_absente", "jeunes_debut.csv", None, 22, "cle", "cell", (("cle", ""),)),
    Mistake("âge impossible", "hors_bornes", "jeunes_fin.csv", None, 30, "age", "cell", (("age", "310"),)),
    Mistake(
        "date dans l’avenir", "date_future", "proches_fin.csv", None, 41, "_submission_time", "cell",
        (("_submission_time", "2051-04-12T10:30:50"),),
    ),
    Mistake("durée impossible", "hors_bornes", "seances.csv", None, 250, "Durée (min)", "cell", (("Durée (min)", "1200"),)),
    Mistake(
        "présence à un atelier inconnu", "seance_inconnue", "presences.csv", None, 900, "N° d'atelier", "row",
        (("N° d'atelier", "A-9999"),),
    ),
    Mistake(
        "partenaire inconnu", "partenaire_inconnu", "suivi.xlsx", "Contributions", 33, "Partenaire", "row",
        (("Partenaire", "Office de tourisme"),),
    ),
    Mistake(
        "montant négatif", "hors_bornes", "suivi.xlsx", "Contributions", 58, "Montant (€)", "row", (("Montant (€)", "-350,00"),)
    ),
    Mistake(
        "ligne de total", "ligne_de_total", "suivi.xlsx", "Contributions", 140, "Partenaire", "new_row",
        (("Partenaire", "Total"), ("Montant (€)", "278 672,00")),
    ),
    Mistake(
        "texte à la place d’un nombre", "nombre_illisible", "suivi.xlsx", "Réponses structures", 13, "Heures par semaine", "cell",
        (("Heures par semaine", "environ 3 h"),),
    ),
    Mistake("colonne en trop", "colonne_inattendue", "suivi.xlsx", "Réponses structures", None, "À relancer ?", "column", ()),
)  # fmt: skip
"""In the order of their rows within a table: planting one never moves another."""
