"""What files and folders about a host structure are called: never alike for two, and what a system reserves for none."""

import pytest

from initiatives.declaration.declared import RESERVED
from initiatives.validation.hosts import file_name


@pytest.mark.parametrize(("id", "name"), [("lilas", "lilas"), ("les_lilas2", "les-lilas2"), ("a" * 40, "a" * 40)])
def test_a_plain_id_is_a_name_as_it_is(id: str, name: str) -> None:
    assert file_name(id) == name


@pytest.mark.parametrize(
    ("id", "begins"),
    [("Lilas", "lilas-"), ("les-lilas", "les-lilas-"), ("é t é", "e-t-e-"), ("a" * 41, "a" * 40 + "-"), ("..", "")],
)
def test_another_ends_with_a_mark_of_its_own(id: str, begins: str) -> None:
    assert file_name(id).startswith(begins) and len(file_name(id)) == len(begins) + 6


def test_what_a_system_reserves_is_no_name() -> None:
    assert RESERVED and not {file_name(one) for one in RESERVED} & RESERVED
