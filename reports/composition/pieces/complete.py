"""The complete tables: every figure of a family, then the main ones by kind of structure."""

from indicators.counting.tallies import TERRITORY
from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import EVERYONE, MATCHED, WITHOUT_THIRD_PARTY
from reports import document as doc
from reports.composition.pieces.condensed import condensed
from reports.composition.pieces.networks import is_named, ties_table
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.labels import scope_label

WORTH = (
    "Réponses redressées : celles des chiffres qui ont un effectif efficace, c’est-à-dire à combien de réponses de même "
    "poids les leurs équivalent ; les autres chiffres ne sont pas redressés."
)
"""Said below a table that holds weighted figures."""
DOUBTFUL = "Intervalle peu sûr : les réponses sont trop dissymétriques pour leur nombre."
"""Said below a table that holds such an interval."""


def complete_tables(published: ReportedResults, group: str) -> tuple[doc.Block, ...]:
    """Print the figures of a group, wave by wave: the whole with its intervals, then by kind of structure."""
    of_group = [figure for figure in published.figures if published.indicator(figure.indicator).group == group]
    found: list[doc.Block] = []
    for wave in dict.fromkeys(figure.cell.wave for figure in of_group):
        figures = [figure for figure in of_group if figure.cell.wave == wave]
        title = published.wave_label(wave) or "Ensemble de la période"
        found.append(_whole(published, title, [one for one in figures if one.cell.scope == TERRITORY]))
        by_kind = _by_kind(published, title, figures)
        found += [by_kind] if by_kind else []
    if any(is_named(published.indicator(figure.indicator)) for figure in of_group):
        found += ties_table(published)
    return tuple(found)


def _whole(published: ReportedResults, title: str, figures: list[Figure]) -> doc.DataTable:
    without = {
        (one.indicator, one.part): one
        for one in figures
        if one.cell.population == WITHOUT_THIRD_PARTY and one.status == "publie"
    }
    listed, left_out = condensed(published, (one for one in figures if one.cell.population != WITHOUT_THIRD_PARTY))
    unread = any(figure.illegible for figure in listed)
    heads = ["Indicateur", "Valeur", "Intervalle à 95 %", "n", "Sans réponse", "Ne sait pas"]
    heads += ["Illisibles"] if unread else []
    heads += ["Sans les tiers"] if without else []
    before = [None, *(figure.indicator for figure in listed)]
    rows = tuple(
        _row(published, figure, follows=figure.indicator == previous, unread=unread)
        + ((_cell(published, without.get((figure.indicator, figure.part))),) if without else ())
        for figure, previous in zip(listed, before, strict=False)
    )
    columns = tuple(doc.TableColumn(french.typography(head), numeric=place > 0) for place, head in enumerate(heads))
    note = (
        "Sans les tiers : sans les réponses qu’une autre personne a données à la place de la personne interrogée. "
        if without
        else ""
    )
    note += f"{DOUBTFUL} " if any("dissymetrie" in figure.flags for figure in listed) else ""
    note += f"{WORTH} " if any(map(reading.weighted, figures)) else ""
    note = french.typography(f"{note}{left_out}".strip())
    return doc.DataTable(title=title, columns=columns, rows=rows, note=note, compact=True)


def _row(published: ReportedResults, figure: Figure, *, follows: bool, unread: bool) -> tuple[doc.TableCell, ...]:
    """Write a figure; a part that follows another of its indicator does not say its label again, but its code.

    `unread` gives the answers that could not be read their column.
    """
    indicator = published.indicator(figure.indicator)
    part = published.part_label(figure)
    label = indicator.label if not figure.part else f"– {part}" if follows else f"{indicator.label} – {part}"
    bounds = "–" if reading.is_range(figure) else reading.interval(figure) or "–"
    doubt = "peu sûr" if "dissymetrie" in figure.flags and bounds != "–" else ""
    worth = f"efficace : {french.integer(figure.n_effective or 0)}" if reading.weighted(figure) else ""
    numbers = [(figure.n, worth), (figure.missing, ""), (figure.dont_know, "")]
    numbers += [(figure.illegible, "")] if unread else []
    return (
        doc.TableCell(french.typography(label), detail=indicator.code),
        doc.TableCell(reading.change(indicator, figure), masked=figure.status == "masque"),
        doc.TableCell(bounds, detail=doubt),
        *(
            doc.TableCell("" if number is None else french.integer(number), detail=french.typography(detail))
            for number, detail in numbers
        ),
    )


def _by_kind(published: ReportedResults, title: str, figures: list[Figure]) -> doc.DataTable | None:
    """Compare kinds of structure; an indicator that is masked for all of them has no line."""
    main = [one for one in figures if one.part == "" and one.cell.population in (EVERYONE, MATCHED)]
    scopes = list(dict.fromkeys(one.cell.scope for one in main if one.cell.scope.kind == "type_structure"))
    by_place = {(one.indicator, one.cell.scope): one for one in main}
    rows = []
    for whole in (one for one in main if one.cell.scope == TERRITORY):
        compared = [by_place.get((whole.indicator, scope)) for scope in scopes]
        if any(one is not None and one.status == "publie" for one in compared):
            indicator = published.indicator(whole.indicator)
            label = doc.TableCell(french.typography(indicator.label), detail=indicator.code)
            rows.append((label, *(_cell(published, one) for one in compared)))
    if not rows:
        return None
    names = [scope_label(published.initiative, scope) for scope in scopes]
    columns = (doc.TableColumn("Indicateur"), *(doc.TableColumn(name, numeric=True) for name in names))
    return doc.DataTable(title=f"{title}, par type de structure", columns=columns, rows=tuple(rows), compact=True)


def _cell(published: ReportedResults, figure: Figure | None) -> doc.TableCell:
    if figure is None or figure.status == "sans_donnee":
        return doc.TableCell("–")
    base = french.base(figure.n) if figure.unit == "part" and figure.n and not reading.small(figure) else ""
    base = ", ".join(filter(None, (base, "redressé" if reading.weighted(figure) else "")))
    said = reading.change(published.indicator(figure.indicator), figure)
    return doc.TableCell(said, masked=figure.status == "masque", detail=base)
