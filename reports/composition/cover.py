"""What stands on the cover of each edition: what is evaluated, for whom, with which data, in which state."""

from textwrap import shorten
from typing import Literal

from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.composition.heads import Head
from reports.composition.published import ReportedResults
from reports.words import french

_LONGEST = 70
"""Letters of a reader’s name on the cover and at the head of pages; the edition itself gives it whole."""


def cover(published: ReportedResults, edition: str, own: Head, status: Literal["provisoire", "definitif"]) -> doc.Cover:
    """Return the cover of one edition; `own` is what its template says of itself."""
    initiative = published.initiative
    declared = initiative.editions.get(edition)
    title = (declared.title if declared else None) or own.title or edition.replace("_", " ").capitalize()
    reader = (
        initiative.partners[published.partner].name if published.partner else published.host and published.host.name
    )
    start = min(wave.from_ for wave in initiative.waves.values())
    end = max(wave.to for wave in initiative.waves.values())
    return doc.Cover(
        title=initiative.name,
        subtitle="Évaluation de l’utilité sociétale",
        edition=french.typography(f"{title} : {shorten(reader, _LONGEST, placeholder='…')}" if reader else title),
        territory=f"{initiative.territory.name} · {LABELS[initiative.form]}",
        period=f"Enquêtes : {french.period(start, end)}".replace(" :", f"{french.NARROW}:"),
        commissioner=initiative.commissioner,
        evaluator=initiative.evaluator,
        data_version=published.results.data_version,
        dated=initiative.evaluated_on.isoformat(),
        status=status,
        synthetic=initiative.synthetic,
        compact=own.short,
    )
