"""A stored run made by hand, in milliseconds: one page for the committee, the synthèse, one partner's, one structure's."""

import hashlib
import json
from datetime import datetime
from pathlib import Path

from flows.data_dir import runs_of
from flows.given_out_before import keep
from flows.manifest import FORMAT
from flows.order import PARIS
from flows.stored_run import StoredRun, find_run
from indicators.confidentiality.given_out import GivenOut

AT = datetime(2025, 7, 2, 9, 0, tzinfo=PARIS)
NAME = "20250701-120000-abc"
WHY = "Une réponse comptée deux fois."
MADE = {
    "complete": ("complete", "comite"),
    "synthese": ("synthese", "comite"),
    "partenaire-un": ("partenaire", "partenaire:un"),
    "structure-a": ("structure", "structure:a"),
}


def stored(
    name: str = NAME,
    *,
    status: str = "definitif",
    audited: bool = True,
    beside: tuple[str, ...] = (),
    corrects: str = "",
    made_at: str = "2025-07-01T12:00:00+02:00",
) -> StoredRun:
    folder = runs_of("jardin") / name
    (folder / "reports").mkdir(parents=True)
    digests = {}
    for report in MADE:
        for kind in ("html", "pdf"):
            content = f"{report} {name}".encode()
            (folder / "reports" / f"{report}.{kind}").write_bytes(content)
            digests[f"reports/{report}.{kind}"] = hashlib.sha256(content).hexdigest()
    manifest = {
        "format": FORMAT,
        "initiative": "jardin",
        "name": "Jardin partagé",
        "evaluator": "Cabinet Exemple",
        "run": name,
        "made_at": made_at,
        "status": status,
        "audited": audited,
        "beside": beside,
        "erratum": {"replaces": "2025-07-01", "run": corrects, "why": WHY} if corrects else None,
        "readers": {"comite": "Comité", "partenaire:un": "Les Jardiniers", "structure:a": "EHPAD A"},
        "reports": [
            {"name": one, "edition": edition, "audience": audience, "files": [f"{one}.html", f"{one}.pdf"]}
            for one, (edition, audience) in MADE.items()
        ],
        "outputs": digests,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    if audited:
        keep("jardin", name, GivenOut({}, frozenset()))
    return find_run(name)


def settings_file(text: str, home: Path, mode: int = 0o600) -> Path:
    path = home / "private" / "jardin" / "remise.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path
