"""The wave that a report shows is told by the declaration: what is masked there is masked, and no other wave replaces it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.counting.tallies import Cell
from indicators.figures.results import PublishedResults
from initiatives.declaration.model import Target
from reports import document as doc
from reports.composition.pieces.replies import replies, verdict
from reports.composition.pieces.summary import key_figures
from reports.composition.pieces.targets import targets
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated
from tests.reports.words.test_reading import figure

REASON = "Masqué : moins de 5 personnes ont répondu."


@pytest.mark.parametrize(
    ("waves", "shown"),
    [
        (("debut", "milieu", "fin"), "fin"),
        (("debut>milieu", "debut>fin", "milieu>fin"), "debut>fin"),
        (("debut>milieu", "milieu>fin"), "milieu>fin"),
        (("debut", "milieu"), "milieu"),
        (("",), ""),
    ],
)
@given(data=st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_whole_path_then_the_later_wave_whatever_is_masked(
    silver_geek: Evaluated, waves: tuple[str, ...], shown: str, data: st.DataObject
) -> None:
    one = silver_geek.initiative.waves["debut"]
    initiative = silver_geek.initiative.model_copy(update={"waves": dict.fromkeys(("debut", "milieu", "fin"), one)})
    statuses = data.draw(st.tuples(*[st.sampled_from(["publie", "masque", "sans_donnee"])] * len(waves)))
    figures = tuple(
        replace(figure(0.5, 40, 20, status=status), cell=Cell("territoire", wave))
        for wave, status in zip(waves, statuses, strict=True)
    )
    results = replace(silver_geek.results["comite"], initiative=initiative, figures=figures)
    assert ReportedResults(results).usual_wave("seniors_lien_social") == shown


ID = "jeunes_confiance"


def _masked_at_the_end(evaluated: Evaluated) -> PublishedResults:
    """Mask the last wave of the figure that answers a question first, and has a target; the first wave stays."""
    jeunes = evaluated.initiative.questions["jeunes"]
    asked = {"jeunes": jeunes.model_copy(update={"indicators": (ID, *jeunes.indicators)})}
    changed = {"questions": asked, "targets": {ID: Target(at_least=0.3)}}
    initiative = evaluated.initiative.model_copy(update=changed)
    results = evaluated.results["comite"]
    hidden = tuple(
        one.masked(REASON) if one.indicator == ID and one.cell.wave == "fin" else one for one in results.figures
    )
    return replace(results, initiative=initiative, figures=hidden)


def test_a_masked_figure_has_no_value_no_verdict_and_no_other_in_its_place(silver_geek: Evaluated) -> None:
    published = ReportedResults(_masked_at_the_end(silver_geek))
    earlier = published.figure(ID, wave="debut")
    assert earlier is not None and earlier.status == "publie", "there is a figure that could have been shown instead"
    for blocks in (key_figures(published, ["jeunes"]),):
        (keys,) = blocks
        assert isinstance(keys, doc.KeyFigures)
        (shown,) = [one for one in keys.figures if one.indicator == ID]
        assert shown.value == "masqué"
        assert "moins de 5 personnes" in shown.basis
    (table,) = targets(published)
    assert isinstance(table, doc.DataTable)
    (row,) = [one for one in table.rows if one[0].detail == published.indicator(ID).code]
    assert (row[2].text, row[2].masked, row[3].text) == ("masqué", True, "pas de verdict")
    known = replies(published, published.initiative.questions["jeunes"].indicators)
    said = verdict(published, known, [one for one in known if one.told])
    assert f"non publié pour «\u202f{published.indicator(ID).label}\u202f»" in said
    assert "cible" not in said.replace("sans cible", "")
