"""What partners brought: amounts by nature, partner by partner where they share them, hours and coordination."""

from indicators.measures.contributions import Contributions
from indicators.model import Indicator
from indicators.results import Figure
from initiatives.vocabulary import Use
from reports import document as doc
from reports import french, reading
from reports.charts.contributions import ContributionBars, ContributionRow
from reports.pieces.absence import absent
from reports.pieces.shapes import kind
from reports.prose import plain
from reports.published import Published

EVALUATION: Use = "evaluation"
"""The use of a contribution that is no action: what knowing the effects cost."""


def contributions(published: Published, partner: str | None = None) -> tuple[doc.Block, ...]:
    """Show what partners brought, by nature: everyone's when they share it, else one's own and the whole."""
    by_nature = next((one for one in published.results.indicators.values() if _is_by_nature(one)), None)
    if by_nature is None:
        return absent("Aucune contribution n’a été renseignée.")
    whole = published.parts(by_nature.id)
    natures = tuple(figure for figure in whole if figure.part)
    seen = [
        (declared.name, id, parts)
        for id, declared in published.initiative.partners.items()
        if (parts := published.parts(by_nature.id, f"partenaire:{id}")) and parts[0].status == "publie"
    ]
    if not seen:
        return (_whole_only(whole), *_other_contributions(published, by_nature))
    ranked = sorted(seen, key=lambda one: -_amount(one[2], ""))
    rows = tuple(
        ContributionRow(
            name,
            tuple(_amount(parts, nature.part) for nature in natures),
            french.euros(_amount(parts, "")),
            highlighted=id == partner,
        )
        for name, id, parts in ranked
    )
    total = next((figure for figure in whole if figure.part == ""), None)
    alt = " ; ".join(f"{row.label} : {row.text}" for row in rows)
    found = doc.Finding(
        title=_title(published, ranked, total, partner),
        subtitle="Montants déclarés et heures valorisées, en euros, par nature d’apport",
        chart=ContributionBars(
            alt=french.typography(alt), natures=tuple(nature.part_label for nature in natures), rows=rows
        ),
        table=_table(natures, rows),
        source=french.typography(by_nature.source),
        indicators=(by_nature.id,),
        codes=(by_nature.code,),
        reading=(plain(" ".join([reading.sentence(by_nature, total), *_evaluation(published)])),) if total else (),
        caveat=french.typography(by_nature.caveat or ""),
        anchor=f"resultat-{by_nature.id}",
    )
    return (found, *_other_contributions(published, by_nature))


def _is_by_nature(indicator: Indicator) -> bool:
    measure = indicator.measure
    return (
        kind(indicator) == "contributions"
        and getattr(measure, "contributions", "") == "montant"
        and getattr(measure, "by", "") == "nature"
    )


def _breakdown(parts: tuple[Figure, ...]) -> str:
    """Say how a total is made up: « Action : 30 000 € ; Coordination : 9 000 € »."""
    named = [one for one in parts if one.part and one.status != "sans_donnee" and (one.value or one.status == "masque")]
    return french.typography(" ; ".join(f"{one.part_label} : {reading.value(one)}" for one in named))


def _evaluation(published: Published) -> list[str]:
    """Say how much of the contributions the evaluation itself took, where uses are known."""
    for indicator in published.results.indicators.values():
        measure = indicator.measure
        if isinstance(measure, Contributions) and (measure.contributions, measure.by) == ("montant", "usage"):
            spent = published.figure(indicator.id, EVALUATION)
            if spent is not None and spent.value and spent.status == "publie":
                return [french.typography(f"Dont évaluation : {reading.value(spent)}.")]
    return []


def _amount(parts: tuple[Figure, ...], part: str) -> float:
    return next((figure.value or 0.0 for figure in parts if figure.part == part), 0.0)


def _title(
    published: Published, ranked: list[tuple[str, str, tuple[Figure, ...]]], total: Figure | None, partner: str | None
) -> str:
    whole = total.value if total is not None and total.value else None
    own = next((parts for _, id, parts in ranked if id == partner), None)
    if own is not None:
        share = f", soit {french.percent(_amount(own, '') / whole)} des apports de l’alliance" if whole else ""
        return french.typography(f"Vous avez apporté {french.euros(_amount(own, ''))}{share}")
    if whole is None or len(ranked) < 3:
        return "Les apports des partenaires"
    first = french.joined([name for name, _, _ in ranked[:3]])
    three = sum(_amount(parts, "") for _, _, parts in ranked[:3])
    return french.typography(
        f"{first} apportent {french.percent(three / whole)} des {french.euros(whole)} de l’alliance"
    )


def _table(natures: tuple[Figure, ...], rows: tuple[ContributionRow, ...]) -> doc.DataTable:
    heads = ("Partenaire", *(nature.part_label for nature in natures), "Total")
    columns = tuple(
        doc.Column(f"{head} (€)" if position else head, position > 0) for position, head in enumerate(heads)
    )
    body = tuple(
        (
            doc.TableCell(row.label),
            *(doc.TableCell(french.integer(amount)) for amount in row.amounts),
            doc.TableCell(row.text.removesuffix(f"{french.NARROW}€")),
        )
        for row in rows
    )
    return doc.DataTable(title="Apports par partenaire et par nature", columns=columns, rows=body, compact=True)


def _whole_only(whole: tuple[Figure, ...]) -> doc.Block:
    rows = tuple(
        (
            doc.TableCell(figure.part_label if figure.part else "Total"),
            doc.TableCell(reading.value(figure), masked=figure.status == "masque"),
        )
        for figure in whole
    )
    columns = (doc.Column("Nature de l’apport"), doc.Column("Montant", numeric=True))
    note = (
        "Les montants de chaque partenaire ne sont pas publiés : les partenaires n’ont pas convenu de se les montrer."
    )
    return doc.DataTable(
        title="Apports de l’ensemble des partenaires", columns=columns, rows=rows, note=french.typography(note)
    )


def _other_contributions(published: Published, drawn: Indicator) -> tuple[doc.Block, ...]:
    """Show the other totals: hours, uses, coordination; a partner reads its own beside the whole."""
    own = f"partenaire:{published.partner}"
    rows = []
    for indicator in published.results.indicators.values():
        if kind(indicator) != "contributions" or indicator.id == drawn.id:
            continue
        main = published.figure(indicator.id)
        if main is not None:
            mine = published.figure(indicator.id, scope=own)
            shown = (main, mine) if published.partner else (main,)
            rows.append(
                (
                    doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                    *(
                        doc.TableCell(
                            "–" if one is None else reading.value(one), masked=bool(one and one.status == "masque")
                        )
                        for one in shown
                    ),
                    doc.TableCell(
                        french.typography(indicator.caveat or reading.sentence(indicator, main)),
                        detail=_breakdown(published.parts(indicator.id)),
                    ),
                )
            )
    if not rows:
        return ()
    heads = ("Ensemble", "Vous") if published.partner else ("Ensemble",)
    columns = (doc.Column("Indicateur"), *(doc.Column(head, numeric=True) for head in heads), doc.Column("Lecture"))
    return (doc.DataTable(title="Heures, usages et coordination", columns=columns, rows=tuple(rows)),)
