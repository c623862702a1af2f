"""One way of counting the survey, in a process of its own: `python -m benchmarks.once WAY SURVEY RESULT`.

Writes the seconds of five runs, reading included, then of five without reading where that makes sense, and the counts.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.peers import PEERS, Counts, bincount
from benchmarks.survey import ANSWERS, IDS, PLACE, QUESTIONS, STRUCTURES, WAVES, indicators, initiative, read_survey
from benchmarks.tuned_peers import TUNED
from flows.memory import settle_memory
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import BLANK, Tallies, Tally
from indicators.counting.tally import counted, tally
from indicators.figures.estimate import estimate

T = TypeVar("T")
TIMES = 5


def main(way: str, survey: Path, result: Path) -> None:
    """Run one way and write what it took."""
    settle_memory()
    seconds: dict[str, object] = {}
    if peer := (PEERS | TUNED).get(way):
        counts, seconds["parquet"] = timed(lambda: peer(survey))
    elif way == "bincount":
        frame = read_survey(survey).tables["seniors"].frame
        held = {name: frame[name].cat.codes.to_numpy() for name in ("wave", PLACE, *QUESTIONS)}
        _, seconds["memory"] = timed(lambda: bincount(held))
        counts = {}
    else:
        asked, declared = indicators(), initiative()
        tallies, seconds["parquet"] = timed(lambda: counted(declared, asked, read_survey(survey)))
        counts = counts_of(tallies)
        if way == "utilite":
            dataset = read_survey(survey)
            _, seconds["memory"] = timed(lambda: counted(declared, asked, dataset))
            _, seconds["behind"] = timed(lambda: tally(declared, asked, dataset))
        if way == "estimates":
            for kind in ("part", "evolution"):
                some = {key: one for key, one in asked.items() if key.startswith(kind)}
                estimates, seconds[kind] = timed(lambda some=some: estimate(declared, some, tallies))  # type: ignore[misc]
                seconds[f"{kind}_figures"] = len(estimates.figures)
    arrays = {f"{one}_{place}": array for one, pair in counts.items() for place, array in enumerate(pair)}
    np.savez(result, allow_pickle=False, seconds=np.array(json.dumps(seconds)), **arrays)


def timed(run: Callable[[], T]) -> tuple[T, list[float]]:
    """Run five times; give the last answer and the seconds of each."""
    seconds = []
    for _ in range(TIMES):
        started = time.perf_counter()
        answer = run()
        seconds.append(time.perf_counter() - started)
    return answer, seconds


def counts_of(tallies: Tallies) -> Counts:
    """Give the engine's tallies the shape of the peers' counts: its atoms are finer, its answers are in another order."""
    answers = [(BLANK, *ANSWERS).index(level) for level in (*ANSWERS, BLANK)]
    found = {}
    for question in QUESTIONS:
        alone = tallies.by_need[Need("seniors", (Coded(question),))]
        crossed = tallies.by_need[Need("seniors", (Coded(question),), paired=True)]
        by_wave = np.zeros((STRUCTURES, len(WAVES), len(answers)), dtype=np.int64)
        wave = [WAVES.index(one) for one in alone.atoms["wave"]]
        np.add.at(by_wave, (_structures(alone), wave), alone.counts[:, np.argsort(answers)])
        by_pair = np.zeros((STRUCTURES, len(answers), len(answers)), dtype=np.int64)
        order = np.argsort(answers)
        np.add.at(by_pair, _structures(crossed), crossed.counts[:, order][:, :, order])
        found[question] = (by_wave, by_pair)
    return found


def _structures(tally: Tally) -> list[int]:
    places = {name: place for place, name in enumerate(IDS)}
    return [places[one] for one in tally.atoms[PLACE]]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
