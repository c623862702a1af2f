"""Whatever the data, what partners' reports say adds up to what the territory's says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.reconciliation import reconcile
from tests.indicators.small import chosen, dataset, initiative, rows_of

MEASURES = chosen(
    nombre={"count": "seniors"},
    contents={"count": "seniors", "by": "satisf"},
    ages={"sum": "age"},
    satisfaits={"share": "satisf", "at_least": "plutot"},
)
PERSON = st.fixed_dictionaries(
    {
        "wave": st.sampled_from(["debut", "fin"]),
        "third_party": st.sampled_from(["oui", "non"]),
        "type_structure": st.sampled_from([None, "ehpad", "csc_mjc"]),
        "partenaire": st.sampled_from([None, "orange", "spn"]),
        "satisf": st.sampled_from([None, "pas_du_tout", "plutot", "ne_sait_pas", "illisible"]),
        "age": st.one_of(st.none(), st.integers(600, 1000).map(lambda tenths: f"{tenths / 10}")),
    }
)


@settings(max_examples=20, deadline=None)
@given(st.lists(PERSON, min_size=1, max_size=25))
def test_partners_and_those_of_no_partner_make_the_territory(people: list[dict[str, str | None]]) -> None:
    tallies = tally(initiative(), MEASURES, dataset(rows=rows_of(people)))
    lines = reconcile(initiative(), tallies, estimate(initiative(), MEASURES, tallies))
    held = {one["partenaire"] for one in people} - {None}
    assert bool(lines) is bool(held)
    for line in lines:
        if line.indicator == "satisfaits":
            assert line.verdict == "ne_s_additionne_pas"
            continue
        assert line.verdict == "verifie", line
        there = [one for one in people if one["wave"] == line.wave]
        if line.indicator == "nombre":
            assert line.whole == len(there)
            assert line.apart == sum(one["partenaire"] is None for one in there)
