"""A figure over several waves: where it rose or fell, where it is masked, where the question changed."""

from collections.abc import Mapping

from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.series import Series, SeriesPoint, SeriesRow
from reports.composition.pieces.shapes import shaped
from reports.composition.published import ReportedResults
from reports.words import french, reading, telling
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
    first = max(found, key=lambda id: len(_run(published, id, found[id])))
    found = {first: found[first], **found}
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
        f"{row.label} : " + ", ".join(f"{date} {_aloud(one)}" for date, one in zip(dates, row.moments, strict=True))
        for row in rows
    )
    masked = any(one.text == "masqué" for row in rows for one in row.moments)
    group = published.indicator(first).group
    caveat = [_who(published, group, waves)]
    caveat += ["Une vague masquée n’a pas de point : rien ne joint celles qui l’entourent."] if masked else []
    return (
        doc.ShownFinding(
            title=_title(published, first, found[first], written[first]),
            subtitle=french.typography(
                "En % des réponses exprimées à chaque vague ; trait vertical : intervalle à 95 %"
            ),
            chart=Series(
                alt=french.typography(alt),
                dates=dates,
                maximum=1.0,
                rows=rows,
                group=published.drawn_as(group),
            ),
            table=table_of(dates, rows),
            source="Questionnaires de chaque vague",
            indicators=tuple(found),
            codes=tuple(published.indicator(id).code for id in found),
            reading=(),
            caveat=french.typography(" ".join(caveat)),
            anchor=f"au-fil-des-vagues-{first}",
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


def _title(published: ReportedResults, id: str, known: Mapping[str, Figure], written: reading.Written) -> str:
    """Tell the figure that is known at the most waves, from the first of them to the last, as its line writes them.

    Never across a break: what was asked in other words begins another series. Of a figure known once, its level and when.
    """
    run, one = _run(published, id, known), published.indicator(id)
    if not run:
        return french.typography(one.label)
    first, *_, last = (run[0], *run)
    if first == last:
        when = french.lower_first(published.wave_label(last))
        return french.typography(f"{telling.title(one, known[last])}, {when}")
    before, after = (_at(published, wave, written(known[wave])) for wave in (first, last))
    return french.typography(f"{one.label} : {before}, puis {after}")


def _who(published: ReportedResults, group: str, waves: list[str]) -> str:
    """Say that not all who answered are the same at each wave where that is known, else that nothing tells whether they are."""
    rate, again = f"evaluation_taux_reponse_{group}", f"evaluation_suivis_{group}"
    answered, found = ([published.figure(one, wave=wave) for wave in waves] for one in (rate, again))
    counts = [one.k for one in answered if one is not None and reading.said(one)]
    pairs = zip(answered, found, strict=True)
    lost = any(one and two and reading.said(two) and (one.k or 0) > (two.value or 0.0) for one, two in pairs)
    if len(set(counts)) > 1 or lost:
        return "Les répondants ne sont pas tous les mêmes d’une vague à l’autre."
    return "Rien ne dit que ceux qui ont répondu soient les mêmes d’une vague à l’autre."


def _at(published: ReportedResults, wave: str, text: str) -> str:
    """Say a figure and its wave: in brackets, unless its name has some already."""
    when = french.lower_first(published.wave_label(wave))
    return f"{text} {when}" if "(" in when else f"{text} ({when})"


def _run(published: ReportedResults, id: str, known: Mapping[str, Figure]) -> list[str]:
    """Return the waves at which a figure is told, since its question was last changed."""
    question = shaped(published, published.indicator(id)).question
    waves = sorted(known, key=list(published.initiative.waves).index)
    breaks = [place for place, wave in enumerate(waves) if question and wave in question.breaks]
    return [wave for wave in waves[max(breaks, default=0) :] if reading.said(known[wave])]


def _aloud(one: SeriesPoint) -> str:
    if one.low is None or one.high is None:
        return one.text
    return f"{one.text} (intervalle de {french.percent(one.low)} à {french.percent(one.high)})"


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
