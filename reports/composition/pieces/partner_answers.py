"""What a partner answered, beside what all partners answered together: its benefits, its doubts, its difficulties."""

from indicators.confidentiality.wording import PROTECTED
from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.chapters import PARTNERS
from reports.composition.pieces.absence import absent
from reports.composition.pieces.most_frequent import NONE
from reports.composition.pieces.pointing import pointed
from reports.composition.pieces.shapes import kind, shaped
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading

ANSWERED = ("share", "distribution", "counterfactual", "multiple_choice")
BALANCE = "balance"
TOGETHER = 3
"""Answers of all partners named for a question with several: the most frequent."""


def own_answers(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show what this partner declares that it gives and receives, question by question, beside all partners together.

    A partner that did not answer reads so, and what the others answered. Its own answers are told to nobody else.
    """
    rows = [
        row
        for indicator in published.results.indicators.values()
        if (getattr(indicator.measure, "of", None) or indicator.group) == PARTNERS and indicator.place == "corps"
        for row in _rows(published, indicator)
    ]
    if not rows:
        return absent("Les partenaires n’ont pas été interrogés.")
    answered = any(row[1].text != UNSAID for row in rows)
    columns = [
        doc.TableColumn("Question"),
        doc.TableColumn("Votre réponse"),
        doc.TableColumn("Ensemble des partenaires"),
    ]
    if not answered:
        columns.pop(1)
        rows = [(row[0], row[2]) for row in rows]
    if answered and not published.beside_others:
        columns.pop()
        rows = [row[:2] for row in rows]
    why = f"{PROTECTED} " if any(row[-1].masked for row in rows) else ""
    note = "Vos réponses ne sont montrées qu’à vous. " if answered else ""
    own = "Ce que vous en dites, à côté de l’ensemble" if published.beside_others else "Ce que vous en dites"
    table = doc.DataTable(
        title=own if answered else "Ce qu’en disent les partenaires ensemble",
        columns=tuple(columns),
        rows=tuple(rows),
        note=french.typography(
            f"{note}{why}Chacun parle au nom de son organisation ; ce sont des déclarations."
        ).strip(),
        anchor="vos-reponses",
        compact=True,
    )
    if answered:
        return (table,)
    said = "Nous n’avons pas de réponse de votre organisation au questionnaire des partenaires. Voici celles de l’ensemble."
    return doc.Prose(inline=plain(said)), table


def differences(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say where this partner does not answer as most partners do, and that it does elsewhere; nothing where it did not answer."""
    compared = [
        (indicator, own[0], mine, all_of_them)
        for indicator in published.results.indicators.values()
        if indicator.group == PARTNERS and indicator.place == "corps" and kind(indicator) == "share"
        if (mine := published.figure(indicator.id, scope=published.own_scope)) is not None and reading.said(mine)
        if (all_of_them := published.figure(indicator.id)) is not None and reading.said(all_of_them)
        if (own := _chosen(published.parts(indicator.id, published.own_scope)))
    ]
    if not compared:
        return ()
    apart = [
        (
            *pointed(reading.sentence(indicator, everyone), indicator),
            *plain(french.typography(f" Vous : « {answer} ».")),
        )
        for indicator, answer, mine, everyone in compared
        if ((mine.value or 0.0) - HALF) * ((everyone.value or 0.0) - HALF) < 0
    ]
    if not apart:
        return (doc.Prose(inline=plain("Vous répondez comme la plupart des partenaires.")),)
    return doc.Prose(inline=plain("Vous ne répondez pas comme la plupart des partenaires ici :")), doc.Bullets(
        items=tuple(apart)
    )


HALF = 0.5
UNSAID = "–"


def _rows(published: ReportedResults, indicator: Indicator) -> list[tuple[doc.TableCell, ...]]:
    own = published.parts(indicator.id, published.own_scope)
    whole = published.parts(indicator.id)
    if kind(indicator) == BALANCE:
        return _notes(indicator, own, whole)
    question = shaped(published, indicator).question
    if kind(indicator) not in ANSWERED or question is None or not whole:
        return []
    return [
        (
            doc.TableCell(french.typography(question.text), detail=indicator.code),
            doc.TableCell(french.typography(" ; ".join(_chosen(own))) or UNSAID),
            _together(indicator, whole),
        )
    ]


def _chosen(own: tuple[Figure, ...]) -> list[str]:
    """Return the answers that a partner chose to one question."""
    return [str(one.part_label) for one in own if one.part and one.status == "publie" and one.k]


def _notes(indicator: Indicator, own: tuple[Figure, ...], whole: tuple[Figure, ...]) -> list[tuple[doc.TableCell, ...]]:
    """Give the two notes of the balance a line each: what is received first."""
    mine = {one.part: one for one in own}
    return [
        (
            doc.TableCell(french.typography(f"{one.part_label}, de 0 à 10"), detail=indicator.code),
            doc.TableCell(_note(mine.get(one.part))),
            doc.TableCell(reading.value(one), masked=one.status == "masque", detail=_base(one)),
        )
        for one in whole
        if one.part and not one.annex and one.status != "sans_donnee"
    ]


def _note(figure: Figure | None) -> str:
    known = figure is not None and figure.status == "publie" and figure.value is not None
    return french.integer(figure.value) if known and figure and figure.value is not None else UNSAID


def _together(indicator: Indicator, whole: tuple[Figure, ...]) -> doc.TableCell:
    main = next((one for one in whole if one.part == ""), None)
    if main is not None and kind(indicator) == "share":
        label = "" if main.status == "masque" else french.typography(indicator.label)
        return doc.TableCell(reading.value(main), masked=main.status == "masque", detail=label)
    if whole[0].status == "masque":
        return doc.TableCell(reading.value(whole[0]), masked=True)
    options = [one for one in whole if one.part and one.k and one.part not in NONE]
    ranked = sorted(options, key=lambda one: -(one.k or 0))[:TOGETHER]
    return doc.TableCell(french.typography(_replied(ranked)) or "sans réponse")


def _replied(ranked: list[Figure]) -> str:
    """Say how many give each answer, and once of how many: « 4 sur 11 répondent « Non », 4 « Moins » et 2 « Plus tard » »."""
    said = []
    for place, one in enumerate(ranked):
        few = reading.small(one)
        how_many = reading.value(one) if place == 0 or not few else french.integer(one.k or 0)
        verb = f"répond{'' if few and one.k == 1 else 'ent'} " if place == 0 else ""
        said.append(f"{how_many} {verb}« {one.part_label} »")
    return french.joined(said)


def _base(figure: Figure) -> str:
    return f"moyenne, {french.base(figure.n)}" if figure.n else ""
