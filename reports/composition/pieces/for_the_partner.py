"""What a cahier says to its partner: what it gave and got beside the whole, what is asked of it, what it may quote."""

from dataclasses import replace

from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.charts.dumbbell import Dumbbell, DumbbellRow
from reports.composition.bearers import bearers
from reports.composition.chapters import PARTNERS
from reports.composition.pieces.partner_answers import BALANCE
from reports.composition.pieces.pointing import pointed
from reports.composition.pieces.recommendations import advised
from reports.composition.pieces.shapes import kind
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading

GIVEN, RECEIVED = "apport", "benefice"
"""Parts of the balance: what a partner gives, and what it gets, noted from 0 to 10."""
QUOTED = 3


def gave_and_got(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Draw how this partner notes what it gives and gets, beside the mean of all; nothing where either is not known."""
    balance = next((one for one in published.results.indicators.values() if kind(one) == BALANCE), None)
    if balance is None:
        return ()
    own, whole = (
        [published.figure(balance.id, part, *scope) for part in (GIVEN, RECEIVED)]
        for scope in ((published.own_scope,), ())
    )
    noted = [one for one in (*own, *whole) if one is not None and reading.said(one)]
    if len(noted) < 2 * len((GIVEN, RECEIVED)):
        return ()
    gave, got, given, received = noted
    said = [
        french.number(reading.printed(one), 0 if float(one.value or 0).is_integer() else reading.precision(one))
        for one in noted
    ]
    title = f"Vous notez {said[0]} sur 10 ce que vous apportez, et {said[1]} sur 10 ce que vous en retirez"
    beside = (
        f"L’ensemble des partenaires note son apport {said[2]} sur 10 en moyenne, et son bénéfice {said[3]} sur 10."
    )
    rows = _row("Vous", 0, gave, got), _row("L’ensemble des partenaires", given.n or 0, given, received)
    return (
        doc.ShownFinding(
            title=french.typography(title),
            subtitle=french.typography("De 0 à 10, tels que les partenaires les notent"),
            chart=Dumbbell(
                alt=french.typography(f"{title}. {beside}"),
                before_label="Ce qui est apporté",
                after_label="Ce qui est retiré",
                minimum=0,
                maximum=10,
                rows=rows,
                group=published.drawn_as(PARTNERS),
            ),
            table=None,
            source="",
            indicators=(balance.id,),
            codes=(),
            reading=(pointed(french.typography(beside), balance),),
            anchor="apport-et-benefice",
            overview=True,
        ),
    )


def _row(label: str, n: int, gave: Figure, got: Figure) -> DumbbellRow:
    """Return a line of the drawing: its change is what a reader finds between its two ends, as they are printed."""
    digits = max(map(reading.precision, (gave, got)))
    start, end = (french.rounded(reading.printed(one), digits) for one in (gave, got))
    return DumbbellRow(label, n, float(start), float(end), french.signed(float(end - start), digits), digits)


def asked_of_you(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Give the recommendations that this partner carries, by its name or with all partners; say so where there is none."""
    named = tuple(
        one for one in advised(published) if published.partner in bearers(published.initiative, one.owner).partners
    )
    if named:
        return (doc.Recommendations(items=named),)
    return (doc.Prose(inline=plain("Aucune recommandation ne vous est adressée, ni aux partenaires ensemble.")),)


def quotable(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Give sentences that this partner may quote, one per question, with what has to be said beside each."""
    items = []
    for question in published.initiative.questions.values():
        one = next((published.indicator(id) for id in question.indicators if id in published.results.indicators), None)
        figure = published.figure(one.id) if one is not None else None
        if one is None or figure is None or not reading.said(figure) or figure.unit != "part":
            continue
        aloud = one.model_copy(update={"reading": reading.BRACKET.sub("", one.reading)})
        sentence = french.typography(f"« {reading.sentence(aloud, figure).rstrip('.')} »")
        beside = ", ".join(
            filter(
                None,
                (
                    LABELS[one.evidence].lower(),
                    french.lower_first(published.when(one.id)),
                    reading.bounds(figure),
                ),
            )
        )
        small = doc.TextRun(french.typography(f" À dire avec : {beside}."), small=True)
        items.append((*pointed(sentence, one), replace(small, about=(one.id,))))
    if not items:
        return ()
    source = f"évaluation « {published.initiative.name} »"
    condition = f"Citez-les entières, avec leur nombre de réponses, et dites leur source : {source}."
    return (doc.Bullets(items=tuple(items[:QUOTED])), doc.Prose(inline=plain(french.typography(condition))))
