"""Nothing personal gets out: a phone number planted in a bad row is looked for everywhere a run leaves traces."""

import shutil
import time
import zipfile
from pathlib import Path

import pytest

from flows.evaluate import evaluate_initiative
from flows.examination import examine
from tests.flows.filled import filled
from tests.services.test_evaluate_flow import everything_in

PHONE = "0612345678"
WRITTEN_OTHERWISE = ("612345678", "06 12 34 56 78", "+33612345678")

pytestmark = pytest.mark.usefixtures("prefect_server")


def test_a_phone_number_in_a_bad_row_goes_nowhere(
    data_home: Path, prefect_server: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = filled(data_home / "initiatives", "canari")
    before = len(examine(folder).findings)
    with (folder / "exports" / "habitants_fin.csv").open("a", encoding="utf-8") as export:
        # As the id of the answer, as a date, as a code, as a number and in a field of one's own choosing.
        export.write(f"{PHONE};{PHONE};oui;{PHONE};{PHONE};{PHONE};1;0;{PHONE}\n")
    findings = examine(folder).findings
    assert len(findings) > before, "the bad row must have been read and judged"
    caplog.set_level("DEBUG")
    done = evaluate_initiative(folder.name)
    assert isinstance(done, Path)
    assert "canari" in everything_in(prefect_server), "the database must have recorded the run"
    _wait_for_logs(prefect_server)
    shutil.rmtree(folder)
    told = capfd.readouterr()
    places = {
        "findings": " ".join(finding.sentence() for finding in findings),
        "database": everything_in(prefect_server),
        "logs": caplog.text + told.out + told.err,
        "files": "\n".join(
            path.name + _content(path).decode("latin-1") for path in data_home.rglob("*") if path.is_file()
        ),
    }
    for place, text in places.items():
        assert not [form for form in (PHONE, *WRITTEN_OTHERWISE) if form in text], place


def _content(path: Path) -> bytes:
    """Return what a file holds, unpacked if it is a workbook: the copy of a file that goes back to its provider is one."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as book:
        return b"".join(book.read(name) for name in book.namelist())


def _wait_for_logs(database: Path, seconds: float = 30) -> None:
    """Wait until the flow's last log line has reached the server."""
    limit = time.monotonic() + seconds
    while "Rapports dans" not in everything_in(database):
        assert time.monotonic() < limit, "the logs did not reach the server"
        time.sleep(0.2)
