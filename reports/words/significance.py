"""What a test and an effect size say, in words: their names and numbers stay in the annex.

Sizes: conventions of J. Cohen, Statistical Power Analysis for the Behavioral Sciences (2nd ed., 1988), § 2.2: 0.2 small,
0.5 medium, 0.8 large.
"""

from collections.abc import Iterable

from indicators.figures.results import Figure

LIKELY_CHANCE = 0.05
STANDARDIZED = ("g_av", "g")
"""Parts that hold a standardised mean difference."""
EQUAL = "composition_egale"
"""Part that holds the difference at equal composition."""
SIZES = ((0.8, "grand"), (0.5, "moyen"), (0.2, "petit"), (0.0, "très petit"))


def in_words(main: Figure, parts: Iterable[Figure], *, differs: bool = True) -> str:
    """Say whether chance alone would explain a difference, and how large it is beside how people differ; else "".

    `main` is the difference, `parts` all the figures of its cell, those of the annex too. Where the test belongs to a
    declared family, it is judged by the adjusted p-value.
    """
    told = list(parts)
    if (said := caution(main, told, differs=differs)) or _judged_by(main) is None:
        return said
    size = next((one.value for one in told if one.part in STANDARDIZED and one.value is not None), None)
    said = "Le seul hasard expliquerait rarement un tel écart"
    if size is None:
        return f"{said}."
    name = next(name for least, name in SIZES if abs(size) >= least)
    return f"{said} ; il est {name} au regard de la diversité des réponses."


def caution(main: Figure, parts: Iterable[Figure], *, differs: bool = True) -> str:
    """Say why nothing is concluded from a difference: chance, or how its groups are made up; "" where neither explains it.

    `differs` says that the figure is a difference. Of few people no test is made: the interval then tells of chance.
    """
    p = _judged_by(main)
    if p is None:
        return BY_CHANCE if differs and _holds_zero(main) else ""
    even = next((one.value for one in parts if one.part == EQUAL and one.status == "publie"), None)
    if even is not None and main.value is not None and even * main.value <= 0:
        return "À composition égale, l’écart disparaît ou s’inverse : il tient à la composition des groupes."
    if p >= LIKELY_CHANCE:
        # Alone it would have passed, and its interval leaves 0 out: a reader must be told why it is not concluded on.
        together = main.p is not None and main.p < LIKELY_CHANCE
        return (
            "Comme plusieurs écarts ont été testés ensemble, celui-ci peut encore tenir au seul hasard."
            if together
            else BY_CHANCE
        )
    return ""


BY_CHANCE = "Un tel écart peut encore tenir au seul hasard."


def _holds_zero(main: Figure) -> bool:
    known = main.status == "publie" and main.value is not None and "fourchette" not in main.flags
    return known and main.low is not None and main.high is not None and main.low <= 0 <= main.high


def _judged_by(main: Figure) -> float | None:
    """Return the p-value that judges a difference: the adjusted one where its test belongs to a family."""
    if main.status != "publie":
        return None
    return main.p if main.p_adjusted is None else main.p_adjusted
