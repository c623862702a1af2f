"""What a column of a register takes, said to who fills it: in words, as a list to choose from, by an example."""

from collections.abc import Iterator

from initiatives.declaration.communes import commune_labels
from initiatives.declaration.model import Initiative
from initiatives.declaration.register_contract import RegisterColumn
from initiatives.declaration.registers import ATTACHED, REGISTERS
from initiatives.declaration.word_lists import WordLists, ready_lists

_SAID = {
    "id": "un nom ou un numéro, toujours écrit de même",
    "one_of": "un des mots de la liste",
    "date": "une date (jj/mm/aaaa)",
    "time": "une heure de la journée (14:30)",
    "text": "un texte libre, qui n’est jamais compté",
    "structure": "une structure du registre « structures_accueil », par son code ou son nom",
    "partenaire": "un partenaire déclaré, par son nom ou son identifiant",
    "groupe": "un groupe déclaré, par son nom ou son identifiant",
    "vague": "une vague déclarée, par son nom ou son identifiant",
    "axe": "un axe déclaré, par son nom ou son identifiant",
    "code": "un code de la grille de codage, par son libellé ou son identifiant",
    "commune": "une commune déclarée, par son nom ou son code INSEE",
    "person": "une personne, par un code qui n’est pas son nom",
}
_EXAMPLES = {
    "date": "14/03/2025",
    "time": "14:30",
    "text": "…",
    "structure": "Maison des Lilas",
    "partenaire": "Association du Quartier",
    "groupe": "Habitants",
    "vague": "Fin",
    "axe": "Mobilité",
    "code": "Confiance",
    "commune": "Poitiers",
    "person": "P017",
}

_NAMED = {
    "departement": "86",
    "lieu": "Place du Marché",
    "heure_fin": "17:00",
    "vers": "Centre social",
    "territoire": "Vienne",
    "matiere": "Bois",
}


def kind_said(column: RegisterColumn) -> str:
    """Say in French what a column holds."""
    if column.kind != "number":
        return _SAID[column.kind]
    places = f" à {column.decimals} décimale{'s' if column.decimals > 1 else ''}" if column.decimals else " entier"
    unit = f" ({column.unit})" if column.unit else ""
    low, high = (None if bound is None else f"{bound:g}" for bound in (column.minimum, column.maximum))
    bounds = f", de {low} à {high}" if low and high else f", au moins {low}" if low else ""
    return f"un nombre{places}{unit}{bounds}"


def words_of(column: RegisterColumn, lists: WordLists | None = None) -> tuple[str, ...]:
    """Return the words that a closed list takes, as people read them; those of a ready list where nobody declared any."""
    if column.listed is None:
        return tuple(column.label(option) for option in column.options)
    declared = (lists or WordLists()).words(column.listed)
    ready = next(iter(ready_lists()[column.listed]))
    known = declared or WordLists.model_validate({column.listed: ready}).words(column.listed)
    return tuple(word.label for word in known.values())


def choices_said(initiative: Initiative, column: RegisterColumn) -> tuple[str, ...]:
    """Return what a cell may hold in one initiative, where that is a list; empty where anything may stand."""
    named = {
        "partenaire": [partner.name for partner in initiative.partners.values()],
        "groupe": [group.label for group in initiative.groups.values()],
        "vague": [wave.label for wave in initiative.waves.values()],
        "axe": list(initiative.axes.values()),
        "code": [code.label for code in initiative.coding.codes.values()] if initiative.coding else [],
        "commune": list(commune_labels(initiative.territory.communes).values()),
    }
    return words_of(column, initiative.lists) if column.kind == "one_of" else tuple(named.get(column.kind, ()))


def example_of(register: str, name: str) -> str:
    """Return what one cell may look like: a row of them is an example of the register."""
    column = REGISTERS[register].columns[name]
    if column.kind == "one_of":
        return words_of(column)[0]
    if column.kind == "number":
        return _number(column)
    if name in _NAMED:
        return _NAMED[name]
    if column.kind == "id":
        return f"{ATTACHED.get(register, register)[:1].upper()}12"
    return _EXAMPLES[column.kind]


def _number(column: RegisterColumn) -> str:
    low, high = column.minimum or 0, column.maximum
    if low > 1000:
        return "2025"
    typical = 12.0 if high is None else min(high, max(low, 12))
    return f"{typical:.{min(column.decimals, 2)}f}".replace(".", ",") if column.decimals else f"{typical:.0f}"


def conditions_said(register: str) -> Iterator[str]:
    """Say what holds of the rows of a register together."""
    contract = REGISTERS[register]
    if contract.key:
        yield f"Une ligne par « {contract.key} » : si deux lignes ont le même, la dernière compte."
    if contract.together:
        yield f"Une ligne par {', '.join(f'« {name} »' for name in contract.together)} réunis."
    if register in ATTACHED:
        yield f"Chaque ligne se rattache à une ligne du registre « {ATTACHED[register]} »."
    for name, column in contract.columns.items():
        if column.unless:
            others = " ou ".join(f"« {other} »" for other in column.unless)
            yield f"« {name} » n’est pas demandé là où {others} le remplace."
        if column.instead_of:
            yield f"« {name} » n’a pas lieu d’être là où le registre « {column.instead_of} » est déclaré."
