"""What every demonstration owes its reader: exports that its generator writes again, to the byte."""

import subprocess
import sys
from pathlib import Path

import pytest

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
