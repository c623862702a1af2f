"""How one column of a register becomes typed: number, date, word of a closed list, or id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from initiatives.declaration.model import Initiative
from initiatives.declaration.register_contract import RegisterColumn
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.spellings import Words, listed_words
from initiatives.plain_text import and_others
from initiatives.validation.asked import Typed
from initiatives.validation.closed_answers import UNKNOWN_CODE, reader
from initiatives.validation.commune_answers import CommuneReading, tell_codes
from initiatives.validation.date_columns import read_dates
from initiatives.validation.ledger import Ledger
from initiatives.validation.number_columns import read_numbers
from initiatives.validation.perimeter import (
    UNKNOWN_DEPARTEMENT,
    UNKNOWN_PARTNER,
    UNKNOWN_STRUCTURE,
    Perimeter,
    unambiguous,
)
from initiatives.validation.respondents import read_key
from initiatives.validation.whole_columns import Parsed, as_answers, as_categories, as_dates, as_integers, parse_column
from initiatives.validation.wrong import Wrong

_TOLD = 20
"""Words told of a list: most are shorter, and what is told stays bounded."""


@dataclass(frozen=True)
class ClosedList:
    """A closed list of ids: how each may be written, the ids in order, and what to say of any other."""

    words: Mapping[str, str | Wrong]
    ids: tuple[str, ...]
    unknown: Wrong = UNKNOWN_CODE
    communes: Mapping[str, str] | None = None
    """Those of a list of communes, code → name: people write them in more ways than can be listed."""

    @classmethod
    def among(cls, ids: list[str], unknown: Wrong) -> "ClosedList":
        """Return the choice between ids that have no other writing."""
        return cls(unambiguous([(one, one) for one in ids]), tuple(ids), unknown)


def choices_of(
    register: str, name: str, column: RegisterColumn, initiative: Initiative, perimeter: Perimeter
) -> ClosedList | None:
    """Return the closed list that a column of a register draws from; None where any id may stand."""
    if name == "departement" and perimeter.departements:
        known = [f"{name} ({code})" for code, name in initiative.territory.departements.items()]
        unknown = among_allowed(UNKNOWN_DEPARTEMENT, register, known or perimeter.departements)
        return ClosedList(perimeter.departement_words, perimeter.departements, unknown)
    if column.kind == "structure":
        unknown = among_allowed(UNKNOWN_STRUCTURE, register, perimeter.structures.index)
        return ClosedList(perimeter.structure_words, tuple(perimeter.structures.index), unknown)
    if column.kind == "partenaire":
        unknown = among_allowed(UNKNOWN_PARTNER, register, [one.name for one in initiative.partners.values()])
        return ClosedList(perimeter.partner_words, tuple(perimeter.actor_types), unknown)
    if column.kind in ("groupe", "vague"):
        named = initiative.groups if column.kind == "groupe" else initiative.waves
        pairs = [(entry.label, key) for key, entry in named.items()] + [(key, key) for key in named]
        return ClosedList(unambiguous(pairs), tuple(named), among_allowed(UNDECLARED, register, list(named)))
    if column.kind == "commune":
        communes = initiative.territory.communes
        return ClosedList({}, tuple(communes), communes=communes)
    if column.kind == "axe":
        unknown = among_allowed(UNDECLARED_AXIS, register, list(initiative.axes.values()))
        return ClosedList(_labelled(initiative.axes), tuple(initiative.axes), unknown)
    if column.kind == "code":
        codes = initiative.coding.codes if initiative.coding else {}
        unknown = among_allowed(UNDECLARED_CODE, register, list(codes))
        return ClosedList(_labelled({key: code.label for key, code in codes.items()}), tuple(codes), unknown)
    if column.kind == "one_of":
        return ClosedList(listed_words(column), column.options, _not_of_the_list(register, column))
    return None


def among_allowed(unknown: Wrong, register: str, allowed: Iterable[str]) -> Wrong:
    """Say of a refused word which register it is in, and which words are allowed there: as many as can be read."""
    words = list(allowed)
    told = ", ".join(f"« {word} »" for word in words[:_TOLD])
    more = f" {and_others(len(words) - _TOLD)}" if len(words) > _TOLD else ""
    where = f" Registre « {REGISTERS[register].label} » ; valeurs possibles : {told or 'aucune'}{more}."
    return Wrong(unknown.rule, unknown.message + where, unknown.remedy)


def _not_of_the_list(register: str, column: RegisterColumn) -> Wrong:
    own = f", ou ajoutez le vôtre à « lists › {column.listed} » dans initiative.yaml" if column.listed else ""
    unknown = Wrong(UNKNOWN_CODE.rule, "ce mot n’est pas de la liste.", f"Écrivez l’un de ces mots{own}.")
    return among_allowed(unknown, register, map(column.label, column.options))


def _labelled(labels: Mapping[str, str]) -> Words:
    return unambiguous([(label, key) for key, label in labels.items()] + [(key, key) for key in labels])


def read_column(
    ledger: Ledger, typed: Typed, name: str, column: RegisterColumn, choices: ClosedList | None, identifies: bool
) -> Parsed[str] | None:
    """Add the typed column; return its ids when it holds ids, None when it holds numbers or dates.

    With `identifies`, a cell that cannot be read sets its whole row aside.
    """
    place = typed.places[name]
    texts = ledger.raw.frame.iloc[:, place]
    if column.kind == "number":
        typed.columns[name] = as_integers(read_numbers(ledger, place, column.decimals, column.unit, identifies))
        typed.decimals[name] = column.decimals
        return None
    if column.kind == "date":
        typed.columns[name] = as_dates(read_dates(ledger, place, identifies))
        return None
    if choices is None:
        ids = ledger.take(parse_column(texts, ledger.kept, read_key), place, identifies)
        typed.columns[name] = as_categories(ids, sorted(ids.values))
        return ids
    reading = None if choices.communes is None else CommuneReading(choices.communes, texts.cat.categories)
    parsed = parse_column(texts, ledger.kept, reading or reader(choices.words, choices.unknown))
    if reading:
        tell_codes(ledger, place, reading)
    parsed = ledger.take(parsed, place, identifies)
    if column.kind == "one_of":
        typed.columns[name] = as_answers(parsed, choices.ids, ledger.illegible_at(place))
    else:
        # Of a place or a partner, what cannot be read is nowhere: no figure is made of it.
        typed.columns[name] = as_categories(parsed, choices.ids)
    return parsed


UNDECLARED = Wrong(
    "code_inconnu",
    "ce groupe ou cette vague n’est pas déclaré dans initiative.yaml.",
    "Corrigez son nom ou déclarez-le.",
)
UNDECLARED_AXIS = Wrong(
    "axe_inconnu", "cet axe n’est pas déclaré.", "Corrigez son nom, ou ajoutez-le à « axes » dans initiative.yaml."
)
UNDECLARED_CODE = Wrong(
    "code_inconnu",
    "ce code n’est pas dans la grille de codage.",
    "Corrigez-le, ou ajoutez-le à « coding › codes » dans initiative.yaml.",
)
