"""Who answered: the identity of a group, as a table rather than as many charts."""

from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.findings import finding
from reports.composition.pieces.grouping import said_once
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french, reading


def profile(published: ReportedResults, groups: list[str]) -> tuple[doc.Block, ...]:
    """Show the identity of some groups: one table of distributions per group, then what is not a distribution."""
    found: list[doc.Block] = []
    for group in groups:
        chosen = published.indicators(group, "identite")
        tables = [indicator.id for indicator in chosen if kind(indicator) == "distribution"]
        if tables:
            found.append(_table(published, group, tables))
        found += finding(published, *(indicator.id for indicator in chosen if indicator.id not in tables))
    if found:
        return tuple(found)
    said = "Aucun indicateur d’identité n’est retenu pour ce groupe."
    return absent(said)


def _table(published: ReportedResults, group: str, ids: list[str]) -> doc.DataTable:
    waves = [published.waves(id)[-1:] for id in ids]
    usual = max(waves, key=waves.count)
    rows = []
    for id, wave in zip(ids, waves, strict=True):
        label = published.indicator(id).label
        if wave != usual and wave and wave[0]:
            label += f" ({french.lower_first(published.wave_label(wave[0]))})"
        parts = published.parts(id)
        bases = dict.fromkeys(french.base(figure.n) for figure in parts if figure.n is not None)
        shared = doc.TableCell(french.typography(label), detail=" · ".join((published.indicator(id).code, *bases)))
        for figure in parts:
            masked = figure.status == "masque"
            count = reading.value(figure) if figure.k is None else french.integer(figure.k)
            rows.append(
                (
                    shared,
                    doc.TableCell(french.typography(figure.part_label)),
                    doc.TableCell(count, masked=masked),
                    doc.TableCell(reading.value(figure), masked=masked),
                )
            )
    heads = ("Caractéristique", "Réponse", "Nombre", "Part")
    columns = tuple(doc.TableColumn(head, numeric=place > 1) for place, head in enumerate(heads))
    title = f"Qui sont les {french.lower_first(published.initiative.groups[group].label)} qui ont répondu"
    return doc.DataTable(title=french.typography(title), columns=columns, rows=said_once(rows), grouped=True)
