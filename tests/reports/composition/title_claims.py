"""What the title of a finding claims, computed again from the marks that its chart draws and from nothing else."""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, combinations

from reports import document as doc
from reports.charts.bars import Bars
from reports.charts.chart_spec import ChartSpec
from reports.charts.contribution_bars import ContributionBars
from reports.charts.crossed_views import CrossedRow, CrossedViews, View
from reports.charts.dots import Dots
from reports.charts.dumbbell import Dumbbell
from reports.charts.funnel import Funnel
from reports.charts.map import TerritoryMap
from reports.charts.matrix import HeatGrid
from reports.charts.milestones import Milestones
from reports.charts.series import Series
from reports.charts.slope import Slope
from reports.charts.small_multiples import Panel, SmallMultiples
from reports.charts.stacked import StackedBars
from reports.charts.strip import Strip
from reports.charts.ties import Ties
from reports.charts.tile_list import TileList
from reports.charts.timeline import Timeline
from reports.charts.units import UnitRow, Units
from reports.charts.value_chain import ValueChain
from reports.charts.valued import Valued
from reports.words import french

_WORDS = ("aucune", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
          "onze", "douze", "treize", "quatorze", "quinze", "seize")  # fmt: skip
NUMBERS = {name: number for number, name in enumerate(_WORDS)}
NEUTRAL = (
    "Ce que chaque type d’acteur estime apporter et recevoir",
    "Ce que chaque type d’acteur a apporté, par nature",
    "Ce que répondent les publics de chaque type de structure",
    "Les apports des partenaires",
    "Les chiffres qui répondent aux questions de l’évaluation",
)
"""Titles that say what is drawn, and claim nothing of it."""


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
    """« 9 sur 10 chez les jeunes, 40 % chez les seniors »: two views of the row that is named, clearly apart, the higher first."""
    if not isinstance(chart, CrossedViews):
        return None
    (row,) = [one for one in chart.rows if finding.title.startswith(f"Sur «\u202f{one.label}\u202f»")]
    views = {(view.text, french.lower_first(view.label)): view for view in row.views}
    high, low = views.get((found[1], found[2])), views.get((found[3], found[4]))
    if high is None or low is None:
        return False
    meet = high.low is not None and low.high is not None and high.low <= low.high
    return high.value > low.value and not meet


def _levels(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« les avis vont de 75 % chez les proches à 91 % chez les jeunes, sans écart net »: the ends of the row that is named.

    Without a clear gap, no two of its intervals are apart.
    """
    if not isinstance(chart, CrossedViews):
        return None
    (row,) = [one for one in chart.rows if one.label == found[1]]
    low, high = (choose(row.views, key=lambda view: view.value) for choose in (min, max))
    said = [(one.text, french.lower_first(one.label)) for one in (low, high)]
    ends = [_drawn_ends(view) for view in row.views if not view.few]
    meet = all(max(one[0], two[0]) <= min(one[1], two[1]) for one, two in combinations(ends, 2))
    return [found.group(2, 3), found.group(4, 5)] == said and (meet or found[6] == "sur deux échelles")


def _drawn_ends(mark: View | Panel) -> tuple[float, float]:
    """Return the ends of the interval of a mark; where everybody answered, it has none and is a point."""
    value = mark.value or 0.0
    return (value, value) if mark.low is None or mark.high is None else (mark.low, mark.high)


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
    wanted, unit = float(amount[1].replace(",", ".")), 10.0 ** -len(amount[1].partition(",")[2])
    return any(
        sign * change > 0 and low * high > 0 and abs(abs(change) - wanted) < 0.51 * unit for change, (low, high) in rows
    )


def _mean(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« notent 7,7 sur 10 en moyenne »: a point on a scale of notes stands there."""
    if not isinstance(chart, Dots) or chart.scale.shares:
        return None
    return any(french.number(dot.value, 1) == found[1] for dot in chart.dots)


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


def _led(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« d’abord les trajets (43 %), puis la connexion (37 %) »: no other bar is longer than these, in this order."""
    values = {name.lower(): value for name, value in _named(chart).items()}
    if not values:
        return None
    told = [[said for name in values if (said := name) in step.lower()] for step in found[1].split(", puis ")]
    ranked = sorted({value for name, value in values.items() if not name.startswith(("aucun", "rien"))}, reverse=True)
    levels = [{values[name] for name in names} for names in told]
    return all(names for names in told) and all(ranked[place] in level for place, level in enumerate(levels))


def _most_spoken_of(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« … est « A » (4 sur 12) ; le négatif, « B » (3 sur 12) »: of each sense, the codes that most speak of, and how many."""
    if not isinstance(chart, Units):
        return None
    senses: dict[str, list[UnitRow]] = {}
    above = ""
    for row in chart.rows:
        above = row.above or above
        senses.setdefault("négatif" if "négatif" in above else "non prévu", []).append(row)
    for said in finding.title.split("\u202f; "):
        rows = senses["négatif" if "négatif" in said.split("«")[0] else "non prévu"]
        most = max(row.k for row in rows)
        first = {(row.label, row.k, row.n) for row in rows if row.k == most}
        counts = re.search(r"\((\d+) sur (\d+)\)$", said)
        named = set(re.findall("«\u202f(.*?)\u202f»", said))
        if counts is None or {(name, int(counts[1]), int(counts[2])) for name in named} != first:
            return False
    return True


def _contributed(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    if not isinstance(chart, ContributionBars):
        return None
    sums = sorted((sum(row.amounts) for row in chart.rows if row.amounts), reverse=True)
    return french.percent(sum(sums[:3]) / sum(sums)) == found[1] and french.about_euros(sum(sums)) == found[2]


def _between_kinds(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    if not isinstance(chart, SmallMultiples):
        return None
    (row,) = [one for one in chart.rows if finding.title.startswith(one.label)]
    known = {kind: panel for kind, panel in zip(chart.kinds, row.panels, strict=True) if panel.value is not None}
    if found[2] not in known or found[4] not in known:
        return False
    least, most = known[found[2]], known[found[4]]
    told = (french.percent(least.value or 0.0), french.percent(most.value or 0.0)) == (found[1], found[3])
    marks = [_drawn_ends(panel) for panel in known.values()]
    apart = any(one[1] < two[0] for one in marks for two in marks)
    return told and (not apart if found[5] else _drawn_ends(least)[1] < _drawn_ends(most)[0])


def _own(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Vous avez apporté 18 173 €, soit 7 % »: the reader's own bar, beside all of them."""
    if not isinstance(chart, ContributionBars):
        return None
    sums = [sum(row.amounts) for row in chart.rows]
    own = [amount for row, amount in zip(chart.rows, sums, strict=True) if row.highlighted or len(sums) == 1]
    told = len(own) == 1 and french.euros(own[0]) == found[1]
    shared = found[2] is None or len(sums) == 1 or french.percent(own[0] / sum(sums)) == found[2]
    return told and shared


def _of_type(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Les entreprises apportent 52 % des 277 000 € »: the line whose cells weigh most."""
    if not isinstance(chart, HeatGrid):
        return None
    sums = {row.label: sum(_number(cell.text) or 0.0 for cell in row.cells) for row in chart.rows}
    first, whole = max(sums, key=lambda label: sums[label]), sum(sums.values())
    named = found[1].split("’")[-1].split(" ", 1)[-1] if "’" not in found[1] else found[1].split("’")[1]
    who = first.lower().split()[0].rstrip("s") in named.lower()
    return (
        who
        and abs(sums[first] / whole - (_number(found[2]) or 0.0) / 100) < 0.006
        and french.about_euros(whole) == found[3]
    )


def _noted(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Les associations notent leur apport 6,1 sur 10, et leur bénéfice 6,3 »: the only line that is told."""
    if not isinstance(chart, HeatGrid):
        return None
    told = [[cell.text for cell in row.cells] for row in chart.rows if not any(cell.masked for cell in row.cells)]
    return told == [[found[1], found[2]]]


def _steeper(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« L’écart … est de +2,35 points »: what one line gains more than the other, as both are drawn."""
    if not isinstance(chart, Slope):
        return None
    one, other = (line.after - line.before for line in chart.lines)
    return abs(one - other - float(found[1].replace(",", ".").replace("−", "-"))) < 0.006


def _own_notes(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Vous notez 8 sur 10 ce que vous apportez, et 5 sur 10… »: the two ends of the first line."""
    if not isinstance(chart, Dumbbell):
        return None
    said = [float(one.replace(",", ".")) for one in found.groups()]
    return said == [chart.rows[0].before, chart.rows[0].after]


def _too_few_here(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Trop peu de réponses chez vous »: what the structure answered is drawn as few on every line."""
    if not isinstance(chart, CrossedViews):
        return None
    here = [view.few for row in chart.rows for view in row.views if view.label == "Chez vous"]
    return bool(here) and all(here)


def _proved(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Sept des douze liens ont une preuve »: every arrow is counted, but those that only say whom the action is for."""
    if not isinstance(chart, ValueChain):
        return None
    links = [arrow.strength for arrow in chart.arrows if arrow.strength != "whom"]
    said = [NUMBERS.get(one.lower()) or int(one) for one in found.groups()]
    return said == [sum(strength != "none" for strength in links), len(links)]


def _from_step_to_step(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« De 520 structures sollicitées à 20 ayant répondu »: the first step and the last, each a part of the one before."""
    if not isinstance(chart, Funnel):
        return None
    counts = [step.count for step in chart.steps]
    return (_number(found[1]), _number(found[2])) == (counts[0], counts[-1]) and counts == sorted(counts, reverse=True)


def _dated(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    if not isinstance(chart, Milestones):
        return None
    (evaluated,) = [one.start for one in chart.asked if one.when == "Évaluation"]
    later = sum(one.start > evaluated for one in chart.events)
    first = min(chart.events, key=lambda one: one.start).when
    return (found[1], found[2], _count(found[3] or "aucune")) == (first, french.month(evaluated), later)


def _new_ties(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    lost = _count(found[3] or "aucune")
    if isinstance(chart, Ties):
        return (_count(found[1]), lost) == (chart.bars[1].alone, chart.bars[0].alone)
    if not isinstance(chart, Dumbbell) or finding.table is None:
        return None
    named = {
        column.heading: [len(row[place].text.split("\u202f; ")) for row in finding.table.rows if row[place].text != "–"]
        for place, column in enumerate(finding.table.columns)
    }
    new, gone = named["Nouvelles relations"], named.get("Relations d’avant, perdues", [])
    gained = sum(row.after - row.before for row in chart.rows)
    told = _count(found[2]) if found[2] else len(new)
    return (2 * (_count(found[1]) or 0), told, 2 * (lost or 0), gained) == (
        sum(new), len(new), sum(gone), sum(new) - sum(gone),
    )  # fmt: skip


def _from_date_to_date(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« … : 46 % (octobre 2014), puis 73 % (mai 2015) »: the first and the last points of the line that is named."""
    if not isinstance(chart, Series):
        return None
    (row,) = [one for one in chart.rows if finding.title.startswith(f"{one.label}\u202f:")]
    title = finding.title.lower()
    told = [
        place
        for place, (date, one) in enumerate(zip(chart.dates, row.moments, strict=True))
        if f"{one.text} ({date.lower()})" in title or f"{one.text} {date.lower()}" in title
    ]
    unbroken = bool(told) and not any(one.broken for one in row.moments[told[0] + 1 : told[-1] + 1])
    return len(told) == 2 and unbroken


def _mostly(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Charenton-le-Pont compte 17 des 26 rencontres, plus qu’aucune autre commune »: the place that holds more than any other."""
    counts = _by_place(chart)
    if not counts:
        return None
    where = [name for name, count in counts.items() if count == max(counts.values())]
    return (where, _number(found[2]), _number(found[3])) == ([found[1]], max(counts.values()), sum(counts.values()))


def _in_one_place(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Charenton-le-Pont compte les 17 rencontres, aucune autre commune n’en compte »: no other holds any."""
    counts = _by_place(chart)
    if not counts:
        return None
    return {name: count for name, count in counts.items() if count} == {found[1]: _number(found[2])}


def _in_places(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    counts = _by_place(chart)
    if not counts:
        return None
    reached = sum(count > 0 for count in counts.values())
    told = (_number(found[1]), _count(found[2]), int(found[3]))
    return told == (sum(counts.values()), reached, len(counts))


def _by_place(chart: ChartSpec) -> dict[str, float]:
    if isinstance(chart, TerritoryMap):
        texts = {place.name: place.text for place in chart.places}
    elif isinstance(chart, TileList):
        texts = {tile.name: tile.text for tile in chart.tiles}
    else:
        return {}
    return {name: _number(text) or 0.0 for name, text in texts.items()}


def _busiest(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« Les années 2014 et 2015 sont les plus fournies, avec 10 rencontres »: no period holds more, and these hold as many."""
    if not isinstance(chart, Timeline):
        return None
    counts = dict(zip(chart.months, chart.panels[0].counts, strict=True))
    most = max(count for count in counts.values() if count is not None)
    years = [name for name, count in counts.items() if count == most]
    said = re.findall(r"\d{4}", found[1]) if found[1] and all(map(str.isdigit, counts)) else years
    return french.rounded(most, 0) == _number(found[2]) and said == years


def _steady(finding: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    """« De 73 à 82 ateliers par mois »: the least and the most of the first panel, but for its two ends."""
    if not isinstance(chart, Timeline):
        return None
    inner = [count for count in chart.panels[0].counts[1:-1] if count is not None]
    return (_number(found[1]), _number(found[2])) == (min(inner), max(inner))


def _number(written: str) -> float | None:
    """Read the first number of a text: « 11 884 € », « 6,1 », « aucune » is none."""
    found = re.search(r"\d[\d\u202f]*(?:,\d+)?", written)
    return float(found.group().replace("\u202f", "").replace(",", ".")) if found else None


def _count(written: str) -> int:
    """Read how many, in words or in figures."""
    known = {**NUMBERS, "un": 1, "zéro": 0}
    word = written.lower()
    return known[word] if word in known else int(_number(written) or -1)


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
_N = r"\d[\d\u202f]*"
_E = r"\d[\d\u202f]*\u202f€"


def _among(_: doc.ShownFinding, chart: ChartSpec, found: re.Match[str]) -> bool | None:
    if not isinstance(chart, Strip):
        return None
    row = chart.rows[0]
    fewer, more = sum(one < row.own for one in row.others), sum(one > row.own for one in row.others)
    word, count = ("plus", fewer) if fewer > more else ("moins", more)
    if fewer == more:
        return found[2] is None
    alone = "l’autre" if len(row.others) == 1 else "toutes"
    return (found[2], found[3]) == (word, alone if count == len(row.others) else str(count))


CLAIMS: tuple[tuple[str, str, Callable[[doc.ShownFinding, ChartSpec, re.Match[str]], bool | None]], ...] = (
    ("le plus", r"^Sur «\u202f(.*)\u202f», les avis s’écartent le plus", _widest),
    ("de l’un à l’autre", rf"\u202f: ({_P}|\d+ sur \d+) chez les (.*), ({_P}|\d+ sur \d+) chez les (.*)$", _apart),
    ("tous", r"^Les ([\d\u202f]+) (?!autres)", _of_all),
    ("k des n", r"^(\d+) des ([\d\u202f]+) ", _some),
    ("part", rf"^({_P}) des (?!\d)", _share),
    ("part entre parenthèses", rf"\(({_P})\)$", _share),
    ("fraction", r"^(Un quart|Un tiers|La moitié|Deux tiers|Trois quarts) des ", _fraction),
    ("a gagné, a perdu", r"(a gagné|a perdu|n’a pas nettement changé)", _moves),
    ("moyenne", r"([\d,]+) sur 10 en moyenne", _mean),
    ("atteinte", r"cibles?\b.*\batteintes?", _targets),
    ("de justesse", r"de justesse", _barely),
    ("premières réponses", rf" d’abord (.* \((?:{_P}|\d+ sur \d+)\)(?:, puis .* \((?:{_P}|\d+)\))?)", _led),
    ("le plus évoqué", r"^(?:Dans les|En) .* les? plus cités? ", _most_spoken_of),
    ("apportent", rf"apportent ({_P}) des ([\d\u202f]+\u202f€)", _contributed),
    ("vous avez apporté", rf"^Vous avez apporté ({_E})(?:, soit ({_P}) des apports de l’alliance)?$", _own),
    (
        "de l’un à l’autre, sans écart",
        rf"^Sur «\u202f(.*)\u202f», les avis vont de ({_P}|\d+ sur \d+) chez les (.*) à ({_P}|\d+ sur \d+) chez les (.*), "
        r"(sans écart net|sur deux échelles)$",
        _levels,
    ),
    ("trop peu chez vous", r"^Trop peu de réponses chez vous", _too_few_here),
    ("un type apporte", rf"^(L[^\d]*?) apporte(?:nt)? ({_P}) des ({_E}) de l’alliance$", _of_type),
    ("un type note", r"note(?:nt)? (?:son|leur) apport ([\d,]+) sur 10, et (?:son|leur) bénéfice ([\d,]+)$", _noted),
    ("d’un groupe à l’autre", r"^L’écart .* est de ([+−][\d,]+) points? sur \d+$", _steeper),
    ("vous notez", r"^Vous notez ([\d,]+) sur 10 .*, et ([\d,]+) sur 10 ", _own_notes),
    (
        "parmi les autres",
        r"\u202f: (\S+)(?:\u202fh)? chez vous(?:, (plus|moins) que dans (\d+|toutes|l’autre).* structures?)?$",
        _among,
    ),
    ("liens prouvés", r"^([\w-]+) des ([\w-]+) liens de la chaîne (?:a|ont) une preuve", _proved),
    ("d’une étape à l’autre", rf"(?:^|\u202f: )[Dd]e ({_N}) \D+ à ({_N}) \D+$", _from_step_to_step),
    (
        "datés",
        r"^L’initiative remonte (?:à|au) (.*), son évaluation vient en (.*?)(?:\u202f; ([\w-]+) événements? l’(?:a|ont) suivie)?$",
        _dated,
    ),
    (
        "nouvelles",
        r"^(\w+) relations? nouvelles? entre (?:les acteurs|([\w-]+) organisations)(?:, (\w+) perdues?)?$",
        _new_ties,
    ),
    ("d’une date à l’autre", r"\u202f: .*\d.*, .*\d", _from_date_to_date),
    ("plus qu’ailleurs", rf"^(.*) compte ({_N}) des ({_N}) .*, plus qu’aucun", _mostly),
    ("dans un seul lieu", rf"^(.*) compte les ({_N}) .*, aucune? autre .* n’en compte$", _in_one_place),
    ("dans plusieurs lieux", rf"^Les ({_N}) .* dans ([\w-]+) (?:communes|départements) sur (\d+)$", _in_places),
    ("le plus fourni", rf"^L.*? (?:mois|années?)(?: de)?(.*) plus fourni.*? (?:avec|comptent) ({_N})", _busiest),
    ("de l’un à l’autre mois", rf"^Le rythme est régulier\u202f: de ({_N}) à ({_N})", _steady),
    ("d’un type à l’autre", rf"\u202f: de ({_P}) \((.*)\) à ({_P}) \((.*?)\)(, sans écart net)?$", _between_kinds),
)
"""Kind of claim, how a title makes it, and what tells from the marks whether it holds; None where they cannot tell."""
