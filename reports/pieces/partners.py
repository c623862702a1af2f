"""What each partner set itself, brought and received: objectives, contributions, and kinds of actor."""

from indicators.model import Indicator
from indicators.results import Figure
from indicators.tallies import TERRITORY
from initiatives.vocabulary import LABELS
from reports import document as doc
from reports import french, reading
from reports.pieces.absence import absent
from reports.pieces.findings import finding
from reports.pieces.shapes import kind
from reports.prose import plain
from reports.published import Published


def objectives(published: Published, partner: str | None = None) -> tuple[doc.Block, ...]:
    """Show how far objectives were reached, by quadrant of the « carré magique »: one partner's beside all."""
    known = [indicator for indicator in published.results.indicators.values() if kind(indicator) == "objectives"]
    if not known:
        return absent("Aucun objectif de partenaire n’a été renseigné.")
    scopes = [f"partenaire:{partner}", TERRITORY] if partner else [TERRITORY]
    names = {TERRITORY: "Ensemble"} | dict.fromkeys(scopes[:-1], "Vous")
    columns = [doc.Column("Objectif")]
    cells: dict[str, list[doc.TableCell]] = {}
    why: dict[str, None] = {}
    for indicator in known:
        for scope in scopes:
            columns.append(doc.Column(french.typography(f"{names[scope]} : {_short(indicator)}"), numeric=True))
            for part in published.parts(indicator.id, scope):
                cells.setdefault(part.part_label if part.part else "Tous les objectifs", []).append(_cell(part))
                if part.reason:
                    why[part.reason] = None
    rows = tuple(
        (doc.TableCell(row), *shown)
        for row, shown in cells.items()
        if len(shown) == len(columns) - 1
        and all(cell.text != NOTHING for cell in shown[len(scopes) - 1 :: len(scopes)])
    )
    if not rows:
        return absent("Aucun objectif de partenaire n’a été renseigné.")
    said = [
        reading.sentence(indicator, figure)
        for indicator in known
        if (figure := published.figure(indicator.id)) is not None
    ]
    table = doc.DataTable(
        title="Atteinte des objectifs, selon le carré magique et l’intérêt général"
        if LABELS["interet_general"] in [row[0].text for row in rows]
        else "Atteinte des objectifs, par quadrant du carré magique",
        columns=tuple(columns),
        rows=rows,
        note=french.typography(
            " ".join(("L’atteinte est la note que le partenaire se donne, pondérée par la priorité.", *why))
        ),
        anchor="objectifs-des-partenaires",
    )
    return (doc.Prose(inline=plain(" ".join(said))), table)


NOTHING = "sans donnée"
"""How a figure that nothing feeds is written: an aim of general interest, where no partner declared one."""


def _short(indicator: Indicator) -> str:
    return "note sur 10" if indicator.unit == "note_sur_10" else "atteints"


def _cell(figure: Figure) -> doc.TableCell:
    if figure.status == "publie" and figure.unit == "part" and figure.k is not None and figure.n:
        return doc.TableCell(f"{figure.k} sur {figure.n}")
    noted = f"{figure.n} objectif{'s' if figure.n > 1 else ''}" if figure.status == "publie" and figure.n else ""
    return doc.TableCell(reading.value(figure), masked=figure.status == "masque", detail=noted)


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
    if rows and all(cell.masked for row in rows for cell in row[1:3]):
        said = "Masqué : trop peu d’organisations de chaque type ont répondu pour en donner la moyenne."
        return (doc.Note(tone="masque", title="Apports et bénéfices par type d’acteur", inline=plain(said)),)
    columns = (
        doc.Column("Type d’acteur"),
        doc.Column("Apport perçu (sur 10)", numeric=True),
        doc.Column("Bénéfice perçu (sur 10)", numeric=True),
        doc.Column("n", numeric=True),
    )
    title = "Ce que chaque type d’acteur estime apporter et recevoir"
    masked = any(cell.masked for row in rows for cell in row[1:3])
    why = "Masqué : trop peu d’organisations de ce type ont répondu. " if masked else ""
    note = french.typography(f"{why}{known.caveat or ''}")
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
        if (getattr(indicator.measure, "of", None) or indicator.group) == "partenaires"
        and indicator.place == "corps"
        and kind(indicator) in ("share", "distribution", "balance")
    ]
    return finding(published, *ids) or absent("Les partenaires n’ont pas été interrogés.")


def own_and_whole(published: Published) -> tuple[doc.Block, ...]:
    """Compare the structures that a partner accompanies with the whole: same definitions, bases printed."""
    scope = f"partenaire:{published.partner}"
    rows = []
    for indicator in published.results.indicators.values():
        group = published.initiative.groups.get(indicator.group)
        if group is None or group.kind == "organisations":  # their answers are given together only
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
        said = (
            "Aucune réponse n’est rattachée à votre organisation en propre : "
            "les résultats de l’ensemble, plus loin, sont aussi les vôtres."
        )
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
