"""Registers: every row checked, its structure and partner placed, its persons made numbers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from initiatives.collection.headings import register_headings
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.register_contract import RegisterContract
from initiatives.declaration.registers import ATTACHED, REGISTERS
from initiatives.declaration.vocabulary import SCOPES
from initiatives.validation.asked import Typed
from initiatives.validation.contracts import breaches, explain, register_rules
from initiatives.validation.dataset import MARK, Table
from initiatives.validation.durations import read_durations
from initiatives.validation.ledger import Ledger
from initiatives.validation.perimeter import Perimeter
from initiatives.validation.personal_data import tell_personal
from initiatives.validation.pseudonyms import Pseudonyms
from initiatives.validation.quality import Severity
from initiatives.validation.question_contracts import before, too_early
from initiatives.validation.register_columns import ClosedList, choices_of, read_column
from initiatives.validation.repeated_rows import refuse_repeated, refuse_ties_with_oneself
from initiatives.validation.respondents import FORGOTTEN, read_key
from initiatives.validation.unread_columns import tell_unread
from initiatives.validation.whole_columns import Parsed, parse_column
from initiatives.validation.wrong import Wrong


def check_register(
    initiative: Initiative,
    raw: RawTable,
    perimeter: Perimeter,
    pseudonyms: Pseudonyms,
    parent: Table | None = None,
) -> tuple[Table, Ledger]:
    """Check one register against its contract; `parent` is the register to whose rows its own are attached."""
    contract, register = contract_of(initiative, raw.name), initiative.registers[raw.name]
    headings = register_headings(contract, register)
    ledger = Ledger(
        raw := _said_of_every_row(_numbered(initiative, raw, contract, headings), register.every_row, headings)
    )
    ledger.tell_troubles()
    for name in register.every_row:
        if "déclarée" not in ledger.raw.letters[list(raw.frame.columns).index(headings[name])]:
            ledger.note("blocking", SAID_TWICE, column=list(raw.frame.columns).index(headings[name]))
    link = REGISTERS[ATTACHED[raw.name]].key if raw.name in ATTACHED else None
    typed = Typed()
    for name, column in contract.columns.items():
        declared = name in register.columns
        missing: Severity | None = "blocking" if column.required or declared else None
        place = ledger.find([headings[name]], missing)
        if place is None or column.kind == "text" or (column.kind == "structure" and not perimeter.structures_known):
            continue
        typed.places[name] = place
        if column.kind == "time":
            continue
        identifies = column.places or name in (contract.key, link)
        if column.kind == "person":
            people = ledger.take(parse_column(raw.frame.iloc[:, place], ledger.kept, read_key), place, identifies=True)
            _refuse_unknown(ledger, people, place)
            ledger.refuse_rows(pseudonyms.forgotten(people), FORGOTTEN, place)
            typed.columns[name] = pseudonyms.of(people, f"{raw.name}\0{name}")
            continue
        if name == link and parent is not None and link in parent.frame:
            choices: ClosedList | None = ClosedList.among(list(parent.frame[link].astype("str")), UNKNOWN_SESSION)
        else:
            choices = choices_of(raw.name, name, column, initiative, perimeter)
        parsed = read_column(ledger, typed, name, column, choices, identifies)
        if identifies and column.required and parsed is not None:
            _refuse_unknown(ledger, parsed, place)
    tell_unread(ledger, headings.values())
    tell_personal(
        ledger,
        free={headings[name] for name in headings if contract.columns[name].kind == "text"},
        people={headings[name] for name in headings if contract.columns[name].kind == "person"},
        on_purpose=register.personal_columns,
    )
    read_durations(ledger, typed, contract)
    frame = _respecting_contract(ledger, typed, contract, initiative)
    refuse_ties_with_oneself(ledger, frame)
    refuse_repeated(ledger, frame)
    if not ledger.kept.any() and not any(finding.severity == "blocking" for finding in ledger.findings):
        ledger.note("blocking", NO_USABLE_ROW)
    cites = "structure" in contract.columns and contract.columns["structure"].kind == "structure"
    frame = _placed(_used(frame, ledger, perimeter), perimeter, cites, parent, link)
    return Table(raw.name, frame, typed.decimals), ledger


def _refuse_unknown(ledger: Ledger, parsed: Parsed[str], place: int) -> None:
    ledger.refuse_rows(~parsed.given, NO_ID, place)


def _used(frame: pd.DataFrame, ledger: Ledger, perimeter: Perimeter) -> pd.DataFrame:
    """Keep the rows that are not set aside; an id that only they held leaves with them, unless a list declares it."""
    used = frame.loc[ledger.kept].reset_index(drop=True)
    listed = {"departement"} if perimeter.departements else set()
    columns = REGISTERS[ledger.raw.name].columns
    own = [name for name in columns if name in used and columns[name].kind == "id" and name not in listed]
    return used.assign(**{name: used[name].cat.remove_unused_categories() for name in own})


def _said_of_every_row(raw: RawTable, said: Mapping[str, str], headings: Mapping[str, str]) -> RawTable:
    """Return the table with the columns that the declaration fills alike in every row, unless the file has them too."""
    added = {headings[name]: text for name, text in said.items() if headings[name] not in raw.frame}
    columns = {heading: pd.Categorical([text] * len(raw.frame)) for heading, text in added.items()}
    # Joined side by side: a file may have two columns of one heading.
    frame = pd.concat([raw.frame, pd.DataFrame(columns, index=raw.frame.index)], axis=1)
    letters, shown = (*raw.letters, *("déclarée" for _ in added)), (*raw.headings, *added)
    return replace(raw, frame=frame, letters=letters, headings=shown) if added else raw


def _numbered(
    initiative: Initiative, raw: RawTable, contract: RegisterContract, headings: Mapping[str, str]
) -> RawTable:
    """Give each row the number that the spreadsheet gives it, where nothing in the file or in another register names it."""
    key = contract.key or ""
    cited = any(of == raw.name for register, of in ATTACHED.items() if register in initiative.registers)
    named = key in initiative.registers[raw.name].columns or headings.get(key) in raw.frame
    if not contract.numbered or named or cited:
        return raw
    numbers = pd.Categorical([str(row) for row in raw.rows])
    frame = pd.concat([raw.frame, pd.DataFrame({headings[key]: numbers}, index=raw.frame.index)], axis=1)
    return replace(raw, frame=frame, letters=(*raw.letters, "ligne"), headings=(*raw.headings, headings[key]))


def _respecting_contract(
    ledger: Ledger, typed: Typed, contract: RegisterContract, initiative: Initiative
) -> pd.DataFrame:
    # A number that the file may leave out is blank everywhere, so that it can be summed all the same.
    left_out = [
        key
        for key, column in contract.columns.items()
        if column.kind == "number" and not column.required and key not in typed.columns
    ]
    blanks = {key: pd.array([None] * len(ledger.kept), dtype="Int64") for key in left_out}
    typed.decimals |= {key: contract.columns[key].decimals for key in left_out}
    frame = pd.DataFrame({**typed.columns, **blanks}, index=range(len(ledger.kept)))
    rules = register_rules(contract, initiative.evaluated_on)
    for key, declared in initiative.registers[ledger.raw.name].rules.items():
        if key in rules and declared.required:
            rules[key] = rules[key]._replace(required=True)
    rows = np.flatnonzero(ledger.kept)
    for breach in breaches(frame.loc[rows], rules):
        positions = rows[breach.rows]
        place = typed.places[breach.column]
        why = explain(breach.rule, rules[breach.column], typed.decimals.get(breach.column, 0))
        if breach.rule == "doublon":
            ledger.refuse_rows(ledger.at(positions), why, place)
        elif breach.rule == "valeur_absente":
            # A cell already refused is blank too: only what was left blank in the file is worth a second word.
            blank = ledger.raw.frame.iloc[:, place].isna().to_numpy()
            for position in positions[blank[positions]]:
                ledger.note("notice", why, int(position), place)
        else:
            ledger.refuse_cells(ledger.at(positions), place, why)
            frame.loc[positions, breach.column] = None
    for key, declared in initiative.registers[ledger.raw.name].rules.items():
        if declared.not_before is not None and {key, declared.not_before} <= set(frame):
            early = before(frame, key, declared.not_before)
            ledger.refuse_cells(early, typed.places[key], too_early(declared.not_before))
            frame.loc[early, key] = None
    numbers = [key for key, column in contract.columns.items() if column.kind == "number" and key in frame]
    nowhere = np.zeros(len(frame), dtype=bool)
    marks = {
        f"{MARK}{key}": ledger.illegible_at(typed.places[key]) if key in typed.places else nowhere for key in numbers
    }
    return frame.assign(**marks)


def _placed(
    frame: pd.DataFrame, perimeter: Perimeter, cites_structure: bool, parent: Table | None, link: str | None
) -> pd.DataFrame:
    """Add the scopes that follow from the structure or partner that a row cites; its parent’s when it has one."""
    columns: dict[str, Any] = {}
    if parent is not None and link is not None and link in frame and link in parent.frame:
        inherited = [name for name in (*SCOPES, "date") if name in parent.frame]
        rows = pd.Index(parent.frame[link].astype(object)).get_indexer(frame[link].astype(object))
        columns |= {name: parent.frame[name].take(rows).reset_index(drop=True) for name in inherited}
    elif cites_structure and "structure" in frame:
        scopes = perimeter.scopes(pd.Categorical(frame["structure"]))
        columns |= {name: values for name, values in scopes.items() if name not in frame}
    if "partenaire" in frame:
        columns["type_acteur"] = perimeter.actor_type(pd.Categorical(frame["partenaire"]))
    return frame.assign(**columns)


SAID_TWICE = Wrong(
    "dit_deux_fois",
    "le fichier a cette colonne, et la déclaration dit aussi ce qu’elle vaut à chaque ligne.",
    "Retirez-la de « every_row », ou du fichier.",
)
UNKNOWN_SESSION = Wrong(
    "seance_inconnue",
    "cette séance n’est pas dans le journal, ou y est mise à l’écart.",
    "Corrigez son numéro, ou complétez le journal des séances.",
)
NO_ID = Wrong("cle_absente", "cette cellule est vide alors qu’elle dit de quoi parle la ligne.", "Complétez-la.")
NO_USABLE_ROW = Wrong(
    "registre_sans_donnee", "aucune ligne utilisable.", "Vérifiez le fichier, ou retirez ce registre de la déclaration."
)
