"""What partners agree on before any data, row by row: whom an indicator asks, its target, how many answers it takes."""

from typing import Any

import pytest

from indicators.definitions.indicator import Indicator
from reports import document as doc
from reports.charts.value_chain import ValueChain
from reports.composition.framework import framework
from reports.composition.prose import flat
from tests.indicators.small import indicator, initiative

N = "\u202f"
SHARE = indicator("satisfaits", {"share": "satisf", "better": True}, code="SAT", label="Satisfaits")
HOURS = indicator(
    "heures", {"sum": "heures", "of": "contributions"}, code="HEU", label="Heures", unit="heures", group="partenaires"
)
PER_HEAD = indicator(
    "par_tete", {"ratio": "heures", "to": "satisfaits"}, code="RAT", label="Par tête", unit="ratio", evidence="suivi"
)
ALL = {one.id: one for one in (SHARE, HOURS, PER_HEAD)}
QUESTION = {
    "q1": {"question": "Est-ce utile ?", "criterion": "pertinence", "indicators": ["satisfaits", "heures", "par_tete"]}
}
REGISTERS = {"contributions": {"file": "f.csv", "format": "csv"}}


def made(known: dict[str, Indicator] | None = None, **declared: Any) -> tuple[doc.Block, ...]:
    whole: dict[str, Any] = {"questions": QUESTION, "registers": REGISTERS} | declared
    return framework(initiative(**whole), known or ALL).blocks


def rows(blocks: tuple[doc.Block, ...], title: str) -> list[list[tuple[str, str]]]:
    (table,) = (one for one in blocks if isinstance(one, doc.DataTable) and one.title.startswith(title))
    return [[(cell.text, cell.detail) for cell in row] for row in table.rows]


def chapters(blocks: tuple[doc.Block, ...]) -> list[str]:
    return [one.text for one in blocks if isinstance(one, doc.Heading) and one.level == 1]


def paragraphs(blocks: tuple[doc.Block, ...]) -> list[str]:
    return [flat(one.inline) for one in blocks if isinstance(one, doc.Prose)]


def test_each_indicator_says_of_whom_it_is_known_and_its_target() -> None:
    targets = {"satisfaits": {"at_least": 0.6}, "heures": {"at_most": 40}}
    found = rows(made(targets=targets), "Critère")
    assert found == [
        [
            ("Satisfaits", "SAT"),
            ("Seniors", "vague, vague"),
            ("Déclaré par les personnes concernées", ""),
            (f"au moins 60{N}%", ""),
        ],
        [("Heures", "HEU"), ("Contributions", ""), ("Déclaré par les personnes concernées", ""), ("au plus 40,0", "")],
        [("Par tête", "RAT"), ("Calculé d’autres indicateurs", ""), ("Données de suivi", ""), ("–", "")],
    ]


@pytest.mark.parametrize(("targets", "said"), [({}, True), ({"satisfaits": {"at_least": 0.6}}, False)])
def test_it_is_said_where_no_target_is_set(targets: dict[str, object], said: bool) -> None:
    without = f"Aucune cible n’est fixée{N}: les chiffres seront des constats, sans seuil à atteindre."
    assert (without in paragraphs(made(targets=targets))) is said


@pytest.mark.parametrize(
    ("plan", "row"),
    [
        (
            {"population": 500, "precision": 5, "answering": 0.4, "lost": 0.2},
            [
                "500",
                "à 5 points près",
                "218",
                "tous, et cela ne suffira pas",
                f"40{N}% répondent, 20{N}% ne sont pas retrouvés",
            ],
        ),
        (
            {"population": 5000, "precision": 5, "answering": 0.4},
            [f"5{N}000", "à 5 points près", "357", "893", f"40{N}% répondent"],
        ),
        ({"precision": 5}, ["inconnu", "à 5 points près", "385", "385", "tous répondent, et sont retrouvés"]),
        (
            {"population": 100, "precision": 1},
            ["100", "à 1 points près", "99", "99", "tous répondent, et sont retrouvés"],
        ),
    ],
    ids=["too few", "enough", "unknown", "nearly all"],
)
def test_how_many_answers_a_precision_takes(plan: dict[str, float], row: list[str]) -> None:
    blocks = made(sampling={"seniors": plan})
    assert [[text for text, _ in cells] for cells in rows(blocks, "Réponses nécessaires")] == [["Seniors", *row]]
    assert paragraphs(blocks)[-2].endswith("ce nombre de réponses ne garantit pas la précision.")


def test_without_a_wanted_precision_no_size_is_told() -> None:
    assert "Combien de réponses il faut" not in chapters(made(sampling={"seniors": {"population": 500}}))


THEORY = {
    "contributions": {"temps": "Du temps"},
    "actions": {"jardin": "Un jardin"},
    "effects": {"lien": "Du lien"},
    "territory": {"vivre": "Mieux vivre"},
}
STEPS = (("temps", "jardin"), ("jardin", "lien"), ("lien", "vivre"))
KNOWN: dict[str, dict[str, str]] = {
    "none": {},
    "told": {"indicator": "satisfaits"},
    "elsewhere": {"source": "Étude de 2020"},
}
PROOFS = {
    "none": (f"aucune{N}: c’est une hypothèse", "", "sans preuve prévue"),
    "told": ("Satisfaits", "SAT", "suivi, déclaré ou dit par un tiers"),
    "elsewhere": ("Étude de 2020", "", "établi ailleurs"),
}


def reasoned(known: dict[str, Indicator], *kinds: str) -> tuple[doc.Block, ...]:
    links = [{"from": one, "to": other, **KNOWN[kind]} for (one, other), kind in zip(STEPS, kinds, strict=True)]
    return made(known, theory_of_change=THEORY | {"links": links})


@pytest.mark.parametrize(
    ("kinds", "without"),
    [
        (("none", "told", "elsewhere"), "dont un sans preuve prévue"),
        (("none", "none", "told"), "dont deux sans preuve prévue"),
        (("told", "told", "elsewhere"), "chacun avec sa preuve"),
    ],
)
def test_each_link_of_the_reasoning_has_its_proof_or_is_a_hypothesis(kinds: tuple[str, ...], without: str) -> None:
    blocks = reasoned(ALL, *kinds)
    (found,) = (one for one in blocks if isinstance(one, doc.ShownFinding))
    assert isinstance(found.chart, ValueChain)
    assert found.title == f"Trois liens des apports au territoire, {without}"
    assert [arrow.strength for arrow in found.chart.arrows] == list(kinds)
    assert [row[2:] for row in rows(blocks, "Chaque lien")] == [
        [(proof, code), (strength, "")] for proof, code, strength in (PROOFS[kind] for kind in kinds)
    ]
    assert [strength for strength, _ in found.chart.key] == [
        one for one in ("told", "elsewhere", "none") if one in kinds
    ]


@pytest.mark.parametrize(
    ("evidence", "strength"), [("avant_apres", "sure"), ("avec_comparaison", "sure"), ("suivi", "told")]
)
def test_a_link_is_sure_where_its_indicator_compares(evidence: str, strength: str) -> None:
    blocks = reasoned(ALL | {"satisfaits": SHARE.model_copy(update={"evidence": evidence})}, "told", "none", "none")
    (found,) = (one for one in blocks if isinstance(one, doc.ShownFinding))
    assert isinstance(found.chart, ValueChain)
    assert [arrow.strength for arrow in found.chart.arrows] == [strength, "none", "none"]


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        ({}, "Ce qui est propre à un partenaire n’est montré qu’à lui."),
        ({"contributions": "all"}, "Les partenaires ont accepté de se montrer ce que chacun a apporté."),
        (
            {"contributions": "all", "relations": "all"},
            "Les partenaires ont accepté de se montrer ce que chacun a apporté et qui est en relation avec qui.",
        ),
    ],
)
def test_partners_read_what_they_agreed_to_show_one_another(shared: dict[str, str], said: str) -> None:
    assert said in paragraphs(made(shares_with=shared))


def test_without_registers_nor_other_indicators_there_is_no_chapter_on_them() -> None:
    asked = {"q1": QUESTION["q1"] | {"indicators": ["satisfaits"]}}
    alone = chapters(made({"satisfaits": SHARE}, questions=asked, registers={}))
    assert "Ce que les registres apporteront" not in alone and "Les autres indicateurs" not in alone
    more = made(questions=asked)
    assert "Ce que les registres apporteront" in chapters(more)
    assert [row[0] for row in rows(more, "Calculés aussi")] == [("Heures", "HEU"), ("Par tête", "RAT")]
