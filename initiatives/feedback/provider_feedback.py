"""What goes back to whoever provided a file: what was used of it, what could not be, and how to mend it, cell by cell.

It is made from the findings of validation, before anything is counted. It holds answers: it is for the provider of these
files alone, is written in the owner's private folder, and no report may read it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from initiatives.collection.headings import register_headings
from initiatives.collection.personal_values import may_be_personal
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import REGISTERS
from initiatives.feedback.cell_guides import CellGuide, guides
from initiatives.validation.hosts import HOSTS
from initiatives.validation.quality import Finding, Passage, Severity
from initiatives.validation.validate import Checked

_EXAMPLES, _LONGEST = 3, 40
"""Texts quoted of one mistake, and their letters."""
_BY_THE_COLUMN = frozenset(
    (
        *("code_inconnu", "nombre_illisible", "nombre_ambigu", "hors_bornes", "date_illisible", "date_future"),
        *(
            "date_trop_ancienne",
            "reponses_ambigues",
            "reponse_trop_longue",
            "valeur_absente",
            "partenaire_inconnu",
            "structure_inconnue",
        ),
        *("departement_inconnu", "commune_inconnue", "axe_inconnu", "seance_inconnue", "cellule_en_erreur"),
        *("formule_sans_valeur", "cellule_abimee", "accord_illisible"),
    )
)
"""Rules of which the column says what to write; others say it themselves."""
_WITHOUT_AGREEMENT = frozenset(("consentement_absent", "opposition", "autorisation_absente"))
"""Rules that set aside a row of which nothing may be read."""
_GRAVEST_FIRST: tuple[Severity, ...] = ("blocking", "row_set_aside", "cell_set_aside", "notice")
_A_ROW = "une ligne du tableau"
_FOR_THE_OWNER = frozenset(
    (
        "colonne_inattendue",
        "feuille_non_lue",
        "lignes_non_lues",
        "vague_sans_reponse",
        "niveau_jamais_lu",
        "sens_des_codes",
        "corrige_par_decision",
        "ecarte_par_decision",
        "decision_impossible",
    )
)
"""What is no mistake of the provider, and asks nothing of it."""


@dataclass(frozen=True)
class Mistake:
    """One mistake, wherever it was made in a column: which rows (as a spreadsheet counts them), how it was read, what to do.

    `column` is « F · Âge », or None for whole rows; `quoted` are a few of the texts, never a personal one.
    """

    column: str | None
    rows: tuple[int, ...]
    severity: Severity
    read_as: str
    quoted: tuple[str, ...]
    why: str
    write: str

    def comment(self) -> str:
        """Say in three lines, for one cell, how it was read, why it cannot be used and what to write."""
        read = f"Lu comme {self.read_as}.\n" if self.read_as else ""
        return f"{read}Pourquoi : {self.why}\nÀ faire : {self.write}"


@dataclass(frozen=True)
class SheetFeedback:
    """One table of a file: how it was opened, what was used, what is to mend."""

    table: RawTable
    guides: tuple[CellGuide, ...]
    passages: tuple[Passage, ...]
    mistakes: tuple[Mistake, ...]
    blank_rows: frozenset[int]
    """Rows, as a spreadsheet counts them, of which the copy shows nothing: nobody agreed to their being read."""


@dataclass(frozen=True)
class ProviderFeedback:
    """All that goes back to one provider: its files, sheet by sheet."""

    id: str
    """A partner's id, a group's, a register's; or the name that the declaration gives."""
    provider: str
    sheets: tuple[SheetFeedback, ...]

    @property
    def all_is_well(self) -> bool:
        """Whether there is nothing to mend nor to look at again."""
        return not any(sheet.mistakes for sheet in self.sheets)


def feedback(initiative: Initiative, tables: Sequence[RawTable], checked: Checked) -> tuple[ProviderFeedback, ...]:
    """Return what goes back to each provider, in the order of the declaration."""
    structures = _structures(initiative, tables)
    by_place: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in checked.findings:
        by_place.setdefault((finding.file, finding.sheet), []).append(finding)
    sheets: dict[tuple[str, str], list[SheetFeedback]] = {}
    for table in _whole(tables):
        if table.role == "register" and REGISTERS[table.name].of_the_evaluator:
            continue  # nobody is written to about what one wrote oneself
        known = guides(initiative, table, structures)
        findings = by_place.get((table.shown_as, table.sheet), [])
        sheets.setdefault(_provider(initiative, table), []).append(
            SheetFeedback(
                table,
                known,
                tuple(passage for name, passage in checked.passages if name == table.name_of_file),
                tuple(_mistakes(table, known, findings)),
                frozenset(one.row for one in findings if one.rule in _WITHOUT_AGREEMENT and one.row is not None),
            )
        )
    return tuple(ProviderFeedback(id, provider, tuple(found)) for (id, provider), found in sheets.items())


def _whole(tables: Sequence[RawTable]) -> Iterator[RawTable]:
    """Give each sheet once: several sources may take rows of one."""
    seen = set()
    for table in tables:
        if (table.shown_as, table.sheet) not in seen:
            seen.add((table.shown_as, table.sheet))
            yield table


def _provider(initiative: Initiative, table: RawTable) -> tuple[str, str]:
    if table.provider:
        partner = initiative.partners.get(table.provider)
        return table.provider, partner.name if partner else table.provider
    return table.name, initiative.groups[table.name].label if table.wave else REGISTERS[table.name].label


def _structures(initiative: Initiative, tables: Sequence[RawTable]) -> list[str]:
    """Return the names of the host structures, as their register writes them."""
    for table in tables:
        if table.wave is None and table.name == HOSTS:
            headings = register_headings(REGISTERS[HOSTS], initiative.registers[HOSTS])
            for heading in (headings["libelle"], headings["structure"]):
                if heading in table.frame.columns:
                    return [str(one) for one in table.frame[heading].dropna().unique()]
    return []


def _mistakes(table: RawTable, known: tuple[CellGuide, ...], findings: Sequence[Finding]) -> Iterator[Mistake]:
    """Give the mistakes of a table, the same ones of one column together; what stops the evaluation first."""
    lines = {int(row): line for line, row in enumerate(table.rows.tolist())}

    def place(finding: Finding) -> tuple[int, str, str, str, str]:
        return (
            _GRAVEST_FIRST.index(finding.severity),
            finding.column or "",
            finding.rule,
            finding.message,
            finding.remedy,
        )

    told = [finding for finding in findings if finding.rule not in _FOR_THE_OWNER]
    for (_, column, rule, message, remedy), same in groupby(sorted(told, key=place), key=place):
        found = [*same]
        rows = tuple(sorted({finding.row for finding in found if finding.row is not None}))
        position = position_of(table, column)
        guide = known[position] if position is not None else None
        by_column = guide is not None and rule in _BY_THE_COLUMN
        yield Mistake(
            column=column or None,
            rows=rows,
            severity=found[0].severity,
            read_as=guide.read_as if guide is not None else _A_ROW if rows else "",
            quoted=_quoted(table, position, [lines[row] for row in rows if row in lines])
            if guide is not None and guide.shown and by_column
            else (),
            why=message,
            write=f"écrivez {guide.write}." if guide is not None and by_column else remedy + _besides(rule),
        )


def _besides(rule: str) -> str:
    """Say where a row is mended of which the copy shows nothing: written there, an agreement would stand alone."""
    if rule not in _WITHOUT_AGREEMENT:
        return ""
    return (
        " Un accord retrouvé s’écrit dans votre propre fichier : cette ligne n’est pas recopiée dans la copie jointe."
    )


def position_of(table: RawTable, column: str) -> int | None:
    """Return the position of a column told as « F · Âge »; None where the table has no such column."""
    letter = column.partition(" · ")[0]
    return table.letters.index(letter) if letter in table.letters else None


def _quoted(table: RawTable, position: int | None, lines: Sequence[int]) -> tuple[str, ...]:
    if position is None:
        return ()
    texts = table.frame.iloc[np.asarray(lines, dtype=np.intp), position].dropna().astype(str)
    counted = texts.value_counts()
    shown = [text for text in counted.index if not may_be_personal(text)][:_EXAMPLES]
    return tuple(
        f"{text[:_LONGEST]}{'…' if len(text) > _LONGEST else ''}" + (f" × {counted[text]}" if counted[text] > 1 else "")
        for text in shown
    )
