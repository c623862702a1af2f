"""The part of each partner in a sum: shown only when partners agreed to show one another what they bring."""

import pytest

from indicators.confidentiality.protect import protect
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import Figure
from tests.indicators.small import chosen, dataset, initiative

CONTRIBUTIONS = {
    "contributions": "partenaire | nature | montant\norange | nature | 60\norange | nature |\nspn | nature | 40"
}
PARTS = chosen(parts={"share_of_total": "montant", "by": "partenaire"})


def read_by(audience: str, agreed: str = "none") -> dict[str, Figure]:
    """Return what one reader sees of the shares, by partner, given what partners agreed to show."""
    lent = initiative(shares_with={"contributions": agreed})
    tallies = tally(lent, PARTS, dataset("respondent | satisf\ns1 | plutot", registers=CONTRIBUTIONS))
    results = protect(lent, tallies, estimate(lent, PARTS, tallies))
    (of,) = (one for one in results if one.audience.id == audience)
    return {one.part: one for one in of.figures}


def test_shares_add_up_once_partners_agreed_to_show_them() -> None:
    shown = read_by("comite", agreed="all")
    assert {part: (one.value, one.n) for part, one in shown.items()} == {"orange": (0.6, 1), "spn": (0.4, 1)}
    assert {one.cell.scope for one in shown.values()} == {"territoire"}


@pytest.mark.parametrize("audience", ["comite", "partenaire:orange"])
def test_a_share_is_masked_as_the_amount_it_tells(audience: str) -> None:
    hidden = read_by(audience)
    assert {one.status for one in hidden.values()} == {"masque"}
    assert {one.value for one in hidden.values()} == {None}
