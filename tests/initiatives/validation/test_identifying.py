"""What may tell of somebody in a text is marked, kind by kind, and where it stands."""

import pytest

from initiatives.validation.identifying import signs

KNOWN = ("Ressourcerie La Boucle", "Crest", "Œuvre du Lac")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("J’ai aimé les ateliers.", []),
        ("Avec Sandrine et Paul Martin c’était bien.", [("Sandrine", "un nom possible"), ("Paul Martin", "un nom possible")]),
        ("Merci. Sandrine nous aide.", []),  # begins its sentence: nothing tells it from another word
        ("crest est loin", [("crest", "un nom de la déclaration")]),
        ("à l’œuvre du lac", [("œuvre du lac", "un nom de la déclaration")]),
        ("La ressourcerie la Boucle m’a aidé", [("ressourcerie la Boucle", "un nom de la déclaration")]),
        ("Mon père a 92 ans.", [("père", "un lien ou une fonction"), ("92 ans", "un âge")]),
        ("L’animatrice du foyer", [("animatrice", "un lien ou une fonction")]),
        ("le maire adjoint", [("maire", "un lien ou une fonction"), ("adjoint", "un lien ou une fonction")]),
        ("un sommaire, une mairesse", []),
        ("écrivez à anne@exemple.fr ou au 06 12 34 56 78", [
            ("anne@exemple.fr", "adresses électroniques"), ("06 12 34 56 78", "numéros de téléphone"),
        ]),
        ("", []),
    ],
)  # fmt: skip
def test_what_may_tell_of_somebody_is_marked(text: str, marked: list[tuple[str, str]]) -> None:
    assert [(text[one.begin : one.end], one.what) for one in signs(text, KNOWN)] == marked
