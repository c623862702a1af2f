"""What to answer when a declaration cites something that nobody declared."""

from collections.abc import Iterable
from difflib import get_close_matches


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Say that something cited is not declared, and what could have been meant."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    if near:
        return f"{what} « {name} » n’existe pas. Vouliez-vous écrire « {near[0]} » ?"
    return f"{what} « {name} » n’existe pas. Choix possibles : {', '.join(names) or 'aucun'}."
