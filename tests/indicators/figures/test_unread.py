"""What is done with figures of which some answers could not be read: at which share, for which question, at which wave."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from indicators.confidentiality.protect import protect
from indicators.counting.adding import add
from indicators.counting.left_out import columns_filtered_by
from indicators.counting.needs import Coded, Need
from indicators.counting.splitting import split
from indicators.counting.tallies import Cell, Tallies
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimate, Figure
from indicators.figures.unread import TOO_MANY, UNDECIDED, judged
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative, Quality
from initiatives.validation.dataset import MARK, Dataset
from initiatives.validation.quality import Refused
from tests.indicators.loose_tables import answers_table
from tests.indicators.small import chosen, dataset, initiative, rows_of
from tests.initiatives.small_initiative import DECLARATION, write

MEASURES = chosen(
    satisfaits={"share": "satisf", "at_least": "plutot"},
    lien={"multiple_choice": "interets"},
    un_des_deux={"share": "interets", "any_of": ["lien", "jeu"]},
    age={"mean": "age"},
    ages={"median": "age"},
    niveau={"paired_change": "niveau"},
    par_satisfait={"ratio": "nombre", "to": "satisfaits"},
    nombre={"count": "seniors"},
)


def _people(rows: int = 40) -> Dataset:
    made = [
        {"wave": wave, "person": str(rank), "satisf": "plutot", "niveau": "2", "interets": "lien", "age": "70"}
        for wave in ("debut", "fin")
        for rank in range(rows)
    ]
    return dataset(rows=rows_of(made))


def _with_refused(data: Dataset, **refused: Refused) -> Dataset:
    """Tell how many cells of each question, at the last wave, could not be read."""
    cells = {("seniors", question, "fin"): held for question, held in refused.items()}
    return replace(data, background=replace(data.background, refused=cells))


def _figures(data: Dataset, declared: Initiative | None = None) -> dict[tuple[str, str, str], Estimate]:
    declared = declared or initiative()
    made = estimate(declared, MEASURES, tally(declared, MEASURES, data)).figures
    return {(one.indicator, one.part, one.cell.wave): one for one in made if one.cell.scope == "territoire"}


@pytest.mark.parametrize(
    ("refused", "flagged", "why"),
    [
        (0, False, None),
        (19, False, None),
        (20, True, None),
        (99, True, None),
        (100, False, TOO_MANY),
        (499, False, TOO_MANY),
        (500, False, UNDECIDED),
        (1000, False, UNDECIDED),
    ],
)
def test_each_threshold_is_reached_at_equality(refused: int, flagged: bool, why: str | None) -> None:
    figures = _figures(_with_refused(_people(), satisf=Refused(refused, 1000)))
    figure = figures["satisfaits", "", "fin"]
    assert ("reponses_illisibles" in figure.flags, figure.withheld) == (flagged, why)
    assert (figure.value is None, figure.k is None, figure.low is None) == ((why is not None,) * 3)
    assert figure.n == 40, "confidentiality protects the base, whatever is withheld"


def test_a_total_says_that_a_row_is_left_out_whose_filter_could_not_be_read() -> None:
    """One row in a thousand is under every threshold, and yet it is not in the total."""
    need = Need("seances", where=(("statut", ("realise",)),))
    one = Estimate(
        indicator="x", part="", part_label="x", cell=Cell(), value=999.0, unit="nombre", n=999, missing=0, method="compte",
        evidence="suivi", need=need,
    )  # fmt: skip
    left_out = {("seances", "statut", ""): Refused(1, 1000)}
    assert judged([one], left_out, Quality())[0].flags == ("reponses_illisibles",)
    assert judged([one], {("seances", "duree_min", ""): Refused(1, 1000)}, Quality())[0].flags == ()


def test_rows_that_a_filter_leaves_out_are_counted_where_that_is_nobody_s_business() -> None:
    kept = (("statut", ("realise",)),)
    assert columns_filtered_by(initiative(), Need("seances", where=kept)) == Need("seances", (Coded("statut"),))
    assert columns_filtered_by(initiative(), Need("seances")) is None
    for table in ("seniors", "insertion", "participations"):
        assert columns_filtered_by(initiative(), Need(table, where=kept)) is None


def test_the_thresholds_are_those_declared() -> None:
    declared = initiative(quality=Quality(note=0.2, mask=0.3, stop=0.9))
    refused = {
        share: _figures(_with_refused(_people(), satisf=Refused(share, 100)), declared) for share in (19, 20, 30, 90)
    }
    told = {
        share: (one["satisfaits", "", "fin"].flags, one["satisfaits", "", "fin"].withheld)
        for share, one in refused.items()
    }
    assert [("reponses_illisibles" in flags, why) for flags, why in told.values()] == [
        (False, None),
        (True, None),
        (False, TOO_MANY),
        (False, UNDECIDED),
    ]


def test_only_the_question_and_the_wave_that_hold_them_are_concerned() -> None:
    figures = _figures(_with_refused(_people(), satisf=Refused(300, 1000), interets=Refused(300, 1000)))
    held = {key for key, one in figures.items() if one.withheld}
    assert {(id, wave) for id, _, wave in held} == {
        ("satisfaits", "fin"),
        ("lien", "fin"),
        ("un_des_deux", "fin"),
        ("par_satisfait", "fin"),
    }
    figures = _figures(_with_refused(_people(), age=Refused(1, 2), niveau=Refused(1, 2)))
    held = {key for key, one in figures.items() if one.withheld}
    assert {(id, wave) for id, _, wave in held} == {("age", "fin"), ("ages", "fin"), ("niveau", "debut>fin")}


def test_a_withheld_figure_is_not_published_and_is_no_mask() -> None:
    data = _with_refused(_people(), satisf=Refused(1, 2))
    declared = initiative()
    counted = tally(declared, MEASURES, data)
    committee = protect(declared, counted, estimate(declared, MEASURES, counted))[0]
    found = [
        one for one in committee.figures if one.indicator in ("satisfaits", "par_satisfait") and one.cell.wave == "fin"
    ]
    assert found
    for one in found:
        assert (one.status, one.reason, one.untold) == ("non_publie", UNDECIDED, True)
        assert _numbers(one) == [None] * len(_numbers(one))
    assert not committee.masked
    assert ("satisfaits", Cell("territoire", "fin")) not in committee.counts


def _numbers(figure: Figure) -> list[object]:
    names = ("value", "text", "n", "k", "missing", "illegible", "dont_know", "not_concerned", "low", "high", "p")
    return [getattr(figure, name) for name in names]


def test_illegible_answers_are_counted_beside_blanks_by_every_kind_of_count() -> None:
    answers: list[dict[str, str | None]] = [
        {"satisf": "plutot", "niveau": "2", "interets": "lien", "age": "70"},
        {"satisf": "illisible", "niveau": "illisible", "interets": "illisible", "age": "illisible"},
        {"satisf": "ne_sait_pas", "niveau": "ne_sait_pas", "interets": "ne_sait_pas", "age": None},
        {"satisf": None, "niveau": None, "interets": None, "age": None},
        {"satisf": "pas_du_tout", "niveau": "3", "interets": "jeu", "age": "60"},
    ]
    people = [
        {"wave": wave, "person": str(rank), **one} for wave in ("debut", "fin") for rank, one in enumerate(answers)
    ]
    figures = _figures(dataset(rows=rows_of(people)))
    for key in ("satisfaits", "un_des_deux"):
        one = figures[key, "", "fin"]
        assert (one.n, one.missing, one.illegible, one.dont_know) == (2, 1, 1, 1)
    one = figures["lien", "lien", "fin"]
    assert (one.n, one.missing, one.illegible, one.dont_know) == (2, 1, 1, 1)
    for key in ("age", "ages"):
        assert (figures[key, "", "fin"].n, figures[key, "", "fin"].missing, figures[key, "", "fin"].illegible) == (
            2,
            2,
            1,
        )
    change = figures["niveau", "", "debut>fin"]
    assert (change.n, change.missing, change.illegible, change.dont_know) == (2, 1, 1, 1)


def test_a_tick_says_yes_beside_one_that_cannot_be_read_and_no_does_not() -> None:
    people = [{"wave": "fin", "person": str(rank), "interets": "lien, jeu"} for rank in range(3)]
    data, measures = dataset(rows=rows_of(people)), {"un_des_deux": MEASURES["un_des_deux"]}
    frame = data.tables["seniors"].frame
    frame["interets.lien"] = pd.Categorical(
        ["oui", "illisible", "illisible"], categories=frame["interets.lien"].cat.categories
    )
    frame["interets.jeu"] = pd.Categorical(["illisible", "oui", "non"], categories=frame["interets.jeu"].cat.categories)
    made = estimate(initiative(), measures, tally(initiative(), measures, data)).figures
    (one,) = (figure for figure in made if not figure.part and figure.cell == Cell("territoire", "fin"))
    assert (one.k, one.n, one.illegible) == (2, 2, 1)


def test_a_score_of_which_an_item_cannot_be_read_is_not_blank() -> None:
    questions = {item: {"text": item, "answer": "oms5"} for item in ("a", "b")}
    asked = initiative(Path("nulle_part"), questionnaires={"q": {"title": "Q", "version": "1", "questions": questions}})
    measures = chosen(score={"score": ["a", "b"]})
    rows = [("3", "4"), ("3", "illisible"), ("illisible", None), (None, "2"), ("ne_sait_pas", "1")]
    table = answers_table(
        "seniors", rows_of([{"a": one, "b": other} for one, other in rows]), asked.questionnaires["q"].questions, "fin"
    )
    made = estimate(asked, measures, tally(asked, measures, Dataset({"seniors": table}))).figures
    (one,) = (
        figure for figure in made if not figure.part and figure.cell.scope == "territoire" and figure.cell.wave == "fin"
    )
    assert (one.n, one.illegible, one.missing) == (1, 2, 2)


def test_parts_of_a_dataset_add_up_with_what_could_not_be_read() -> None:
    people = [
        {
            "wave": wave,
            "person": str(rank),
            "satisf": ("plutot", "illisible")[rank % 2],
            "age": ("70", "illisible")[rank % 2],
        }
        for wave in ("debut", "fin")
        for rank in range(9)
    ]
    data = _with_refused(dataset(rows=rows_of(people)), satisf=Refused(4, 9), age=Refused(4, 9))
    measures = {key: MEASURES[key] for key in ("satisfaits", "age", "ages")}
    whole = tally(initiative(), measures, data)
    parts = add([tally(initiative(), measures, part) for part in split(data, 3)])
    assert parts.refused == whole.refused != {}
    assert _illegible(parts) == _illegible(whole) == 8


def _illegible(tallies: Tallies) -> int:
    (one,) = {int(one.illegible.sum()) for one in tallies.by_need.values() if one.illegible is not None}
    return one


@pytest.mark.parametrize("written", ["{note: 0.2, mask: 0.1}", "{mask: 0.6}", "{note: 0}"])
def test_thresholds_go_from_the_smallest_to_the_largest(tmp_path: Path, written: str) -> None:
    initiative_read, problems = declare(write(tmp_path, declaration=f"{DECLARATION}quality: {written}\n"))
    assert initiative_read is None
    assert any("quality" in problem for problem in problems)


def test_a_number_that_is_marked_is_no_number(tmp_path: Path) -> None:
    data = dataset(rows=rows_of([{"wave": "fin", "age": "70"}, {"wave": "fin", "age": "illisible"}]))
    frame = data.tables["seniors"].frame
    assert frame[f"{MARK}age"].tolist() == [False, True]
    assert frame["age"].isna().tolist() == [False, True]
