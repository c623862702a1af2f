"""What took place month after month, or year after year: the busiest, the steady, the empty ones."""

import re
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.charts.timeline import Months, Timeline
from reports.composition.pieces.absence import absent
from reports.composition.pieces.pointing import in_a_row, pointed
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.sums import finer_to_add_up

STEADY = 1.25
"""How many times the least the most may be, for a series to be called steady; its two ends, often partial, left apart."""
TOLD = 24
"""Periods beyond which the text that stands for the chart no longer names each; its table does."""
_FEW_TONNES = 10
_COUNTED = {"personnes": "nombre", "ratio": "nombre"}
_PERIOD = re.compile(r"(\d{4})(?:-(\d\d))?")


@dataclass(frozen=True)
class CountedByPeriod:
    """One indicator that is counted by period, and its figure of each; None where the register has no line."""

    indicator: Indicator
    figures: tuple[Figure | None, ...]
    whole: Figure | None

    @property
    def undated(self) -> float:
        """Return what of the whole stands in no period; 0 where a period is masked, or the whole is."""
        told = [one for one in self.values if one is not None]
        if self.whole is None or not reading.said(self.whole) or len(told) < len(self.values):
            return 0.0
        return max(0.0, round((self.whole.value or 0.0) - sum(told), 6))

    @property
    def finer(self) -> int:
        """Return how many more decimals make the periods, and what has none, add up to the whole as it is written.

        A few tonnes are never whole ones: they have a decimal, as they do in the text.
        """
        told = [one for one in self.values if one is not None]
        few = self.indicator.unit == "tonnes" and any(one < _FEW_TONNES and one % 1 for one in told)
        if self.whole is None or not reading.said(self.whole) or len(told) < len(self.values):
            return int(few)
        return max(int(few), finer_to_add_up(self.whole, (*told, self.undated)))

    @property
    def values(self) -> tuple[float | None, ...]:
        """Return what was counted: nothing is zero; None where it is masked."""
        return tuple(0.0 if one is None else one.value for one in self.figures)


def calendar(published: ReportedResults, *ids: str) -> tuple[doc.Block, ...]:
    """Draw what is counted by month or by year, one panel per indicator named, over the same periods; two are said in the title.

    A period without a line in a register is a true zero. Indicators that were not chosen are left out; all those named
    count by the same length of period. One that does not know a whole period (nobody noted it) is left out and said so.
    """
    found = {id: known for id in ids if id in published.results.indicators and (known := _by_period(published, id))}
    if not found:
        return ()
    if len({len(period) for known in found.values() for period in known}) > 1:
        raise LookupError(", ".join(found))
    periods = _span(sorted({period for known in found.values() for period in known}))
    every = [
        CountedByPeriod(published.indicator(id), tuple(map(known.get, periods)), published.figure(id))
        for id, known in found.items()
    ]
    panels = [one for one in every if _drawable(one)]
    left_out = [one.indicator for one in every if one not in panels]
    if not panels:
        return absent(f"{french.joined([one.label for one in left_out])} : masqué, ou non renseigné.")
    title = _title(panels[0], periods)
    drawn = len(panels) > 1 or not _says_each(panels[0], periods)
    sentences = [
        pointed(reading.sentence(one.indicator, one.whole), one.indicator) for one in panels if one.whole is not None
    ]
    return (
        doc.ShownFinding(
            title=title,
            subtitle=_subtitle(panels, periods, title),
            chart=_timeline(title, panels, periods) if drawn else None,
            table=_table(panels, periods) if drawn else None,
            source="Registres de l’initiative",
            indicators=tuple(one.indicator.id for one in panels),
            codes=tuple(one.indicator.code for one in panels),
            reading=(in_a_row(sentences),),
            caveat=_caveat(published, panels, periods, left_out),
            anchor=f"calendrier-{panels[0].indicator.id}",
        ),
    )


def _timeline(title: str, panels: list[CountedByPeriod], periods: tuple[str, ...]) -> Timeline:
    return Timeline(
        alt=_alt(title, panels, periods),
        months=tuple(map(_short, periods)),
        panels=tuple(
            Months(french.typography(one.indicator.label) if len(panels) > 1 else "", one.values, one.finer)
            for one in panels
        ),
    )


def _says_each(panel: CountedByPeriod, periods: tuple[str, ...]) -> bool:
    """Say whether a title tells all that is known of a panel: nothing is left to draw of one or two periods."""
    return len(periods) <= _EACH and None not in panel.values and any(panel.values)


def _by_period(published: ReportedResults, id: str) -> dict[str, Figure]:
    return {one.part: one for one in published.parts(id) if _PERIOD.fullmatch(one.part)}


def _drawable(panel: CountedByPeriod) -> bool:
    """Tell whether each period is counted or masked, and one at least is told."""
    known = [one for one in panel.figures if one is not None]
    return any(one.status == "publie" for one in known) and all(
        one.status == "masque" or one.value is not None for one in known
    )


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _span(periods: list[str]) -> tuple[str, ...]:
    """Return every period from the first to the last, those without a line too."""
    if "-" not in periods[0]:
        return tuple(map(str, range(int(periods[0]), int(periods[-1]) + 1)))
    first, last = _first_day(periods[0]), _first_day(periods[-1])
    places = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(f"{place // 12}-{place % 12 + 1:02}" for place in places)


def _name(period: str) -> str:
    return french.month(_first_day(period)) if "-" in period else period


def _short(period: str) -> str:
    return str(format_date(_first_day(period), "MMM y", locale="fr_FR")) if "-" in period else period


def _word(periods: tuple[str, ...]) -> str:
    return "mois" if "-" in periods[0] else "année"


def _title(panel: CountedByPeriod, periods: tuple[str, ...]) -> str:
    """Say the finding of the first panel: steady from when to when, each of one or two periods, or the fullest one."""
    words, values = _WORDS[_word(periods)], panel.values
    inner = [one for one in values[1:-1] if one is not None]
    if 3 <= len(inner) == len(values) - 2 and 0 < max(inner) <= STEADY * min(inner):
        low, high = (_written(panel, amount) for amount in (min(inner), max(inner)))
        amounts = high if low == high else f"de {low} à {high}"
        through = f"de {_name(periods[1])} à {_name(periods[-2])}"
        each = f"{amounts}{_counted(panel, max(inner))} par {words.by}"
        return french.typography(f"Le rythme est régulier : {each}, {through}")
    known = [(_name(period), one) for period, one in zip(periods, values, strict=True) if one is not None]
    most = max(one for _, one in known)
    if not most:
        return french.typography("Le registre ne compte aucune ligne")
    if _says_each(panel, periods):
        (first, one), *second = known
        counted = _counted(panel, one)
        named = "" if counted else f"{_PER_PERIOD.sub('', panel.indicator.label)} : "
        told = [f"{named}{_written(panel, one)}{counted} en {first}"]
        told += [f"{_written(panel, other)} en {name}" for name, other in second]
        return french.typography(", puis ".join(told))
    fullest = [name for name, one in known if one == most]
    amount = f"{_written(panel, most)}{_counted(panel, most)}"
    among = _AMONG_TOLD[words.one] if None in values else ""
    if len(fullest) > MOST_NAMED:
        said = f"Les {words.several} les plus {words.full} comptent {amount} {words.each}"
    elif len(fullest) > 1:
        said = f"Les {words.several} {words.named(fullest)} sont les plus {words.full}, avec {amount} {words.each}"
    else:
        said = f"{words.the} {words.named(fullest)} est {words.fullest}, avec {amount}"
    return french.typography(f"{said}{among}")


MOST_NAMED = 3
"""Periods that a title names; where more are alike, none stands out."""
_EACH = 2
"""Periods of which a title says each, rather than which is the fullest."""


_PER_PERIOD = re.compile(r" par (?:mois|an|année)$")
"""How a label ends that says by which period it counts: the title says it once."""


@dataclass(frozen=True)
class _PeriodWords:
    """How a length of period is written in a title."""

    one: str
    by: str
    several: str
    the: str
    fullest: str
    full: str
    each: str

    def named(self, periods: list[str]) -> str:
        """Name periods after their word: « de novembre 2014 et janvier 2015 », « 2014 et 2015 »."""
        return french.of(french.joined(periods)) if self.one == "mois" else french.joined(periods)


_WORDS = {
    "mois": _PeriodWords("mois", "mois", "mois", "Le mois", "le plus fourni", "fournis", "chacun"),
    "année": _PeriodWords("année", "an", "années", "L’année", "la plus fournie", "fournies", "chacune"),
}


def _counted(panel: CountedByPeriod, amount: float) -> str:
    """Name what is counted, after its number: « ateliers réalisés »; other units, and one alone, are named under the title."""
    plural = panel.indicator.unit in ("nombre", "personnes") and amount >= _PLURAL
    return f" {french.lower_first(_PER_PERIOD.sub('', panel.indicator.label))}" if plural else ""


_PLURAL = 2
"""From how many on a French noun is in the plural."""


_AMONG_TOLD = {
    "mois": ", parmi les mois qui peuvent être publiés",
    "année": ", parmi les années qui peuvent être publiées",
}
"""Among what the busiest period was found, where one may not be told: it may hold more."""


def _written(panel: CountedByPeriod, amount: float, finer: int = 0) -> str:
    return reading.measured(next(one for one in panel.figures if one is not None), amount, finer)


def _subtitle(panels: list[CountedByPeriod], periods: tuple[str, ...], title: str) -> str:
    """Say what a column is, and of what where neither the title nor the drawing does."""
    word = _word(periods)
    units = dict.fromkeys(_COUNTED.get(one.indicator.unit, one.indicator.unit) for one in panels)
    scales = " ; chaque ligne de colonnes a son échelle" if len(panels) > 1 else ""
    named = _PER_PERIOD.sub("", panels[0].indicator.label)
    told = len(panels) > 1 or french.typography(french.lower_first(named)) in title
    said = ", ".join(filter(None, ("" if told else named, f"en {french.joined(list(units))}", f"{word} par {word}")))
    return french.typography(f"{said[:1].upper()}{said[1:]}{scales}")


def _alt(title: str, panels: list[CountedByPeriod], periods: tuple[str, ...]) -> str:
    if len(periods) > TOLD:
        return title
    said = (
        f"{one.indicator.label} : "
        + ", ".join(f"{_text(one, place)} en {_name(period)}" for place, period in enumerate(periods))
        for one in panels
    )
    return french.typography(f"{title}. {' ; '.join(said)}.")


def _text(panel: CountedByPeriod, place: int) -> str:
    figure = panel.figures[place]
    if figure is not None and not reading.said(figure):
        return reading.value(figure)
    return _written(panel, 0.0 if figure is None else figure.value or 0.0, panel.finer)


def _table(panels: list[CountedByPeriod], periods: tuple[str, ...]) -> doc.DataTable:
    heads = [doc.TableColumn(_word(periods).capitalize())]
    heads += [doc.TableColumn(french.typography(one.indicator.label), numeric=True) for one in panels]
    rows = tuple(
        (
            doc.TableCell(_name(period)),
            *(doc.TableCell(_text(one, place), masked=one.values[place] is None) for one in panels),
        )
        for place, period in enumerate(periods)
    )
    return doc.DataTable(title="Données du graphique", columns=tuple(heads), rows=rows, compact=True)


def _caveat(
    published: ReportedResults, panels: list[CountedByPeriod], periods: tuple[str, ...], left_out: list[Indicator]
) -> str:
    empty = any(one is None for panel in panels for one in panel.figures)
    if _word(periods) == "mois":
        said = ["Un mois sans ligne au registre compte zéro."] if empty else []
        said += ["Le premier et le dernier mois peuvent n’être connus qu’en partie."] if len(periods) > 1 else []
    else:
        said = ["Une année sans ligne au registre compte zéro."] if empty else []
        said += ["La première et la dernière année peuvent n’être connues qu’en partie."] if len(periods) > 1 else []
    for panel in panels:
        said += _apart(panel)
    if left_out:
        said.append(f"Non montré, car masqué ou non renseigné : {french.joined([one.label for one in left_out])}.")
    said += dict.fromkeys(one.indicator.caveat for one in panels if one.indicator.caveat)
    return french.typography(" ".join(said))


def _apart(panel: CountedByPeriod) -> list[str]:
    """Say what stands in no column: what has no date, and the lines of a sum that hold no number."""
    main, label, undated = panel.whole, panel.indicator.label, panel.undated
    if main is None or not reading.said(main):
        return []
    written = _written(panel, undated, panel.finer)
    said = [f"{label} : {written} sans date, dans aucune colonne."] if undated > 0 else []
    if kind(panel.indicator) == "sum" and main.missing:
        lines = "lignes" if main.missing > 1 else "ligne"
        said.append(f"{label} : {french.integer(main.missing)} {lines} sans nombre noté.")
    return said
