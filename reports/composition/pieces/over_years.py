"""A share that a register tells year by year: one line of points, that stops where a year is masked or not known."""

import re

from indicators.figures.results import Figure
from indicators.measures.base import FEW
from reports import document as doc
from reports.charts.series import Series, SeriesPoint, SeriesRow
from reports.composition.pieces.over_time import table_of
from reports.composition.pieces.pointing import in_a_row, pointed
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.labels import distinct

LEAST, DRAWN = 2, 3
"""Years from which there is a series; those from which it is drawn: two points show no trend, they are two sentences."""
_YEARLY = re.compile(r"(.+)_(\d{4})")


def over_years(published: ReportedResults, *ids: str) -> tuple[doc.Block, ...]:
    """Draw shares year by year: those of `entreprises_fidelite_2013`, `…_2014` stand under the name of `entreprises_fidelite`.

    Of two years each is said in its sentence. Nothing where fewer than two are chosen. A year between two others that nobody
    counted is said, not skipped.
    """
    found = {
        id: known for id in ids if id in published.results.indicators and len(known := _by_year(published, id)) >= LEAST
    }
    if not found:
        return ()
    every = [year for known in found.values() for year in known]
    years = [str(year) for year in range(int(min(every)), int(max(every)) + 1)]
    if len(years) < DRAWN:
        return (_sentences(published, [f"{id}_{year}" for id, known in found.items() for year in known]),)
    indicators = [published.indicator(id) for id in found]
    labels = distinct(published.initiative, [one.label for one in indicators], indicators)
    rows = tuple(
        SeriesRow(
            label,
            tuple(_moment(published.figure(f"{id}_{year}") if year in known else None) for year in years),
        )
        for label, (id, known) in zip(labels, found.items(), strict=True)
    )
    alt = " ; ".join(
        f"{row.label} : " + ", ".join(f"{year} {one.text}" for year, one in zip(years, row.moments, strict=True))
        for row in rows
    )
    chosen = tuple(f"{id}_{year}" for id, known in found.items() for year in known)
    return (
        doc.ShownFinding(
            title=_title(rows, years),
            subtitle=french.typography(
                "Part de ce que le registre compte chaque année, et combien sur combien ; échelle de 0 à 100 %"
            ),
            chart=Series(
                alt=french.typography(alt),
                dates=tuple(years),
                maximum=1.0,
                rows=rows,
                group=published.drawn_as(published.indicator(chosen[0]).group),
            ),
            table=table_of(tuple(years), rows),
            source="Registres de l’initiative",
            indicators=chosen,
            codes=tuple(published.indicator(id).code for id in chosen),
            reading=(),
            caveat=_caveat(published, chosen, rows),
            anchor=f"au-fil-des-ans-{next(iter(found))}",
        ),
    )


def _by_year(published: ReportedResults, id: str) -> tuple[str, ...]:
    """Return the years of which an indicator that bears this name was chosen, the earliest first."""
    matches = (_YEARLY.fullmatch(one) for one in published.results.indicators)
    return tuple(
        sorted(one[2] for one in matches if one and one[1] == id and published.indicator(one[0]).unit == "part")
    )


def _sentences(published: ReportedResults, ids: list[str]) -> doc.Prose:
    told = [(published.indicator(id), published.figure(id)) for id in ids]
    return doc.Prose(
        inline=in_a_row([pointed(reading.sentence(one, figure), one) for one, figure in told if figure is not None])
    )


def _moment(figure: Figure | None) -> SeriesPoint:
    if figure is None:
        return SeriesPoint(None, "non comptée")
    if figure.status != "publie" or figure.value is None:
        return SeriesPoint(None, reading.value(figure))
    text = reading.counted_share(figure)
    if figure.n is None or figure.n < FEW:
        return SeriesPoint(None, text)
    # Counts and share in one form for all years; where all are known, a point of few has its place.
    return SeriesPoint(figure.value, text, figure.low, figure.high)


def _title(rows: tuple[SeriesRow, ...], years: list[str]) -> str:
    """Tell the figure that has the most points, from the first to the last; of a single one, its level and its year."""
    points = {
        row.label: [(year, one.text) for year, one in zip(years, row.moments, strict=True) if one.value is not None]
        for row in rows
    }
    label = max(points, key=lambda one: len(points[one]))
    match points[label]:
        case [(first, before), *_, (last, after)]:
            return french.typography(f"{label} : de {before} en {first} à {after} en {last}")
        case [(year, text)]:
            return french.typography(f"{label} : {text} en {year}")
        case _:
            return label


def _caveat(published: ReportedResults, ids: tuple[str, ...], rows: tuple[SeriesRow, ...]) -> str:
    texts = {one.text for row in rows for one in row.moments if one.value is None}
    said = ["Une année masquée n’a pas de point : rien ne joint celles qui l’entourent."] if "masqué" in texts else []
    said += (
        ["Une année où l’on en compte moins de dix est écrite, sans point."]
        if any(" sur " in text for text in texts)
        else []
    )
    said += dict.fromkeys(one for id in ids if (one := published.indicator(id).caveat))
    return french.typography(" ".join(said))
