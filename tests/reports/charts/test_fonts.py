from hypothesis import given
from hypothesis import strategies as st

from reports.charts.fonts import UNKNOWN, folder, in_any_script, legible, undrawable, width_mm
from reports.rendering.webfonts import font_faces

FRENCH = "Où l’été n’a « qu’un » cœur : 75\u202f% ; +0,8 − 12\u202f340\u202f€ ≥ 5… – — ÀÉÈÊËÇŒÆÙÛÏÎÔ × → ½"


def test_french_is_left_as_it_is() -> None:
    assert legible(FRENCH) == FRENCH


@given(st.text())
def test_what_is_printed_holds_no_control_and_nothing_twice(text: str) -> None:
    printed = legible(text)
    assert legible(printed) == printed
    assert not [letter for letter in printed if ord(letter) < 32 or 127 <= ord(letter) < 160]


def test_signs_without_a_glyph_are_seen_and_controls_become_spaces() -> None:
    assert legible("a🧓b\x00c\U000e0001d") == f"a{UNKNOWN}b cd"


def test_a_page_keeps_letters_that_paper_cannot_write() -> None:
    assert in_any_script("山の会\x00\u202e\ud800") == f"山の会 {UNKNOWN}"
    assert legible("山の会") == UNKNOWN * 3
    assert undrawable("Œuvre 山の山") == "山の"
    assert undrawable(FRENCH) == ""


def test_widths_are_those_of_the_font() -> None:
    # Source Sans Pro: a figure is 497 thousandths of its size, in every weight that sets figures in columns (regular).
    assert round(width_mm("0123456789", 10) / (10 * 25.4 / 72), 2) == 4.97
    assert width_mm("Lien", 9, strong=True) > width_mm("Lien", 9)


def test_the_folder_of_fonts_holds_only_the_faces_in_use() -> None:
    assert len(list(folder().iterdir())) == 5


def test_the_fonts_of_pages_are_small_and_inside() -> None:
    faces = font_faces()
    assert faces.count("data:font/woff2;base64,") == 3
    assert len(faces) < 90_000
