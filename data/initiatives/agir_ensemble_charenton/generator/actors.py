"""The fourteen actors of the dialogue, by the name that people type in the workbook."""

NAMES = {
    "communaute_de_communes": "Communauté de communes Charenton – Saint-Maurice",
    "ville_charenton": "Ville de Charenton – direction de l'économie et de l'emploi",
    "lycee_robert_schuman": "Lycée Robert Schuman",
    "college_fictif": "Collège des Deux Rives (fictif)",
    "cci_val_de_marne": "CCI Val-de-Marne",
    "club_gravelle": "Club Gravelle Entreprendre",
    "association_insertion": "Tremplin jeunes (fictive)",
    "association_familles": "Familles en lien (fictive)",
    "association_epicerie": "La Bonne Part (fictive)",
    "credit_foncier": "Crédit Foncier",
    "accenture": "Accenture",
    "entreprise_services": "Services du Bois (fictive)",
    "entreprise_numerique": "Atelier numérique de la Marne (fictive)",
    "le_rameau": "Le RAMEAU",
}
CHARENTON, SAINT_MAURICE = "Charenton-le-Pont", "Saint-Maurice"
"""The two communes of the territory."""
YOUTH, POVERTY = "Insertion des jeunes", "Précarité"
"""The two axes of which the registers speak. Nothing was sent about the third, disability: the report must say so."""
BANNER = "Agir ensemble (données de démonstration)"
