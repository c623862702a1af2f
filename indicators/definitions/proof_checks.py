"""Whether what a link of the theory of change cites can prove it: an indicator speaks of what its level says, and of no more."""

from collections.abc import Iterator, Mapping

from indicators.definitions.indicator import Indicator
from initiatives.declaration.theory_of_change import AIMED, Link, TheoryOfChange

TO_AN_ACTION = ("moyens", "realisation")
TO_AN_AIM = ("resultat", "effet", "impact")
"""Levels of the indicators that prove a link, by where it leads."""


def shown_at(link: Link, proof: Indicator) -> str:
    """Return the step of a link that its proof quantifies: means are those of the step that gives, all else is where it leads."""
    return link.from_ if proof.level == "moyens" else link.to


def not_proved(theory: TheoryOfChange, indicators: Mapping[str, Indicator]) -> Iterator[tuple[int, str]]:
    """Yield the rank of each link that its indicator cannot prove, and in French why; unknown indicators are told elsewhere."""
    labels = theory.labels()
    for rank, link in enumerate(theory.links):
        proof = indicators.get(link.indicator or "")
        if proof is None:
            continue
        aimed = theory.stage_of(link.to) in AIMED
        wanted = TO_AN_AIM if aimed else TO_AN_ACTION
        named = f"l’indicateur « {proof.id} » (« level: {proof.level} »)"
        if proof.level not in wanted:
            where = "un effet ou le territoire" if aimed else "une action"
            said = (
                f"{named} ne dit pas si « {labels[link.to]} ». Un lien vers {where} se prouve par un indicateur de niveau "
                f"{', '.join(wanted[:-1])} ou {wanted[-1]} : citez-en un, ou ôtez « indicator », et le lien est dessiné "
                "comme une hypothèse."
            )
            yield rank, said
        elif proof.level == "moyens" and proof.unit == "part":
            said = (
                f"{named} est une part : il ne dit pas combien a été apporté de « {labels[link.from_]} ». "
                "Citez une quantité (heures, euros, nombre), ou ôtez « indicator »."
            )
            yield rank, said
