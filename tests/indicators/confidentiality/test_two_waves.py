"""Figures of two waves must not give back what one wave, or those who left, would tell."""

from collections.abc import Sequence

import pandas as pd

from indicators.confidentiality.protect import protect
from indicators.counting.tally import tally
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import estimate
from indicators.figures.results import Figure
from initiatives.declaration.scales import SCALES
from initiatives.validation.dataset import Dataset, Table
from tests.indicators.confidentiality.little import indicator, silver_geek

Row = tuple[str, int, str, str]
"""Wave, person, kind of structure, level."""


def _shown(rows: Sequence[Row], *indicators: Indicator) -> dict[tuple[str, str, str], Figure]:
    """Return (indicator, part, scope) → its figure for the committee, for the last wave or pair of waves."""
    frame = pd.DataFrame(rows, columns=["wave", "person", "type_structure", "aise_num_niveau"])
    for name in ("wave", "type_structure"):
        frame[name] = frame[name].astype("category")
    levels = [*SCALES["niveau4"].levels, "ne_sait_pas", "non_concerne"]
    frame["aise_num_niveau"] = pd.Categorical(frame["aise_num_niveau"], categories=levels)
    frame["third_party"] = False
    chosen = {one.id: one for one in indicators}
    tallies = tally(silver_geek(), chosen, Dataset({"seniors": Table("seniors", frame, {})}))
    committee = protect(silver_geek(), tallies, estimate(silver_geek(), chosen, tallies))[0]
    return {(one.indicator, one.part, one.cell.scope): one for one in committee.figures}


def _wave(wave: str, kind: str, people: range) -> list[Row]:
    return [(wave, person, kind, str(person % 4 + 1)) for person in people]


def test_few_leavers_hide_the_gap_too_for_it_would_give_them_back() -> None:
    rows = [*_wave("debut", "ehpad", range(30)), *_wave("fin", "ehpad", range(18))]
    rows += [*_wave("debut", "csc_mjc", range(100, 140)), *_wave("fin", "csc_mjc", range(100, 137))]
    rows += [*_wave("debut", "autre", range(200, 240)), *_wave("fin", "autre", range(200, 220))]
    shown = _shown(rows, indicator("departs", {"leavers": "aise_num_niveau"}, unit="points"))
    few = {part: shown["departs", part, "type_structure:csc_mjc"] for part in ("", "restes", "partis")}
    assert {one.status for one in few.values()} == {"masque"}
    assert all(one.value is None and one.n is None for one in few.values())
    whole = shown["departs", "", "territoire"]
    assert (whole.status, whole.n) == ("publie", 110)
    published = [
        part for part in ("restes", "partis") if shown["departs", part, "type_structure:ehpad"].status == "publie"
    ]
    assert published in ([], ["restes", "partis"]) or shown["departs", "", "type_structure:ehpad"].status == "masque"


def test_a_wave_hidden_alone_is_hidden_beside_another() -> None:
    rows = [*_wave("debut", "ehpad", range(30)), *_wave("fin", "ehpad", range(28))]
    rows += [*_wave("debut", "csc_mjc", range(100, 140)), *_wave("fin", "csc_mjc", range(100, 103))]
    rows += [*_wave("debut", "autre", range(200, 240)), *_wave("fin", "autre", range(200, 240))]
    mean = indicator("niveau", {"mean": "aise_num_niveau"}, unit="points")
    gap = indicator("ecart", {"unpaired_change": "aise_num_niveau"}, unit="points")
    shown = _shown(rows, mean, gap)
    hidden = {
        scope for (id, part, scope), one in shown.items() if id == "niveau" and not part and one.status == "masque"
    }
    assert "type_structure:csc_mjc" in hidden
    assert len(hidden) > 1
    for scope in hidden:
        assert {shown["ecart", part, scope].status for part in ("", "avant", "apres")} == {"masque"}
    assert shown["ecart", "", "territoire"].status == "publie"


def test_the_gap_between_kinds_of_people_is_hidden_with_the_smaller_kind() -> None:
    rows = [*_wave("fin", "ehpad", range(30)), *_wave("fin", "csc_mjc", range(100, 103))]
    measure = {"difference_of_means": "aise_num_niveau", "by": "type_structure", "between": ["ehpad", "csc_mjc"]}
    shown = _shown(rows, indicator("ecart", measure, unit="points"))
    assert shown["ecart", "", "territoire"].status == "masque"
    assert shown["ecart", "csc_mjc", "territoire"].status == "masque"
