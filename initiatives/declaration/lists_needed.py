"""What registers draw their words from: axes, coding grid, modalities and rates, each declared before it is cited."""

from collections.abc import Iterator, Mapping

from initiatives.declaration.draft import Draft
from initiatives.declaration.reference import modalities, rates
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.suggestions import unknown
from initiatives.declaration.word_lists import NatureWord, ready_lists


def check_lists(draft: Draft) -> Iterator[str]:
    """Give, in French, every list that a register needs and nobody declares, and every word that is in no list."""
    yield from _check_registers(draft)
    yield from _check_modality(draft)
    yield from _check_rates(draft)


def _check_registers(draft: Draft) -> Iterator[str]:
    for key in sorted(draft.registers.keys() & set(REGISTERS)):
        for name, column in REGISTERS[key].columns.items():
            if column.listed and name in draft.registers[key].columns and not draft.lists.words(column.listed):
                ready = ", ".join(ready_lists().get(column.listed, {}))
                yield (
                    f"{draft.declared.place(('registers', key, 'columns', name))} : les mots de cette colonne sont à déclarer dans "
                    f"« lists › {column.listed} », par exemple {{premier_mot: Premier mot}} (listes prêtes : {ready})."
                )
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
        known = draft.lists.natures.get(nature)
        if known is None:
            yield f"{place} : {unknown('la nature d’apport', nature, draft.lists.natures)}"
        elif known.hours != "taux":
            yield f"{place} : {_not_valued(known)}."
        elif isinstance(rate, str) and rate not in rates():
            yield f"{place} : {unknown('le taux', rate, rates())}"


def _not_valued(nature: NatureWord) -> str:
    if nature.hours == "aucune":
        return f"« {nature.label} » a un montant, non des heures. Retirez-le"
    basis = f" ({nature.basis})" if nature.basis else ""
    return (
        f"« {nature.label} » est valorisé au coût que le donateur déclare{basis}, jamais à un taux. Retirez-le, et écrivez "
        "les montants dans le registre"
    )


def _section(draft: Draft, key: str) -> Mapping[str, object]:
    content = draft.declared.content
    section = content.get(key) if isinstance(content, dict) else None
    return section if isinstance(section, dict) else {}
