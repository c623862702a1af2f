"""The verdict on a question, in its whole sentence: what was judged, only observed, or has no answer; how many others."""

from collections.abc import Mapping, Sequence

import pytest

from indicators.figures.results import Figure
from reports.composition.pieces.replies import replies, unanswered, verdict
from reports.composition.published import ReportedResults
from tests.reports.small_results import hidden, published, share, told, unfed

N = "\u202f"
NAMES = ("a", "b", "c", "d", "e")
SHARES = {name: share(name, name.upper()) for name in NAMES}
REACHED = {"at_least": 0.4}
MISSED = {"at_least": 0.99}


def figure(name: str, how: str) -> Figure:
    one = told(SHARES[name], 300, 400)
    return {"told": one, "masked": hidden(one), "unfed": unfed(one)}[how]


def asked(how: Sequence[str], targets: Mapping[str, object] | None = None) -> ReportedResults:
    known = [(SHARES[name], (figure(name, one),)) for name, one in zip(NAMES, how, strict=False)]
    return published(known, targets=dict(targets or {}))


DECLARED = ", d’après ce qui est déclaré."


@pytest.mark.parametrize(
    ("how", "targets", "said"),
    [
        (["told"], {}, "Constat, sans cible fixée"),
        (["told", "told"], {}, "Constat, sans cible fixée"),
        (["told", "masked"], {}, "Constat, sans cible, pour un chiffre ; sans réponse pour « B »"),
        (["told", "told", "unfed"], {}, "Constat, sans cible, pour deux chiffres ; sans réponse pour « C »"),
        (["told"], {"a": REACHED}, "La cible est atteinte"),
        (["told"], {"a": MISSED}, "La cible n’est pas atteinte"),
        (["told", "told"], {"a": REACHED, "b": MISSED}, "Une des deux cibles est atteinte"),
        (["told", "told"], {"a": REACHED}, "Cible atteinte pour « A » ; constat sans cible pour un autre chiffre"),
        (
            ["told", "told", "told"],
            {"a": MISSED},
            "Cible non atteinte pour « A » ; constat sans cible pour deux autres chiffres",
        ),
        (["told", "masked"], {"a": REACHED}, "Cible atteinte pour « A » ; sans réponse pour « B »"),
        (
            ["told", "told", "masked"],
            {"a": REACHED, "b": MISSED},
            "Cible atteinte pour « A » ; cible non atteinte pour « B » ; sans réponse pour « C »",
        ),
        (
            ["told", "masked", "masked", "masked"],
            {"a": REACHED},
            "Cible atteinte pour « A » ; sans réponse pour « B », « C » et « D »",
        ),
        (
            ["told", "masked", "masked", "masked", "masked"],
            {"a": REACHED},
            "Cible atteinte pour « A » ; sans réponse pour « B », « C », « D » et un autre chiffre",
        ),
    ],
)
def test_a_verdict(how: list[str], targets: dict[str, object], said: str) -> None:
    known = asked(how, targets)
    found = replies(known, NAMES)
    expected = f"{said}{DECLARED}".replace("« ", f"«{N}").replace(" »", f"{N}»").replace(" ;", f"{N};")
    assert verdict(known, found, [one for one in found if one.told]) == expected


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (["masked", "masked"], "Sans réponse : rien de ce qui a été reçu ne peut être publié."),
        (["masked", "unfed"], "Sans réponse : rien de ce qui a été reçu ne peut être publié."),
        (["unfed", "unfed"], "Sans réponse : aucune réponse exploitable n’a été recueillie."),
    ],
)
def test_a_question_without_an_answer_says_why(how: list[str], said: str) -> None:
    known = asked(how)
    found = replies(known, NAMES)
    assert verdict(known, found, []) == said == unanswered(known, NAMES)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (["told", "told"], ""),
        (["told", "masked"], f"Non publié, pour protéger ceux qui ont répondu{N}: «{N}B{N}»."),
        (["told", "unfed"], f"Sans donnée{N}: «{N}B{N}»."),
        (
            ["told", "masked", "unfed", "masked", "masked"],
            f"Non publié, pour protéger ceux qui ont répondu{N}: «{N}B{N}», «{N}D{N}» et «{N}E{N}». Sans donnée{N}: «{N}C{N}».",
        ),
        (
            ["masked", "masked", "masked", "told", "masked"],
            f"Non publié, pour protéger ceux qui ont répondu{N}: «{N}A{N}», «{N}B{N}», «{N}C{N}» et un autre chiffre.",
        ),
    ],
)
def test_what_of_a_question_has_no_answer_is_named(how: list[str], said: str) -> None:
    assert unanswered(asked(how), NAMES) == said
