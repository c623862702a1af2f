"""Examples: a small table that an evaluator can check by hand, and what must come out of an indicator."""

from collections.abc import Mapping

import pandas as pd
import pandera.pandas as pa

from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.definitions.applicable import verdicts
from indicators.definitions.indicator import Indicator
from indicators.examples.cases import Case
from indicators.examples.small_tables import IGNORED, WrongExample, answers_rows, read_rows, typed_table
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate
from indicators.measures.base import DerivedMeasure
from initiatives.declaration.model import Initiative, Partner, Register, Source, Wave
from initiatives.declaration.registers import ATTACHED, DERIVED, REGISTERS
from initiatives.declaration.vocabulary import EVERYONE, MATCHED, SCOPES, WAVE
from initiatives.validation.contracts import Rule
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.derived_tables import with_derived
from initiatives.validation.table_schemas import schemas_of
from initiatives.validation.table_schemas.known_ids import KnownIds
from initiatives.validation.table_schemas.scope_columns import scope_columns
from initiatives.validation.table_schemas.typed_columns import day, ids

RESPONSES = "responses"
"""Key of the table of the indicator's own group; another table is written under its name."""
TOLERANCE = 5e-5
"""Expected figures are written with four decimals."""
ONLY_WAVE = "vague"


def differences(case: Case, indicators: Mapping[str, Indicator], initiative: Initiative) -> tuple[str, ...]:
    """Compute the indicator on the case's tables and say in French every difference with what is expected.

    `indicators` must hold the indicator and those it is made of; `initiative` lends its questionnaires and partners.
    """
    try:
        figures = _figures(case, indicators, initiative)
    except WrongExample as error:
        return (f"{case.place} : {error}.",)
    said = []
    for part, expected in case.expect.items():
        name = f"la partie « {part} »" if part else "le chiffre principal"
        if part not in figures:
            said.append(f"{case.place} : {name} n’existe pas ; parties calculées : {', '.join(figures) or 'aucune'}.")
            continue
        for key, wanted in expected.items():
            got = getattr(figures[part], key)
            if not _same(got, wanted):
                said.append(f"{case.place} : {name}, « {key} » : attendu {wanted}, obtenu {got}.")
    return tuple(said)


def _same(got: float | None, wanted: float | None) -> bool:
    return got is wanted if got is None or wanted is None else abs(got - wanted) <= TOLERANCE


def _figures(case: Case, indicators: Mapping[str, Indicator], initiative: Initiative) -> dict[str, Estimate]:
    indicator = indicators[case.indicator]
    rows = {
        indicator.group if name == RESPONSES else name: read_rows(text).drop(columns=IGNORED, errors="ignore")
        for name, text in case.tables.items()
    }
    small = _initiative(case, indicator, rows, initiative)
    needed = _with_ingredients(indicator.bound(small), indicators)
    verdict = verdicts(small, needed)[case.indicator]
    if why := (*verdict.lacking, *verdict.mistakes):
        raise WrongExample(f"l’indicateur {why[0]}")
    tables = with_derived(small, _tables(rows, small))
    dataset = Dataset(tables)
    estimates = estimate(small, needed, tally(small, needed, dataset)).figures
    cells = dict.fromkeys(one.cell for one in estimates if one.indicator == case.indicator)
    cell = _asked_cell(case, tuple(cells))
    return {one.part: one for one in estimates if one.indicator == case.indicator and one.cell == cell}


def _asked_cell(case: Case, cells: tuple[Cell, ...]) -> Cell:
    """Return the cell that the case speaks of: by default the whole territory at the last wave."""
    found = [
        cell
        for cell in cells
        if cell.scope == case.scope
        and cell.population in (EVERYONE, MATCHED)
        and (case.wave is None or cell.wave == case.wave)
    ]
    if not found:
        raise WrongExample(f"aucun chiffre pour « {case.scope} » à la vague « {case.wave or 'dernière'} »")
    return found[-1]


def _with_ingredients(indicator: Indicator, indicators: Mapping[str, Indicator]) -> dict[str, Indicator]:
    needed = {indicator.id: indicator}
    if isinstance(indicator.measure, DerivedMeasure):
        for name in indicator.measure.made_of():
            if name in indicators:
                needed |= _with_ingredients(indicators[name], indicators)
    return needed


def _tables(rows: Mapping[str, pd.DataFrame], initiative: Initiative) -> dict[str, Table]:
    """Type each table as its contract says."""
    schemas, tables = schemas_of(initiative, {}), {}
    for name, table in rows.items():
        if name not in schemas:
            raise WrongExample(f"« {name} » n’est ni un groupe ni un registre")
        if name in initiative.groups:
            table = answers_rows(table, initiative.questionnaire_of(name).questions, ONLY_WAVE)
        schema = schemas[name]
        tables[name] = typed_table(name, table, schema.add_columns(_written_here(name, schema.columns, initiative)))
    return tables


def _written_here(name: str, columns: Mapping[str, pa.Column], initiative: Initiative) -> dict[str, pa.Column]:
    """Return the columns that an example may write by itself: where a row is, which validation would add, and when.

    Groups and waves that a register names may be any: the case declares none.
    """
    places = scope_columns(initiative, KnownIds(), SCOPES) | ({"date": day("Date", Rule())} if name in ATTACHED else {})
    added = {key: place for key, place in places.items() if key not in columns}
    contract = REGISTERS[name].columns if name in REGISTERS else {}
    return added | {key: ids(key, None) for key, column in contract.items() if column.kind in ("groupe", "vague")}


def _initiative(
    case: Case, indicator: Indicator, rows: Mapping[str, pd.DataFrame], initiative: Initiative
) -> Initiative:
    """Return an initiative that has the case's tables and waves, and the questions of the one lent."""
    waves = {name: _waves(table) for name, table in rows.items() if name in initiative.groups}
    questionnaires = {}
    for name, group in initiative.groups.items():
        lent = initiative.questionnaires[group.questionnaire]
        own = case.questions if name in rows else {}
        asked = {key: one.model_copy(update={"waves": ()}) for key, one in {**lent.questions, **own}.items()}
        questionnaires[group.questionnaire] = lent.model_copy(update={"questions": asked})
    day = initiative.evaluated_on
    registers = [name for name in dict.fromkeys(DERIVED.get(name, name) for name in rows) if name in REGISTERS]
    update: dict[str, object] = {
        "waves": {
            wave: Wave.model_validate({"label": wave, "from": day, "to": day})
            for held in waves.values()
            for wave in held
        },
        "sources": tuple(
            Source(group=name, wave=wave, file="exemple", format="csv") for name, held in waves.items() for wave in held
        ),
        "registers": {name: Register(file="exemple", format="csv") for name in registers},
        "questionnaires": questionnaires,
        "sampling": {},  # what a case counts is checked by hand: weighted only where it declares its own plan
        **case.dates,
        **case.declared,
    }
    if case.partners:
        update["partners"] = {
            key: Partner.model_validate({"name": key, "type": kind, "joined": day})
            for key, kind in case.partners.items()
        }
    return initiative.model_copy(update=update)


def _waves(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rows[WAVE])) if WAVE in rows else (ONLY_WAVE,)
