"""Why a figure is masked, in French, without any number that would give it away."""

_MASKED = "Masqué\u202f: "
SECONDARY = f"{_MASKED}ce chiffre permettrait d’en retrouver un autre, protégé."
DERIVED = f"{_MASKED}ce chiffre se calcule à partir d’un autre, protégé."
OWN = "Donnée propre au partenaire."
TOGETHER = f"{_MASKED}les réponses d’organisations connues ne sont données que toutes ensemble."
UNANIMOUS = f"{_MASKED}ce chiffre dirait ce qu’a répondu chacune de ces quelques personnes."
AMOUNT = f"{_MASKED}trop peu d’organisations contribuent à ce montant, ou l’une d’elles en apporte l’essentiel."


def few_people(limit: int, *, answering: bool) -> str:
    """Say that fewer people than the rule allows answered, or are counted."""
    return f"{_MASKED}moins de {limit} personnes {'ont répondu' if answering else 'sont concernées'}."


def few_organisations(limit: int, *, answering: bool) -> str:
    """Say that fewer organisations than the rule allows answered, or contributed."""
    return f"{_MASKED}moins de {limit} organisations {'ont répondu' if answering else 'ont contribué'}."


def health(limit: int) -> str:
    """Say that one of the counts about health is below the limit."""
    return f"{_MASKED}donnée de santé dont un des effectifs est inférieur à {limit}."
