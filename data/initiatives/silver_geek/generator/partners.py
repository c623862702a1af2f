"""The twelve partners of the founding text, by the name that people type in the workbook."""

NAMES = {
    "orange": "Orange",
    "macif": "MACIF",
    "la_poste": "La Poste",
    "spn": "SPN",
    "unis_cite": "Unis-Cité",
    "ateliers_du_bocage": "Ateliers du Bocage",
    "passerelles_et_competences": "Passerelles & Compétences",
    "futurolan": "Futurolan",
    "csc_trois_cites": "Centre Socio-Culturel des 3 Cités",
    "uriopss": "URIOPSS",
    "cress_poitou_charentes": "CRESS Poitou-Charentes",
    "conseil_general_deux_sevres": "Conseil Général des Deux-Sèvres",
}
