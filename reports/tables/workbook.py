"""The published figures as a workbook: a sheet for each chapter, for who would rather sort and filter than read."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from indicators.figures.results import Figure, PublishedResults
from initiatives.declaration.vocabulary import LABELS
from reports.composition.changes import Change
from reports.composition.chapters import ACTIVITY, EVALUATION, PARTNERS, TERRITORY, chapters
from reports.composition.published import ReportedResults
from reports.tables.csv_files import RECONCILED, reconciled_values
from reports.words import french
from reports.words.labels import scope_label
from reports.words.report_states import BANNER, STATES

_LONGEST = 31
"""Characters that Excel allows in the name of a sheet."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_HEADS: Mapping[str, float] = {
    "Identifiant": 34,
    "Code": 9,
    "Indicateur": 52,
    "Partie": 34,
    "Périmètre": 24,
    "Vague": 22,
    "Population": 16,
    "Valeur": 12,
    "Unité": 12,
    "n": 8,
    "k": 8,
    "Sans réponse": 12,
    "Illisibles": 12,
    "Ne sait pas": 12,
    "Borne basse": 12,
    "Borne haute": 12,
    "Méthode": 44,
    "Preuve": 24,
    "Mentions": 24,
    "Remarque": 60,
}
"""Headings of a sheet of figures and their widths, in characters."""
_UNITS = {"part": "%", "points": "points", "euros": "€", "heures": "h", "tonnes": "t", "mois": "mois"}
_STATUS = {"masque": "masqué", "sans_donnee": "sans donnée", "non_publie": "non publié"}
_Cell = str | float | None


def results_workbook(
    results: PublishedResults, status: Literal["provisoire", "definitif"], changes: Sequence[Change] = ()
) -> bytes:
    """Return an XLSX file: what it is, then a sheet of figures per chapter, then what changed, then the sums.

    The same results give the same bytes: the file is dated by the evaluation. Texts are never formulas.
    """
    published = ReportedResults(results)
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(written, options) as book:
        initiative = results.initiative
        dated = datetime.combine(initiative.evaluated_on, datetime.min.time())
        book.set_properties({"title": initiative.name, "author": initiative.evaluator, "created": dated})
        sheets = _Sheets(book)
        sheets.notice(published, status)
        for title, groups in _chapters(published).items():
            figures = [one for one in results.figures if results.indicators[one.indicator].group in groups]
            if figures:
                sheets.table(title, _HEADS, (_line(published, figure) for figure in figures))
        if changes:
            told = {name: _HEADS[name] for name in ("Identifiant", "Indicateur", "Périmètre", "Vague")}
            told |= {"Était": 16, "Est": 16, "Pourquoi": 60}
            lines = ((one.indicator, one.label, one.scope, one.wave, one.was, one.now, one.why) for one in changes)
            sheets.table("Ce qui a changé", told, lines)
        if results.reconciliation:
            heads = dict.fromkeys((name.replace("_", " ").capitalize() for name in RECONCILED), 22.0)
            sheets.table("Le tout et ses parties", heads, map(reconciled_values(results), results.reconciliation))
    return written.getvalue()


def _chapters(published: ReportedResults) -> dict[str, tuple[str, ...]]:
    """Name the chapters in the order of the report, with the families of indicators that each holds."""
    found: dict[str, tuple[str, ...]] = {"Activité et moyens": (ACTIVITY,)}
    found |= {chapter.title.removeprefix("les "): tuple(chapter.groups) for chapter in chapters(published)}
    kept = {id for groups in found.values() for id in groups}
    compared = tuple(id for id in published.initiative.groups if id not in kept and id != PARTNERS)
    found |= {"Groupes de comparaison": compared} if compared else {}
    return found | {"Partenaires": (PARTNERS,), "Territoire": (TERRITORY,), "Qualité": (EVALUATION,)}


def _line(published: ReportedResults, figure: Figure) -> tuple[_Cell, ...]:
    indicator = published.indicator(figure.indicator)
    hidden = figure.counts_only
    bounds = (None, None) if hidden else (figure.low, figure.high)
    value: _Cell = _STATUS.get(figure.status) or figure.text or (None if hidden else figure.value)
    return (
        figure.indicator,
        indicator.code,
        indicator.label,
        published.part_label(figure) if figure.part else "",
        scope_label(published.initiative, figure.cell.scope),
        published.wave_label(figure.cell.wave),
        figure.cell.population.replace("_", " "),
        value,
        _UNITS.get(figure.unit, figure.unit.replace("_", " ")),
        figure.n,
        figure.k,
        figure.missing,
        figure.illegible,
        figure.dont_know,
        *bounds,
        figure.method,
        LABELS[figure.evidence],
        ", ".join(flag.replace("_", " ") for flag in figure.flags),
        figure.reason or ("Moins de dix réponses : lire k et n." if hidden else ""),
    )


class _Sheets:
    """The sheets of one workbook, named once each and laid out alike."""

    def __init__(self, book: Workbook) -> None:
        self._book, self._names = book, set[str]()
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self._title = book.add_format({"bold": True, "font_size": 16})
        self._words = book.add_format({"text_wrap": True, "valign": "top"})
        self._share = book.add_format({"num_format": "0.0%"})
        self._number = book.add_format({"num_format": "#,##0.##"})

    def notice(self, published: ReportedResults, status: Literal["provisoire", "definitif"]) -> None:
        """Write the first sheet: what this file is, and how to read it."""
        initiative = published.initiative
        waves = (f"{one.label} ({french.day(one.from_)} – {french.day(one.to)})" for one in initiative.waves.values())
        facts = {
            "Ce fichier": "Tous les chiffres publiés, une feuille par chapitre du rapport.",
            "Lecteur": published.results.audience.label,
            "Nature des données": BANNER if initiative.synthetic else "Données recueillies par l’initiative",
            "État": STATES[status],
            "Version des données": published.results.data_version,
            "Dates de terrain": " ; ".join(waves),
            "Date de l’évaluation": french.day(initiative.evaluated_on),
            "Valeur": "Une part est entre 0 et 100 % ; les autres valeurs sont dans l’unité de leur ligne.",
            "n, k": "n : réponses exprimées ; k : celles qui remplissent la condition. Une case vide n’est pas un zéro.",
            "Bornes": "Intervalle à 95 %, à titre indicatif quand les répondants étaient volontaires.",
            "Masqué": "Pour protéger les personnes et les organisations ; ni zéro, ni absent.",
            "Identifiant": f"Expliquer un chiffre : utilite explain {initiative.slug} identifiant",
        }
        sheet = self._sheet("Lisez-moi")
        sheet.write_string(0, 0, initiative.name, self._title)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 90)
        for row, (name, said) in enumerate(facts.items(), start=2):
            sheet.write_string(row, 0, name, self._words)
            sheet.write_string(row, 1, french.typography(said), self._words)

    def table(self, title: str, heads: Mapping[str, float], lines: Iterable[Sequence[_Cell]]) -> None:
        """Write a sheet: its headings stay in sight and filter the lines under them."""
        sheet = self._sheet(title)
        unit = list(heads).index("Unité") if "Unité" in heads else None
        for column, (head, width) in enumerate(heads.items()):
            sheet.write_string(0, column, head, self._head)
            sheet.set_column(column, column, width)
        last = 0
        for last, line in enumerate(lines, start=1):
            in_percent = unit is not None and line[unit] == _UNITS["part"]
            for column, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(last, column, value)
                elif value is not None:
                    share = in_percent and list(heads)[column] in ("Valeur", "Borne basse", "Borne haute")
                    sheet.write_number(last, column, value, self._share if share else self._number)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(heads) - 1)

    def _sheet(self, title: str) -> Worksheet:
        """Add a sheet under a name that Excel accepts and that no other bears."""
        whole = title.translate(_FORBIDDEN).strip("' ") or "Feuille"
        name, again = whole[:_LONGEST], 1
        while name.lower() in self._names:
            again += 1
            name = f"{whole[: _LONGEST - len(str(again)) - 1]} {again}"
        self._names.add(name.lower())
        return self._book.add_worksheet(name[:1].upper() + name[1:])
