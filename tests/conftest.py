from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from indicators.confidentiality.protect import BesideFigures, protect
from indicators.counting.tallies import Tallies
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose
from indicators.definitions.indicator import Indicator
from indicators.figures.estimate import estimate
from indicators.figures.results import Estimates, PublishedResults
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.validation.dataset import Dataset
from initiatives.validation.validate import validate

# No test is timed: a machine that does something else at the same time is no defect of the code. The same code gets the same
# examples, so that a failure is the change's own; `make test-others` looks for others, new ones at each run.
settings.register_profile("utilite", deadline=None, derandomize=True)
settings.register_profile("others", deadline=None)
settings.load_profile("utilite")


INITIATIVES = Path(__file__).parents[1] / "data" / "initiatives"
SILVER_GEEK = INITIATIVES / "silver_geek"


@dataclass(frozen=True)
class Evaluated:
    """Silver Geek after each of the first six stages."""

    initiative: Initiative
    indicators: Mapping[str, Indicator]
    dataset: Dataset
    tallies: Tallies
    estimates: Estimates
    results: Mapping[str, PublishedResults]


def evaluated(folder: Path) -> Evaluated:
    initiative, problems = declare(folder)
    assert initiative is not None, problems
    indicators, mistakes = choose(initiative)
    assert not problems + mistakes
    dataset = validate(initiative, collect(initiative))
    tallies = tally(initiative, indicators, dataset)
    estimates = estimate(initiative, indicators, tallies)
    beside = dataset.background
    context = BesideFigures(beside.passages, beside.hosts, beside.objectives, "essai", beside.texts)
    results = protect(initiative, tallies, estimates, context)
    return Evaluated(initiative, indicators, dataset, tallies, estimates, {one.audience.id: one for one in results})


@pytest.fixture(scope="session")
def silver_geek() -> Evaluated:
    return evaluated(SILVER_GEEK)


@pytest.fixture(scope="session")
def charenton() -> Evaluated:
    return evaluated(INITIATIVES / "agir_ensemble_charenton")


@pytest.fixture(scope="session")
def suez_adeis() -> Evaluated:
    return evaluated(INITIATIVES / "suez_adeis")
