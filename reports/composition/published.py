"""Where templates find figures: by indicator, part, scope, wave and population, among those a reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from indicators.counting.columns import Columns, columns_of
from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.whom_and_when import Scope, Waves
from indicators.definitions.indicator import Indicator
from indicators.explaining.formulas import tables_behind
from indicators.figures.results import Figure, PublishedResults
from indicators.measures.contributions import Contributions
from indicators.measures.noted import end_marks
from indicators.measures.paired_change import PairedChange
from indicators.measures.paired_share import PairedShare
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.vocabulary import EVERYONE, Step
from initiatives.validation.hosts import Host
from reports.charts.palette import palette_of
from reports.charts.style import MARKS
from reports.composition.printed_together import as_printed
from reports.words import french
from reports.words.reading import is_difference
from reports.words.significance import caution, in_words

ENDS = ("avant", "apres")
"""Parts that hold the first and the second level of a change."""


@dataclass(frozen=True)
class ReportedResults:
    """The published results of one audience, with ways to ask for them."""

    results: PublishedResults

    @property
    def initiative(self) -> Initiative:
        """The initiative, as declared."""
        return self.results.initiative

    @property
    def partner(self) -> str | None:
        """The partner for whom the edition is made, if it is one's."""
        return self.results.audience.partner

    @property
    def own_scope(self) -> Scope:
        """Of whom figures speak that are the partner's own; in an edition that is no partner's there is none of them."""
        return Scope.of("partenaire", self.partner or "")

    @property
    def beside_others(self) -> bool:
        """Whether there are other partners than the one that reads: of all of them, nothing is said twice to the only one."""
        return len(self.initiative.partners) > 1

    @property
    def host(self) -> Host | None:
        """The host structure for which the edition is made, if it is one's."""
        return self.results.audience.host

    @property
    def for_committee(self) -> bool:
        """Whether the committee reads: what the evaluator has still to mend is told there."""
        return self.results.audience.id == "comite"

    def drawn_as(self, group: str) -> str:
        """Return the mark with which a group is drawn in every chart (a key of `MARKS`): that of its rank in the declaration,
        among those whose colour is near no other of the charts.

        "" for what is of no group, or of one group too many: it is drawn in the accent.
        """
        marks = palette_of(self.initiative.brand.colour).marks
        return dict(zip(self.initiative.groups, marks, strict=False)).get(group, "")

    def coloured_as(self, group: str) -> str:
        """Return the colour of a group in every chart, « #RRGGBB »; "" for what is of no group."""
        mark = self.drawn_as(group)
        return MARKS[mark].colour if mark else ""

    def indicator(self, id: str) -> Indicator:
        """Return an indicator by its id."""
        return self.results.indicators[id]

    def told_by(self, indicator: Indicator) -> str:
        """Name the questionnaires and registers of the initiative that its figures come from: the source of a drawing."""
        behind = tables_behind(self.results.indicators, self._columns, indicator.id)
        initiative = self.initiative
        asked = [
            initiative.questionnaires[group.questionnaire].title
            for key, group in initiative.groups.items()
            if key in behind
        ]
        kept = [f"Registre « {REGISTERS[key].label} »" for key in initiative.registers if key in behind]
        return french.typography(" · ".join(dict.fromkeys((*asked, *kept))) or "Déclaration de l’initiative")

    @cached_property
    def _columns(self) -> Columns:
        return columns_of(self.initiative)

    def ends_of_scale(self, indicator: Indicator) -> tuple[float, float] | None:
        """Return the lowest and the highest note that a change between two moments could compare; of shares, in percent."""
        measure = indicator.measure
        if isinstance(measure, PairedChange):
            return end_marks(self._columns, measure.of or indicator.group, measure.paired_change, measure.times)
        return (0.0, 100.0) if isinstance(measure, PairedShare) else None

    def repeats(self, id: str) -> bool:
        """Say whether an indicator leaves out natures of contributions in vain: it says what its whole says, or both are masked."""
        measure = self.indicator(id).measure
        if not isinstance(measure, Contributions) or not measure.natures_left_out:
            return False
        whole = measure.model_copy(update={"natures_left_out": ()})
        same = next((one.id for one in self.results.indicators.values() if one.measure == whole), id)
        shown = [self.figure(one) for one in (id, same)]
        told = [
            (one.value, one.n, one.missing, one.illegible) if one is not None and one.status == "publie" else None
            for one in shown
        ]
        return same != id and told[0] == told[1]

    def indicators(self, group: str, step: Step | None = None) -> tuple[Indicator, ...]:
        """Return the indicators of a group, in the order of the catalogue; those of one step if it is given."""
        return tuple(
            indicator
            for indicator in self.results.indicators.values()
            if indicator.group == group and (step is None or indicator.step == step) and indicator.place == "corps"
        )

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the audience, as it is printed: differences agree with what they are made of."""
        return as_printed(self.results.figures, self.results.indicators)

    @cached_property
    def _by_place(self) -> dict[tuple[str, Cell], tuple[Figure, ...]]:
        found: dict[tuple[str, Cell], list[Figure]] = {}
        for figure in self.figures:
            found.setdefault((figure.indicator, figure.cell), []).append(figure)
        return {place: tuple(figures) for place, figures in found.items()}

    def in_words(self, main: Figure) -> str:
        """Return what the test and the effect size of a difference say; "" where there is no test."""
        return in_words(main, self._by_place.get((main.indicator, main.cell), ()), differs=self._differs(main))

    def caution(self, main: Figure) -> str:
        """Return why nothing is concluded from a difference, where its test says so; else ""."""
        return caution(main, self._by_place.get((main.indicator, main.cell), ()), differs=self._differs(main))

    def _differs(self, main: Figure) -> bool:
        return is_difference(self.indicator(main.indicator), main)

    @cached_property
    def _waves(self) -> dict[str, tuple[Waves, ...]]:
        waves: dict[str, dict[Waves, None]] = {}
        for figure in self.results.figures:
            waves.setdefault(figure.indicator, {})[figure.cell.wave] = None
        return {indicator: tuple(found) for indicator, found in waves.items()}

    def waves(self, indicator: str) -> tuple[Waves, ...]:
        """Return the waves at which an indicator has figures, in order; of pairs with the same end, the longest last."""
        return tuple(sorted(self._waves.get(indicator, ()), key=self._in_time))

    def _in_time(self, wave: Waves) -> tuple[int, int]:
        declared = list(self.initiative.waves)
        places = [declared.index(part) for part in wave.each if part in declared]
        return (places[-1], -places[0]) if places else (len(declared), 0)

    def parts(
        self, indicator: str, scope: str = TERRITORY, wave: str | None = None, population: str = EVERYONE
    ) -> tuple[Figure, ...]:
        """Return every part of an indicator in one cell; by default its `usual_wave`, everyone, the whole territory."""
        if wave is None:
            wave = self.usual_wave(indicator)
        for candidate in _populations(population):
            found = self._by_place.get((indicator, Cell(scope, wave, candidate)))
            if found:
                # Effect sizes and tests by name: the complete tables alone print them.
                return tuple(figure for figure in found if not figure.annex)
        return ()

    def usual_wave(self, indicator: str) -> Waves:
        """Return the wave that is shown when none is asked, whatever its figure is: masked and missing are told as such.

        Of a change, the whole path, from the first wave to the last; of a figure of one wave, the last that was asked.
        """
        declared = list(self.initiative.waves)

        def path(wave: Waves) -> tuple[int, int]:
            places = [declared.index(part) for part in wave.each if part in declared] or [0]
            return places[-1] - places[0], places[-1]

        return max(self.waves(indicator), key=path, default=Waves())

    def moment(self, indicator: str) -> str:
        """Name the wave that is shown: of figures at several waves, or the two that a change compares; else nothing."""
        wave = self.usual_wave(indicator)
        return self.wave_label(wave) if len(wave.each) > 1 or len(self.waves(indicator)) > 1 else ""

    def when(self, indicator: str) -> str:
        """Say in a sentence the months that `moment` names: « En avril 2015 », « Entre octobre 2014 et mai 2015 »; else ""."""
        if not self.moment(indicator):
            return ""
        return self.during(self.usual_wave(indicator))

    def during(self, wave: str) -> str:
        """Begin a sentence with the months of a wave, or of the two of « debut>fin »; "" where there is none."""
        waves = [self.initiative.waves.get(part) for part in Waves(wave).each]
        dated = [(one.from_, one.to) for one in waves if one is not None]
        if not dated:
            return ""
        return french.between(*dated) if len(dated) == len(ENDS) else french.during(*dated[0])

    def part_label(self, figure: Figure) -> str:
        """Name a part; « avant » and « après » of a change are named by the waves that it compares."""
        pair = figure.cell.wave.each
        if len(pair) == len(ENDS) and figure.part in ENDS and set(pair) <= set(self.initiative.waves):
            return self.initiative.waves[pair[ENDS.index(figure.part)]].label
        wave = figure.part.rpartition(".")[2]
        known = self.initiative.waves.get(wave)
        label = figure.part_label or figure.part
        return label if known is None else label.replace(f" ({wave})", f", {french.lower_first(known.label)}")

    def figure(self, indicator: str, part: str = "", scope: str = TERRITORY, wave: str | None = None) -> Figure | None:
        """Return one figure, or None when it does not exist (which is neither masked nor missing)."""
        return next((figure for figure in self.parts(indicator, scope, wave) if figure.part == part), None)

    def wave_label(self, wave: str) -> str:
        """Return how a wave is named in the report; « debut>fin » is named by both."""
        labels = [self.initiative.waves[part].label for part in Waves(wave).each if part in self.initiative.waves]
        return " et ".join([*labels[:1], *(label[:1].lower() + label[1:] for label in labels[1:])])


def _populations(wanted: str) -> Iterable[str]:
    # A paired figure has only one population: the people matched. Asking for everyone finds it.
    return (wanted, "apparies") if wanted == EVERYONE else (wanted,)
