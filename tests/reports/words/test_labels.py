"""No two lines of a drawing have one name, and a reader knows what each keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.words.labels import after, distinct, opening
from tests.indicators.confidentiality.little import silver_geek
from tests.indicators.small import indicator


def test_an_indicator_beside_the_same_one_of_some_only_says_which() -> None:
    kept = [{}, {"genre": "femme"}, {"genre": ["femme", "homme"]}]
    known = [
        indicator(f"isoles_{rank}", {"share": "satisf", "better": True, "where": where}, label="Seniors isolés")
        for rank, where in enumerate(kept)
    ]
    named = distinct(silver_geek(), ["Vous sentez-vous isolé ?"] * 3, known)
    assert named == ["Seniors isolés", "Seniors isolés (une femme)", "Seniors isolés (une femme, un homme)"]


def test_what_nothing_else_tells_apart_is_told_apart_by_its_identifier() -> None:
    known = [indicator(id, {"share": "satisf", "better": True}, label="Seniors isolés") for id in ("ici", "la")]
    assert distinct(silver_geek(), ["Isolé ?"] * 2, known) == ["Seniors isolés [ici]", "Seniors isolés [la]"]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab"), st.sampled_from((None, "femme", "homme")))))
def test_no_two_names_are_alike(lines: list[tuple[str, str, str | None]]) -> None:
    known = [
        indicator(
            f"i{rank}",
            {"share": "satisf", "better": True, "where": {} if kept is None else {"genre": kept}},
            label=label,
        )
        for rank, (_, label, kept) in enumerate(lines)
    ]
    named = distinct(silver_geek(), [name for name, _, _ in lines], known)
    assert len(set(named)) == len(named)


@pytest.mark.parametrize(
    ("names", "above"),
    [
        (("Depuis mai, bougez-vous ?", "Depuis mai, sortez-vous ?"), "Depuis mai"),
        (("Depuis mai, bougez-vous ?", "Depuis juin, sortez-vous ?"), ""),
        (("Depuis mai, bougez-vous ?", "Depuis mai dernier, sortez-vous ?"), ""),
        (("Je bouge", "Je bouge plus"), ""),
        (("Depuis mai, bougez-vous ?",), ""),
    ],
)
def test_how_several_questions_begin_is_told_where_all_of_them_begin_so(names: tuple[str, ...], above: str) -> None:
    assert opening(names) == above
    assert after(above, names[0]) == ("Bougez-vous ?" if above else names[0])
