"""A masked figure has no base to say: nothing drawn writes « n = 0 » beside it."""

from indicators.counting.tallies import Cell
from indicators.figures.results import Figure
from reports.charts.bars import Bars
from reports.composition.pieces.drawings_of import shares_drawn


def _figure(part: str, n: int | None) -> Figure:
    return Figure(
        indicator="difficultes",
        part=part,
        part_label=part,
        cell=Cell(wave="fin"),
        status="masque" if n is None else "publie",
        value=None if n is None else 0.5,
        unit="part",
        n=n,
        k=None if n is None else n // 2,
        method="part des réponses valides",
        evidence="declare",
    )


def test_the_base_of_a_masked_figure_is_not_said() -> None:
    named = [("Attente", _figure("attente", 180), None), ("Accueil", _figure("accueil", None), None)]
    for beside in (False, True):
        drawn, _ = shares_drawn(named, "habitants", beside=beside)
        assert not isinstance(drawn, Bars)
        said = [(dot.text, dot.detail) for dot in getattr(drawn, "dots", ())]
        assert len(said) == 2
        assert "180" in "".join(said[0])
        assert not any("=" in text for text in said[1]), said[1]
