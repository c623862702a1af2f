"""What stands on the cover of each edition: what is evaluated, for whom, with which data, in which state."""

from dataclasses import replace
from datetime import date
from textwrap import shorten
from typing import Literal

from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.composition.consented import with_consents
from reports.composition.heads import Head
from reports.composition.lettering_of_titles import titles_of
from reports.composition.pieces.pictures import cover_photo
from reports.composition.pieces.written import to_do
from reports.composition.published import ReportedResults
from reports.words import french

_LONGEST = 70
"""Letters of a reader’s name on the cover and at the head of pages; the edition itself gives it whole."""


def cover(published: ReportedResults, edition: str, own: Head, status: Literal["provisoire", "definitif"]) -> doc.Cover:
    """Return the cover of one edition; `own` is what its template says of itself."""
    initiative = published.initiative
    declared = initiative.editions.get(edition)
    title = (declared.title if declared else None) or own.title or edition.replace("_", " ").capitalize()
    partner = initiative.partners.get(published.partner or "")
    reader = partner.called if partner else published.host and published.host.name
    whole = (partner.name if partner else reader) or ""
    named = shorten(reader, _LONGEST, placeholder="…") if reader else ""
    said = f"{title} : {named}" if named else title
    return cover_of(
        initiative,
        said,
        status,
        dated=initiative.evaluated_on,
        data_version=published.results.data_version,
        compact=own.short,
        poster=own.poster,
        reader=named,
        whole_reader=whole if whole != named else "",
    )


def branded(initiative: Initiative, face: doc.Cover) -> tuple[doc.Cover, tuple[doc.Block, ...]]:
    """Return a cover with the font and, where it fills a page, the photograph that are declared; and what is to be mended."""
    font, unset = titles_of(initiative)
    photo, unshown = cover_photo(initiative)
    agreed = tuple(with_consents(initiative, (photo,) if photo is not None else ()))
    shown = next((one for one in agreed if isinstance(one, doc.Picture)), None)
    wrong: tuple[doc.Block, ...] = tuple(
        to_do(what, said) for what, said in (("Police à corriger", unset), ("Photographie à corriger", unshown)) if said
    )
    wrong += tuple(one for one in agreed if not isinstance(one, doc.Picture))
    return replace(face, font=font, photo=None if face.compact else shown), wrong


def cover_of(
    initiative: Initiative,
    edition: str,
    status: Literal["provisoire", "definitif", "confidentiel"],
    *,
    dated: date,
    subtitle: str = "Évaluation de l’utilité sociétale",
    data_version: str = "",
    compact: bool = False,
    poster: bool = False,
    reader: str = "",
    whole_reader: str = "",
) -> doc.Cover:
    """Return the cover of any document about an initiative: what its declaration says, and what the document is."""
    start = min(wave.from_ for wave in initiative.waves.values())
    end = max(wave.to for wave in initiative.waves.values())
    return doc.Cover(
        title=initiative.name,
        subtitle=subtitle,
        edition=french.typography(edition),
        territory=f"{initiative.territory.name} · {LABELS[initiative.form]}",
        period=french.typography(f"Enquêtes : {french.period(start, end)}"),
        commissioner=initiative.commissioner,
        evaluator=initiative.evaluator,
        data_version=data_version,
        dated=dated.isoformat(),
        status=status,
        synthetic=initiative.synthetic,
        compact=compact,
        poster=poster,
        reader=french.typography(reader),
        whole_reader=french.typography(whole_reader),
        colour=initiative.brand.colour,
        second=initiative.brand.second,
    )
