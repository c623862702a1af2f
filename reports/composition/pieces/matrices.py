"""What each kind of actor brings and receives, as grids: what it perceives, and what the register counts."""

from collections.abc import Mapping

from indicators.confidentiality.wording import PROTECTED
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.charts.matrix import GridCell, GridRow, HeatGrid
from reports.composition.pieces.contributions import amounts_by_nature
from reports.composition.pieces.shapes import kind
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading

NOTES = {"apport": "Apport perçu (sur 10)", "benefice": "Bénéfice perçu (sur 10)"}
SCOPE = "type_acteur"


def matrix(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show, per kind of actor, the contribution and the benefit that partners perceive, then what each kind brought by nature."""
    known = next((one for one in published.results.indicators.values() if kind(one) == "benefits_matrix"), None)
    brought = amounts_by_nature(published)
    return (
        *(_perceived(published, known) if known is not None else ()),
        *(_brought(published, brought) if brought is not None else ()),
    )


def _perceived(published: ReportedResults, known: Indicator) -> tuple[doc.Block, ...]:
    by_part = {figure.part: figure for figure in published.parts(known.id)}
    actors = [part.removeprefix("apport.") for part in by_part if part.startswith("apport.")]
    lines = {actor: [by_part.get(f"{note}.{actor}") for note in NOTES] for actor in actors}
    shown = {
        actor: [one for one in figures if one is not None]
        for actor, figures in lines.items()
        if all(one is not None and one.status != "sans_donnee" for one in figures)
    }
    if not shown:
        return ()
    if all(one.status == "masque" for figures in shown.values() for one in figures):
        said = PROTECTED
        return (doc.Note(tone="masque", title="Apports et bénéfices par type d’acteur", inline=plain(said)),)
    title = french.typography(_perceived_title(published, shown))
    rows = tuple(
        GridRow(LABELS[actor], tuple(_cell(one, (one.value or 0) / 10, french.base(one.n or 0)) for one in figures))
        for actor, figures in shown.items()
    )
    masked = any(one.status == "masque" for figures in shown.values() for one in figures)
    why = f"{PROTECTED} " if masked else ""
    return (
        _finding(
            published,
            known,
            title,
            "Moyenne des notes que les partenaires donnent, de 0 à 10",
            rows,
            tuple(NOTES.values()),
            why,
        ),
    )


def _perceived_title(published: ReportedResults, shown: Mapping[str, list[Figure]]) -> str:
    told = {
        actor: (brings.value, receives.value)
        for actor, (brings, receives) in shown.items()
        if brings.value is not None and receives.value is not None
    }
    if len(told) != 1:
        return "Ce que chaque type d’acteur estime apporter et recevoir"
    ((actor, (brings, receives)),) = told.items()
    who = _who(published, actor, ("note son", "notent leur"))
    return (
        f"{who} apport {french.number(brings)} sur 10, et {who.rpartition(' ')[2]} bénéfice {french.number(receives)}"
    )


def _brought(published: ReportedResults, known: Indicator) -> tuple[doc.Block, ...]:
    scopes = {
        figure.cell.scope: LABELS[figure.cell.scope.member]
        for figure in published.results.figures
        if figure.indicator == known.id and figure.cell.scope.kind == SCOPE
    }
    lines = {label: published.parts(known.id, scope) for scope, label in scopes.items()}
    told = {label: parts for label, parts in lines.items() if any(one.status == "publie" for one in parts)}
    if len(told) < 2:
        return ()
    kept = [one for one in published.parts(known.id) if one.part and (one.value or one.status == "masque")]
    most = max((one.value or 0.0 for parts in told.values() for one in parts if one.part), default=0.0) or 1.0
    rows = tuple(
        GridRow(label, tuple(_amount(parts, nature.part, most) for nature in kept)) for label, parts in lines.items()
    )
    totals = {
        scope: next((one.value or 0.0 for one in lines[label] if not one.part), 0.0) for scope, label in scopes.items()
    }
    whole = published.figure(known.id)
    first = max(totals, key=lambda scope: totals[scope])
    title = "Ce que chaque type d’acteur a apporté, par nature"
    if whole is not None and whole.value and len(told) == len(lines):
        share, total = french.percent(totals[first] / whole.value), french.about_euros(whole.value)
        title = f"{_who(published, first.member, ('apporte', 'apportent'))} {share} des {total} de l’alliance"
    subtitle = "Montants déclarés et heures valorisées, en euros, et nombre d’apports, par type d’acteur et par nature"
    anchor = f"resultat-{known.id}-par-type"
    return (
        _finding(
            published,
            known,
            french.typography(title),
            subtitle,
            rows,
            tuple(one.part_label for one in kept),
            "",
            anchor,
        ),
    )


_WHO = {
    "association": ("L’association", "Les associations"),
    "entreprise": ("L’entreprise", "Les entreprises"),
    "pouvoir_public": ("Le pouvoir public", "Les pouvoirs publics"),
    "universite": ("L’université", "Les universités"),
    "expert": ("L’expert", "Les experts"),
    "media": ("Le média", "Les médias"),
}
"""A kind of actor as the subject of a sentence: alone in the alliance, or several."""


def _who(published: ReportedResults, actor: str, does: tuple[str, str]) -> str:
    """Begin a sentence with a kind of actor, and what it does: alone in the alliance, or several of them."""
    count = sum(partner.actor == actor for partner in published.initiative.partners.values())
    one, several = _WHO[actor]
    return f"{several} {does[1]}" if count > 1 else f"{one} {does[0]}"


def _amount(parts: tuple[Figure, ...], nature: str, most: float) -> GridCell:
    one = next((figure for figure in parts if figure.part == nature), None)
    if one is None or one.status == "sans_donnee":
        return GridCell("sans donnée")
    if not one.value:
        return _cell(one, None, "")
    count = one.n or 0
    return _cell(one, one.value / most, f"{count} apport{'s' if count > 1 else ''}" if count else "")


def _cell(figure: Figure, depth: float | None, detail: str) -> GridCell:
    if figure.status == "masque":
        return GridCell(reading.value(figure), masked=True)
    return GridCell(reading.value(figure), depth, detail)


def _finding(
    published: ReportedResults,
    known: Indicator,
    title: str,
    subtitle: str,
    rows: tuple[GridRow, ...],
    heads: tuple[str, ...],
    why: str,
    anchor: str = "",
) -> doc.ShownFinding:
    said = " ; ".join(
        f"{row.label} : {', '.join(f'{french.lower_first(head)} {cell.text}' for head, cell in zip(heads, row.cells, strict=True))}"
        for row in rows
    )
    columns = (doc.TableColumn("Type d’acteur"), *(doc.TableColumn(head, numeric=True) for head in heads))
    body = tuple(
        (
            doc.TableCell(row.label),
            *(doc.TableCell(cell.text, masked=cell.masked, detail=cell.detail) for cell in row.cells),
        )
        for row in rows
    )
    return doc.ShownFinding(
        title=title,
        subtitle=subtitle,
        chart=HeatGrid(alt=french.typography(f"{title}. {said}."), columns=heads, rows=rows),
        table=doc.DataTable(title="Données du graphique", columns=columns, rows=body, compact=True),
        source=published.told_by(known),
        indicators=(known.id,),
        codes=(known.code,),
        reading=(),
        caveat=french.typography(f"{why}{known.caveat or ''}".strip()),
        anchor=anchor or f"resultat-{known.id}",
    )
