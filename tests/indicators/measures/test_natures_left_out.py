"""What leaves a nature of contributions out has no place where nobody declares that nature."""

from pathlib import Path

import pytest

from indicators.definitions.choosing import choose
from tests.indicators.small import initiative

LEAVING_OUT, WHOLE = "partenaires_cout_transaction_hors_service_civique", "partenaires_cout_transaction"
REGISTER = {"contributions": {"file": "c.csv", "format": "csv"}}


@pytest.mark.parametrize(
    ("natures", "kept"),
    [({"benevolat": "Bénévolat"}, False), ({"volontariat": "Service civique"}, True), ("apports", True)],
)
def test_a_share_without_a_nature_is_measured_where_that_nature_is_declared(
    tmp_path: Path, natures: object, kept: bool
) -> None:
    chosen, problems = choose(initiative(tmp_path, registers=REGISTER, lists={"natures": natures}))
    assert not problems
    assert WHOLE in chosen
    assert (LEAVING_OUT in chosen) == kept
