"""Which reports an initiative has: what proves comes with the complete report."""

from pathlib import Path

import pytest

from initiatives.declaration.loading import declare
from tests.initiatives.small_initiative import DECLARATION, write


@pytest.mark.parametrize(
    ("written", "made"),
    [
        (
            "{synthese: , complete: , fiche_experience: }",
            ["synthese", "complete", "annexe_technique", "fiche_experience"],
        ),
        ("{annexe_technique: {title: Preuves}, complete: }", ["annexe_technique", "complete"]),
        ("{synthese: }", ["synthese"]),
    ],
)
def test_the_technical_annex_comes_with_the_complete_report(tmp_path: Path, written: str, made: list[str]) -> None:
    declaration = DECLARATION.replace("{complete: }", written)
    initiative, problems = declare(write(tmp_path, declaration=declaration))
    assert problems == () and initiative is not None
    assert list(initiative.editions) == made
    titled = initiative.editions.get("annexe_technique")
    assert (titled.title if titled else None) == ("Preuves" if "Preuves" in written else None)
