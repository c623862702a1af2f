"""How indicators of one shape become a chart and its data table."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from indicators.figures.results import Figure
from indicators.measures.paired_share import PairedShare
from indicators.measures.share import Share
from initiatives.declaration.model import Target
from initiatives.declaration.scales import notes
from reports import document as doc
from reports.charts.bars import Bars
from reports.charts.chart_spec import ChartSpec
from reports.charts.dots import Dots
from reports.charts.dumbbell import Dumbbell, DumbbellRow
from reports.charts.scale import ChartScale, around, told_whole, up_to
from reports.charts.stacked import StackedBars, StackedRow
from reports.charts.units import UnitRow, Units
from reports.charts.valued import Valued
from reports.composition.pieces.parts_tables import counted
from reports.composition.pieces.shapes import Shape, Shaped
from reports.composition.pieces.unforeseen import SENSES, codes_by_sense
from reports.composition.published import ReportedResults
from reports.words import aloud, french, reading
from reports.words.labels import after, distinct, opening

Told = list[tuple[Shaped, tuple[Figure, ...]]]
"""Indicators of one shape, with the published parts of each."""
Drawn = tuple[ChartSpec, doc.DataTable]
REMEMBERED = ("Avant, demandé après coup", "Après")
"""The two moments that one questionnaire asks of."""


def _labels(published: ReportedResults, told: Told, *, asked: bool = True) -> list[str]:
    """Name each line of a drawing: by its question where `asked`, else by its indicator."""
    names = [one.question.text if asked and one.question else one.indicator.label for one, _ in told]
    return distinct(published.initiative, names, [one.indicator for one, _ in told])


def begun(published: ReportedResults, told: Told) -> str:
    """Return how the questions of all the bars of a drawing begin, which is said once above them."""
    return opening(_labels(published, told))


def stacked(published: ReportedResults, told: Told, scheme: str) -> Drawn:
    """Draw one stacked bar per question of the same scale."""
    levels = _parts_of_a_bar(told[0][0])
    as_counts = any(reading.worth(figures[0]) < reading.SMALL for _, figures in told)
    counted = summed(told)
    goals = [published.initiative.targets.get(one.indicator.id) for one, _ in told]
    names, above = _labels(published, told), begun(published, told)
    rows = tuple(
        StackedRow(
            after(above, name),
            figures[0].n or 0,
            _counts(figures, [ids for _, ids in levels]),
            figures[0].dont_know or 0,
            () if as_counts else _weighted_shares(figures, [ids for _, ids in levels]),
            *(_total(figures, goal) if counted else ()),
        )
        for name, (_, figures), goal in zip(names, told, goals, strict=True)
    )
    scale = tuple(level for level, _ in levels)
    totals = [
        _total_aloud(counted, figures, goal) if counted else () for (_, figures), goal in zip(told, goals, strict=True)
    ]
    alt = " ; ".join(
        f"{name} : {_spread(row, scale, total, as_counts=as_counts)}"
        for name, row, total in zip(names, rows, totals, strict=True)
    )
    chart = StackedBars(
        alt=french.typography(alt),
        levels=scale,
        scheme="evolution" if scheme == "evolution" else "accord" if scheme == "accord" else "ordre",
        rows=rows,
        as_counts=as_counts,
        counted=french.typography(counted),
        titled=len(rows) == 1,
    )
    unread = _unread(told)
    heads = ("Question", *scale, "Ne sait pas", "Sans réponse", *unread, "n")
    body = tuple(
        tuple(
            map(
                doc.TableCell,
                (
                    name,
                    *map(french.integer, row.counts),
                    french.integer(row.dont_know),
                    french.integer(figures[0].missing or 0),
                    *(french.integer(figures[0].illegible or 0) for _ in unread),
                    french.integer(row.n),
                ),
            )
        )
        for name, row, (_, figures) in zip(names, rows, told, strict=True)
    )
    raw = ", avant redressement" if any(row.shares for row in rows) else ""
    return chart, _table(f"Nombre de réponses{raw}", heads, body)


def _unread(told: Told) -> tuple[str, ...]:
    """Head a column for the answers that could not be read, where there are some."""
    return ("Illisibles",) if any(figures[0].illegible for _, figures in told) else ()


def _parts_of_a_bar(one: Shaped) -> list[tuple[str, tuple[str, ...]]]:
    """Name the parts of a bar and their levels: each level, or the two halves and the middle of a scale that is too long."""
    levels, scale = one.levels(), one.ordered
    if scale is None or not scale.long:
        return [(label, (level,)) for level, label in levels.items()]
    middle = tuple(level for level in levels if level not in (*scale.worst, *scale.best))
    ends = ((levels[part[0]], levels[part[-1]], part) for part in (scale.worst, middle, scale.best) if part)
    return [(first if first == last else f"{first} à {last}", part) for first, last, part in ends]


def _counts(figures: tuple[Figure, ...], parts: list[tuple[str, ...]]) -> tuple[int, ...]:
    by_level = {figure.part: figure.k or 0 for figure in figures}
    return tuple(sum(by_level.get(level, 0) for level in levels) for levels in parts)


def _weighted_shares(figures: tuple[Figure, ...], parts: list[tuple[str, ...]]) -> tuple[float, ...]:
    by_level = {figure.part: figure for figure in figures}
    weighted = any(reading.weighted(by_level[level]) for levels in parts for level in levels if level in by_level)
    return tuple(sum(by_level[level].value or 0.0 for level in levels) for levels in parts) if weighted else ()


def summed(told: Sequence[tuple[Shaped, tuple[Figure, ...]]]) -> str:
    """Name what the main figures of bars are the sum of, « D’accord »; "" where one is not that of its last levels.

    These are the favourable ones. Each bar then ends on its sum, and on its interval.
    """
    named = {_sum_of(one) for one, _ in told}
    known = all(reading.said(figure) for _, figures in told for figure in figures if figure.part == "")
    return named.pop() if len(named) == 1 and known else ""


def _sum_of(one: Shaped) -> str:
    scale, measure = one.ordered, one.indicator.measure
    if scale is None or not isinstance(measure, Share) or one.shape not in ("accord", "evolution"):
        return ""
    levels, best = tuple(one.levels()), one.favourable
    last = bool(best) and levels[-len(best) :] == best
    told = best if measure.better and not one.turned else measure.condition.levels(None, tuple(scale.levels))
    return scale.halves[0 if one.turned else 1] if last and set(told) == set(best) else ""


def _total(figures: tuple[Figure, ...], target: Target | None) -> tuple[str, str, str]:
    """Write what a bar ends on: its sum, its interval, and the target of the sum."""
    main = _main(figures)
    wanted = french.typography(f"cible {reading.goal(main, target)}") if target is not None else ""
    return reading.value(main), reading.interval(main), wanted


def _total_aloud(counted: str, figures: tuple[Figure, ...], target: Target | None) -> tuple[str, ...]:
    main = _main(figures)
    return f"soit {french.lower_first(counted)} {reading.value(main)}", *aloud.sure_and_wanted(main, target)


def _main(figures: tuple[Figure, ...]) -> Figure:
    return next(figure for figure in figures if figure.part == "")


def _spread(row: StackedRow, levels: tuple[str, ...], total: tuple[str, ...], *, as_counts: bool) -> str:
    said = [
        f"{level.lower()} {count if as_counts else french.percent(share)}"
        for level, count, share in zip(levels, row.counts, row.parts(), strict=True)
    ]
    apart = [f"sans compter {french.integer(row.dont_know)} « ne sait pas »"] if row.dont_know else []
    return ", ".join([*said, *total, f"parmi {aloud.answers(row.n)}", *apart])


def options(published: ReportedResults, told: Told) -> Drawn:
    """Draw the options of one question, the most frequent first; an option « autre » or « aucune » stays last."""
    one, figures = told[0]
    last = ("autre", "aucun", "aucune", "rien")
    ranked = sorted(figures, key=lambda figure: (figure.part in last, -(figure.value or 0)))
    return _bars(published, one, [figure for figure in ranked if figure.part != ""])


def levels(published: ReportedResults, told: Told) -> Drawn:
    """Draw how answers spread over the levels of one question, in the order of the scale."""
    one, figures = told[0]
    return _bars(published, one, [figure for figure in figures if figure.part != "" and figure.k is not None])


def shares(published: ReportedResults, told: Told) -> Drawn:
    """Draw shares that stand alone as points, with their intervals and targets; those of few answers as squares."""
    targets = published.initiative.targets
    named = [
        (label, figure, targets.get(one.indicator.id))
        for label, (one, figures) in zip(_labels(published, told, asked=False), told, strict=True)
        for figure in figures
        if figure.part == ""
    ]
    return shares_drawn(named, published.drawn_as(told[0][0].group))


def shares_drawn(named: Sequence[tuple[str, Figure, Target | None]], group: str, *, beside: bool = False) -> Drawn:
    """Draw shares by their names and targets, in the colour of a group (a key of `MARKS`); "" for shares of several.

    `beside` writes the base beside the value rather than under the label, in fewer lines.
    """
    chart = Dots(
        alt=aloud.shares(named),
        dots=tuple(_dot(*one, beside=beside) for one in named if not reading.small(one[1])),
        few=tuple(_unit_row(*one) for one in named if reading.small(one[1])),
        group=group,
    )
    return chart, _shares_table("Indicateur", [(label, figure) for label, figure, _ in named])


def means(published: ReportedResults, told: Told) -> Drawn:
    """Draw means on the scale that they share: its two ends, or from 0 to a round number."""
    targets = published.initiative.targets
    named = [
        (label, one.indicator, figure, targets.get(one.indicator.id))
        for label, (one, figures) in zip(_labels(published, told, asked=False), told, strict=True)
        for figure in figures
        if figure.part == ""
    ]
    levels = [note for one, _ in told if one.question for note in notes(tuple(one.question.levels()))]
    goals = [target.value for _, _, _, target in named if target is not None]
    unread = _unread(told)
    known = (end for _, _, figure, _ in named for end in (figure.value, figure.high, *goals) if end is not None)
    chart = Dots(
        alt=french.typography(
            " ; ".join(
                aloud.figure(label, figure, target, said=reading.change(one, figure))
                for label, one, figure, target in named
            )
        ),
        dots=tuple(
            replace(_dot(label, figure, target), text=reading.change(one, figure))
            for label, one, figure, target in named
        ),
        scale=ChartScale(min(levels), max(levels), shares=False) if levels else up_to(known),
        group=published.drawn_as(told[0][0].group),
    )
    body = tuple(
        (
            doc.TableCell(label),
            doc.TableCell(reading.change(one, figure)),
            doc.TableCell(reading.interval(figure) or "–"),
            doc.TableCell(french.integer(figure.n or 0)),
            doc.TableCell(french.integer(figure.missing or 0)),
            *(doc.TableCell(french.integer(figure.illegible or 0)) for _ in unread),
        )
        for label, one, figure, _ in named
    )
    heads = ("Indicateur", "Moyenne", "Intervalle à 95 %", "n", "Sans réponse", *unread)
    return chart, _table("Données du graphique", heads, body)


def _bars(published: ReportedResults, one: Shaped, figures: list[Figure]) -> Drawn:
    """Draw the answers to one question; a target is of the whole, and stands on none of them."""
    group = published.drawn_as(one.group)
    named = [(french.typography(figure.part_label), figure) for figure in figures]
    table = _shares_table("Réponse", named)
    alt = aloud.shares([(label, figure, None) for label, figure in named])
    if all(reading.small(figure) for figure in figures):
        squares = tuple(_unit_row(label, figure, None) for label, figure in named)
        return Units(alt=alt, rows=squares, group=group), table
    # One base for all is said once, under the title; a masked figure has none to say.
    shared = len({figure.n for figure in figures if figure.n is not None}) == 1
    bars = tuple(_bar(label, figure, shared) for label, figure in named)
    return Bars(alt=alt, axis="part", bars=bars, group=group), table


def _shares_table(first: str, named: Sequence[tuple[str, Figure]]) -> doc.DataTable:
    body = tuple(
        (
            doc.TableCell(label),
            doc.TableCell(reading.value(figure), masked=figure.status == "masque"),
            doc.TableCell("" if figure.k is None else french.integer(figure.k)),
            doc.TableCell("" if figure.n is None else french.integer(figure.n)),
            doc.TableCell("–" if reading.is_range(figure) else reading.interval(figure) or "–"),
        )
        for label, figure in named
    )
    return _table("Données du graphique", (first, "Part", "Nombre", "n", "Intervalle à 95 %"), body)


def _bar(label: str, figure: Figure, shared: bool) -> Valued:
    return Valued(
        label,
        figure.value or 0.0,
        reading.value(figure),
        detail="" if shared else _base(figure),
        low=figure.low,
        high=figure.high,
    )


def _base(figure: Figure) -> str:
    """Say how many answered; nothing of a masked figure, whose base is not told."""
    return "" if figure.n is None else french.base(figure.n)


def _dot(label: str, figure: Figure, target: Target | None, *, beside: bool = False) -> Valued:
    base, text = _base(figure), reading.value(figure)
    text, detail = (f"{text} ({base})" if base else text, "") if beside else (text, base)
    return Valued(label, figure.value or 0.0, text, detail, figure.low, figure.high, target)


def _unit_row(label: str, figure: Figure, target: Target | None) -> UnitRow:
    return UnitRow(label, figure.k or 0, figure.n or 0, reading.value(figure), target)


def before_after(published: ReportedResults, told: Told) -> Drawn:
    """Draw the mean or the share before and after of the same people, on the whole scale."""
    rows, body, intervals = [], [], []
    shares = isinstance(told[0][0].indicator.measure, PairedShare)
    sign = f"{french.NARROW}%" if shares else ""
    for label, (one, figures) in zip(_labels(published, told, asked=not shares), told, strict=True):
        by_part = {figure.part: figure for figure in figures}
        before, after, change = by_part["avant"], by_part["apres"], by_part[""]
        digits = reading.precision(change)
        start, end = (reading.printed(figure) * (100 if shares else 1) for figure in (before, after))
        gained = reading.change(one.indicator, change) if shares else french.signed(reading.printed(change), digits)
        rows.append(DumbbellRow(label, change.n or 0, start, end, gained, digits))
        intervals.append(aloud.sure_and_wanted(change))
        body.append(
            tuple(
                map(
                    doc.TableCell,
                    (
                        label,
                        f"{french.number(start, digits)}{sign}",
                        f"{french.number(end, digits)}{sign}",
                        gained,
                        reading.interval(change) or "–",
                        french.integer(change.n or 0),
                    ),
                )
            )
        )
    scale = [end for one, _ in told for end in published.ends_of_scale(one.indicator) or ()]
    ends = min(scale), max(scale)
    shown = ends if shares else around([end for row in rows for end in (row.before, row.after)], ends)
    waves = told[0][1][0].cell.wave.each
    first, second = (published.initiative.waves[wave].label for wave in waves) if len(waves) > 1 else REMEMBERED
    chart = Dumbbell(
        alt=french.typography(
            " ; ".join(
                f"{row.label} : {french.number(row.before, row.decimals)}{sign} puis "
                f"{french.number(row.after, row.decimals)}{sign}, "
                + ", ".join([f"soit {row.change}", *sure, f"pour {row.n} personnes suivies"])
                for row, sure in zip(rows, intervals, strict=True)
            )
        ),
        before_label=first,
        after_label=second,
        minimum=shown[0],
        maximum=shown[1],
        whole=told_whole(shown, ends),
        rows=tuple(rows),
        group=published.drawn_as(told[0][0].group),
        percent=shares,
        titled=len(rows) == 1,
    )
    heads = ("Question", first, second, "Évolution", "Intervalle à 95 %", "Personnes suivies")
    return chart, _table("Données du graphique", heads, tuple(body))


def codes(published: ReportedResults, told: Told) -> Drawn:
    """Draw in how many interviews, or written answers, each code is spoken of: those not foreseen, then the negative ones."""
    one, figures = told[0]
    rows, said = [], []
    for sense, known in codes_by_sense(published, one.indicator, figures):
        name = french.typography(SENSES[sense])
        said.append(
            f"{name} : {', '.join(f'{figure.part_label}, {counted(one.indicator, figure)}' for figure in known)}"
        )
        rows += [
            UnitRow(
                french.typography(figure.part_label),
                figure.k or 0,
                figure.n or 0,
                counted(one.indicator, figure),
                above="" if place else name,
            )
            for place, figure in enumerate(known)
        ]
    body = tuple(tuple(map(doc.TableCell, (row.label, str(row.k), str(row.n)))) for row in rows)
    chart = Units(alt=french.typography(" ; ".join(said)), rows=tuple(rows), group=published.drawn_as(one.group))
    return chart, _table("Données du graphique", ("Effet", "Nombre", "n"), body)


def _table(title: str, heads: tuple[str, ...], body: tuple[tuple[doc.TableCell, ...], ...]) -> doc.DataTable:
    columns = tuple(doc.TableColumn(heading, numeric=position > 0) for position, heading in enumerate(heads))
    return doc.DataTable(title=title, columns=columns, rows=body, compact=True)


DRAWINGS: dict[Shape, Callable[[ReportedResults, Told], Drawn]] = {
    "accord": lambda published, told: stacked(published, told, "accord"),
    "evolution": lambda published, told: stacked(published, told, "evolution"),
    "ordre": lambda published, told: stacked(published, told, "ordre"),
    "options": options,
    "repartition": levels,
    "part": shares,
    "moyenne": means,
    "avant_apres": before_after,
    "codes": codes,
}
