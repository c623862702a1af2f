"""What the title of a finding claims, computed again from the marks that its chart draws and from nothing else."""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from reports import document as doc
from reports.charts.bars import Bars
from reports.charts.chart_spec import ChartSpec
from reports.charts.contribution_bars import ContributionBars
from reports.charts.crossed_views import CrossedRow, CrossedViews
from reports.charts.dots import Dots
from reports.charts.dumbbell import Dumbbell
from reports.charts.small_multiples import SmallMultiples
from reports.charts.stacked import StackedBars
from reports.charts.units import Units
from reports.charts.valued import Valued
from reports.words import french

NUMBERS = {name: number for number, name in enumerate(("aucune", "une", "deux", "trois", "quatre", "cinq", "six"))}
NONE = ("Aucune", "Aucun", "aucune difficulté", "rien")


def claims(finding: doc.ShownFinding) -> Iterator[tuple[str, bool]]:
    """Yield each kind of claim of a title, and whether its chart's marks say the same."""
    if finding.chart is None:
        return
    for name, pattern, holds in CLAIMS:
        if found := re.search(pattern, finding.title):
            verdict = holds(finding, finding.chart, found)
            if verdict is not None:
                yield name, verdict


def _ends(row: CrossedRow) -> tuple[float, float]:
    values = [view.value for view in row.views]
    return max(values), min(values)


def _widest(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    if not isinstance(chart, CrossedViews):
        return None
    gaps = {row.label: high - low for row in chart.rows for high, low in (_ends(row),)}
    return gaps[found[1]] == max(gaps.values())


def _apart(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« 9 sur 10 chez les jeunes, 40 % chez les seniors » are the two ends of the row that is named."""
    if not isinstance(chart, CrossedViews):
        return None
    (row,) = [one for one in chart.rows if finding.title.startswith(one.label)]
    texts = {view.text: view.value for view in row.views}
    return (texts[found[1]], texts[found[3]]) == _ends(row)


def _of_all(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Les 20 habitants disent… »: a mark shows that twenty of twenty do."""
    n = int(re.sub(r"\D", "", found[1]))
    counted = set(_counts(chart))
    return (n, n) in counted if counted else None


def _some(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    counted = set(_counts(chart))
    return (int(found[1]), int(re.sub(r"\D", "", found[2]))) in counted if counted else None


def _share(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    shares = list(_shares(chart))
    return any(french.percent(one) == found[1] for one in shares) if shares else None


def _fraction(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    exact = {"Un quart": 1 / 4, "Un tiers": 1 / 3, "La moitié": 1 / 2, "Deux tiers": 2 / 3, "Trois quarts": 3 / 4}[
        found[1]
    ]
    shares = list(_shares(chart))
    return any(abs(one - exact) <= 0.005 for one in shares) if shares else None


def _moves(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """A verb of change goes one way, and its interval leaves zero out; « pas nettement », the interval holds it."""
    if not isinstance(chart, Dumbbell) or finding.table is None:
        return None
    amount = re.search(r"(?:gagné|perdu) ([\d,]+)", finding.title)
    intervals = [row[4].text for row in finding.table.rows]
    rows = [
        (row.after - row.before, [float(one.replace(",", ".").replace("−", "-")) for one in interval.split(" à ")])
        for row, interval in zip(chart.rows, intervals, strict=True)
        if interval != "–"
    ]
    if amount is None:
        return any(low <= 0 <= high or round(change, 1) == 0 for change, (low, high) in rows)
    sign = 1 if found[1] == "a gagné" else -1
    wanted = float(amount[1].replace(",", "."))
    return any(
        sign * change > 0 and low * high > 0 and abs(abs(change) - wanted) < 0.51 for change, (low, high) in rows
    )


def _targets(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    if not isinstance(chart, Dots):
        return None
    marks = [(dot.value, dot.target) for dot in chart.dots]
    marks += [(row.k / row.n if row.n else 0.0, row.target) for row in chart.few]
    held = [target.holds(value) for value, target in marks if target is not None]
    title = finding.title.lower()
    if len(held) == 1:
        return ("n’est pas atteinte" not in title and "pas dire" not in title) == held[0]
    several = re.match(r"(?:les (\w+) cibles|(\w+) des (\w+) cibles)", title)
    if several is None:
        return False
    said, whole = (several[1], several[1]) if several[1] else (several[2], several[3])
    return (NUMBERS[said], NUMBERS[whole]) == (sum(held), len(held))


def _barely(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« de justesse »: the interval of a mark holds its target; of few answers none is drawn."""
    if not isinstance(chart, Dots) or chart.few:
        return None
    return any(_holds_its_target(dot) for dot in chart.dots)


def _holds_its_target(dot: Valued) -> bool:
    if dot.target is None or dot.low is None or dot.high is None:
        return False
    return dot.target.holds(dot.value) and not (dot.target.holds(dot.low) and dot.target.holds(dot.high))


def _first(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« la réponse la plus souvent citée » is no less than any other bar; than any but « aucune », where it says so."""
    values = _named(chart)
    if not values:
        return None
    after = re.search(r"après «\u202f(.*?)\u202f»", finding.title)
    others = {name: value for name, value in values.items() if after is None or name.lower() != after[1].lower()}
    first = re.findall(r"«\u202f(.*?)\u202f» \(", finding.title)
    return values[first[0]] == max(others.values())


def _contributed(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    if not isinstance(chart, ContributionBars):
        return None
    sums = sorted((sum(row.amounts) for row in chart.rows if row.amounts), reverse=True)
    return french.percent(sum(sums[:3]) / sum(sums)) == found[1] and french.about_euros(sum(sums)) == found[2]


def _between_kinds(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    if not isinstance(chart, SmallMultiples):
        return None
    (row,) = [one for one in chart.rows if finding.title.startswith(one.label)]
    known = {kind: panel for kind, panel in zip(chart.kinds, row.panels, strict=True) if panel.low is not None}
    least, most = known[found[2]], known[found[4]]
    values = [panel.value or 0.0 for panel in known.values()]
    apart = least.high is not None and most.low is not None and least.high < most.low
    return apart and (least.value, most.value) == (min(values), max(values))


def _counts(chart: ChartSpec) -> Iterator[tuple[int, int]]:
    """Yield how many of how many the marks show: squares, and levels added up from either end of a stacked bar."""
    if isinstance(chart, Units):
        yield from ((row.k, row.n) for row in chart.rows)
    if isinstance(chart, Dots):
        yield from ((row.k, row.n) for row in chart.few)
    if isinstance(chart, StackedBars):
        for row in chart.rows:
            yield from ((k, row.n) for way in (row.counts, row.counts[::-1]) for k in accumulate(way))


def _shares(chart: ChartSpec) -> Iterator[float]:
    if isinstance(chart, Dots) and chart.scale.shares:
        yield from (dot.value for dot in chart.dots)
    if isinstance(chart, Bars) and chart.axis == "part":
        yield from (bar.value for bar in chart.bars)
    if isinstance(chart, StackedBars):
        for row in chart.rows:
            yield from (share for way in (row.parts(), row.parts()[::-1]) for share in accumulate(way))


def _named(chart: ChartSpec) -> dict[str, float]:
    if isinstance(chart, Bars):
        return {bar.label: bar.value for bar in chart.bars}
    return {row.label: float(row.k) for row in chart.rows} if isinstance(chart, Units) else {}


_P = r"\d+\u202f%"
CLAIMS: tuple[tuple[str, str, Callable[[doc.ShownFinding, ChartSpec, re.Match[str]], bool | None]], ...] = (
    ("le plus", r"^(.*), où les avis s’écartent le plus", _widest),
    ("de l’un à l’autre", rf"\u202f: ({_P}|\d+ sur \d+) chez les (.*), ({_P}|\d+ sur \d+) chez les", _apart),
    ("tous", r"^Les ([\d\u202f]+) (?!autres)", _of_all),
    ("k des n", r"^(\d+) des ([\d\u202f]+) ", _some),
    ("part", rf"^({_P}) des (?!\d)", _share),
    ("part entre parenthèses", rf"\(({_P})\)$", _share),
    ("fraction", r"^(Un quart|Un tiers|La moitié|Deux tiers|Trois quarts) des ", _fraction),
    ("a gagné, a perdu", r"(a gagné|a perdu|n’a pas nettement changé)", _moves),
    ("atteinte", r"cibles?\b.*\batteintes?", _targets),
    ("de justesse", r"de justesse", _barely),
    ("la plus souvent", r"les? réponses? (?:la|les) plus souvent|est la réponse la plus souvent", _first),
    ("apportent", rf"apportent ({_P}) des ([\d\u202f]+\u202f€)", _contributed),
    ("d’un type à l’autre", rf"\u202f: de ({_P}) \((.*)\) à ({_P}) \((.*)\)$", _between_kinds),
)
"""Kind of claim, how a title makes it, and what tells from the marks whether it holds; None where they cannot tell."""
