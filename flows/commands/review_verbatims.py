"""`utilite verbatims`: what people wrote, in a workbook where each text is kept, reworded or set aside before any is printed."""

from collections import Counter
from io import BytesIO
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from flows.alone import alone
from flows.forgotten_people import forgotten_of
from flows.known import find_initiative
from initiatives.collection.collect import readable
from initiatives.collection.grid import LONGEST_CELL
from initiatives.collection.headings import register_headings
from initiatives.collection.raw import RawTable
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative, Register
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.registers import CITED, CITED_FILE, REGISTERS
from initiatives.plain_text import plain
from initiatives.unusable import UnusableInitiative
from initiatives.validation.identifying import known_names, signs
from initiatives.validation.open_answers import OpenAnswer
from initiatives.validation.validate import check_tables
from reports.delivery.whole_files import put_again

_SHEET = "Citations"
_WIDTHS = {"groupe": 16, "vague": 14, "question": 22, "texte": 70, "signes": 30, "decision": 12, "citation": 70}
_Decided = dict[tuple[str, str, str, str], tuple[str, str]]
"""A text, by its group, wave, question and words → what was decided of it, and how it is reworded."""


def write_verbatims(which: str) -> int:
    """Write the workbook, or bring the declared one up to date: what was decided stays, what left the exports leaves.

    Raises `UnusableInitiative` where the declaration or the exports cannot be read, or where nobody wrote anything.
    """
    initiative, problems = declare(find_initiative(which))
    if initiative is None:
        raise UnusableInitiative(problems)
    declared = initiative.registers.get(CITED)
    target = initiative.folder / (declared.file if declared else CITED_FILE)
    if target.suffix.lower() != ".xlsx":
        raise UnusableInitiative((f"« {target.name} » n’est pas un classeur .xlsx : déclarez-en un pour « {CITED} ».",))
    if declared is None and target.exists():
        raise UnusableInitiative((f"« {target.name} » existe déjà, et rien ne le déclare. {_TO_DECLARE}",))
    # A person who is forgotten meanwhile would be written again.
    with alone(initiative.slug, "une relecture des paroles"):
        tables, unread = readable(initiative)
        checked = check_tables(initiative, tables, forgotten_of(initiative.slug))
        if unread:
            raise UnusableInitiative(unread)
        every = sorted(set(checked.open_answers))
        said = [one for one in every if len(one.text) <= LONGEST_CELL]
        if not every:
            raise UnusableInitiative(
                ("Aucune réponse libre : aucune question « answer: verbatim » ni réponse « autre » n’a de texte.",)
            )
        decided = _decided(initiative, declared, tables) if declared else {}
        put_again(target, _workbook(initiative, declared, said, decided), 0o600)
    _tell(said, decided, target, [one for one in every if one not in said], new=declared is None)
    return 0


def _decided(initiative: Initiative, declared: Register, tables: tuple[RawTable, ...]) -> _Decided:
    """Read what was decided so far, as the workbook holds it, row by row."""
    headings = register_headings(REGISTERS[CITED], declared)
    groups = {plain(said): id for id, one in initiative.groups.items() for said in (one.label, id)}
    waves = {plain(said): id for id, one in initiative.waves.items() for said in (one.label, id)}
    found: _Decided = {}
    for table in tables:
        if table.role != "register" or table.name != CITED:
            continue
        held = {
            name: table.frame[heading].astype(object).tolist() if heading in table.frame else [None] * len(table.rows)
            for name, heading in headings.items()
        }
        names = ("groupe", "vague", "question", "texte", "decision", "citation")
        for row in zip(*(map(_text, held[name]) for name in names), strict=True):
            group, wave, question, text, decision, own = row
            if decision or own:
                place = groups.get(plain(group), group), waves.get(plain(wave), wave), plain(question), plain(text)
                found[place] = decision, own
    return found


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _key(one: OpenAnswer) -> tuple[str, str, str, str]:
    return one.group, one.wave, plain(one.question), plain(one.text)


def _workbook(initiative: Initiative, declared: Register | None, said: list[OpenAnswer], decided: _Decided) -> bytes:
    content, known = BytesIO(), known_names(initiative)
    contract = contract_of(initiative, CITED)
    headings = register_headings(contract, declared) if declared else {name: name for name in contract.columns}
    with Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}) as book:
        sheet = book.add_worksheet(declared.sheet or _SHEET if declared else _SHEET)
        sheet.freeze_panes(1, 0)
        bold, wrapped = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        mark = book.add_format({"bold": True, "font_color": "#B00020"})
        places = {name: place for place, name in enumerate(headings)}
        for name, place in places.items():
            sheet.set_column(place, place, _WIDTHS[name], wrapped)
            sheet.write_string(0, place, headings[name], bold)
        words = [contract.columns["decision"].label(one).lower() for one in contract.columns["decision"].options]
        sheet.data_validation(
            1, places["decision"], len(said), places["decision"], {"validate": "list", "source": words}
        )
        for row, one in enumerate(said, start=1):
            decision, own = decided.get(_key(one), ("", ""))
            cells = {
                "groupe": one.group,
                "vague": one.wave,
                "question": one.question,
                "decision": decision,
                "citation": own,
            }
            for name, text in cells.items():
                if text:
                    sheet.write_string(row, places[name], text, wrapped)
            found = signs(one.text, known)
            sheet.write_string(row, places["signes"], ", ".join(dict.fromkeys(sign.what for sign in found)), wrapped)
            _marked(sheet, row, places["texte"], one.text, [(sign.begin, sign.end) for sign in found], wrapped, mark)
    return content.getvalue()


def _marked(
    sheet: Worksheet, row: int, place: int, text: str, spans: list[tuple[int, int]], plainly: Format, mark: Format
) -> None:
    """Write a text with what may tell of somebody in red."""
    pieces: list[str | Format] = []
    reached = 0
    for begin, end in spans:
        pieces += [text[reached:begin]] if begin > reached else []
        pieces += [mark, text[begin:end]]
        reached = end
    pieces += [text[reached:]] if reached < len(text) else []
    # A spreadsheet takes two pieces at least for such a cell.
    if len([one for one in pieces if isinstance(one, str)]) < 2:
        sheet.write_string(row, place, text, mark if spans else plainly)
    else:
        sheet.write_rich_string(row, place, *pieces, plainly)


def _tell(said: list[OpenAnswer], decided: _Decided, target: Path, long: list[OpenAnswer], *, new: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    words = Counter(plain(decided[_key(one)][0]) for one in said if _key(one) in decided)
    read = sum(words[one] for one in ("garder", "modifier", "ecarter"))
    console.print(f"[bold green]Classeur écrit[/] : {escape(str(target))}, pour vous seul.")
    console.print(
        f"{len(said)} texte{'s' if len(said) > 1 else ''} : {words['garder'] + words['modifier']} à citer, "
        f"{words['ecarter']} écarté{'s' if words['ecarter'] > 1 else ''}, {len(said) - read} à relire."
    )
    for (group, wave, question), times in Counter((one.group, one.wave, one.question) for one in long).items():
        console.print(
            f"{group}, {wave}, {question} : {times} texte{'s' if times > 1 else ''} de plus de {LONGEST_CELL} caractères, plus que "
            "n’en tient une cellule. Absent du classeur, il ne peut pas être cité : lisez-le dans l’export."
        )
    gone = len(decided.keys() - set(map(_key, said)))
    if gone:
        lost = (
            f"{gone} décisions retirées : leurs textes ne sont"
            if gone > 1
            else "Une décision retirée : son texte n’est"
        )
        console.print(f"{lost} plus dans les exports.")
    if new:
        console.print(_TO_DECLARE)


_TO_DECLARE = (
    f"Ajoutez sous « registers » d’initiative.yaml : « {CITED}: {{file: {CITED_FILE}, format: tableur, "
    f"sheet: {_SHEET}}} »."
)
