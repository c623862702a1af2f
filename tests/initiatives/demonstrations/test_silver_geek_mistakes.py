"""The pipeline finds every mistake planted in the demonstration, at its row, and finds nothing else."""

from pathlib import Path

import pytest

from data.generation.mistakes import Mistake
from data.initiatives.silver_geek.generator.mistakes import MISTAKES
from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.validation.dataset import Dataset
from initiatives.validation.validate import validate
from tests.initiatives.demonstrations.raw_exports import about

FOLDER = Path(__file__).parents[3] / "data" / "initiatives" / "silver_geek"


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    initiative, problems = declare(FOLDER)
    assert problems == ()
    assert initiative is not None
    return validate(initiative, collect(initiative))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_each_planted_mistake_is_found(dataset: Dataset, mistake: Mistake) -> None:
    assert [finding.rule for finding in dataset.findings if about(finding, mistake)] == [mistake.rule]


def test_nothing_else_is_found_but_one_objection(dataset: Dataset) -> None:
    others = [one for one in dataset.findings if not any(about(one, mistake) for mistake in MISTAKES)]
    assert [(Path(one.file).name, one.rule) for one in others] == [("jeunes_fin.csv", "opposition")]


def test_what_was_published_survives_the_mistakes(dataset: Dataset) -> None:
    seniors = dataset.tables["seniors"].frame
    after = seniors[seniors["wave"] == "fin"]
    links = after[["interets.lien_jeunes", "interets.lien_residents", "interets.lien_proches"]]
    answered = links.notna().all(axis=1)
    assert ((links[answered] == "oui").any(axis=1).sum(), answered.sum(), len(after)) == (168, 224, 228)
    assert dataset.tables["structures"].frame["ambiance"].isin(["un_peu_plus", "beaucoup_plus"]).sum() == 15
