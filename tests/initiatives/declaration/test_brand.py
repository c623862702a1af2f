"""Colours of an initiative are two, and what stands on them can be read; the standard of contrast is the one that is used."""

import pytest
from pydantic import ValidationError

from initiatives.declaration.brand import GROUND, WORDS, Brand, contrast


def test_the_colours_of_the_house_are_legible_by_its_own_rule() -> None:
    assert Brand() == Brand(colour="#1b6e7a", second="#E3B98A"), "letters of either size"


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"colour": "bordeaux"}, "« bordeaux » n’est pas une couleur"),
        ({"colour": "#7A1B4"}, "« #7A1B4 » n’est pas une couleur"),
        ({"colour": "#7A1B4G"}, "« #7A1B4G » n’est pas une couleur"),
        ({"colour": "7A1B4E#"}, "n’est pas une couleur"),
        (
            {"colour": "#6F7C80"},
            r"« colour » \(#6F7C80\) ne se lit pas assez sur un fond clair : contraste de 3,8 pour 1, quand il en faut 4,5",
        ),
        (
            {"colour": "#7A1B4E", "second": "#9A3B6E"},
            r"« second » \(#9A3B6E\) se distingue mal de « colour » : contraste de 1,5 pour 1",
        ),
    ],
)
def test_what_could_not_be_read_is_refused_with_its_contrast(declared: dict[str, str], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Brand.model_validate(declared)


def test_a_colour_that_is_accepted_holds_titles_and_the_words_of_the_cover() -> None:
    one = Brand(colour="#7A1B4E", second="#F2C14E")
    assert contrast(one.colour, GROUND) >= 4.5
    assert contrast(WORDS, one.colour) >= 4.5
