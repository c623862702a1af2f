"""Each reader finds in one folder what was made for them, and nothing else."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from reports.delivery.folders import Report, deliver

AT = datetime(2025, 7, 1, tzinfo=UTC)
REPORTS = (
    Report("complete", "comite", "<html>", b"%PDF complete"),
    Report("partenaire-la-poste", "partenaire:la_poste", "<html>é", b"%PDF la poste"),
)


def test_a_partner_s_folder_holds_its_own_edition_only(tmp_path: Path) -> None:
    receipts = deliver(REPORTS, tmp_path / "remises", AT)
    written = {path.relative_to(tmp_path / "remises").as_posix() for path in (tmp_path / "remises").rglob("*.*")}
    assert written == {f"comite/complete.{kind}" for kind in ("html", "pdf")} | {
        f"la_poste/partenaire-la-poste.{kind}" for kind in ("html", "pdf")
    }
    assert [(receipt.file, receipt.recipient) for receipt in receipts if receipt.file.endswith("pdf")] == [
        ("comite/complete.pdf", "comite"),
        ("la_poste/partenaire-la-poste.pdf", "partenaire:la_poste"),
    ]


def test_delivering_again_replaces_and_a_receipt_proves_the_bytes(tmp_path: Path) -> None:
    deliver(REPORTS, tmp_path, AT)
    receipts = deliver((Report("complete", "comite", "<html>nouveau", b"%PDF 2"),), tmp_path, AT)
    for receipt in receipts:
        content = (tmp_path / receipt.file).read_bytes()
        assert (receipt.sha256, receipt.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (tmp_path / "comite" / "complete.html").read_text(encoding="utf-8") == "<html>nouveau"
