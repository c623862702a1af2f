"""A bearer of a recommendation that does not go on is told to the owner: what it answered, to nobody else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from indicators.counting.tallies import Cell
from indicators.figures.results import Audience, PublishedResults
from reports.composition.doubtful_bearers import RENEWED, doubtful_bearers
from tests.indicators.small import indicator
from tests.reports.small_results import COMMITTEE, published, told

ASKED = indicator(RENEWED, {"share": "satisf", "better": True}, code="PAR", group="partenaires")
HEAD = "| Constat | Recommandation | Porteur | Échéance |\n|---|---|---|---|\n"


def results(
    folder: Path, owners: tuple[str, ...], answered: dict[str, int], left: date | None = None
) -> list[PublishedResults]:
    """Return what the committee and two partners read; `answered` says who wants to go on."""
    (folder / "texts").mkdir()
    rows = "".join(f"| a | b | {owner} | d |\n" for owner in owners)
    (folder / "texts" / "recommandations.md").write_text(HEAD + rows, encoding="utf-8")
    partner = {"type": "association", "joined": "2013-09-01"}
    partners = {
        "un": partner | {"name": "Premier"} | ({"left": left} if left else {}),
        "deux": partner | {"name": "Second"},
    }
    made = [published(partners=partners).results]
    for id in partners:
        figure = replace(told(ASKED, answered.get(id, 1), 1), cell=Cell(f"partenaire:{id}"))
        of_partner = Audience(f"partenaire:{id}", id, partner=id)
        made.append(published([(ASKED, (figure,) if id in answered else ())], of_partner, partners=partners).results)
    initiative = made[0].initiative.model_copy(update={"folder": folder})
    assert made[0].audience == COMMITTEE
    return [replace(one, initiative=initiative) for one in made]


REFUSED = "et a répondu ne pas vouloir renouveler son engagement. Convenez avec lui de qui prend la suite."


@pytest.mark.parametrize(
    ("owners", "answered", "said"),
    [
        (("Premier", "Second"), {"un": 0, "deux": 1}, [f"Premier porte la recommandation 1, {REFUSED}"]),
        (("Premier", "Second", "Premier"), {"un": 0}, [f"Premier porte les recommandations 1 et 3, {REFUSED}"]),
        (("Second",), {"un": 0}, []),
        (("Premier",), {"un": 1}, []),
        (("Premier",), {}, []),
    ],
    ids=["refuses", "carries two", "carries none", "goes on", "did not answer"],
)
def test_a_bearer_that_does_not_renew_is_told(
    tmp_path: Path, owners: tuple[str, ...], answered: dict[str, int], said: list[str]
) -> None:
    assert [*doubtful_bearers(results(tmp_path, owners, answered))] == said


@pytest.mark.parametrize(("days", "told_of"), [(1, True), (0, False)])
def test_a_departure_that_is_to_come_is_told(tmp_path: Path, days: int, told_of: bool) -> None:
    evaluated = published().initiative.evaluated_on
    known = results(tmp_path, ("Premier",), {}, left=date.fromordinal(evaluated.toordinal() + days))
    assert bool([*doubtful_bearers(known)]) is told_of
    assert not told_of or "son départ est déclaré au" in next(iter(doubtful_bearers(known)))
