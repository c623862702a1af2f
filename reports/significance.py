"""What a test and an effect size say, in words: their names and numbers stay in the annex.

Sizes: conventions of J. Cohen, Statistical Power Analysis for the Behavioral Sciences (2nd ed., 1988), § 2.2: 0.2 small,
0.5 medium, 0.8 large.
"""

from collections.abc import Iterable

from indicators.results import Figure

LIKELY_CHANCE = 0.05
STANDARDIZED = ("g_av", "g")
"""Parts that hold a standardised mean difference."""
EQUAL = "composition_egale"
"""Part that holds the difference at equal composition."""
SIZES = ((0.8, "grande"), (0.5, "moyenne"), (0.2, "petite"), (0.0, "très petite"))


def in_words(main: Figure, parts: Iterable[Figure]) -> str:
    """Say whether chance alone would explain a difference, and how large it is beside how people differ; else "".

    `main` is the difference, `parts` all the figures of its cell, those of the annex too. Where the test belongs to a
    declared family, it is judged by the adjusted p-value.
    """
    p = main.p if main.p_adjusted is None else main.p_adjusted
    if main.status != "publie" or p is None:
        return ""
    told = list(parts)
    even = next((one.value for one in told if one.part == EQUAL and one.status == "publie"), None)
    if even is not None and main.value is not None and even * main.value <= 0:
        return "À composition égale, l’écart disparaît ou s’inverse : il tient à la composition des groupes."
    if p >= LIKELY_CHANCE:
        # Alone it would have passed, and its interval leaves 0 out: a reader must be told why it is not concluded on.
        together = main.p is not None and main.p < LIKELY_CHANCE
        said = "Jugé avec les autres tests de sa famille, un tel écart" if together else "Un tel écart"
        return f"{said} peut encore tenir au seul hasard."
    size = next((one.value for one in told if one.part in STANDARDIZED and one.value is not None), None)
    said = "Le seul hasard expliquerait rarement un tel écart"
    if size is None:
        return f"{said}."
    name = next(name for least, name in SIZES if abs(size) >= least)
    return f"{said} ; il est de taille {name} au regard de la diversité des réponses."
