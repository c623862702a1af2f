"""Who is in relation with whom is named to partners who agreed to it, and to nobody otherwise."""

from collections.abc import Sequence
from itertools import permutations

import pandas as pd
import pytest

from indicators.confidentiality.protect import BesideFigures, protect
from indicators.confidentiality.readers import agreed_ties, names_relations
from indicators.counting.columns import columns_of
from indicators.counting.needs import Coded, Need
from indicators.counting.tally import tally
from indicators.definitions.choosing import read_catalogue
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import estimate
from indicators.figures.results import PublishedResults
from initiatives.declaration.model import Initiative, Register
from initiatives.declaration.registers import PAIRS
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.derived_tables import with_derived
from initiatives.validation.hosts import Host
from tests.indicators.confidentiality.little import indicator, silver_geek

NAMED = indicator("noms", {"network": "noms"}, "territoire", unit="nombre")
TIES = indicator("liens", {"network": "liens"}, "territoire", unit="nombre")
GAPS = indicator("ecarts", {"mean": "ecart_confiance", "of": PAIRS}, "partenaires", unit="points")
PARTNERS = ("orange", "macif", "la_poste", "spn")


def shared(agreed: str) -> Initiative:
    lent = silver_geek()
    return lent.model_copy(
        update={
            "shares_with": lent.shares_with.model_copy(update={"relations": agreed}),
            "registers": {**lent.registers, "relations": Register(file="relations.csv", format="csv")},
        }
    )


def counted(initiative: Initiative, partners: Sequence[str]) -> Dataset:
    """Nobody knew anybody; now all do but the last, and each gives its own note of trust."""
    frame = pd.DataFrame(permutations(partners, 2), columns=["partenaire", "vers"])
    frame["avant"] = "non"
    frame["apres"] = ["non" if partners[-1] in pair else "oui" for pair in permutations(partners, 2)]
    for name in frame.columns:
        frame[name] = frame[name].astype("category")
    frame["confiance"] = pd.array([partners.index(key) for key in frame["partenaire"]], dtype="Int64")
    return Dataset(with_derived(initiative, {"relations": Table("relations", frame, {"confiance": 0})}))


def published(
    chosen: Sequence[Indicator], agreed: str, partners: Sequence[str] = PARTNERS
) -> tuple[PublishedResults, ...]:
    initiative = shared(agreed)
    by_id = {one.id: one for one in chosen}
    counts = tally(initiative, by_id, counted(initiative, partners))
    host = Host(id="s1", name="Structure", type_structure="ehpad", departement="79", partner="orange")
    return protect(initiative, counts, estimate(initiative, by_id, counts), BesideFigures(hosts=(host,)))


def test_without_agreement_no_pair_is_named_in_the_data_nor_in_what_may_be_asked() -> None:
    initiative = shared("none")
    assert "paire" not in counted(initiative, PARTNERS).tables[PAIRS].frame
    assert columns_of(initiative).get(PAIRS, "paire") is None
    (said,) = NAMED.measure.lacking("territoire", columns_of(initiative))
    assert "n’ont pas accepté" in said
    assert read_catalogue().indicators["territoire_relations_nommees"].measure == NAMED.measure


def test_without_agreement_a_pair_that_was_counted_all_the_same_is_masked_for_everybody() -> None:
    agreed = shared("all")
    chosen = {NAMED.id: NAMED}
    counts = tally(agreed, chosen, counted(agreed, PARTNERS))
    for results in protect(shared("none"), counts, estimate(agreed, chosen, counts)):
        assert {one.status for one in results.figures} == {"masque"}


def test_with_agreement_the_committee_and_partners_read_each_tie_as_the_whole_counts_them() -> None:
    everybody = published([NAMED, TIES], "all")
    for results in (one for one in everybody if one.audience.host is None):
        told = {(one.indicator, one.part): one.value for one in results.figures}
        now = {part: value for (key, part), value in told.items() if key == "noms" and part.startswith("apres.")}
        assert sum(value or 0 for value in now.values()) == told["noms", ""] == told["liens", "apres"] == 3
        assert now["apres.macif--orange"] == 1
        assert now["apres.macif--spn"] == 0


def test_a_host_structure_is_no_party_to_the_agreement() -> None:
    hosts = [one for one in published([NAMED, TIES], "all") if one.audience.host is not None]
    assert hosts
    assert all({one.indicator for one in results.figures} == {"liens"} for results in hosts)


@pytest.mark.parametrize("column", ["ecart_confiance", "confirme_apres"])
def test_no_agreement_names_whom_one_trusts_nor_whose_word_is_not_confirmed(column: str) -> None:
    crossed = Need(PAIRS, (Coded("paire"), Coded(column)))
    filtered = Need(PAIRS, (Coded(column),), where=(("paire", ("macif--orange",)),))
    for need in (crossed, filtered):
        assert names_relations(shared("all"), need)
        assert not agreed_ties(shared("all"), need)
    assert names_relations(shared("all"), Need(PAIRS, (Coded("paire"),), amount="ecart_confiance"))


def test_naming_ties_gives_no_more_of_trust_than_before() -> None:
    def of_trust(chosen: Sequence[Indicator], partners: Sequence[str]) -> list[object]:
        return [one for one in published(chosen, "all", partners)[0].figures if one.indicator == GAPS.id]

    for partners in (PARTNERS, PARTNERS[:3], PARTNERS[:2]):
        assert of_trust([NAMED, TIES, GAPS], partners) == of_trust([TIES, GAPS], partners)


def test_a_pair_takes_no_answer_of_its_own_away() -> None:
    """All six pairs of four partners are tied: a pair is no organisation, that would know its own and hide among five."""
    initiative = shared("none")
    frame = pd.DataFrame(permutations(PARTNERS, 2), columns=["partenaire", "vers"]).astype("category")
    frame["avant"], frame["apres"] = pd.Categorical(["non"] * 12), pd.Categorical(["oui"] * 12)
    data = Dataset(with_derived(initiative, {"relations": Table("relations", frame, {})}))
    tied = indicator("lies", {"share": "apres", "any_of": ["oui"], "of": PAIRS}, "partenaires")
    counts = tally(initiative, {tied.id: tied}, data)
    committee = protect(initiative, counts, estimate(initiative, {tied.id: tied}, counts))[0]
    assert {(one.part, one.k, one.status) for one in committee.figures} >= {("", 6, "publie")}
