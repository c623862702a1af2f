"""What small parts of a declaration say: on either side of each condition."""

from datetime import date

import pytest
from pydantic import ValidationError

from initiatives.declaration.model import Partner, Quality, Retention, Target

PARTNER = {"name": "Mairie de la Vallée", "type": "pouvoir_public", "joined": date(2020, 1, 1)}


@pytest.mark.parametrize(
    ("target", "value", "on_it", "below"),
    [(Target(at_least=0.6), 0.6, True, False), (Target(at_most=0.6), 0.6, True, True)],
)
def test_a_target_is_reached_at_its_threshold_and_on_its_side(
    target: Target, value: float, on_it: bool, below: bool
) -> None:
    assert (target.value, target.holds(0.6), target.holds(0.5), target.holds(0.7)) == (value, on_it, below, not below)


def test_a_target_of_nothing_at_all_is_one() -> None:
    assert (Target(at_most=0).value, Target(at_most=0).holds(0.0), Target(at_most=0).holds(0.1)) == (0.0, True, False)
    assert (Target(at_least=0).value, Target(at_least=0).holds(0.0)) == (0.0, True)


def test_a_partner_is_called_by_its_short_name_where_it_has_one() -> None:
    assert Partner.model_validate(PARTNER).called == "Mairie de la Vallée"
    assert Partner.model_validate({**PARTNER, "short_name": "Mairie"}).called == "Mairie"


def test_a_partner_is_there_until_the_day_it_leaves() -> None:
    left = Partner.model_validate({**PARTNER, "left": date(2020, 6, 30)})
    assert [left.there_on(date(2020, 6, day)) for day in (29, 30)] == [True, False]
    assert Partner.model_validate(PARTNER).there_on(date(2030, 1, 1))


def test_a_partner_is_of_the_world_of_its_type_or_of_the_one_that_is_declared() -> None:
    assert Partner.model_validate(PARTNER).actor == "pouvoir_public"
    assert Partner.model_validate({**PARTNER, "world": "expert"}).actor == "expert"


def test_the_three_shares_of_what_could_not_be_read_go_up() -> None:
    assert Quality(note=0.1, mask=0.1, stop=0.1)
    for note, mask, stop in ((0.2, 0.1, 0.5), (0.02, 0.6, 0.5)):
        with pytest.raises(ValidationError, match="du plus petit au plus grand"):
            Quality(note=note, mask=mask, stop=stop)


def test_versions_are_kept_at_least_as_long_as_answers() -> None:
    day, before = date(2026, 1, 2), date(2026, 1, 1)
    assert Retention(exports=day, versions=day)
    with pytest.raises(ValidationError, match="au moins aussi longtemps"):
        Retention(exports=day, versions=before)
