"""A figure over several waves: where it rose or fell, where it is masked, where the question changed."""

from collections.abc import Mapping

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.series import Series, SeriesPoint, SeriesRow
from reports.composition.pieces.shapes import shaped
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.labels import distinct

LEAST = 3
"""Waves from which a line says more than a sentence."""


def over_time(published: ReportedResults, *groups: str) -> tuple[doc.Block, ...]:
    """Draw the shares of some groups that are known at three waves or more; nothing where there is none."""
    found = {
        one.id: known
        for group in groups
        for one in published.indicators(group)
        if one.unit == "part" and (known := _by_wave(published, one.id))
    }
    if not found:
        return ()
    waves = sorted({wave for known in found.values() for wave in known}, key=list(published.initiative.waves).index)
    indicators = [published.indicator(id) for id in found]
    labels = distinct(published.initiative, [one.label for one in indicators], indicators)
    written = {id: reading.in_one_form(known.values()) for id, known in found.items()}
    rows = tuple(
        SeriesRow(
            label,
            tuple(_moment(published, id, wave, known.get(wave), written[id]) for wave in waves),
        )
        for label, (id, known) in zip(labels, found.items(), strict=True)
    )
    dates = tuple(published.wave_label(wave) for wave in waves)
    alt = " ; ".join(
        f"{row.label} : " + ", ".join(f"{date} {one.text}" for date, one in zip(dates, row.moments, strict=True))
        for row in rows
    )
    masked = any(one.text == "masqué" for row in rows for one in row.moments)
    caveat = ["Les répondants ne sont pas tous les mêmes d’une vague à l’autre."]
    caveat += ["Une vague masquée n’a pas de point : rien ne joint celles qui l’entourent."] if masked else []
    return (
        doc.ShownFinding(
            title=_title(published, found, waves, written),
            subtitle=french.typography(
                "En % des réponses exprimées à chaque vague ; trait vertical : intervalle à 95 %"
            ),
            chart=Series(
                alt=french.typography(alt),
                dates=dates,
                maximum=1.0,
                rows=rows,
                group=published.drawn_as(published.indicator(next(iter(found))).group),
            ),
            table=table_of(dates, rows),
            source="Questionnaires de chaque vague",
            indicators=tuple(found),
            codes=tuple(published.indicator(id).code for id in found),
            reading=(),
            caveat=french.typography(" ".join(caveat)),
            anchor=f"au-fil-des-vagues-{next(iter(found))}",
        ),
    )


def _by_wave(published: ReportedResults, id: str) -> dict[str, Figure]:
    """Return the main figure of each wave, of an indicator asked at enough of them; pairs of waves are no moments."""
    known: dict[str, Figure] = {
        wave: figure
        for wave in published.waves(id)
        if wave in published.initiative.waves and (figure := published.figure(id, wave=wave))
    }
    return known if len(known) >= LEAST else {}


def _moment(
    published: ReportedResults, id: str, wave: str, figure: Figure | None, written: reading.Written
) -> SeriesPoint:
    question = shaped(published, published.indicator(id)).question
    broken = question.breaks.get(wave, "") if question else ""
    if figure is None or figure.status != "publie" or figure.value is None:
        return SeriesPoint(None, "non posée" if figure is None else reading.value(figure), broken=broken)
    few = reading.small(figure)
    text = written(figure)
    # Few answers have no place on a scale of percentages: they are written, the line stops.
    if few:
        return SeriesPoint(None, text, broken=broken)
    return SeriesPoint(figure.value, text, figure.low, figure.high, broken)


def _title(
    published: ReportedResults,
    found: dict[str, dict[str, Figure]],
    waves: list[str],
    written: Mapping[str, reading.Written],
) -> str:
    """Tell the first figure that has its two ends, first wave and last, as its line writes them; never across a break."""
    for id, known in found.items():
        ends = [known.get(wave) for wave in (waves[0], waves[-1])]
        question = shaped(published, published.indicator(id)).question
        told = [one for one in ends if one is not None and one.status == "publie" and one.value is not None]
        if len(told) == len(ends) and not (question and question.breaks):
            first, last = (french.lower_first(published.wave_label(wave)) for wave in (waves[0], waves[-1]))
            label = published.indicator(id).label
            return french.typography(
                f"{label} : {written[id](told[0])} ({first}), puis {written[id](told[1])} ({last})"
            )
    return french.typography(f"Les vagues ne se comparent pas toutes : {_why(published, found)}")


def _why(published: ReportedResults, found: dict[str, dict[str, Figure]]) -> str:
    """Say what stops the series: a wave that may not be published, a question that changed, few answers."""
    figures = [figure for known in found.values() for figure in known.values()]
    questions = [shaped(published, published.indicator(id)).question for id in found]
    reasons = [
        ("une vague ne peut pas être publiée", any(one.untold for one in figures)),
        ("une question a changé", any(one is not None and one.breaks for one in questions)),
    ]
    said = [reason for reason, holds in reasons if holds]
    return french.joined(said) if said else "trop peu de personnes ont répondu à l’une d’elles"


def table_of(dates: tuple[str, ...], rows: tuple[SeriesRow, ...]) -> doc.DataTable:
    """Return what a series shows, date by date."""
    columns = (doc.TableColumn("Indicateur"), *(doc.TableColumn(date, numeric=True) for date in dates))
    body = tuple(
        (
            doc.TableCell(row.label),
            *(
                doc.TableCell(one.text, masked=one.text == "masqué", detail=_interval(one) or one.broken)
                for one in row.moments
            ),
        )
        for row in rows
    )
    return doc.DataTable(title="Données du graphique", columns=columns, rows=body, compact=True)


def _interval(one: SeriesPoint) -> str:
    return "" if one.low is None or one.high is None else french.percent_range(one.low, one.high)
