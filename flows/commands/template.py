"""`utilite template`: a workbook to fill for one register, whose lists unroll and whose cells say what they take."""

from io import BytesIO
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from flows.commands.new_workbook import new_workbook
from flows.known import find_initiative
from initiatives.collection.workbooks import LISTS
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.register_contract import RegisterColumn, RegisterContract
from initiatives.declaration.register_words import choices_said, kind_said, words_of
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.suggestions import unknown
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import put_again

ROWS = 1000
"""Rows that are ready to be filled."""
_LONGEST_LIST, _LONGEST_MESSAGE, _LONGEST_TITLE = 255, 255, 32
"""What a spreadsheet takes: characters of a list written in a cell's rule, of the message beside it, of its title."""
_ANY_NUMBER = 1e15


def write_template(register: str, which: str | None, output: Path | None) -> int:
    """Write the workbook and say where. Raises `UnusableInitiative` when there is no such register or initiative."""
    if register not in REGISTERS:
        raise UnusableInitiative((unknown("le registre", register, REGISTERS),))
    initiative = _declared(which) if which else None
    target = new_workbook(output or Path(f"{register}.xlsx"))
    fill_template(target, register, initiative)
    Console(highlight=False, soft_wrap=True).print(f"[bold green]Classeur écrit[/] : {escape(str(target))}")
    return 0


def fill_template(target: Path, register: str, initiative: Initiative | None) -> None:
    """Make the workbook: one sheet, the headings that will be looked for, and a rule for each column."""
    contract = contract_of(initiative, register) if initiative else REGISTERS[register]
    declared = initiative.registers.get(register) if initiative else None
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        head, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet(contract.label[:31])
        sheet.freeze_panes(1, 0)
        for place, (name, column) in enumerate(_asked(contract, initiative).items()):
            heading = declared.columns.get(name, name) if declared else name
            sheet.write_string(0, place, heading, head)
            sheet.set_column(place, place, max(14, len(heading) + 2), day if column.kind == "date" else None)
            choices = choices_said(initiative, column) if initiative else words_of(column)
            _rule(book, sheet, place, heading, column, choices if initiative or column.options or column.listed else ())
    put_again(target, content.getvalue())


def _declared(which: str) -> Initiative:
    initiative, problems = declare(find_initiative(which))
    if initiative is None:
        raise UnusableInitiative(problems)
    return initiative


def _asked(contract: RegisterContract, initiative: Initiative | None) -> dict[str, RegisterColumn]:
    """Leave out what cannot be filled: communes and host structures, where none is declared."""
    communes = bool(initiative and initiative.territory.communes)
    hosts = initiative is None or "structures_accueil" in initiative.registers
    return {
        name: one
        for name, one in contract.columns.items()
        if (communes or one.kind != "commune") and (hosts or not (one.kind == "structure" and one.unless))
    }


def _rule(
    book: Workbook, sheet: Worksheet, place: int, heading: str, column: RegisterColumn, choices: tuple[str, ...]
) -> None:
    said = f"{kind_said(column)}{'' if column.required else ' ; facultatif'}"
    rule: dict[str, object] = {
        "validate": "any",
        "input_title": heading[:_LONGEST_TITLE],
        "input_message": (said[:1].upper() + said[1:])[:_LONGEST_MESSAGE],
        "error_title": "Valeur non prévue"[:_LONGEST_TITLE],
        "error_message": f"Attendu : {said}."[:_LONGEST_MESSAGE],
    }
    if choices:
        rule |= {"validate": "list", "source": _source(book, choices)}
    elif column.kind == "number":
        low, high = column.minimum or 0, column.maximum if column.maximum is not None else _ANY_NUMBER
        kind = "decimal" if column.decimals else "integer"
        rule |= {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}
    sheet.data_validation(1, place, ROWS, place, rule)


def _source(book: Workbook, choices: tuple[str, ...]) -> list[str] | str:
    """Write the list in the rule itself; in a sheet of its own when it is long, or when a word holds a comma."""
    if len(",".join(choices)) <= _LONGEST_LIST and not any("," in one for one in choices):
        return list(choices)
    lists = book.get_worksheet_by_name(LISTS)
    if lists is None:
        lists = book.add_worksheet(LISTS)
        lists.hide()
    place = 0 if lists.dim_colmax is None else lists.dim_colmax + 1
    lists.write_column(0, place, choices)
    letter = chr(ord("A") + place)
    return f"={LISTS}!${letter}$1:${letter}${len(choices)}"
