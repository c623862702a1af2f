"""The cover's drawing is made from the name of the initiative: its own, the same each time, and on the sheet."""

from hypothesis import given
from hypothesis import strategies as st

from reports.rendering.motif import motif


def test_a_name_gives_one_drawing_and_another_name_another() -> None:
    assert motif("Silver Geek") == motif("Silver Geek") != motif("Réparer ensemble")


@given(name=st.text(max_size=30))
def test_no_point_stands_where_a_title_does(name: str) -> None:
    drawn = motif(name)
    assert len(drawn["rings"]) == 9
    assert drawn["points"][0][:2] == drawn["rings"][0][:2]
    for x, y, radius, tone in drawn["points"]:
        assert x <= 40 or y <= 60, "a title would stand over it"
        assert 1.6 <= radius <= 5 and tone in ("second", "white", "mist")
