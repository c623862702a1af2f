"""How many of each answer: exact quotas, given out at random, so that calibration is written here and nowhere else."""

from collections.abc import Mapping, Sequence
from random import Random


def in_order(rng: Random, dispositions: Sequence[float], quotas: Mapping[str, int], noise: float = 1.0) -> list[str]:
    """Give each person an answer; who is better disposed tends to give the later answers of `quotas`.

    `quotas` lists answers from the least to the most favourable with their exact counts, whose sum is the number of
    people; `noise` is how far chance outweighs the disposition (both about standard normal).
    """
    if sum(quotas.values()) != len(dispositions):
        raise ValueError(f"quotas of {sum(quotas.values())} for {len(dispositions)} people")
    ranked = sorted(range(len(dispositions)), key=lambda i: dispositions[i] + noise * rng.gauss(0, 1))
    answers = [answer for answer, count in quotas.items() for _ in range(count)]
    given = [""] * len(dispositions)
    for person, answer in zip(ranked, answers, strict=True):
        given[person] = answer
    return given


def at_random(rng: Random, quotas: Mapping[str, int]) -> list[str]:
    """Give out exact counts of answers in an order of chance."""
    answers = [answer for answer, count in quotas.items() for _ in range(count)]
    rng.shuffle(answers)
    return answers


def ticks(rng: Random, people: int, quotas: Mapping[str, int], otherwise: str) -> list[tuple[str, ...]]:
    """Tick each option exactly as often as its quota says; who ticks nothing ticks `otherwise`.

    Returns the ticked options of each person, in the order of `quotas`.
    """
    ticked: list[list[str]] = [[] for _ in range(people)]
    for option, count in quotas.items():
        for person in rng.sample(range(people), count):
            ticked[person].append(option)
    return [tuple(options) or (otherwise,) for options in ticked]


def blanks(rng: Random, answers: Sequence[str], count: int) -> list[str]:
    """Leave `count` of these answers blank, at random: nobody answers everything."""
    left_out = set(rng.sample(range(len(answers)), count))
    return ["" if person in left_out else answer for person, answer in enumerate(answers)]


def not_said(answers: Sequence[str], count: int, name: str) -> list[str]:
    """Leave `count` answers blank, as some people do at every wave; drawn apart (`name`), so that nothing else moves."""
    return blanks(Random(name), answers, count)  # noqa: S311 - nothing secret is drawn
