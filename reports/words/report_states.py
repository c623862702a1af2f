"""The words that state what a report is, on its cover and around every page."""

BANNER = "Données synthétiques de démonstration"
STATES = {
    "provisoire": "Version provisoire",
    "definitif": "Version définitive",
    "confidentiel": "Pour son seul destinataire",
}
