"""What each partner set itself, brought and received: objectives, contributions, and kinds of actor."""

from indicators.model import Indicator
from indicators.results import Figure
from indicators.tallies import TERRITORY
from initiatives.vocabulary import LABELS
from reports import document as doc
from reports import french, reading
from reports.charts.contributions import ContributionBars, ContributionRow
from reports.pieces.findings import finding
from reports.pieces.shapes import kind
from reports.prose import plain
from reports.published import Published


def objectives(published: Published, partner: str | None = None) -> tuple[doc.Block, ...]:
    """Show how far objectives were reached, by quadrant of the « carré magique »: one partner's beside all."""
    known = [indicator for indicator in published.results.indicators.values() if kind(indicator) == "objectives"]
    if not known:
        return _absent("Aucun objectif de partenaire n’a été renseigné.")
    scopes = [f"partenaire:{partner}", TERRITORY] if partner else [TERRITORY]
    names = {TERRITORY: "Ensemble"} | dict.fromkeys(scopes[:-1], "Vous")
    columns = [doc.Column("Objectif")]
    cells: dict[str, list[doc.TableCell]] = {}
    for indicator in known:
        for scope in scopes:
            columns.append(doc.Column(french.typography(f"{names[scope]} : {_short(indicator)}"), numeric=True))
            for part in published.parts(indicator.id, scope):
                cells.setdefault(part.part_label if part.part else "Tous les objectifs", []).append(_cell(part))
    rows = tuple((doc.TableCell(row), *shown) for row, shown in cells.items() if len(shown) == len(columns) - 1)
    if not rows:
        return _absent("Aucun objectif de partenaire n’a été renseigné.")
    said = [
        reading.sentence(indicator, figure)
        for indicator in known
        if (figure := published.figure(indicator.id)) is not None
    ]
    table = doc.DataTable(
        title="Atteinte des objectifs, par quadrant du carré magique",
        columns=tuple(columns),
        rows=rows,
        note=french.typography("L’atteinte est la note que le partenaire se donne, pondérée par la priorité."),
        anchor="objectifs-des-partenaires",
    )
    return (doc.Prose(inline=plain(" ".join(said))), table)


def _short(indicator: Indicator) -> str:
    return "note sur 10" if indicator.unit == "note_sur_10" else "atteints"


def _cell(figure: Figure) -> doc.TableCell:
    detail = "" if figure.status != "publie" or not figure.n or figure.unit == "part" else f"{figure.n} objectifs"
    if figure.status == "publie" and figure.unit == "part" and figure.k is not None and figure.n:
        return doc.TableCell(f"{figure.k} sur {figure.n}")
    return doc.TableCell(reading.value(figure), masked=figure.status == "masque", detail=detail)


def contributions(published: Published, partner: str | None = None) -> tuple[doc.Block, ...]:
    """Show what partners brought, by nature: everyone's when they share it, else one's own and the whole."""
    by_nature = next((one for one in published.results.indicators.values() if _is_by_nature(one)), None)
    if by_nature is None:
        return _absent("Aucune contribution n’a été renseignée.")
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
        reading=(plain(reading.sentence(by_nature, total)),) if total else (),
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
    rows = []
    for indicator in published.results.indicators.values():
        if kind(indicator) != "contributions" or indicator.id == drawn.id:
            continue
        main = published.figure(indicator.id)
        if main is not None:
            rows.append(
                (
                    doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                    doc.TableCell(reading.value(main), masked=main.status == "masque"),
                    doc.TableCell(french.typography(reading.sentence(indicator, main))),
                )
            )
    if not rows:
        return ()
    columns = (doc.Column("Indicateur"), doc.Column("Valeur", numeric=True), doc.Column("Lecture"))
    return (doc.DataTable(title="Ce que coûte l’alliance à ses membres", columns=columns, rows=tuple(rows)),)


def matrix(published: Published) -> tuple[doc.Block, ...]:
    """Show, per kind of actor, the mean contribution and the mean benefit that partners perceive."""
    known = next((one for one in published.results.indicators.values() if kind(one) == "benefits_matrix"), None)
    if known is None:
        return ()
    by_part = {figure.part: figure for figure in published.parts(known.id)}
    rows = []
    for part, contribution in by_part.items():
        note, _, actor = part.partition(".")
        benefit = by_part.get(f"benefice.{actor}")
        if note == "apport" and benefit is not None and contribution.status != "sans_donnee":
            rows.append(
                (
                    doc.TableCell(LABELS[actor]),
                    *(
                        doc.TableCell(reading.value(one), masked=one.status == "masque")
                        for one in (contribution, benefit)
                    ),
                    doc.TableCell("" if contribution.n is None else french.integer(contribution.n)),
                )
            )
    columns = (
        doc.Column("Type d’acteur"),
        doc.Column("Apport perçu (sur 10)", numeric=True),
        doc.Column("Bénéfice perçu (sur 10)", numeric=True),
        doc.Column("n", numeric=True),
    )
    title = "Ce que chaque type d’acteur estime apporter et recevoir"
    note = french.typography(known.caveat or "")
    return (doc.DataTable(title=title, columns=columns, rows=tuple(rows), note=note, anchor=f"resultat-{known.id}"),)


def partner_card(published: Published) -> tuple[doc.Block, ...]:
    """Remind a partner of what it declared: kind of actor, dates, role."""
    partner = published.initiative.partners[published.partner or ""]
    facts = {
        "Type d’acteur": LABELS[partner.type],
        "Membre depuis": french.month(partner.joined),
        "Rôle dans l’initiative": partner.role or "Non précisé",
        "Évaluation": f"au {french.day(published.initiative.evaluated_on)}",
    }
    rows = tuple((doc.TableCell(name), doc.TableCell(french.typography(said))) for name, said in facts.items())
    columns = (doc.Column("Élément"), doc.Column("Valeur"))
    return (doc.DataTable(title=partner.name, columns=columns, rows=rows, compact=True),)


def partners_say(published: Published) -> tuple[doc.Block, ...]:
    """Show what partners say of the alliance, together: no answer of one partner is ever shown to another."""
    ids = [
        indicator.id
        for indicator in published.results.indicators.values()
        if indicator.group == "partenaires"
        and kind(indicator) in ("share", "distribution", "balance", "multiple_choice")
    ]
    return finding(published, *ids) or _absent("Les partenaires n’ont pas été interrogés.")


def own_and_whole(published: Published) -> tuple[doc.Block, ...]:
    """Compare the structures that a partner accompanies with the whole: same definitions, bases printed."""
    scope = f"partenaire:{published.partner}"
    rows = []
    for indicator in published.results.indicators.values():
        if indicator.group not in published.initiative.groups or indicator.group == "partenaires":
            continue
        if indicator.unit != "part" or kind(indicator) not in ("share", "response_rate"):
            continue
        own, whole = published.figure(indicator.id, scope=scope), published.figure(indicator.id)
        if own is None or whole is None or own.status == "sans_donnee":
            continue
        rows.append(
            (
                doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                *(
                    doc.TableCell(
                        reading.value(figure),
                        masked=figure.status == "masque",
                        detail=f"n = {figure.n}" if figure.n else "",
                    )
                    for figure in (own, whole)
                ),
            )
        )
    if not rows:
        said = "Vous n’accompagnez pas de structure d’accueil en propre : les résultats qui suivent sont ceux de l’ensemble."
        return (doc.Note(tone="lecture", title="L’ensemble", inline=plain(said)),)
    columns = (
        doc.Column("Indicateur"),
        doc.Column("Vos structures", numeric=True),
        doc.Column("Ensemble", numeric=True),
    )
    note = "Mêmes définitions pour les deux colonnes. De petits effectifs varient beaucoup : un écart n’est pas une preuve."
    return (
        doc.DataTable(
            title="Les structures que vous accompagnez et l’ensemble",
            columns=columns,
            rows=tuple(rows),
            note=french.typography(note),
        ),
    )


def _absent(said: str) -> tuple[doc.Block, ...]:
    return (doc.Note(tone="absence", title="Pas de donnée", inline=plain(said)),)
