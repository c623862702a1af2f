"""How a figure is known, in a word: the same words wherever a report says on what an answer rests."""

from collections.abc import Iterable

from initiatives.declaration.vocabulary import Evidence

KNOWN: dict[Evidence, str] = {
    "suivi": "suivi",
    "declare": "déclaré",
    "constate_par_un_tiers": "dit par un tiers",
    "avant_apres": "avant et après",
    "avec_comparaison": "avec comparaison",
}
"""Kinds of evidence, from what is only counted to what is compared, as « Pour lire les chiffres » explains them."""


def known_by(kinds: Iterable[Evidence]) -> tuple[str, ...]:
    """Name kinds of evidence, each once, from what is only counted to what is compared."""
    found = set(kinds)
    return tuple(said for kind, said in KNOWN.items() if kind in found)
