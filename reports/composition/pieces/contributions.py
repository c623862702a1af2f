"""What partners brought: amounts by nature, partner by partner where they share them, hours and coordination."""

from collections.abc import Iterable, Iterator

from indicators.counting.tallies import TERRITORY
from indicators.counting.whom_and_when import Scope
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.contributions import Contributions
from initiatives.declaration.vocabulary import Use
from reports import document as doc
from reports.charts.contribution_bars import ContributionBars, ContributionRow
from reports.composition.pieces.absence import absent
from reports.composition.pieces.made_of import made_of
from reports.composition.pieces.pointing import in_a_row, pointed
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.sums import NEAR, ROUNDED, off_by_rounding

EVALUATION: Use = "evaluation"
"""The use of a contribution that is no action: what knowing the effects cost."""


def contributions(published: ReportedResults, partner: str | None = None) -> tuple[doc.Block, ...]:
    """Show what partners brought, by nature: everyone's when they share it, else one's own and the whole."""
    by_nature = amounts_by_nature(published)
    if by_nature is None:
        return absent("Aucune contribution n’a été renseignée.")
    whole = published.parts(by_nature.id)
    shown = [parts for id in published.initiative.partners if (parts := _of_partner(published, by_nature, id))]
    natures = tuple(
        figure for figure in whole if figure.part and (not shown or any(_amount(one, figure.part) for one in shown))
    )
    seen = [
        (declared.name, id, parts)
        for id, declared in published.initiative.partners.items()
        if (parts := _of_partner(published, by_nature, id))
    ]
    if not seen:
        return (_whole_only(whole), *_other_contributions(published, by_nature))
    ranked = sorted(seen, key=lambda one: -_amount(one[2], ""))
    total = _main(whole)
    off = off_by_rounding(_sums(total, natures, [parts for _, _, parts in ranked]))
    rows = tuple(
        ContributionRow(
            name,
            tuple(_amount(parts, nature.part) for nature in natures),
            french.euros(_amount(parts, "")),
            highlighted=id == partner,
        )
        for name, id, parts in ranked
    )
    unpriced = _of_hours_alone(published, by_nature)
    title = _title(published, ranked, total, partner)
    if partner in unpriced:
        title = "Vous avez apporté du temps, que rien ne compte en euros"
    drawn = gathered(rows)
    named = tuple(nature.part_label for nature in natures)
    aloud = french.typography(f"{' ; '.join(_aloud(row, named) for row in drawn)}.")
    alone = len(drawn) == 1  # a bar beside no other shows nothing: what it is made of is a sentence
    said = [pointed(_of_one(drawn[0], named), by_nature)] if alone else []
    whole_said = [pointed(reading.sentence(by_nature, total), by_nature), *_evaluation(published)] if total else []
    found = doc.ShownFinding(
        title=title,
        subtitle="Montants déclarés et heures valorisées, en euros, par nature d’apport",
        chart=None if alone else ContributionBars(alt=f"{title}. {aloud}", natures=named, rows=drawn),
        table=None if alone else _table(natures, rows),
        source=published.told_by(by_nature),
        indicators=(by_nature.id,),
        codes=(by_nature.code,),
        reading=tuple(in_a_row(lines) for lines in (said, whole_said) if lines),
        caveat=french.typography(
            " ".join(
                filter(
                    None,
                    (
                        _not_drawn(published, tuple(one for one in unpriced if one != partner)),
                        by_nature.caveat,
                        ROUNDED if off else "",
                    ),
                )
            )
        ),
        anchor=f"resultat-{by_nature.id}",
    )
    return (found, *_other_contributions(published, by_nature))


def _of_hours_alone(published: ReportedResults, by_nature: Indicator) -> tuple[str, ...]:
    """Return the partners that gave hours and no amount, as far as the reader may know both."""
    hours = [
        one.id
        for one in published.results.indicators.values()
        if kind(one) == "contributions"
        and getattr(one.measure, "contributions", "") == "heures"
        and one.unit == "heures"
    ]
    found = []
    for id in published.initiative.partners:
        scope = Scope.of("partenaire", id)
        amount = published.figure(by_nature.id, scope=scope)
        gave = (published.figure(one, scope=scope) for one in hours)
        if (amount is None or amount.status == "sans_donnee") and any(
            one is not None and one.status == "publie" and one.value for one in gave
        ):
            found.append(id)
    return tuple(found)


def _not_drawn(published: ReportedResults, ids: tuple[str, ...]) -> str:
    """Name those that bars of euros leave out, a few of them: their hours are in the table that follows."""
    if not ids:
        return ""
    names = [published.initiative.partners[id].name for id in ids]
    who = french.joined(names if len(names) <= NAMED else [*names[: NAMED - 1], "d’autres"])
    many = len(names) > 1
    return (
        f"{who} {'ont' if many else 'a'} apporté du temps, sans montant : {'leurs' if many else 'ses'} heures ne sont pas "
        "dans ces montants."
    )


def _of_partner(published: ReportedResults, by_nature: Indicator, id: str) -> tuple[Figure, ...]:
    """Return what a partner brought, by nature, where the reader may know it."""
    parts = published.parts(by_nature.id, Scope.of("partenaire", id))
    return parts if parts and parts[0].status == "publie" else ()


def amounts_by_nature(published: ReportedResults) -> Indicator | None:
    """Return the indicator that says what was brought, in euros, by nature; None where it is not followed."""
    return next((one for one in published.results.indicators.values() if _is_by_nature(one)), None)


def _is_by_nature(indicator: Indicator) -> bool:
    measure = indicator.measure
    return (
        kind(indicator) == "contributions"
        and getattr(measure, "contributions", "") == "montant"
        and getattr(measure, "by", "") == "nature"
    )


LONGEST = 70
"""Letters that the names of three partners may take in a title."""
NAMED = 5
"""Partners that a sentence names; of more it says that there are others."""
SHOWN = 20
"""Partners drawn one by one; those after them are drawn together, and the table names them all."""


def gathered(rows: tuple[ContributionRow, ...]) -> tuple[ContributionRow, ...]:
    """Return the largest, the reader's own wherever it ranks, and one line for all the others."""
    if len(rows) <= SHOWN + 1:
        return rows
    kept = tuple(row for place, row in enumerate(rows) if place < SHOWN or row.highlighted)
    others = [row for row in rows if row not in kept]
    total = french.euros(sum(sum(row.amounts) for row in others))
    # Together they may outweigh anyone: their bar would flatten all the others.
    return (*kept, ContributionRow(f"Les {len(others)} autres, ensemble", (), f"{total} (hors échelle)"))


def _aloud(row: ContributionRow, natures: tuple[str, ...]) -> str:
    """Say what a partner brought, and of what it is made: « Orange : 12 000 €, soit temps 8 000 € et don 4 000 € »."""
    made = _made_of(row, natures)
    if sum(map(bool, row.amounts)) == 1:
        return f"{row.label} : {row.text}, {made}"
    return ", ".join(filter(None, (f"{row.label} : {row.text}", made and f"soit {made}")))


def _of_one(row: ContributionRow, natures: tuple[str, ...]) -> str:
    """Say in a sentence what the bar of a partner alone would show; the title has told its reader the sum."""
    made = _made_of(row, natures) if row.highlighted else _aloud(row, natures)
    return french.typography(f"{made[:1].upper()}{made[1:]}.")


def _made_of(row: ContributionRow, natures: tuple[str, ...]) -> str:
    """Say of what natures a sum is made: « temps 8 000 € et don 4 000 € », « don seulement »."""
    known = [
        (french.lower_first(nature), amount) for nature, amount in zip(natures, row.amounts, strict=False) if amount
    ]
    if len(known) == 1:
        return f"{known[0][0]} seulement"
    return french.joined([f"{nature} {french.euros(amount)}" for nature, amount in known])


def _main(parts: Iterable[Figure]) -> Figure | None:
    return next((one for one in parts if one.part == ""), None)


def _evaluation(published: ReportedResults) -> list[doc.Inline]:
    """Say how much of the contributions the evaluation itself took, where uses are known."""
    for indicator in published.results.indicators.values():
        measure = indicator.measure
        if isinstance(measure, Contributions) and (measure.contributions, measure.by) == ("montant", "usage"):
            spent = published.figure(indicator.id, EVALUATION)
            if spent is not None and spent.value and spent.status == "publie":
                said = french.typography(f"L’évaluation compte pour {reading.value(spent)} dans ce total.")
                return [pointed(said, indicator)]
    return []


def _amount(parts: tuple[Figure, ...], part: str) -> float:
    return next((figure.value or 0.0 for figure in parts if figure.part == part), 0.0)


def _title(
    published: ReportedResults,
    ranked: list[tuple[str, str, tuple[Figure, ...]]],
    total: Figure | None,
    partner: str | None,
) -> str:
    whole = total.value if total is not None and total.value else None
    own = next((parts for _, id, parts in ranked if id == partner), None)
    if own is not None:
        share = (
            f", soit {french.percent(_amount(own, '') / whole)} des apports de l’alliance"
            if whole and published.beside_others
            else ""
        )
        return french.typography(f"Vous avez apporté {french.euros(_amount(own, ''))}{share}")
    if whole is None or len(ranked) < 3:
        return "Les apports des partenaires"
    first = french.joined([name for name, _, _ in ranked[:3]])
    three = sum(_amount(parts, "") for _, _, parts in ranked[:3])
    first = first if len(first) <= LONGEST else "Trois partenaires"
    return french.typography(
        f"{first} apportent {french.percent(three / whole)} des {french.about_euros(whole)} de l’alliance"
    )


def _rounded(parts: tuple[Figure, ...]) -> str:
    """Say that amounts are rounded, where the parts of a total, all told in whole euros, do not add up to it."""
    main, told = _main(parts), [one.value or 0.0 for one in parts if one.part and reading.said(one)]
    if main is None or not main.value or main.unit != "euros" or abs(sum(told) - main.value) >= NEAR:
        return ""
    return ROUNDED if off_by_rounding([(main.value, told)]) else ""


def _sums(
    total: Figure | None, natures: tuple[Figure, ...], partners: list[tuple[Figure, ...]]
) -> Iterator[tuple[float, list[float]]]:
    """Yield what a reader may add up: the natures of each partner, then what all of them brought."""
    for parts in partners:
        yield _amount(parts, ""), [_amount(parts, nature.part) for nature in natures]
    mains = [_amount(parts, "") for parts in partners]
    if total is not None and total.value is not None and abs(sum(mains) - total.value) < NEAR:
        yield total.value, mains


def _table(natures: tuple[Figure, ...], rows: tuple[ContributionRow, ...]) -> doc.DataTable:
    heads = ("Partenaire", *(nature.part_label for nature in natures), "Total")
    columns = tuple(
        doc.TableColumn(f"{head} (€)" if position else head, position > 0) for position, head in enumerate(heads)
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
    told = [one for one in whole if one.part and one.status != "sans_donnee"]
    if all(one.status == "masque" for one in told):
        told = []  # the total alone says so
    rows = tuple(
        (
            doc.TableCell(figure.part_label if figure.part else "Total", about=(figure.indicator,)),
            doc.TableCell(reading.value(figure), masked=figure.status == "masque"),
        )
        for figure in (*(one for one in whole if not one.part), *told)
    )
    columns = (doc.TableColumn("Nature de l’apport"), doc.TableColumn("Montant", numeric=True))
    kept = (
        "Les montants de chaque partenaire ne sont pas publiés : les partenaires n’ont pas convenu de se les montrer."
    )
    note = " ".join(filter(None, (kept, _rounded(whole))))
    return doc.DataTable(
        title="Apports de l’ensemble des partenaires", columns=columns, rows=rows, note=french.typography(note)
    )


def _other_contributions(published: ReportedResults, drawn: Indicator) -> tuple[doc.Block, ...]:
    """Show the other totals: hours, uses, coordination; a partner reads its own first, beside the whole."""
    own = published.own_scope
    scopes = {"Ensemble": TERRITORY}
    if published.partner:
        scopes = {"Vous": own, **scopes} if published.beside_others else {"Vous": own}
    rows = []
    caveats: dict[str, None] = {}
    for indicator in published.results.indicators.values():
        if kind(indicator) != "contributions" or indicator.id == drawn.id or published.figure(indicator.id) is None:
            continue
        if published.repeats(indicator.id):
            continue
        rounded = [_rounded(published.parts(indicator.id, scope)) for scope in scopes.values()]
        caveats |= dict.fromkeys(filter(None, (indicator.caveat, *rounded)))
        rows.append(
            (
                doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                *(_total(published, indicator, published.parts(indicator.id, scope)) for scope in scopes.values()),
            )
        )
    if not rows:
        return ()
    columns = (doc.TableColumn("Indicateur"), *(doc.TableColumn(head) for head in scopes))
    title, note = "Heures, usages et coordination", french.typography(" ".join(caveats))
    return (doc.DataTable(title=title, columns=columns, rows=tuple(rows), note=note, compact=bool(published.partner)),)


def _total(published: ReportedResults, indicator: Indicator, parts: tuple[Figure, ...]) -> doc.TableCell:
    main = _main(parts)
    if main is None:
        return doc.TableCell("–")
    said = made_of(published, indicator, parts) or ""
    return doc.TableCell(
        _all_or_none(indicator, main) or reading.value(main), masked=main.status == "masque", detail=said
    )


def _all_or_none(indicator: Indicator, main: Figure) -> str:
    """Say in a word a share of hours, or of amounts, that is all of them or none; "" where it is neither."""
    if not reading.said(main) or main.unit != "part" or main.value not in (0.0, 1.0):
        return ""
    some, none = (
        ("toutes", "aucune") if getattr(indicator.measure, "contributions", "") == "heures" else ("tout", "rien")
    )
    return some if main.value else none
