"""What a number is made of, in the sentence of its kind of measure; None where no sentence is known, and a table says it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import Unit
from reports.composition.pieces.made_of import beside_the_drawing, made_of
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, told

N = "\u202f"
Said = tuple[str, str, float]
"""A part: its id, its label, its value."""


def measured(unit: Unit, **measure: Any) -> Indicator:
    return indicator("un", measure, unit=unit, label="Un", reading="{value} en tout.")


def parts(one: Indicator, *known: Said, unit: Unit | None = None) -> tuple[Figure, ...]:
    made = (
        replace(told(one, 1, 1, part=part), part_label=label, value=value, k=None, unit=unit or one.unit)
        for part, label, value in known
    )
    return (replace(told(one, 3, 3), value=float(sum(value for *_, value in known))), *made)


USES = (("action", "Action", 46140.4), ("coordination", "Coordination", 10262.0), ("evaluation", "Évaluation", 2693.0))
NATURES = (("c", "Mécénat de compétences", 493.0), ("v", "Apport en nature", 0.0), ("b", "Heures de bénévolat", 69.0))
AXES = (("i", "Insertion des jeunes", 7.0), ("h", "Handicap", 0.0), ("p", "Précarité", 2.0))
TIES = (("avant", "Avant", 2.0), ("apres", "Après", 5.0), ("nouvelles", "Nouvelles", 3.0), ("perdues", "Perdues", 0.0))
ENDS = (("avant", "Octobre 2014", 1.8), ("apres", "Printemps 2015", 2.6))
CASES: tuple[tuple[Indicator, Sequence[Said], str | None], ...] = (
    (measured("nombre", actors="partenaires"), (("association", "Association", 7.0), ("media", "Média", 1.0)),
     f"Sept associations et un média{N}; ni entreprise, ni pouvoir public, ni université, ni expert."),
    (measured("nombre", count="essaimage", by="annee"), (("2018", "2018", 6.0), ("2020", "2020", 0.0), ("2021", "2021", 3.0)),
     "6 en 2018 et 3 en 2021."),
    (measured("nombre", count="essaimage", by="annee"), (("2021", "2021", 13.0),), "13 en 2021."),
    (measured("nombre", count="seances", by="mois"), (("2014-10", "octobre 2014", 4.0), ("2014-11", "novembre 2014", 5.0)),
     "4 en octobre 2014 et 5 en novembre 2014."),
    (measured("nombre", count="initiatives_nees", by="axe"), AXES,
     f"7 sur l’axe insertion des jeunes et 2 sur l’axe précarité{N}; rien sur l’axe handicap."),
    (measured("nombre", count="initiatives_nees", by="axe"), (AXES[0], AXES[1], ("s", "Santé", 0.0)),
     f"7 sur l’axe insertion des jeunes{N}; rien sur les axes handicap et santé."),
    (measured("nombre", count="initiatives_nees", by="axe"), (AXES[0], AXES[2]),
     "7 sur l’axe insertion des jeunes et 2 sur l’axe précarité."),
    (measured("nombre", coverage="axe", of="plan_actions"), AXES, "Insertion des jeunes et précarité, mais pas handicap."),
    (measured("nombre", coverage="axe", of="plan_actions"), AXES[:1], "Insertion des jeunes."),
    (measured("nombre", coverage="axe", of="plan_actions"), AXES[1:2], ""),
    (measured("euros", contributions="montant", by="usage"), USES,
     f"46{N}140{N}€ pour l’action, 10{N}262{N}€ pour la coordination et 2{N}693{N}€ pour l’évaluation."),
    (measured("euros", contributions="montant", by="usage"), USES[1:2], "Tout pour la coordination."),
    (measured("euros", contributions="montant", by="usage"), (("action", "Action", 0.0), USES[1]), "Tout pour la coordination."),
    (measured("heures", contributions="heures", by="nature"), NATURES[2:], "Tout en heures de bénévolat."),
    (measured("heures", contributions="heures", by="nature"), NATURES,
     f"493{N}h de mécénat de compétences et 69{N}h d’heures de bénévolat."),
    (measured("points", balance="recu", against="donne"), (("benefice", "Bénéfice", 6.4), ("apport", "Apport", 6.6)),
     "Ils notent en moyenne 6,4 ce qu’ils reçoivent, et 6,6 ce qu’ils apportent."),
    (measured("points", balance="recu", against="donne"), (("benefice", "Bénéfice", 6.4),), None),
    (measured("part", network="mondes"), (("avant", "Avant", 0.5),), "Avant, c’étaient 1 sur 2."),
    (measured("part", network="mondes"), (("ecart", "Écart", 0.5),), ""),
    (measured("nombre", network="liens"), TIES, "2 avant, 5 après, dont 3 nouvelles."),
    (measured("nombre", network="liens"), (TIES[0], TIES[1], ("nouvelles", "", 1.0), ("perdues", "", 1.0)),
     "2 avant, 5 après, dont 1 nouvelle, et 1 perdue."),
    (measured("nombre", network="liens"), (TIES[0], TIES[1], ("nouvelles", "", 4.0), ("perdues", "", 2.0)),
     "2 avant, 5 après, dont 4 nouvelles, et 2 perdues."),
    (measured("points", unpaired_change="q"), ENDS, "De 1,8 (octobre 2014) à 2,6 (printemps 2015)."),
    (measured("points", paired_change="q"), (*ENDS, ("hausse", "En hausse", 0.5)),
     "De 1,8 (octobre 2014) à 2,6 (printemps 2015)."),
    (measured("points", paired_change="q"), ENDS[:1], None),
    (measured("nombre", count="seances", by="statut"), (("fait", "Fait", 4.0),), None),
    (measured("nombre", count="seances"), (), ""),
    (measured("nombre", coded="code", of="entretiens_menes", sense=["negatif"]), (("c", "Le temps", 4.0),), ""),
    (measured("nombre", effects_by_dimension=["effet"]), (("sociale", "Sociale", 4.0),), ""),
)  # fmt: skip


@pytest.mark.parametrize(("one", "known", "said"), CASES)
def test_each_kind_of_measure_says_what_it_is_made_of_in_its_own_sentence(
    one: Indicator, known: Sequence[Said], said: str | None
) -> None:
    figures = parts(one, *known)
    if "network" in type(one.measure).model_fields and one.unit == "part":
        figures = tuple(replace(figure, k=1, n=2) if figure.part == "avant" else figure for figure in figures)
    assert made_of(published([(one, figures)]), one, figures) == said


def test_what_is_masked_is_no_part_of_the_sentence_and_of_amounts_is_told_to_be_there() -> None:
    one = measured("euros", contributions="montant", by="usage")
    main, first, *others = parts(one, *USES)
    figures = (main, first, *map(hidden, others))
    assert made_of(published([(one, figures)]), one, figures) == f"46{N}140{N}€ pour l’action{N}; le reste est masqué."
    dated = measured("nombre", count="essaimage", by="annee")
    figures = parts(dated, ("2018", "2018", 6.0), ("2021", "2021", 3.0))
    figures = (*figures[:2], hidden(figures[2]))
    assert made_of(published([(dated, figures)]), dated, figures) == "6 en 2018."


CHANGED = (("avant", "Mars", 0.51), ("apres", "Octobre", 0.68), ("gagnes", "", 0.23), ("perdus", "", 0.06))


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"better": True}, f"23{N}% ont changé en mieux, 6{N}% en moins bien."),
        ({"at_least": "plutot"}, f"23{N}% sont venus à cette réponse, 6{N}% l’ont quittée."),
        ({"equals": "plutot"}, f"23{N}% sont venus à cette réponse, 6{N}% l’ont quittée."),
    ],
)
def test_who_changed_is_told_beside_the_drawing_of_a_share_and_its_two_ends_where_there_is_none(
    kept: dict[str, object], said: str
) -> None:
    one = measured("points", paired_share="q", **kept)
    main, *others = parts(one, *CHANGED, unit="part")
    figures = (main, *(replace(figure, n=100, k=round(100 * (figure.value or 0.0))) for figure in others))
    known = published([(one, figures)])
    assert beside_the_drawing(known, one, figures, drawn=True) == said
    whole = f"De 51{N}% (mars) à 68{N}% (octobre){N}; {said}"
    assert beside_the_drawing(known, one, figures, drawn=False) == whole
    assert beside_the_drawing(known, measured("points", paired_change="q"), figures, drawn=True) == ""
