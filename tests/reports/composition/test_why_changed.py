"""Why a figure is no longer what a version that left said, and what is masked because of it: each in its whole sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from indicators.figures.results import Figure, LastVersion, PublishedResults
from initiatives.validation.quality import ANSWERS, REGISTER
from reports.composition.changes import changes
from reports.composition.pieces.versions import hidden_by
from tests.reports.small_results import hidden, published, share, told

N = "\u202f"
ONE = share("lien", "Lien social")
TWO = share("jeu", "Le jeu")
OLD = told(ONE, 20, 40)
CORRECTED = "Données corrigées, sans que leur nombre change."


def after(old: Sequence[Figure], new: Sequence[Figure], *changed: str, same_program: bool = False) -> PublishedResults:
    last = LastVersion(date(2015, 6, 1), "un", tuple(old), changed, same_program=same_program)
    return replace(published([(ONE, tuple(new))]).results, last=last)


@pytest.mark.parametrize(
    ("old", "new", "changed", "same_program", "why"),
    [
        ((), (OLD,), (), True, "Chiffre nouveau."),
        ((OLD,), (), (), True, "Chiffre qui n’est plus produit."),
        ((OLD,), (hidden(OLD),), (), True, "Masqué pour protéger les personnes et les organisations."),
        ((hidden(OLD),), (OLD,), (), True, "Tu dans la version précédente, publié dans celle-ci."),
        (
            (OLD,),
            (replace(told(ONE, 30, 40), method="autre"),),
            (),
            True,
            f"Méthode{N}: «{N}essai{N}» devient «{N}autre{N}».",
        ),
        ((OLD,), (told(ONE, 30, 50),), (), True, f"Données{N}: n passe de 40 à 50."),
        ((OLD,), (told(ONE, 30, 40),), (f"{ANSWERS}seniors, fin",), True, CORRECTED),
        ((OLD,), (told(ONE, 30, 40),), ("initiative.yaml", f"{REGISTER}séances"), True, CORRECTED),
        ((OLD,), (told(ONE, 30, 40),), ("initiative.yaml",), True, f"Déclaration modifiée{N}: initiative.yaml."),
        ((OLD,), (told(ONE, 30, 40),), (), True, "Données et déclaration identiques."),
        ((OLD,), (told(ONE, 30, 40),), (), False, "Programme modifié."),
    ],
    ids=[
        "new",
        "gone",
        "masked",
        "no more masked",
        "method",
        "number",
        "answers",
        "register",
        "declaration",
        "nothing",
        "program",
    ],
)
def test_a_change_says_what_explains_it(
    old: Sequence[Figure], new: Sequence[Figure], changed: tuple[str, ...], same_program: bool, why: str
) -> None:
    (found,) = changes(after(old, new, *changed, same_program=same_program))
    assert (found.label, found.why) == ("Lien social", why)


@pytest.mark.parametrize(
    ("ids", "ahead", "first"),
    [
        (["lien"], False, "Un chiffre de L’essentiel est masqué, parce que"),
        (["lien"], True, "Un chiffre de L’essentiel sera masqué, parce que"),
        (["lien", "jeu"], False, "2 chiffres de L’essentiel sont masqués, parce que"),
        (["lien", "jeu"], True, "2 chiffres de L’essentiel seront masqués, parce que"),
    ],
)
def test_what_is_masked_because_of_what_left_is_counted(ids: list[str], ahead: bool, first: str) -> None:
    said = hidden_by(published([(ONE, ()), (TWO, ())]).results, ids, ahead=ahead)
    named = ", ".join({"lien": f"«{N}Lien social{N}»", "jeu": f"«{N}Le jeu{N}»"}[id] for id in ids)
    assert said.startswith(first)
    assert said.endswith(f"quelques personnes ou organisations ({named}).")
