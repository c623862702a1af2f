"""A group that changes its name is still protected beside, and compared with, what was handed out under the former one."""

from collections.abc import Mapping
from datetime import date

from indicators.confidentiality.former_names import former_names, read_under_new_names, told_under_new_names
from indicators.confidentiality.given_out import GivenOut, record_of
from indicators.confidentiality.protect import protect
from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.results import Figure, LastVersion
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset
from tests.indicators.loose_tables import answers_table
from tests.indicators.small import WAVES, indicator, initiative, rows_of

MEASURES: Mapping[str, Mapping[str, object]] = {
    "satisfaction": {"share": "satisf", "at_least": "plutot"},
    "femmes": {"share": "satisf", "at_least": "plutot", "where": {"bilan": "oui"}},
    "niveau": {"mean": "niveau"},
    "evolution": {"paired_change": "niveau"},
    "combien": {"count": ""},
}


def declared(group: str, **more: object) -> Initiative:
    one = {"label": "G", "singular": "le g", "questionnaire": "q", "legal_basis": "consentement", **more}
    sources = [{"group": group, "wave": wave, "file": "f.csv", "format": "csv"} for wave in WAVES]
    return initiative(groups={group: one}, sources=sources)


def record(group: str, **more: object) -> GivenOut:
    own = declared(group, **more)
    levels = ("pas_du_tout", "plutot", "tout_a_fait")
    rows = [
        {
            "wave": wave,
            "person": str(rank),
            "satisf": levels[(rank + len(wave)) % 3],
            "niveau": str(rank % 4 + 1),
            "bilan": "oui" if rank % 3 else "non",
        }
        for wave in WAVES
        for rank in range(40)
    ]
    table = answers_table(group, rows_of(rows), own.questionnaires["q"].questions, "fin")
    chosen = {}
    for name, measure in MEASURES.items():
        id = f"{group}_{name}"
        made = indicator(id, measure if name != "combien" else {"count": group})
        chosen[id] = made.model_copy(update={"group": group})
    tallies = tally(own, chosen, Dataset({group: table}))
    return record_of(tallies, protect(own, tallies, estimate(own, chosen, tallies)))


def test_what_was_told_under_the_former_name_is_what_would_be_told_under_the_new_one() -> None:
    before, today = record("seniors"), record("habitants", formerly=["seniors"])
    assert before.questions and before != today
    read = told_under_new_names(before, declared("habitants", formerly=["seniors"]))
    assert read.questions == today.questions
    assert read.masked == today.masked
    assert [(one.id, one.group) for one in read.indicators] == [(one.id, one.group) for one in today.indicators]


def test_without_a_former_name_a_record_is_read_as_it_is() -> None:
    before = record("seniors")
    assert told_under_new_names(before, declared("seniors")) is before
    assert former_names(declared("habitants", formerly=["seniors", "aines"])) == {
        "seniors": "habitants",
        "aines": "habitants",
    }


def test_figures_are_compared_under_the_ids_of_today() -> None:
    def figure(id: str) -> Figure:
        whole = {"indicator": id, "part": "", "part_label": "", "cell": Cell(), "status": "publie", "unit": "part"}
        return Figure(**whole, value=1.0, n=40, method="m", evidence="declare")  # type: ignore[arg-type]

    last = LastVersion(
        date(2015, 1, 1), "r", (figure("seniors_lien"), figure("activite_seniors"), figure("autre")), (), True
    )
    read = read_under_new_names(last, declared("habitants", formerly=["seniors"]))
    assert read is not None
    assert [one.indicator for one in read.figures] == ["habitants_lien", "activite_habitants", "autre"]
    assert read_under_new_names(None, declared("habitants", formerly=["seniors"])) is None
