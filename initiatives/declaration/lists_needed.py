"""What registers draw their words from: axes, coding grid, modalities and rates, each declared before it is cited."""

from collections.abc import Iterator, Mapping

from initiatives.declaration.draft import Draft
from initiatives.declaration.reference import modalities, rates
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.suggestions import unknown

_NOT_VALUED = {
    "competences": "le mécénat de compétences est valorisé au coût que le donateur déclare (art. 238 bis du code général "
    "des impôts), jamais à un taux. Retirez-le, et écrivez les montants dans le registre",
    "financier": "un apport financier a un montant, non des heures. Retirez-le",
    "nature": "un apport en nature a un montant déclaré par le donateur, non des heures. Retirez-le",
}
"""Natures of contribution whose hours have no rate, and why."""


def check_lists(draft: Draft) -> Iterator[str]:
    """Give, in French, every list that a register needs and nobody declares, and every word that is in no list."""
    yield from _check_registers(draft)
    yield from _check_modality(draft)
    yield from _check_rates(draft)


def _check_registers(draft: Draft) -> Iterator[str]:
    for key in sorted(draft.names["registers"] & set(REGISTERS)):
        kinds = {column.kind for column in REGISTERS[key].columns.values() if column.required}
        place = draft.declared.place(("registers", key))
        if "axe" in kinds and not _section(draft, "axes"):
            yield f"{place} : ce registre cite des axes. Déclarez-les dans « axes » (identifiant: nom)."
        if "code" in kinds and not _section(draft, "coding"):
            yield f"{place} : ce registre cite des codes. Déclarez la grille de codage dans « coding »."


def _check_modality(draft: Draft) -> Iterator[str]:
    declared = _section(draft, "partnership")
    modality, place = declared.get("modality"), draft.declared.place(("partnership", "modality"))
    if not isinstance(modality, str):
        return
    if modality not in modalities():
        yield f"{place} : {unknown('la modalité', modality, modalities())}"
    elif declared.get("category") != modalities()[modality].category:
        category = modalities()[modality].category
        yield f"{place} : cette modalité est de la catégorie « {category} ». Corrigez l’une des deux."


def _check_rates(draft: Draft) -> Iterator[str]:
    for nature, declared in _section(draft, "valuation").items():
        place = draft.declared.place(("valuation", nature))
        rate = declared.get("rate") if isinstance(declared, dict) else None
        if nature in _NOT_VALUED:
            yield f"{place} : {_NOT_VALUED[nature]}."
        elif isinstance(rate, str) and rate not in rates():
            yield f"{place} : {unknown('le taux', rate, rates())}"


def _section(draft: Draft, key: str) -> Mapping[str, object]:
    content = draft.declared.content
    section = content.get(key) if isinstance(content, dict) else None
    return section if isinstance(section, dict) else {}
