"""How much each answer counts: so that the respondents of a wave are like the known population, or as the export says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.counting.atoms import WEIGHT, WEIGHTING
from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import BLANK, Counts, Tallies, Tally
from indicators.counting.whom_and_when import Waves
from indicators.statistics.calibration import CannotWeigh
from indicators.statistics.post_stratification import post_stratify
from indicators.statistics.raking import rake
from indicators.weights.problems import told, without_weight
from initiatives.arrays import Floats
from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import DONT_KNOW, NOT_CONCERNED, WAVE
from initiatives.unusable import UnusableInitiative

Margins = Mapping[str, Mapping[str, float]]
"""Question → answer → known members of the population."""
Place = tuple[str, ...]
"""A wave, then the answer to each margin's question, or the weight; whoever gave no valid one is at `BLANK`."""


@dataclass(frozen=True)
class Weights:
    """The weight of each weighting cell of a group; the respondents of each wave weigh 1 on average.

    `columns` are those of atoms that tell the cells apart.
    """

    columns: tuple[str, ...]
    by_place: Mapping[Place, float]

    def of(self, tally: Tally) -> Floats:
        """Return the weight of the units of each atom; people of two waves weigh what they do where their atom holds them."""
        held = map(Waves, tally.atoms[WAVE].astype(str))
        waves = (wave.before if tally.need.followed else wave.after for wave in held)
        return np.array([self.by_place[place] for place in _places(waves, tally.atoms, self.columns)], dtype=np.float64)


@dataclass(frozen=True)
class _Wave:
    """The atoms of one wave as weights need them: for each margin, its answers (blank last), where atoms are, who is known."""

    places: list[Place]
    answers: list[tuple[str, ...]]
    levels: list[Counts]
    known: list[Floats]

    def weights(self, counts: Counts) -> dict[Place, float]:
        """Return the weight of each place. Raises `CannotWeigh`."""
        if len(self.known) > 1:
            return dict(zip(self.places, rake(counts, self.levels, self.known).tolist(), strict=True))
        (level,), (known,) = self.levels, self.known
        by_answer = post_stratify(np.bincount(level, counts, len(known)).astype(np.int64), known)
        return dict(zip(self.places, by_answer[level].tolist(), strict=True))


def weights_of(initiative: Initiative, columns: Columns, tallies: Tallies) -> Mapping[str, Weights]:
    """Return the weights of every group that has margins or weights. Raises `UnusableInitiative` with all that prevents it."""
    found: dict[str, Weights] = {}
    problems: list[str] = []
    for group, plan in initiative.sampling.items():
        tally = tallies.by_need.get(Need(group))
        if plan.weights is not None and tally is not None:
            found[group], wrong = _given(initiative, group, plan.weights, tally)
            problems += wrong
            continue
        if not plan.margins or tally is None:
            continue
        by_place: dict[Place, float] = {}
        for wave in initiative.waves_of(group):
            here = (tally.atoms[WAVE] == wave).to_numpy(dtype=bool) & (tally.counts > 0)
            if not here.any():
                continue
            one = _wave(tally.atoms[here], tally.counts[here], plan.margins)
            try:
                by_place |= one.weights(tally.counts[here])
            except CannotWeigh as cannot:
                problems += told(initiative, columns, group, wave, tuple(one.answers), cannot.obstacles)
        found[group] = Weights(_named(plan.margins), by_place)
    if problems:
        raise UnusableInitiative(tuple(problems))
    return found


def _wave(atoms: pd.DataFrame, counts: Counts, margins: Margins) -> _Wave:
    """Read the margins of one wave; who gave no valid answer keeps its part of the respondents in that margin."""
    places = _places(atoms[WAVE].astype(str), atoms, _named(margins))
    one = _Wave(places, [], [], [])
    for rank, population in enumerate(margins.values(), start=1):
        given = [place[rank] for place in places]
        answers = (*population, *sorted({answer for answer in given if answer not in (*population, BLANK)}), BLANK)
        level = np.array([answers.index(answer) for answer in given], dtype=np.int64)
        silent = counts[level == len(answers) - 1].sum() / counts.sum()
        whole = sum(population.values())
        known = [population.get(answer, 0.0) * (1 - silent) for answer in answers[:-1]]
        one.answers.append(answers)
        one.levels.append(level)
        one.known.append(np.array([*known, whole * silent], dtype=np.float64))
    return one


def _named(margins: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{WEIGHTING}{name}" for name in margins)


def _given(initiative: Initiative, group: str, question: str, tally: Tally) -> tuple[Weights, list[str]]:
    """Return the weights of the export, 1 on average at each wave, and at which waves some cannot be used, in French."""
    name = f"{WEIGHT}{question}"
    places = _places(tally.atoms[WAVE].astype(str), tally.atoms, (name,))
    given = np.array([0.0 if weight == BLANK else float(weight) for _, weight in places])
    by_place: dict[Place, float] = {}
    problems = []
    for wave in initiative.waves_of(group):
        here = np.array([place[0] == wave for place in places], dtype=bool) & (tally.counts > 0)
        if lacking := int(tally.counts[here & (given <= 0)].sum()):
            problems.append(without_weight(initiative, group, wave, lacking))
        elif here.any():
            mean = (given[here] * tally.counts[here]).sum() / tally.counts[here].sum()
            by_place |= {places[at]: given[at] / mean for at in np.flatnonzero(here).tolist()}
    return Weights((name,), by_place), problems


def _places(waves: Iterable[str], atoms: pd.DataFrame, columns: Sequence[str]) -> list[Place]:
    """Return where each atom lies; « ne sait pas » and « non concerné » are no valid answer to a margin's question."""
    answers = (
        [BLANK if pd.isna(one) or one in (DONT_KNOW, NOT_CONCERNED) else str(one) for one in atoms[name]]
        for name in columns
    )
    return list(zip(waves, *answers, strict=True))
