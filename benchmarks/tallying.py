"""The tally at scale, set against peers in the same run: ratios hold better than seconds."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import measured
from benchmarks.peers import INSTALL, PEERS, missing
from benchmarks.survey import write_survey
from benchmarks.tuned_peers import TUNED

RESPONDENTS = 1_000_000
FASTER, MEGABYTES, SECONDS, LINEAR = 3.0, 1000.0, 2.0, 1.5


@dataclass(frozen=True)
class Way:
    """What one way of counting took, and gave; `seconds` by what was timed, each a list of runs, and figures made."""

    seconds: dict[str, Any]
    megabytes: float
    counts: dict[str, NDArray[np.int64]]

    def best(self, what: str = "parquet") -> float:
        """Return the quickest run."""
        return float(min(self.seconds[what]))


def compare(folder: Path) -> bool:
    """Print what the tally and the estimates cost, with their targets; return whether all are kept."""

    if missing("pyarrow"):
        print(f"– dénombrement à grande échelle : non mesuré, pyarrow manque ; {INSTALL}")
        return True
    survey = folder / "survey.parquet"
    write_survey(survey, RESPONDENTS)
    print(f"\n{RESPONDENTS} répondants × 30 questions × 2 vagues × 500 structures, appariés ; {_megabytes(survey)} Mo")
    ours = _way("utilite", survey)
    print(f"  dénombrement : Parquet compris {_runs(ours, 'parquet')}, en mémoire {_runs(ours, 'memory')}")
    print(
        f"  avec qui est derrière chaque chiffre, que les autres ne comptent pas : en mémoire {_runs(ours, 'behind')}"
    )
    plain = _way("bincount", survey)
    ratio = ours.best("memory") / plain.best("memory")
    print(f"  un simple bincount des mêmes colonnes, sans appariement {_runs(plain, 'memory')} : nous, {ratio:.1f} ×")
    kept = [_told("mémoire au plus haut", ours.megabytes, MEGABYTES, "Mo"), _against_peers(ours, survey)]
    kept += [_estimates(survey, folder), _linear(ours, folder)]
    return all(kept)


def _against_peers(ours: Way, survey: Path) -> bool:
    found = {}
    for name in PEERS:
        if missing(name):
            print(f"  – {name} n’est pas installé, non comparé ; {INSTALL}")
            continue
        peer = found[name] = _way(name, survey)
        same = all((peer.counts[key] == ours.counts[key]).all() for key in ours.counts)
        ratio = peer.best() / ours.best()
        print(f"  {name}, Parquet compris {_runs(peer, 'parquet')}, {ratio:.1f} × nous, mêmes comptes : {same}")
        if not same:
            return False
    if len(found) < len(PEERS):
        return True
    _tell_detours(ours, survey)
    ratio = min(peer.best() for peer in found.values()) / ours.best()
    kept = ratio >= FASTER
    print(f"{'✓' if kept else '✗'} dénombrement {ratio:.1f} × plus rapide que le plus rapide (au moins {FASTER:.0f} ×)")
    return kept


def _tell_detours(ours: Way, survey: Path) -> None:
    """Print what the peers take by the engine's own detour: not judged, told so that the ratio is not misread."""
    for name in TUNED:
        way = _way(name, survey)
        same = all((way.counts[key] == ours.counts[key]).all() for key in ours.counts)
        ratio = way.best() / ours.best()
        print(
            f"  {name} (non jugé), Parquet compris {_runs(way, 'parquet')}, {ratio:.1f} × nous, mêmes comptes : {same}"
        )


def _estimates(survey: Path, folder: Path) -> bool:
    """Time all estimates of 500 structures, and those of a survey with four times fewer rows and as many counts."""
    smaller = folder / "smaller.parquet"
    write_survey(smaller, RESPONDENTS // 4)
    large, small = _way("estimates", survey), _way("estimates", smaller)
    for kind, what in (("part", "parts, intervalles de Wilson"), ("evolution", "évolutions appariées, tests compris")):
        print(
            f"  {large.seconds[f'{kind}_figures']} chiffres, {what} {_runs(large, kind)} ; "
            f"avec 4 × moins de lignes {_runs(small, kind)}"
        )
    total = large.best("part") + large.best("evolution")
    return _told("toutes les estimations, intervalles compris", total, SECONDS, "s")


def _linear(ours: Way, folder: Path) -> bool:
    """Compare the seconds per row from a quarter of the rows up: more rows must not cost more each."""
    each = [ours.best() / RESPONDENTS]
    for share in (2, 4):
        part = folder / f"part_{share}.parquet"
        write_survey(part, RESPONDENTS // share)
        seconds = _way("utilite", part).best()
        each.insert(0, seconds / (RESPONDENTS // share))
    told = ", ".join(f"{one * 1e6:.2f}" for one in each)
    print(f"  secondes par million de répondants, pour un quart, la moitié et tous : {told}")
    return _told("coût par ligne, tous ÷ un quart", each[-1] / each[0], LINEAR, "×")


def _way(name: str, survey: Path) -> Way:
    result = survey.with_suffix(f".{name}.npz")
    cost = measured("-m", "benchmarks.once", name, str(survey), str(result))
    with np.load(result) as held:
        counts = {key: held[key] for key in held.files if key != "seconds"}
        return Way(json.loads(str(held["seconds"])), cost.megabytes, counts)


def _runs(way: Way, what: str) -> str:
    runs = way.seconds[what]
    return f"{min(runs):.2f} s (de {min(runs):.2f} à {max(runs):.2f})"


def _told(what: str, value: float, target: float, unit: str) -> bool:
    kept = value <= target
    print(f"{'✓' if kept else '✗'} {what} : {value:.2f} {unit} (au plus {target:g} {unit})")
    return kept


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.0f}"
