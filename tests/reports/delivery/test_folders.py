"""Each reader is given what was made for it, and nothing else; no two readers share a folder."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.delivery.folders import MadeFor, folder_of, given_to
from tests.system_names import is_a_name_everywhere

REPORTS = (
    MadeFor("complete", "comite", ("complete.pdf",)),
    MadeFor("synthese", "comite", ("synthese.pdf",)),
    MadeFor("partenaire", "partenaire:la_poste", ("partenaire-la-poste.pdf",)),
    MadeFor("partenaire", "partenaire:orange", ("partenaire-orange.pdf",)),
    MadeFor("structure", "structure:EHPAD A", ("structure-a.pdf",)),
    MadeFor("synthese", "partenaire:orange", ("synthese-orange.pdf",)),
)


def test_a_partner_is_given_its_own_and_the_synthese_a_structure_its_sheet_the_committee_its_editions() -> None:
    assert given_to("comite", REPORTS) == ("complete.pdf", "synthese.pdf")
    assert given_to("partenaire:la_poste", REPORTS) == ("synthese.pdf", "partenaire-la-poste.pdf")
    assert given_to("structure:EHPAD A", REPORTS) == ("structure-a.pdf",)
    assert given_to("partenaire:inconnu", REPORTS[2:]) == ()


IDS = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True) | st.sampled_from(
    ["comite", "con", "structure_a", "partenaire_x"]
)
READERS = (
    st.just("comite")
    | IDS.map(lambda id: f"partenaire:{id}")
    | st.text(min_size=1, max_size=6).map(lambda id: f"structure:{id}")
)


@settings(max_examples=200, deadline=None)
@given(READERS, READERS)
def test_no_reader_shares_a_folder_leaves_it_or_bears_a_name_that_a_system_reserves(one: str, other: str) -> None:
    assert one == other or folder_of(one).casefold() != folder_of(other).casefold()
    assert is_a_name_everywhere(folder_of(one))
