"""`make bench`: what the issue promises, measured here and set against its target."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import collecting, protecting, reporting, spreadsheets, tallying, writing_letters
from benchmarks.measure import Measured, best_of, measured
from benchmarks.server import prefect_server

CLI = ("-c", "from flows.cli import main; main()")
EDITIONS = ("complete", "synthese", "partenaire")
"""Fourteen reports of Silver Geek; the others it declares (host structures, case sheet) are not part of the promise."""
ASKED = tuple(word for edition in EDITIONS for word in ("--edition", edition))
FLOW = (
    "-c",
    f"from flows.evaluate import evaluate_initiative; evaluate_initiative('silver_geek', editions={EDITIONS})",
)
BARE_PYTHON = ("-c", "import typer, rich.console")
BARE_READING = ("-c", "import pandas, pandera.pandas")


def main() -> int:
    """Print each measure with its target; return 1 when one is missed."""
    print(f"{os.cpu_count()} cœurs, Python {sys.version.split()[0]}\n")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        data = {"UTILITE_DATA_DIR": str(home / "data")}
        kept = [
            _line("utilite --help", best_of(3, *CLI, "--help"), 0.7, best_of(3, *BARE_PYTHON), "typer et rich seuls"),
            _line(
                "utilite check silver_geek",
                best_of(2, *CLI, "check", "silver_geek", **data),
                3,
                best_of(2, *BARE_READING),
                "importer pandas et pandera",
            ),
        ]
        plain = best_of(3, *CLI, "evaluate", "silver_geek", *ASKED, **data)
        kept.append(_line("les 14 éditions, sans Prefect", plain, 8))
        kept.append(_told(f"  mémoire au plus haut : {plain.megabytes:.0f} Mo", plain.megabytes < 600, "600 Mo"))
        with prefect_server(_folder(home / "server")) as environment:
            flow = best_of(3, *FLOW, **data, **environment)
        kept.append(_line("les mêmes par Prefect, serveur démarré", flow, plain.seconds + 4, plain, "sans Prefect"))
        cold = measured(*FLOW, **data, PREFECT_HOME=str(_folder(home / "cold")), PREFECT_API_URL="")
        print(f"  les mêmes par Prefect, sans serveur, à froid : {cold.seconds:.1f} s (non jugé)")
        kept.append(collecting.compare(_folder(home / "collecting")))
        kept.append(spreadsheets.compare(_folder(home / "spreadsheets")))
        kept.append(writing_letters.compare(_folder(home / "letters")))
        kept.append(tallying.compare(_folder(home / "tallying")))
        kept.append(protecting.compare())
        kept.append(reporting.compare())
    return 0 if all(kept) else 1


def _line(name: str, cost: Measured, target: float, peer: Measured | None = None, peer_name: str = "") -> bool:
    compared = f", {cost.seconds / peer.seconds:.1f} × {peer_name}" if peer else ""
    return _told(f"{name} : {cost.seconds:.2f} s{compared}", cost.seconds <= target, f"{target:.1f} s")


def _told(measure: str, kept: bool, target: str) -> bool:
    print(f"{'✓' if kept else '✗'} {measure} (au plus {target})")
    return kept


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


if __name__ == "__main__":
    sys.exit(main())
