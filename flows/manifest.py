"""Where a run comes from: its inputs, the versions of everything, what happened to the rows, how long it took."""

import hashlib
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from flows.data_dir import ROOT
from flows.forgotten_people import forgotten_of
from flows.given_out_before import versions_that_left
from flows.order import Order, RunOutcome
from indicators.figures.results import PublishedResults
from initiatives.declaration.model import SHARED, Initiative
from initiatives.validation.quality import Passage
from reports.composition.pieces.pictures import PICTURE_FORMATS

CATALOGUE = ROOT / "indicators" / "catalogue"


FORMAT = 3
"""Of the manifest: 1 named the files of the data; 2 was of runs that delivered their reports as they made them."""
TEXTS, TEMPLATES, PICTURES = "textes", "modèles", "images"


def inputs(initiative: Initiative, passages: Iterable[Passage]) -> dict[str, str]:
    """Give the SHA-256 of everything the run rests on: each file of data, the declaration, texts and templates.

    Files are named by what they hold (`Passage.id`), and texts, templates and pictures go together, each kind under one name: a
    manifest may be handed out, and files are often named after somebody.
    """
    hashes = {passage.id: passage.sha256 for passage in passages}
    for pattern in ("initiative.yaml", "indicators.yaml", "questionnaires/*.yaml"):
        for path in initiative.folder.glob(pattern):
            hashes[path.relative_to(initiative.folder).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    for kind, pattern in ((TEXTS, "texts/**/*.md"), (TEMPLATES, "templates/*.md.j2")):
        if held := sorted(path for path in initiative.folder.glob(pattern)):
            hashes[kind] = _digest(held)
    pictures = (path for path in initiative.folder.rglob("*") if path.suffix.lower() in PICTURE_FORMATS)
    hashes[PICTURES] = _digest(sorted(path for path in pictures if path.is_file()))
    return dict(sorted(hashes.items()))


def data_version(initiative: Initiative, passages: Iterable[Passage]) -> str:
    """Name the state of what is read in ten characters: the same always bears the same name, and another state another.

    Who is forgotten is part of it, and not of `inputs`: readers are told neither that somebody was, nor when.
    """
    lines = "".join(f"{name} {digest}\n" for name, digest in inputs(initiative, passages).items())
    lines += "".join(f"{digest}\n" for digest in sorted(forgotten_of(initiative.slug).digests))
    return hashlib.sha256(lines.encode()).hexdigest()[:10]


def manifest(
    run: str, order: Order, outcome: RunOutcome, seconds: Mapping[str, float], outputs: Mapping[str, bytes]
) -> object:
    """Describe a run as data ready for JSON; only `run`, `made_at` and `seconds` differ between equal runs."""
    results = outcome.results[0]
    initiative = results.initiative
    return {
        "format": FORMAT,
        "initiative": initiative.slug,
        "name": initiative.name,
        "evaluator": initiative.evaluator,
        "run": run,
        "made_at": order.at.isoformat(),
        "status": order.status,
        "reports": [
            {
                "name": report.slug,
                "edition": report.edition,
                "audience": report.audience,
                "files": sorted(report.files()),
            }
            for report in outcome.reports
        ],
        "readers": {one.audience.id: one.audience.label for one in outcome.results},
        "audited": outcome.audited is not None,
        "erratum": _erratum(results),
        "consents": sorted(key for key, one in initiative.consents.items() if one.withdrawn is None),
        "named": sorted(initiative.partners) if any(map(initiative.shows, SHARED)) else [],
        "beside": versions_that_left(initiative.slug),
        "data_version": results.data_version,
        "inputs": inputs(initiative, results.passages),
        "versions": {
            **program(),
            "questionnaires": {name: asked.version for name, asked in sorted(initiative.questionnaires.items())},
        },
        "counts": {
            "rows": {
                "read": sum(passage.read for passage in results.passages),
                "used": sum(passage.used for passage in results.passages),
                "set_aside": sum(sum(passage.set_aside.values()) for passage in results.passages),
            },
            "sheets": [_sheet(passage) for passage in results.passages],
            "figures": {
                result.audience.id: dict(sorted(Counter(figure.status for figure in result.figures).items()))
                for result in outcome.results
            },
        },
        "seconds": {stage: round(spent, 3) for stage, spent in seconds.items()},
        "outputs": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(outputs.items())},
    }


def _erratum(results: PublishedResults) -> dict[str, str] | None:
    """Say which version this one corrects, and why, for those who received it."""
    erratum, last = results.initiative.erratum, results.last
    if erratum is None or last is None or erratum.replaces != last.run:
        return None
    return {"replaces": last.made_on.isoformat(), "run": last.run, "why": erratum.why}


def run_id(order: Order, outcome: RunOutcome) -> str:
    """Name a run: when it was asked, then the version of its data. Two of one second are told apart by who writes them."""
    return f"{order.at:%Y%m%d-%H%M%S}-{outcome.results[0].data_version}"


def _sheet(passage: Passage) -> dict[str, object]:
    return {
        "source": passage.source,
        "wave": passage.wave,
        "rank": passage.rank,
        "read": passage.read if passage.counted else None,
        "used": passage.used if passage.counted else None,
        "set_aside": dict(sorted(passage.set_aside.items())),
        "few": list(passage.few),
        "cells_set_aside": dict(sorted(passage.cells_set_aside.items())),
    }


def program() -> dict[str, object]:
    """Say which program and which catalogue of indicators made a run."""
    return {"code": {"package": version("utilite"), "commit": _commit()}, "catalogue": _catalogue()}


def _catalogue() -> str:
    return _digest(sorted(CATALOGUE.glob("*.yaml")))


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _commit() -> str | None:
    """Return the commit of the checkout, followed by « + » when files differ from it; None outside of git."""
    git = shutil.which("git")
    if git is None or not Path(ROOT, ".git").exists():
        return None
    told = subprocess.run(  # noqa: S603 - a fixed command on our own checkout
        [git, "describe", "--always", "--abbrev=40", "--dirty=+", "--exclude=*"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip() or None
