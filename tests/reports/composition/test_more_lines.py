"""How many lines a table of the review leaves out, after its first ones."""

import pytest

from reports.composition.review import _more


@pytest.mark.parametrize(
    ("left", "said"),
    [(-3, ""), (0, ""), (1, "Les réponses d’abord. 1 autre ligne."), (2, "Les réponses d’abord. 2 autres lignes.")],
)
def test_what_is_left_is_counted_and_agrees(left: int, said: str) -> None:
    assert _more(left, "ligne", "Les réponses d’abord.") == said
