"""The verdict on a question, in its whole sentence: what was judged, only observed, or has no answer; how many others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from reports.composition.pieces.replies import replies, said_apart, unanswered, verdict
from reports.composition.published import ReportedResults
from tests.indicators.small import indicator
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
        (["told", "masked"], {}, "Constat, sans cible, pour un chiffre ; non publié pour « B »"),
        (["told", "told", "unfed"], {}, "Constat, sans cible, pour deux chiffres ; sans donnée pour « C »"),
        (["told"], {"a": REACHED}, "La cible est atteinte"),
        (["told"], {"a": MISSED}, "La cible n’est pas atteinte"),
        (["told", "told"], {"a": REACHED, "b": MISSED}, "Une des deux cibles est atteinte"),
        (["told", "told"], {"a": REACHED}, "Cible atteinte pour « A » ; constat sans cible pour un autre chiffre"),
        (
            ["told", "told", "told"],
            {"a": MISSED},
            "Cible non atteinte pour « A » ; constat sans cible pour deux autres chiffres",
        ),
        (["told", "masked"], {"a": REACHED}, "Cible atteinte pour « A » ; non publié pour « B »"),
        (
            ["told", "told", "masked"],
            {"a": REACHED, "b": MISSED},
            "Cible atteinte pour « A » ; cible non atteinte pour « B » ; non publié pour « C »",
        ),
        (
            ["told", "masked", "masked", "masked"],
            {"a": REACHED},
            "Cible atteinte pour « A » ; non publié pour « B », « C » et « D »",
        ),
        (
            ["told", "masked", "masked", "masked", "masked"],
            {"a": REACHED},
            "Cible atteinte pour « A » ; non publié pour « B », « C », « D » et un autre chiffre",
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


def test_people_who_answered_are_never_said_not_to_have() -> None:
    few = replace(told(SHARES["b"], 300, 400), value=None, k=None, flags=("comptes_seulement",))
    known = published(
        [(SHARES["a"], (figure("a", "told"),)), (SHARES["b"], (few,)), (SHARES["c"], (figure("c", "masked"),))]
    )
    found = replies(known, NAMES)
    said = verdict(known, found, found[:1]).replace(N, " ")
    assert "; trop peu de réponses pour « B » ; non publié pour « C »" in said and "sans réponse" not in said


def test_what_a_comparison_says_of_each_group_is_not_said_again() -> None:
    change = {"paired_change": "niveau"}
    met, others = (indicator(name, change, code=name.upper(), unit="points") for name in ("met", "others"))
    gap = indicator("gap", {"difference_in_differences": "met", "against": "others"}, code="GAP", unit="points")
    moved = [replace(told(one, 1, 40), cell=Cell("territoire", "debut>fin"), k=None) for one in (met, others, gap)]
    known = published(
        [(met, (moved[0],)), (others, (moved[1],)), (gap, (moved[2],)), (SHARES["a"], (figure("a", "told"),))]
    )
    kept = said_apart(known, replies(known, ["gap", "met", "a"]))
    assert [one.indicator.id for one in kept] == ["gap", "a"]
    assert [one.indicator.id for one in said_apart(known, replies(known, ["met", "a"]))] == ["met", "a"]
