"""Who answered: the identity of a group, as a table rather than as many charts."""

from reports import document as doc
from reports import french, reading
from reports.pieces.findings import finding
from reports.pieces.shapes import kind
from reports.prose import plain
from reports.published import Published


def profile(published: Published, groups: list[str]) -> tuple[doc.Block, ...]:
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
    said = "Le questionnaire ne demande rien de l’identité des répondants."
    return (doc.Note(tone="absence", title="Pas de donnée", inline=plain(said)),)


def _table(published: Published, group: str, ids: list[str]) -> doc.DataTable:
    rows = []
    for id in ids:
        parts = published.parts(id)
        label = french.typography(published.indicator(id).label)
        for figure in parts:
            rows.append(
                (
                    doc.TableCell(f"{label} – {figure.part_label}"),
                    doc.TableCell(
                        "masqué" if figure.k is None else french.integer(figure.k), masked=figure.status == "masque"
                    ),
                    doc.TableCell(reading.value(figure), masked=figure.status == "masque"),
                )
            )
    columns = (doc.Column("Caractéristique"), doc.Column("Nombre", numeric=True), doc.Column("Part", numeric=True))
    title = f"Qui sont les {french.lower_first(published.initiative.groups[group].label)} qui ont répondu"
    codes = ", ".join(dict.fromkeys(published.indicator(id).code for id in ids))
    return doc.DataTable(title=french.typography(title), columns=columns, rows=tuple(rows), source=codes)
