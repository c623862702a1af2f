"""What stands behind each figure: counts, formula, filters, and the rows of each file. Never a row number."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from indicators.counting.columns import Columns, columns_of
from indicators.counting.tallies import TERRITORY
from indicators.counting.whom_and_when import Waves
from indicators.explaining.formulas import filters, formula, tables_behind
from indicators.explaining.lines import cell_lines, file_label, passage_line
from indicators.figures.results import Figure, PublishedResults
from initiatives.validation.quality import Passage

Explained = dict[str, object]


class UnknownFigure(LookupError):  # noqa: N818 - read aloud: « chiffre inconnu »
    """Nobody can be shown this figure: the message says in French what exists instead."""


def explanations(results: PublishedResults) -> Explained:
    """Explain every figure of one reader, as data for JSON.

    Returns:
        `indicators` (by id: definition, formula, filters, files with rows read, used and set aside by rule) and
        `figures` (one per figure: where and when, its numbers, the counts behind it). A figure that is not published
        says why and holds no number.
    """
    columns = columns_of(results.initiative)
    return {
        "audience": results.audience.id,
        "data_version": results.data_version,
        "indicators": {key: _indicator(results, columns, key) for key in results.indicators},
        "figures": [_figure(results, figure) for figure in results.figures],
    }


def explain_figure(
    results: PublishedResults,
    indicator: str,
    scope: str | None = None,
    wave: str | None = None,
    file_names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[str, ...]:
    """Explain the figures of one indicator in French lines, for the territory at every wave unless told otherwise.

    `file_names` (of `Dataset`) are given when the owner asks; files are told by what they hold to anyone else.
    Raises UnknownFigure, in French, when the indicator, the scope or the wave has no figure.
    """
    indicator = _named(results, indicator)
    own = [figure for figure in results.figures if figure.indicator == indicator]
    cells = dict.fromkeys(figure.cell for figure in own)
    chosen = [cell for cell in cells if cell.scope == (scope or TERRITORY) and wave in (None, cell.wave)]
    if not chosen:
        raise UnknownFigure(
            f"« {indicator} » n’a pas de chiffre pour ce périmètre à cette vague. "
            f"Périmètres : {', '.join(dict.fromkeys(cell.scope for cell in cells)) or 'aucun'}. "
            f"Vagues : {', '.join(dict.fromkeys(cell.wave for cell in cells if cell.wave)) or 'aucune'}."
        )
    columns = columns_of(results.initiative)
    definition = results.indicators[indicator]
    lines = [f"{definition.label} ({definition.code}, {indicator})"]
    if definition.question:
        lines.append(f"Question : {definition.question}")
    lines += [f"Formule : {step}" for step in formula(definition, columns)]
    lines += [f"Filtre : {kept}" for kept in filters(definition, columns)]
    lines += [line for cell in chosen for line in cell_lines(results, indicator, cell, own)]
    waves = {cell.wave for cell in chosen}
    lines.append("")
    for passage in _passages(results, columns, indicator, waves):
        lines.append(passage_line(passage, file_names.get(passage.id, file_label(results.initiative, passage))))
    return (*lines, f"Source : {definition.source}")


def _named(results: PublishedResults, asked: str) -> str:
    """Find an indicator by its id, or by the code that reports print when it has one indicator only, breakdowns aside."""
    if asked in results.indicators:
        return asked
    same_code = [
        id
        for id, known in results.indicators.items()
        if known.code.casefold() == asked.casefold() and known.broken_from is None
    ]
    if len(same_code) == 1:
        return same_code[0]
    if same_code:
        raise UnknownFigure(f"Plusieurs indicateurs portent le code « {asked} » : {', '.join(same_code)}.")
    near = get_close_matches(asked, [*results.indicators, *(known.code for known in results.indicators.values())], 1)
    hint = (
        f" Vouliez-vous écrire « {near[0]} » ?"
        if near
        else " La liste est dans l’annexe « Définition des indicateurs »."
    )
    raise UnknownFigure(f"L’indicateur « {asked} » n’existe pas dans cette évaluation.{hint}")


def _indicator(results: PublishedResults, columns: Columns, key: str) -> Explained:
    indicator = results.indicators[key]
    return {
        "code": indicator.code,
        "label": indicator.label,
        "question": indicator.question,
        "formula": list(formula(indicator, columns)),
        "filters": list(filters(indicator, columns)),
        "files": [_passage(passage) for passage in _passages(results, columns, key, set())],
        "caveat": indicator.caveat,
        "source": indicator.source,
    }


def _figure(results: PublishedResults, figure: Figure) -> Explained:
    cell = figure.cell
    explained: Explained = {
        "indicator": figure.indicator,
        "scope": cell.scope,
        "wave": cell.wave,
        "population": cell.population,
        "part": figure.part,
        "label": figure.part_label,
        "status": figure.status,
    }
    if figure.status != "publie":
        return explained | {"reason": figure.reason}
    numbers = (
        "value",
        "text",
        "unit",
        "n",
        "k",
        "n_effective",
        "missing",
        "illegible",
        "dont_know",
        "not_concerned",
        "low",
        "high",
        "method",
        "evidence",
        "test",
        "p",
        "p_adjusted",
    )
    explained |= {name: _rounded(getattr(figure, name)) for name in numbers} | {"flags": list(figure.flags)}
    if figure.counts_only:
        explained |= dict.fromkeys(("value", "low", "high"))
    counts: dict[str, dict[str, int]] = {}
    for one in results.counts.get((figure.indicator, cell), ()):
        counts.setdefault(one.question, {})[one.level] = one.count
    return explained | {"counts": counts}


def _rounded(value: object) -> object:
    # Six decimals, as in results.csv: all the digits of a quotient would give back what was divided.
    return round(value, 6) if isinstance(value, float) else value


def _passages(results: PublishedResults, columns: Columns, key: str, waves: set[Waves]) -> list[Passage]:
    """Return the passages of the tables behind an indicator; those of these waves when some are given."""
    tables = tables_behind(results.indicators, columns, key)
    moments = {moment for wave in waves for moment in wave.each}
    return [
        passage
        for passage in results.passages
        if passage.source in tables and (not moments or passage.wave is None or passage.wave in moments)
    ]


def _passage(passage: Passage) -> Explained:
    return {
        "source": passage.source,
        "wave": passage.wave,
        "rank": passage.rank,
        "sha256": passage.sha256,
        "read": passage.read if passage.counted else None,
        "used": passage.used if passage.counted else None,
        "set_aside": dict(passage.set_aside),
        "few": list(passage.few),
        "cells_set_aside": dict(passage.cells_set_aside),
    }
