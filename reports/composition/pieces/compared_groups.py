"""A group that the action met beside one that it did not: a slope for each, and what they differ by."""

from collections.abc import Sequence

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.scale import around, told_whole
from reports.charts.slope import Slope, SlopeLine
from reports.composition.pieces.asides import compared_by
from reports.composition.pieces.pointing import pointed
from reports.composition.published import ENDS, ReportedResults
from reports.words import french, reading, telling


def compared_groups(published: ReportedResults, indicator: Indicator) -> tuple[doc.Block, ...]:
    """Draw how much each group changed; nothing where one of the values is not published."""
    main, known = published.figure(indicator.id), compared_by(published, indicator)
    if len(known) != 2:
        return ()
    pairs = zip(_names(published, indicator), known, strict=True)
    lines = [line for name, (one, change) in pairs if (line := _line(published, name, one, change)) is not None]
    if main is None or not reading.said(main) or len(lines) != 2:
        return ()
    title = telling.title(indicator, main)
    # The title says the difference, the drawing what each group gained and of how many.
    said = telling.continuation(indicator, main, spelled=True)
    tested = french.typography(published.in_words(main))
    ends = [published.wave_label(wave) for wave in main.cell.wave.each]
    told = [f"{one.label} : {one.before_text} puis {one.after_text}, {one.change}" for one in lines]
    scale = _scale(published, [one for one, _ in known])
    shown = scale and around([value for line in lines for value in (line.before, line.after)], scale)
    sentence = tuple(
        doc.TextRun(run.text, about=(indicator.id, *(one.id for one, _ in known))) for run in pointed(said, indicator)
    )
    return (
        doc.ShownFinding(
            title=title,
            subtitle=french.typography(f"{indicator.label} · mêmes personnes aux deux vagues"),
            chart=Slope(
                alt=french.typography(f"{title}. {' ; '.join(told)}."),
                before_label=french.typography(ends[0]),
                after_label=french.typography(ends[-1]),
                lines=(lines[0], lines[1]),
                group=published.drawn_as(indicator.group),
                ends=shown,
                whole=told_whole(shown, scale) if shown and scale else "",
            ),
            table=None,
            source=published.told_by(indicator),
            indicators=(indicator.id, *(one.id for one, _ in known)),
            codes=(indicator.code, *(one.code for one, _ in known)),
            reading=tuple(filter(None, (sentence if said else (), pointed(tested, indicator) if tested else ()))),
            caveat=french.typography(indicator.caveat or ""),
            anchor=f"resultat-{indicator.id}",
        ),
    )


def _scale(published: ReportedResults, compared: Sequence[Indicator]) -> tuple[float, float] | None:
    """Return the ends of the scale that both groups answered on; shares go from 0 to 1."""
    if any(one.unit == "part" for one in compared):
        return 0.0, 1.0
    scale = [end for one in compared for end in published.ends_of_scale(one) or ()]
    return (min(scale), max(scale)) if scale else None


def _names(published: ReportedResults, indicator: Indicator) -> tuple[str, str]:
    """Name the group that the action met, then the one that it is compared with."""
    groups = published.initiative.groups
    other = next(
        (one.label for one in groups.values() if one.comparison_of == indicator.group), "Groupe de comparaison"
    )
    return french.typography(groups[indicator.group].label), french.typography(other)


def _line(published: ReportedResults, name: str, one: Indicator, change: Figure) -> SlopeLine | None:
    before, after = (published.figure(one.id, part, wave=change.cell.wave) for part in ENDS)
    if before is None or after is None or not all(map(reading.said, (before, after, change))):
        return None
    return SlopeLine(
        name,
        change.n or 0,
        before.value or 0.0,
        after.value or 0.0,
        reading.value(before),
        reading.value(after),
        reading.change(one, change),
    )
