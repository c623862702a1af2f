"""What the age of an initiative allows to conclude, axis by axis: 18 months, 7 years, 28 years."""

from datetime import date

import pytest

from reports.composition.pieces.impacts import impacts
from reports.composition.pieces.notes import age_of_claims
from tests.reports.small_results import published, said, share, table, told

EVALUATED = date(2015, 6, 30)
AGES = {
    date(2014, 1, 1): (17, "la performance, l’innovation et la confiance"),
    date(2013, 12, 30): (18, "l’innovation et la confiance"),
    date(2008, 7, 1): (83, "l’innovation et la confiance"),
    date(2008, 6, 30): (84, "la confiance"),
    date(1987, 7, 1): (335, "la confiance"),
    date(1987, 6, 30): (336, ""),
}
"""When an initiative began → its age in months in June 2015, and what it is too early to conclude on."""
WAITS = (
    "Recul nécessaire pour conclure, selon Le RAMEAU : performance, 18 mois ; innovation, 7 ans ; confiance, 28 ans."
)


@pytest.mark.parametrize("started", AGES, ids=str)
def test_axes_whose_time_has_not_come_are_named_and_no_other(started: date) -> None:
    months, later = AGES[started]
    expected = (
        f"L’initiative a {months} mois à la date de l’évaluation. Le RAMEAU situe à 18 mois le recul nécessaire pour conclure "
        "sur la performance, à 7 ans pour l’innovation, à 28 ans pour la confiance."
        + (f" Sur {later}, on ne lit ici que de premiers signes." if later else "")
    )
    assert said(age_of_claims(published(started_on=started))) == [expected]


@pytest.mark.parametrize("started", AGES, ids=str)
def test_a_change_is_a_first_sign_until_the_time_of_its_axis_has_come(started: date) -> None:
    chosen = [
        share(axis, f"Sur {axis}", axis=axis, level="effet", evidence=evidence)
        for axis, evidence in (
            ("performance", "declare"),
            ("innovation", "avant_apres"),
            ("confiance", "avec_comparaison"),
        )
    ]
    found = table(impacts(published([(one, (told(one),)) for one in chosen], started_on=started)))
    _, later = AGES[started]
    signs = ["premiers signes" if f"la {axis}" in later or f"l’{axis}" in later else "" for axis in map(_id, chosen)]
    assert [(row[0].text, row[0].detail) for row in found.rows] == [
        ("Performance", signs[0]),
        ("Innovation", signs[1]),
        ("Confiance", signs[2]),
    ]
    assert [[(cell.text, cell.detail) for cell in row[1:]] for row in found.rows] == [
        [("Sur performance", "PERFORMANCE"), ("75\u202f%", ""), ("déclaré", "")],
        [("Sur innovation", "INNOVATION"), ("75\u202f%", ""), ("avant et après", "")],
        [("Sur confiance", "CONFIANCE"), ("75\u202f%", ""), ("avec comparaison", "effet")],
    ]


def _id(one: object) -> str:
    return str(getattr(one, "id", ""))


@pytest.mark.parametrize(
    ("axes", "evidence", "before", "after"),
    [
        (("performance", "innovation", "confiance"), "avec_comparaison", "", ""),
        (
            ("performance",),
            "declare",
            "Sans groupe de comparaison : un constat, ou un changement observé, pas un effet de l’initiative. ",
            " Aucun changement publié n’est rattaché à : innovation et confiance.",
        ),
    ],
)
def test_the_note_says_what_was_not_compared_and_which_axes_are_bare(
    axes: tuple[str, ...], evidence: str, before: str, after: str
) -> None:
    chosen = [share(axis, axis, axis=axis, level="impact", evidence=evidence) for axis in axes]
    found = table(impacts(published([(one, (told(one),)) for one in chosen])))
    expected = f"{before}{WAITS}{after}"
    assert found.note == expected.replace(" :", "\u202f:").replace(" ;", "\u202f;")


@pytest.mark.parametrize(
    "changes",
    [{"level": "appreciation"}, {"place": "annexe"}, {"axis": None}],
    ids=["an opinion", "in the annex", "no axis"],
)
def test_what_tells_of_no_change_on_an_axis_is_left_out(changes: dict[str, object]) -> None:
    one = share("x", "X", **({"axis": "performance", "level": "effet"} | changes))
    assert said(impacts(published([(one, (told(one),))]))) == [
        "Aucun changement publié n’est rattaché à la performance, à l’innovation ou à la confiance."
    ]
