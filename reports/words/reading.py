"""How one figure reads: its value in words, its base, its interval, and the sentence of its indicator."""

import math
import re
from collections.abc import Callable, Iterable, Sequence

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.measures.base import FEW
from initiatives.declaration.model import Target
from reports.words import french
from reports.words.lacking import lacking
from reports.words.number_and_sign import chosen, chosen_number
from reports.words.redone import Redone

_DECIMALS = {
    "heures": 0,
    "euros": 0,
    "nombre": 0,
    "personnes": 0,
    "mois": 0,
    "points": 1,
    "note_sur_10": 1,
    "note_sur_100": 0,
    "tonnes": 0,
    "ratio": 1,
}
DIFFERENCES = {
    "paired_change",
    "paired_share",
    "unpaired_change",
    "balance",
    "leavers",
    "difference_of_means",
    "difference_of_shares",
    "difference_in_differences",
}
"""Kinds of measure whose main figure is a difference, printed with its sign."""
_SIGNED = ("", "wilcoxon", "typique", "mi_p", "composition_egale")
"""Parts of such a measure that are differences too; the others are what is compared, « avant » and « après »."""
_GAP = "ecart"
"""Part that is a difference whatever the measure."""
_SCALE = re.compile(r"\{(?:value|amount)\} (?:\[point\|points\]|points?) (sur \d+)\b")
_BASE = re.compile(r"\{value\}( des)? \{n\}")


SMALL = 30
"""Under so many answers a share is said as a count: « 15 sur 20 »."""


def small(figure: Figure) -> bool:
    """Whether a share rests on so few answers that it is said as a count."""
    return figure.unit == "part" and figure.k is not None and worth(figure) < SMALL


def worth(figure: Figure) -> int:
    """Return how many answers the rules on few answers look at: its own, or what weights leave of them where that is fewer."""
    answers = figure.n or 0
    return answers if figure.n_effective is None else min(answers, figure.n_effective)


WEIGHTED = "réponses redressées"


def weighted(figure: Figure) -> bool:
    """Whether what is printed of a figure is weighted: of few answers the raw count is."""
    return "redresse" in figure.flags and figure.value is not None and not small(figure)


def value(figure: Figure) -> str:
    """Write a figure's value with its unit; a share of few answers is a count; a masked figure says so in words."""
    if figure.untold:
        return "masqué" if figure.status == "masque" else "non publié"
    if figure.text is not None:
        return figure.text
    if figure.value is None and figure.n:
        return _not_computed(figure)
    if figure.value is None or figure.status == "sans_donnee":
        return "sans donnée"
    if small(figure):
        return f"{figure.k} sur {figure.n}"
    return measured(figure, printed(figure))


Written = Callable[[Figure], str]
"""How the figures of one row are written."""


def in_one_form(figures: Iterable[Figure]) -> Written:
    """Return how to write the figures of one row, or of one line through time: all as counts where one is a count."""
    return counted_share if any(small(one) and one.status == "publie" for one in figures) else value


def counted_share(figure: Figure) -> str:
    """Write a share by its count: « 22 sur 28 (79 %) »; under ten answers without a percentage."""
    if figure.status != "publie" or figure.value is None or figure.k is None or weighted(figure):
        return value(figure)
    counts = f"{french.integer(figure.k)} sur {french.integer(figure.n or 0)}"
    return counts if worth(figure) < FEW else f"{counts} ({french.percent(figure.value)})"


def printed(figure: Figure) -> float:
    """Return the value as it is printed: beside what it is made of, what a reader finds."""
    return figure.shown if isinstance(figure, Redone) else figure.value or 0.0


def _not_computed(figure: Figure) -> str:
    """Say why there is no value although people answered: the question changed in between, or they are too few."""
    if "rupture_de_serie" in figure.flags:
        return "non comparable"
    return "trop peu de réponses" if "comptes_seulement" in figure.flags else "non calculé"


def measured(figure: Figure, amount: float, finer: int = 0) -> str:
    """Write an amount in the unit of a figure, without its base: « 12 340 € », « 612 h », « 22 mois », « 7,4 ».

    `finer` asks for more decimals: minutes of hours. Euros are whole from ten on.
    """
    if finer and figure.unit != "euros":
        return _finely(figure, amount, finer)
    decimals = figure.decimals if isinstance(figure, Redone) else _DECIMALS.get(figure.unit, 1)
    match figure.unit:
        case "part":
            return french.percent(amount, figure.decimals if isinstance(figure, Redone) else 0)
        case "euros" if 0 < abs(amount) < 10 and not float(amount).is_integer():
            return f"{french.number(amount, 2)}{french.NARROW}€"
        case "heures" if 0 < abs(amount) < 1:
            return f"{french.integer(MINUTES * amount)}{french.NARROW}min"
        case "heures" if 1 <= abs(amount) < 10 and not float(amount).is_integer():
            return f"{french.number(amount, 1)}{french.NARROW}h"
        case "euros":
            return french.euros(amount)
        case "heures":
            return f"{french.number(amount, decimals)}{french.NARROW}h"
        case "tonnes" if 0 < abs(amount) < 1:
            return f"{french.integer(KILOS * amount)}{french.NARROW}kg"
        case "tonnes" if 1 <= abs(amount) < 10 and not float(amount).is_integer():
            return f"{french.number(amount, 1)}{french.NARROW}t"
        case "tonnes":
            return f"{french.number(amount, decimals)}{french.NARROW}t"
        case "mois":
            return f"{french.number(amount, decimals)}{french.NARROW}mois"
        case "nombre" | "personnes" if not float(amount).is_integer():
            return french.number(amount, 1)
        case _:
            return french.number(amount, decimals)


def _finely(figure: Figure, amount: float, finer: int) -> str:
    match figure.unit:
        case "heures":
            hours, minutes = divmod(int(french.rounded(MINUTES * amount, 0)), MINUTES)
            return f"{french.integer(hours)}{french.NARROW}h" + (f"{french.NARROW}{minutes:02}" if minutes else "")
        case "tonnes":
            return f"{french.number(amount, finer)}{french.NARROW}t"
        case _:
            return french.number(amount, _DECIMALS.get(figure.unit, 1) + finer)


def interval(figure: Figure) -> str:
    """Write the 95 % interval, « 70–79 % » or « 0,6 à 1,0 »; empty when there is none or it may not be shown."""
    if figure.low is None or figure.high is None:
        return ""
    if small(figure):
        return (
            f"{round(figure.low * figure.n)} à {round(figure.high * figure.n)}" if is_range(figure) and figure.n else ""
        )
    if figure.unit == "part":
        return french.percent_range(figure.low, figure.high)
    return french.number_range(figure.low, figure.high, certain(figure))


def is_range(figure: Figure) -> bool:
    """Whether the bounds are the ends of a range of opinions, or of assumptions, not an interval of sampling."""
    return "fourchette" in figure.flags or figure.text is not None


def basis(figure: Figure, sides: Sequence[int] = ()) -> str:
    """Write what a figure rests on: « 88 sur 118 · intervalle 70–79 % »; of the `sides` that it compares, « n = 48 et 35 »."""
    if figure.status != "publie":
        return figure.reason or ""
    parts = []
    if figure.k is not None and figure.n and not small(figure):
        parts.append(f"{french.integer(figure.k)} sur {french.integer(figure.n)}")
    elif figure.n and not small(figure) and figure.unit not in ("nombre", "personnes", "euros", "heures", "tonnes"):
        first, *others = sides or (figure.n,)
        parts.append(" et ".join([french.base(first), *map(french.integer, others)]))
    if shown := bounds(figure):
        parts.append(shown)
    said = set(figure.flags) - (set() if weighted(figure) else {"redresse"})
    parts += [label for flag, label in _FLAGS.items() if flag in said]
    parts += [f"incomplet : il manque {_LEFT_OUT.get(figure.unit, 'des quantités')}"] if "incomplet" in said else []
    return " · ".join(filter(None, (*parts, unread(figure))))


def unread(figure: Figure) -> str:
    """Say how many cells beside a figure could not be read, where they are so many that it is noted; "" elsewhere.

    How many lie in a filter of persons is not told: only that some do.
    """
    if figure.status != "publie" or "reponses_illisibles" not in figure.flags:
        return ""
    if not figure.illegible:
        return "des lignes illisibles n’y comptent pas"
    several = "s" if figure.illegible > 1 else ""
    cell = "réponse" if figure.cell.wave else "ligne"  # a register has no wave
    return f"{french.integer(figure.illegible)} {cell}{several} illisible{several} à part"


def unread_beside(named: Iterable[tuple[str, Figure]]) -> str:
    """Say of each figure of a drawing, by its name there, what could not be read beside it; "" where all was."""
    return french.typography(" ".join(f"{name} : {said}." for name, figure in named if (said := unread(figure))))


def left_out(indicator: Indicator, figure: Figure) -> str:
    """Say what a figure leaves out: the rows that a total lacks, else the cells that could not be read."""
    return lacking(indicator, figure) or unread(figure)


def bounds(figure: Figure, *, spelled: bool = False) -> str:
    """Say an interval, « intervalle 70–79 % », or in words: « intervalle à 95 % : de 70 % à 79 % »."""
    short = interval(figure)
    if not short or figure.low is None or figure.high is None:
        return ""
    if is_range(figure):
        most = f"{round(figure.high * (figure.n or 0))}" if small(figure) else measured(figure, figure.high)
        return f"jusqu’à {most} en comptant les réponses intermédiaires" if figure.text is None else short
    if spelled and figure.unit == "part":
        short = f"à 95 % : de {french.percent(figure.low)} à {french.percent(figure.high)}"
    elif spelled:
        short = f"à 95 % : de {short}"
    return f"intervalle {short}" + (", peu sûr : réponses dissymétriques" if "dissymetrie" in figure.flags else "")


def goal(figure: Figure, target: Target) -> str:
    """Write a target as the figure that it judges is written: of few answers, as a count."""
    if not small(figure):
        return threshold(figure, target)
    wanted, most = round(target.value * (figure.n or 0), 6), target.at_most is not None
    return f"{math.floor(wanted) if most else math.ceil(wanted)} sur {figure.n}{AT_MOST if most else ''}"


AT_MOST = " au plus"


def threshold(figure: Figure, target: Target) -> str:
    """Write a target in the unit of a figure: « 65 % », « 20 % au plus » where less is better."""
    return f"{measured(figure, target.value)}{AT_MOST if target.at_most is not None else ''}"


def change(indicator: Indicator, figure: Figure) -> str:
    """Write a figure's value as it stands alone: a difference with its sign and its unit, « +0,8 point »."""
    if figure.status != "publie" or figure.value is None:
        return value(figure)
    signed = is_difference(indicator, figure)
    scale = _OUT_OF.get(figure.unit, "")
    if not signed and (figure.unit != "points" or figure.part):  # the levels that are compared are no points
        return f"{value(figure)} {scale}".strip()
    points = chosen_number("[point|points]", printed(figure), precision(figure))
    if figure.part != _GAP and (found := _SCALE.search(indicator.reading)):
        scale = found[1]
    written = french.signed(printed(figure), precision(figure)) if signed else value(figure)
    return " ".join(filter(None, (written, points if figure.unit in _POINTS else "", scale)))


MINUTES = 60
KILOS = 1000
COARSE = 5.0
"""Half an interval, in points, from which decimals of points say nothing."""


def precision(figure: Figure) -> int:
    """Return with how many decimals a difference is printed: as many as what it is made of, where that stands beside."""
    return figure.decimals if isinstance(figure, Redone) else certain(figure)


def certain(figure: Figure) -> int:
    """Return how many decimals of points a figure is sure of: none where its interval spans ten, nor of shares without interval."""
    if figure.unit == "points" and figure.low is not None and figure.high is not None:
        return 0 if figure.high - figure.low >= 2 * COARSE else 1
    return 0 if figure.part == _GAP else 1


_OUT_OF = {"note_sur_10": "sur 10", "note_sur_100": "sur 100"}
_POINTS = ("points", *_OUT_OF)


def is_difference(indicator: Indicator, figure: Figure) -> bool:
    """Whether a figure is what two others differ by, and not one of the two."""
    if figure.part == _GAP:
        return True
    return figure.part in _SIGNED and bool(DIFFERENCES & set(type(indicator.measure).model_fields))


def is_clear(indicator: Indicator, figure: Figure) -> bool:
    """Whether the sign of a difference may be said: its interval leaves 0 out, or it has none."""
    if not is_difference(indicator, figure) or figure.low is None or figure.high is None:
        return True
    return figure.low > 0 or figure.high < 0


UNCLEAR = "écart incertain"
"""What is said beside a difference of which the sign is in doubt, where no sentence says so."""


def unclear(indicator: Indicator, figure: Figure) -> str:
    """Say the interval of a difference that it leaves in doubt, for where no sentence does; "" where its sign is clear."""
    return "" if is_clear(indicator, figure) else bounds(figure)


_FLAGS = {
    "recensement": "recensement",
    "effectif_faible": "effectif faible",
    "fourchette": "fourchette d’opinions",
    "non_apparie": "personnes non appariées",
    "rupture_de_serie": "rupture de série",
    "redresse": "redressé",
}
_LEFT_OUT = {"euros": "des montants", "heures": "des heures"}


def sentence(indicator: Indicator, figure: Figure, *, spelled: bool = False, told: str | None = None) -> str:
    """Fill the reading of an indicator with a figure.

    « [point|points] » chooses the singular or the plural, « [+a gagné|−a perdu] » what suits a rise or a fall. Small
    numbers are counts: under 30 answers « {value} des {n} » reads « 15 des 20 », and a bracket that would hold no interval
    disappears; `spelled` says the interval in words. A masked figure says that it is masked and why, unless the reason was
    `told` just before.
    """
    if figure.untold:
        return french.typography(f"{indicator.label} : {masked(figure, told)}")
    if figure.value is None and figure.n:
        why = figure.method if "rupture_de_serie" in figure.flags else value(figure)
        return french.typography(f"{indicator.label} : {why}.")
    if not said(figure):
        return french.typography(f"{indicator.label} : aucune réponse exploitable.")
    shown = bounds(figure, spelled=spelled)
    template = BRACKET.sub(lambda found: _bracket(found, shown), counted(indicator.reading, figure))
    written, lacks = filled(template, indicator, figure, shown), left_out(indicator, figure)
    return french.typography(f"{written.removesuffix('.')} ; {lacks}.") if lacks else written


BRACKET = re.compile(r"[\s,;]*\(([^()]*)\{interval\}([^()]*)\)")
"""Where a reading gives the interval, beside what else it says there: « ({n} seniors, {interval}) »."""


def _bracket(found: re.Match[str], shown: str) -> str:
    """Keep what a bracket says beside the interval, and the interval where there is one."""
    before, after = (one.strip(" ,;") for one in found.groups())
    kept = ", ".join(filter(None, (before, "{interval}" if shown else "", after)))
    return f" ({kept})" if kept else ""


def said(figure: Figure) -> bool:
    """Whether a figure has a value that may be said."""
    return figure.status == "publie" and figure.value is not None


def masked(figure: Figure, told: str | None = None) -> str:
    """Say that a figure is masked and why; in short when the same reason was `told` just before."""
    reason = french.lower_first(figure.reason or "masqué.")
    if told is not None and figure.reason == told:
        return f"chiffre {'masqué' if figure.status == 'masque' else 'non publié'}, pour la même raison."
    return f"chiffre {reason}" if reason.startswith(("masqué", "non publié")) else reason


_OF_HOURS = re.compile(r"\{value\} des heures\b")


def counted(template: str, figure: Figure) -> str:
    """Say a share of few answers as a count, and one of hours that is all of them in words: « toutes les heures »."""
    if figure.unit == "part" and figure.value == 1:
        all_of_them = "Toutes les heures" if _OF_HOURS.match(template) else "toutes les heures"
        template = _OF_HOURS.sub(all_of_them, template)
    if not (small(figure) and _BASE.search(template)):
        return template
    everyone = figure.k == figure.n and template.startswith("{value} des {n}")
    return _BASE.sub(lambda match: "Les {n}" if everyone else f"{{k}}{match[1] or ''} {{n}}", template)


def filled(template: str, indicator: Indicator, figure: Figure, shown: str) -> str:
    """Fill what is left of a reading; `shown` is the interval as it is to be said."""
    amount, digits = printed(figure), precision(figure)
    differs = is_difference(indicator, figure)
    written = chosen(template, amount, digits if differs else 1, clear=is_clear(indicator, figure)).format(
        value=french.signed(amount, digits) if differs else value(figure),
        amount=french.number(abs(amount), digits) if differs else measured(figure, abs(amount)),
        n=french.integer(figure.n or 0),
        k=french.integer(figure.k) if figure.k is not None else "",
        interval=shown,
        missing=french.integer(figure.missing or 0),
        dont_know=french.integer(figure.dont_know or 0),
        label=figure.part_label or indicator.label,
    )
    return french.typography(written)
