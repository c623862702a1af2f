"""The complete tables: every figure of a family, then the main ones by kind of structure and by kind of actor."""

from indicators.results import Figure
from indicators.tallies import TERRITORY
from initiatives.vocabulary import EVERYONE, LABELS, MATCHED
from reports import document as doc
from reports import french, reading
from reports.labels import scope_label
from reports.published import Published

KINDS = {"type_structure": "par type de structure", "type_acteur": "par type d’acteur"}
"""Scopes that are compared; a partner's own figures are in its own edition."""


def complete_tables(published: Published, group: str) -> tuple[doc.Block, ...]:
    """Print the figures of a group, wave by wave: the whole with its intervals, then by kind."""
    of_group = [figure for figure in published.results.figures if published.indicator(figure.indicator).group == group]
    found: list[doc.Block] = []
    for wave in dict.fromkeys(figure.cell.wave for figure in of_group):
        figures = [figure for figure in of_group if figure.cell.wave == wave]
        title = published.wave_label(wave) or "Ensemble de la période"
        found.append(_whole(published, title, [one for one in figures if one.cell.scope == TERRITORY]))
        found += [table for kind in KINDS if (table := _by_kind(published, title, kind, figures))]
    return tuple(found)


def _whole(published: Published, title: str, figures: list[Figure]) -> doc.DataTable:
    rows = tuple(
        (
            doc.TableCell(_label(published, figure, with_part=True), detail=published.indicator(figure.indicator).code),
            doc.TableCell(reading.value(figure), masked=figure.status == "masque"),
            doc.TableCell(reading.interval(figure) or "–"),
            doc.TableCell("" if figure.n is None else french.integer(figure.n)),
            doc.TableCell("" if figure.missing is None else french.integer(figure.missing)),
            doc.TableCell("" if figure.dont_know is None else french.integer(figure.dont_know)),
        )
        for figure in figures
    )
    heads = ("Indicateur", "Valeur", "Intervalle à 95 %", "n", "Sans réponse", "Ne sait pas")
    columns = tuple(doc.Column(french.typography(head), numeric=place > 0) for place, head in enumerate(heads))
    return doc.DataTable(title=title, columns=columns, rows=rows, compact=True)


def _by_kind(published: Published, title: str, kind: str, figures: list[Figure]) -> doc.DataTable | None:
    main = [one for one in figures if one.part == "" and one.cell.population in (EVERYONE, MATCHED)]
    scopes = list(dict.fromkeys(one.cell.scope for one in main if one.cell.scope.startswith(f"{kind}:")))
    by_place = {(one.indicator, one.cell.scope): one for one in main}
    rows = tuple(
        (
            doc.TableCell(_label(published, one, with_part=False), detail=published.indicator(one.indicator).code),
            *(_cell(by_place.get((one.indicator, scope))) for scope in scopes),
        )
        for one in main
        if one.cell.scope == TERRITORY and any((one.indicator, scope) in by_place for scope in scopes)
    )
    if not rows:
        return None
    names = [scope_label(published.initiative, scope) for scope in scopes]
    columns = (doc.Column("Indicateur"), *(doc.Column(name, numeric=True) for name in names))
    return doc.DataTable(title=f"{title}, {KINDS[kind]}", columns=columns, rows=rows, compact=True)


def _label(published: Published, figure: Figure, *, with_part: bool) -> str:
    indicator = published.indicator(figure.indicator)
    label = f"{indicator.label} – {figure.part_label}" if with_part and figure.part else indicator.label
    if figure.cell.population not in (EVERYONE, MATCHED):
        label += f" ({french.lower_first(LABELS[figure.cell.population])})"
    return french.typography(label)


def _cell(figure: Figure | None) -> doc.TableCell:
    if figure is None or figure.status == "sans_donnee":
        return doc.TableCell("–")
    base = f"n = {figure.n}" if figure.unit == "part" and figure.n and not reading.small(figure) else ""
    return doc.TableCell(reading.value(figure), masked=figure.status == "masque", detail=base)
