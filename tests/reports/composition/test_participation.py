"""Who took part, step by step, and what partners brought, in whole titles and rows: told, masked, of one or of several."""

from dataclasses import replace

import pytest

from indicators.figures.results import Audience, Figure
from reports import document as doc
from reports.charts.contribution_bars import ContributionBars
from reports.charts.funnel import Funnel
from reports.composition.pieces.contributions import contributions
from reports.composition.pieces.participation import participation
from reports.composition.published import ReportedResults
from tests.indicators.small import indicator
from tests.reports.small_results import COMMITTEE, ORANGE, hidden, published, said, share, table, told

N = "\u202f"
RATE = share("taux", "Taux", unit="part")
COUNT = indicator("suivis", {"count": "seniors"}, unit="personnes", code="SUI")
EUROS = indicator("cout", {"sum": "heures", "of": "contributions"}, unit="euros", code="EUR")
STEPS = (("Sollicités", "taux/base"), ("Répondants", "taux"), ("Retrouvés", "suivis"))


def number(value: float, one: object = COUNT) -> Figure:
    return replace(told(COUNT, 1, 1), indicator=one.id, unit=one.unit, value=value, k=None, n=500)  # type: ignore[attr-defined]


def shown(rate: Figure, count: Figure) -> tuple[doc.Block, ...]:
    return participation(published([(RATE, (rate,)), (COUNT, (count,))]), *STEPS)


def test_each_step_is_a_part_of_the_one_before_and_of_the_first() -> None:
    (found,) = shown(told(RATE, 60, 90), number(30))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Funnel) and found.table
    assert found.title == "De 90 sollicités à 30 retrouvés"
    assert [[cell.text for cell in row] for row in found.table.rows] == [
        ["Sollicités", "90", "–"],
        ["Répondants", "60", "60 sur 90 sollicités"],
        ["Retrouvés", "30", "30 sur 60 répondants · 30 sur 90 sollicités"],
    ]
    assert found.caveat == ""


@pytest.mark.parametrize(
    ("count", "named"),
    [
        (number(60), []),
        (number(61), ["Retrouvés"]),
        (hidden(number(30)), ["Retrouvés"]),
        (number(30, EUROS), ["Retrouvés"]),
    ],
    ids=["as many", "more", "masked", "no number of people"],
)
def test_a_step_that_is_no_part_of_the_one_before_is_left_out_and_said(count: Figure, named: list[str]) -> None:
    (found,) = shown(told(RATE, 60, 90), count)
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Funnel)
    assert len(found.chart.steps) == 3 - len(named)
    left = f"Non montré, car masqué, inconnu, ou compté autrement{N}: Retrouvés."
    assert found.caveat == (left if named else "")


def test_one_step_alone_is_no_way() -> None:
    nothing = ["Les étapes de la participation ne sont pas connues, ou sont masquées."]
    assert said(shown(hidden(told(RATE, 60, 90)), number(30))) == nothing
    assert said(participation(published(), *STEPS)) == nothing


BROUGHT = indicator(
    "apports",
    {"contributions": "montant", "by": "nature"},
    unit="euros",
    code="APP",
    group="partenaires",
    reading="{value} en tout.",
)
USES = indicator(
    "usages", {"contributions": "montant", "by": "usage"}, unit="euros", code="USA", group="partenaires", label="Usages"
)
NAMES = {"orange": "Orange", "spn": "SPN", "macif": "MACIF", "poste": "La Poste"}


def of(scope: str, **natures: float) -> tuple[Figure, ...]:
    parts = {"": sum(natures.values()), **natures}
    return tuple(replace(told(BROUGHT, 1, 3, part, scope), value=float(euros), k=None) for part, euros in parts.items())


ALL = of("territoire", argent=60_000, temps=40_000, rien=0)
EACH = {
    "orange": of("partenaire:orange", argent=10_000, temps=0),
    "spn": of("partenaire:spn", argent=0, temps=40_000),
    "macif": of("partenaire:macif", argent=45_000, temps=0),
    "poste": of("partenaire:poste", argent=5_000, temps=0),
}


def alliance(
    *keys: str, audience: Audience = COMMITTEE, more: tuple[Figure, ...] = (), names: dict[str, str] | None = None
) -> ReportedResults:
    figures = (*ALL, *(figure for key in keys for figure in EACH[key]), *more)
    declared = {
        key: {"name": name, "type": "entreprise", "joined": "2013-09-01"} for key, name in (names or NAMES).items()
    }
    return published([(BROUGHT, figures)], audience, partners=declared)


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (("orange", "spn"), "Les apports des partenaires"),
        (("orange", "spn", "macif"), f"MACIF, SPN et Orange apportent 95{N}% des 100{N}000{N}€ de l’alliance"),
        (tuple(EACH), f"MACIF, SPN et Orange apportent 95{N}% des 100{N}000{N}€ de l’alliance"),
    ],
)
def test_the_three_that_brought_most_are_named_where_three_are(keys: tuple[str, ...], title: str) -> None:
    found, *_ = contributions(alliance(*keys))
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, ContributionBars)
    assert found.title == title
    ranked = sorted(keys, key=lambda key: -(EACH[key][0].value or 0))
    assert [row.label for row in found.chart.rows] == [NAMES[key] for key in ranked]
    assert found.chart.natures == ("Argent", "Temps"), "what nobody brought has no colour"
    assert not any(row.highlighted for row in found.chart.rows)


def test_names_too_long_for_a_title_are_three_partners() -> None:
    names = {key: f"{name} et toutes ses associations" for key, name in NAMES.items()}
    found, *_ = contributions(alliance(*EACH, names=names))
    assert isinstance(found, doc.ShownFinding)
    assert found.title == f"Trois partenaires apportent 95{N}% des 100{N}000{N}€ de l’alliance"


def test_a_partner_reads_what_it_brought_and_its_part_of_the_whole() -> None:
    found, *_ = contributions(alliance(*EACH, audience=ORANGE), "orange")
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, ContributionBars) and found.table
    assert found.title == f"Vous avez apporté 10{N}000{N}€, soit 10{N}% des apports de l’alliance"
    assert [row.label for row in found.chart.rows if row.highlighted] == ["Orange"]
    assert [cell.text for cell in found.table.rows[2]] == ["Orange", f"10{N}000", "0", f"10{N}000"]
    assert [column.numeric for column in found.table.columns] == [False, True, True, True]


def test_who_hears_it_is_told_of_what_each_amount_is_made() -> None:
    both = (of("partenaire:orange", argent=10_000, temps=2_000), EACH["spn"])
    found, *_ = contributions(
        published([(BROUGHT, (*ALL, *both[0], *both[1]))], partners=alliance().initiative.partners)
    )
    assert isinstance(found, doc.ShownFinding) and found.chart is not None
    assert found.chart.alt == (
        f"Les apports des partenaires. SPN{N}: 40{N}000{N}€, temps seulement{N}; "
        f"Orange{N}: 12{N}000{N}€, soit argent 10{N}000{N}€ et temps 2{N}000{N}€."
    )


def test_where_partners_do_not_show_it_to_one_another_the_whole_alone_is_told() -> None:
    found = table(contributions(alliance(more=tuple(map(hidden, EACH["spn"])))))
    assert [[(cell.text, cell.masked) for cell in row] for row in found.rows] == [
        [("Total", False), (f"100{N}000{N}€", False)],
        [("Argent", False), (f"60{N}000{N}€", False)],
        [("Temps", False), (f"40{N}000{N}€", False)],
        [("Rien", False), (f"0{N}€", False)],
    ]
    assert found.note == (
        f"Les montants de chaque partenaire ne sont pas publiés{N}: les partenaires n’ont pas convenu de se les montrer."
    )


@pytest.mark.parametrize(
    ("evaluation", "sentence"),
    [
        (
            told(USES, 9_000, 3, "evaluation"),
            f"100{N}000{N}€ en tout. L’évaluation compte pour 9{N}000{N}€ dans ce total.",
        ),
        (hidden(told(USES, 9_000, 3, "evaluation")), f"100{N}000{N}€ en tout."),
        (told(USES, 0, 3, "evaluation"), f"100{N}000{N}€ en tout."),
    ],
    ids=["told", "masked", "none"],
)
def test_what_the_evaluation_took_is_said_where_it_is_known(evaluation: Figure, sentence: str) -> None:
    known = alliance(*EACH)
    whole = replace(
        known.results, indicators={**known.results.indicators, "usages": USES}, figures=(*known.figures, evaluation)
    )
    found, *_ = contributions(ReportedResults(whole))
    assert isinstance(found, doc.ShownFinding)
    assert "".join(run.text for run in found.reading[0]) == sentence
