"""Why a figure is masked, in French: one reason for readers, which tells nothing; the true one for the owner."""

_MASKED = "Masqué\u202f: "
PROTECTED = "Masqué pour protéger les personnes et les organisations."
"""What readers get, whatever is protected: another reason would tell that few answered, or that all answered alike."""
SECONDARY = f"{_MASKED}ce chiffre permettrait d’en retrouver un autre, protégé."
DERIVED = f"{_MASKED}ce chiffre se calcule à partir d’un autre, protégé."
OWN = "Donnée propre au partenaire."
TOGETHER = f"{_MASKED}les réponses d’organisations connues ne sont données que toutes ensemble."
UNANIMOUS = f"{_MASKED}ce chiffre dirait ce qu’a répondu chacune de ces quelques personnes."
ALIKE = (
    f"{_MASKED}ce chiffre dirait ce qu’a répondu chacune de ces quelques organisations, ou le dirait à l’une d’elles."
)
CAME_ONCE = f"{_MASKED}ce chiffre dirait que chacune de ces quelques personnes est venue une seule fois."
SHARED = (
    f"{_MASKED}des personnes viennent dans plusieurs de ces lieux, et rien ne dit combien sont derrière ce chiffre."
)
NOT_HELD = (
    f"{_MASKED}ôté de toutes les participations, ce chiffre ferait connaître celles de quelques personnes, venues à des "
    "séances qui n’ont pas eu lieu, ou que le journal ne connaît pas."
)
AMOUNT = f"{_MASKED}trop peu d’organisations contribuent à ce montant, ou l’une d’elles en apporte l’essentiel."

_TOO_CLOSE = f"{_MASKED}ce chiffre est très proche d’une version déjà diffusée"


def too_close(limit: int) -> str:
    """Say that an earlier final report published nearly the same: the difference would tell of few."""
    return f"{_TOO_CLOSE}\u202f; la différence ferait connaître moins de {limit} réponses."


def is_too_close(reason: str) -> bool:
    """Say whether a figure is masked because of a version given out."""
    return reason.startswith(_TOO_CLOSE)


def few_people(limit: int, *, answering: bool) -> str:
    """Say that fewer people than the rule allows answered, or are counted."""
    return f"{_MASKED}moins de {limit} personnes {'ont répondu' if answering else 'sont concernées'}."


def few_organisations(limit: int, *, answering: bool) -> str:
    """Say that fewer organisations than the rule allows answered, or contributed."""
    return f"{_MASKED}moins de {limit} organisations {'ont répondu' if answering else 'ont contribué'}."


def health(limit: int) -> str:
    """Say that one of the counts about health is below the limit."""
    return f"{_MASKED}un des effectifs de cette donnée de santé est inférieur à {limit}."
