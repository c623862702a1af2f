"""How many people an impact assessment counts: those of the groups of people whose number is declared, and no organisation."""

import pytest

from initiatives.declaration.model import Group
from reports import document as doc
from reports.composition.privacy_papers import _impact
from tests.indicators.small import initiative

ASKED = {"questionnaire": "q", "legal_basis": "consentement"}
GROUPS = {
    "seniors": {"label": "Seniors", "singular": "le senior", **ASKED},
    "proches": {"label": "Proches", "singular": "le proche", **ASKED},
    "structures": {"label": "Structures", "singular": "la structure", "kind": "organisations", **ASKED},
}


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"seniors": 12000, "structures": 500}, "à discuter\u202f: 12\u202f000 personnes"),
        ({"seniors": 120, "proches": 80}, "non\u202f: 200 personnes"),
        ({"structures": 500}, "à dire"),
    ],
)
def test_people_are_counted_and_organisations_are_not(declared: dict[str, int], said: str) -> None:
    known = initiative(groups=GROUPS, sampling={group: {"population": count} for group, count in declared.items()})
    people: dict[str, Group] = {key: one for key, one in known.groups.items() if one.kind == "personnes"}
    tables = [block for block in _impact(known, people, set()) if isinstance(block, doc.DataTable)]
    told = {row[0].text: row[1].text for block in tables for row in block.rows}
    assert told["Grande échelle"] == said
