"""What to answer when a declaration cites something that nobody declared."""

import re
from collections.abc import Iterable
from difflib import get_close_matches


def not_an_id(word: str) -> str:
    """Say what keeps a word from being an id, the first thing that does."""
    if re.match(r"\d", word):
        why = f"doit commencer par une lettre (« q_{word} », par exemple)"
    elif re.search(r"[A-Z]", word):
        why = "doit s’écrire en minuscules"
    elif re.search(r"[\s-]", word):
        why = "doit joindre ses mots par « _ », sans espace ni trait d’union"
    else:
        why = "ne peut tenir que des lettres sans accent, des chiffres et « _ »"
    return f"l’identifiant « {word} » {why}."


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Say that something cited is not declared, and what could have been meant."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"{what} « {name} » n’existe pas. Vouliez-vous écrire « {near[0]} » ?"
    return f"{what} « {name} » n’existe pas. Choix possibles : {', '.join(names) or 'aucun'}."
