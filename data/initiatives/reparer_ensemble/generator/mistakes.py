"""The mistakes planted in the exports, which validation must find."""

from data.generation.mistakes import Mistake
from data.initiatives.reparer_ensemble.generator.inhabitants import AGREEMENT

_SATISFIED, _AGE = "Je suis satisfait des repair cafés.", "Quel âge avez-vous ?"

MISTAKES = (
    Mistake("sans accord", "consentement_absent", "habitants.csv", None, 12, AGREEMENT, "row", ((AGREEMENT, ""),)),
    Mistake("réponse inconnue", "code_inconnu", "habitants.csv", None, 40, _SATISFIED, "cell", ((_SATISFIED, "Ça dépend"),)),
    Mistake("âge en lettres", "nombre_illisible", "benevoles.csv", None, 9, _AGE, "cell", ((_AGE, "la soixantaine"),)),
    Mistake(
        "ligne de total", "ligne_de_total", "suivi.xlsx", "Journal", 58, "Date", "new_row",
        (("Date", "Total"), ("Nb de participants", "999")),
    ),
    Mistake(
        "partenaire inconnu", "partenaire_inconnu", "suivi.xlsx", "Contributions", 9, "Organisme", "row",
        (("Organisme", "Le Fournil"),),
    ),
)  # fmt: skip
