"""Who works with whom, and how much each trusts the others: collective figures only, whatever partners agreed."""

from collections.abc import Sequence
from itertools import permutations

import pandas as pd
import pytest

from indicators.confidentiality.protect import protect
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import PublishedResults
from initiatives.declaration.model import Register
from initiatives.declaration.registers import DERIVED, REGISTERS
from initiatives.declaration.who_is_counted import ORGANISATIONS, PEOPLE, PUBLIC, kind_of
from initiatives.validation.dataset import Dataset, Table
from tests.indicators.confidentiality.little import indicator, silver_geek

TRUST = indicator("confiance", {"mean": "confiance", "of": "relations"}, "partenaires", unit="note_sur_10")
TIES = indicator("liens", {"count": "relations", "where": {"apres": "oui"}}, "partenaires", unit="nombre")


TRUSTED = indicator(
    "confiance_en_orange",
    {"mean": "confiance", "of": "relations", "where": {"vers": "orange"}},
    "partenaires",
    unit="note_sur_10",
)
NAMED = indicator("designes", {"distribution": "vers", "of": "relations"}, "partenaires")


def published(partners: Sequence[str], agreed: str) -> tuple[PublishedResults, ...]:
    """Every partner speaks of every other one; each has its own note."""
    lent = silver_geek()
    sharing = lent.shares_with.model_copy(update={"relations": agreed})
    registers = {**lent.registers, "relations": Register(file="relations.csv", format="csv")}
    initiative = lent.model_copy(update={"shares_with": sharing, "registers": registers})
    frame = pd.DataFrame(permutations(partners, 2), columns=["partenaire", "vers"])
    frame["type_acteur"] = [lent.partners[key].type for key in frame["partenaire"]]
    frame["avant"], frame["apres"] = "non", "oui"
    for name in frame.columns:
        frame[name] = frame[name].astype("category")
    frame["confiance"] = pd.array([partners.index(key) for key in frame["partenaire"]], dtype="Int64")
    chosen = {one.id: one for one in (TRUST, TIES, TRUSTED, NAMED)}
    counted = tally(initiative, chosen, Dataset({"relations": Table("relations", frame, {"confiance": 0})}))
    return protect(initiative, counted, estimate(initiative, chosen, counted))


@pytest.mark.parametrize("agreed", ["none", "all"])
def test_what_a_partner_says_of_the_others_is_read_by_itself_alone(agreed: str) -> None:
    for results in published(["orange", "macif", "la_poste", "spn"], agreed):
        for one in (one for one in results.figures if one.status == "publie"):
            assert one.cell.scope in ("territoire", f"partenaire:{results.audience.partner}"), one


def test_trust_is_given_for_all_partners_together_when_they_are_enough() -> None:
    def status(*partners: str) -> str:
        return next(
            one.status
            for one in published(partners, "all")[0].figures
            if one.indicator == "confiance" and one.cell.scope == "territoire"
        )

    assert status("orange", "macif", "la_poste") == "publie"
    assert status("orange", "macif") == "masque"


def test_nobody_reads_whom_the_others_trust_nor_without_agreement_whom_they_work_with() -> None:
    for agreed, named in (("none", {"masque"}), ("all", {"publie"})):
        committee = published(["orange", "macif", "la_poste", "spn"], agreed)[0]
        at = {
            key: {one.status for one in committee.figures if (one.indicator, one.cell.scope) == (key, "territoire")}
            for key in ("confiance_en_orange", "designes")
        }
        assert at == {"confiance_en_orange": {"masque"}, "designes": named}


def test_every_table_says_whose_business_it_is() -> None:
    assert sorted((*PEOPLE, *ORGANISATIONS, *PUBLIC)) == sorted((*REGISTERS, *DERIVED)), (
        "say whose each is in who_is_counted.py"
    )


def test_a_table_of_which_nobody_says_it_is_protected_as_people_are() -> None:
    assert kind_of(silver_geek(), "registre_nouveau") == "personnes"
