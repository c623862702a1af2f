"""What every chart places on its sheet is what it placed when somebody last looked at it.

Where a mark, a word or a colour has moved: look at the drawing, and keep it with
`python -m tests.reports.charts.test_kept_drawings`.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.patches import Patch

from reports.charts.chart_spec import ChartSpec
from reports.charts.drawn import Drawn
from reports.charts.lettering import TextLine
from reports.charts.style import PAGE_WIDTH, PHONE_WIDTH
from reports.charts.value_chain import STRENGTHS
from tests.reports import sample_report
from tests.reports.charts import test_drawn_ties, test_grids_lines_and_maps, test_hostile_data
from tests.reports.charts.rare_charts import RARE
from tests.reports.charts.test_value_chain import chain

KEPT = Path(__file__).with_name("kept_drawings.json")
CHAINS = {
    **{f"chaîne, {strength}": chain(3, 2, 2, 4, 1, strength=strength) for strength in STRENGTHS},
    "chaîne chiffrée": chain(1, 9, 2, 1, figure=("75 %", sample_report.LONG)),
    "chaîne de quatre": chain(1, 1, 1, 1),
    "chaîne sans place": chain(1, 2, 2, 2, 2, label="Anticonstitutionnellement-" * 2),
}
SAMPLES: dict[str, ChartSpec] = {
    **{f"exemple, {type(one).__name__} {rank}": one for rank, one in enumerate(sample_report.CHARTS)},
    **test_hostile_data.CHARTS,
    **test_grids_lines_and_maps.CHARTS,
    **test_drawn_ties.CHARTS,
    **CHAINS,
    **RARE,
    "événements d’une journée": replace(test_grids_lines_and_maps.crowded(9, 60)),
}


def placed(chart: ChartSpec, width: float) -> Iterator[str]:
    """Say of each mark and each line of text where it stands, in hundredths of a millimetre, and how it looks."""
    figure = chart.draw(width)
    assert isinstance(figure, Drawn)
    yield f"{figure.get_figwidth() * 25.4:.2f} × {figure.get_figheight() * 25.4:.2f}, {[round(y, 2) for y in figure.cuts]}"
    yield from map(_mark, figure.get_children()[1:])


def _mark(artist: Artist) -> str:
    if isinstance(artist, TextLine):
        x, y = artist.get_position()
        how = (artist.get_fontsize(), artist.get_color(), artist.get_fontweight(), artist.get_horizontalalignment())
        return f"{x:.2f} {y:.2f} « {artist.get_text()} » {how}"
    assert isinstance(artist, Patch), type(artist)
    outline = artist.get_patch_transform().transform_path(artist.get_path())
    points = np.round(np.asarray(outline.vertices, dtype=float), 2) + 0.0
    face, edge = (to_hex(one, keep_alpha=True) for one in (artist.get_facecolor(), artist.get_edgecolor()))
    return f"{points.tolist()} {face} {edge} {artist.get_linewidth():.2f}"


def digest(chart: ChartSpec) -> str:
    said = "\n".join(line for width in (PAGE_WIDTH, PHONE_WIDTH) for line in placed(chart, width))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_drawing_is_what_it_was_when_somebody_last_looked_at_it(name: str) -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert digest(SAMPLES[name]) == kept.get(name), (
        "look at it, then: python -m tests.reports.charts.test_kept_drawings"
    )


def test_what_is_kept_is_drawn() -> None:
    assert list(json.loads(KEPT.read_text(encoding="utf-8"))) == list(SAMPLES)


if __name__ == "__main__":
    drawn = {name: digest(chart) for name, chart in SAMPLES.items()}
    KEPT.write_text(json.dumps(drawn, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
