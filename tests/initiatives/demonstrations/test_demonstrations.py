"""What every demonstration owes its reader: exports and pictures made again by a program, and what a brand may declare."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from initiatives.declaration.brand import Brand
from initiatives.declaration.loading import declare

INITIATIVES = Path(__file__).parents[3] / "data" / "initiatives"


@pytest.mark.parametrize(
    "generator", sorted(INITIATIVES.glob("*/generate.py")), ids=lambda made_by: made_by.parent.name
)
def test_generating_again_writes_the_same_bytes(generator: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", generator, tmp_path], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (generator.parent / "exports").iterdir()}
    assert made.keys() == kept.keys()
    assert [name for name in kept if made[name] != kept[name]] == []


def test_every_key_of_a_brand_and_a_picture_among_the_words_are_shown_by_a_demonstration() -> None:
    folders = [path.parent for path in sorted(INITIATIVES.glob("*/initiative.yaml"))]
    own = [declared for folder in folders if (declared := declare(folder)[0]) is not None]
    assert {key for one in own for key in one.brand.model_dump(exclude_defaults=True)} == set(Brand.model_fields)
    assert any(
        "](images/" in text.read_text(encoding="utf-8") for folder in folders for text in folder.glob("texts/**/*.md")
    )


@pytest.mark.parametrize("artist", sorted(INITIATIVES.glob("*/draw.py")), ids=lambda drawn_by: drawn_by.parent.name)
def test_drawing_again_gives_the_same_pixels_and_nothing_else_is_among_the_pictures(
    artist: Path, tmp_path: Path
) -> None:
    subprocess.run([sys.executable, "-B", artist, tmp_path], check=True)
    kept = artist.parent / "texts" / "images"
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in kept.iterdir()}
    for path in kept.iterdir():
        with Image.open(path) as one, Image.open(tmp_path / path.name) as again:
            assert one.convert("RGB").tobytes() == again.convert("RGB").tobytes(), path.name
            assert path.stat().st_size < 100_000


def test_the_licence_of_a_font_stands_beside_it() -> None:
    fonts = [path for kind in ("ttf", "otf") for path in INITIATIVES.glob(f"*/texts/polices/*.{kind}")]
    assert fonts
    for font in fonts:
        family = font.stem.partition("-")[0]
        (licence,) = font.parent.glob(f"{family}-*.txt")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")
