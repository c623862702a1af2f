"""The dialogue through time: its dated events with their sources, and when people were asked."""

from calendar import monthrange
from datetime import date
from urllib.parse import urlsplit

from initiatives.declaration.model import Milestone
from reports import document as doc
from reports.charts.milestones import Milestones, Moment
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french


def milestones(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show the dated events of the initiative on a line of time, with its waves of survey."""
    initiative = published.initiative
    told = sorted(initiative.milestones, key=lambda event: event.when)
    if not told:
        return ()
    events = tuple(Moment(event.when, _end(event), _when(event), french.typography(event.label)) for event in told)
    waves = [
        Moment(wave.from_, wave.to, french.typography(wave.label), _survey(wave.label, wave.from_, wave.to))
        for wave in initiative.waves.values()
    ]
    evaluated = initiative.evaluated_on
    asked = [*waves, Moment(evaluated, evaluated, "Évaluation", french.day(evaluated))]
    title = _title(told, evaluated)
    said = [*(f"{one.when} : {one.label}" for one in events), *(f"{one.when} : {one.label}" for one in asked)]
    found = doc.ShownFinding(
        title=title,
        subtitle="D’un côté de la ligne du temps les événements, de l’autre les enquêtes et l’évaluation",
        chart=Milestones(
            alt=french.typography(f"{title}. {' ; '.join(said)}."),
            events=events,
            asked=tuple(sorted(asked, key=lambda one: one.start)),
        ),
        table=None,
        source="",
        indicators=(),
        codes=(),
        reading=(),
        caveat=french.typography(
            "Une date connue au mois ou à l’année près est une barre de cette longueur. Où les sources ne s’accordent pas "
            "sur une date, chacune est gardée avec ce qu’elle date."
        ),
        anchor="chronologie",
    )
    return (found,)


def milestone_sources(published: ReportedResults) -> tuple[doc.Block, ...]:
    """List the dated events with the sources that date them; nothing where none is declared."""
    told = sorted(published.initiative.milestones, key=lambda event: event.when)
    if not told:
        return ()
    rows = tuple(
        (
            doc.TableCell(_when(event)),
            doc.TableCell(french.typography(event.label)),
            doc.TableCell(_site(event.source or "")),
        )
        for event in told
    )
    columns = (doc.TableColumn("Date"), doc.TableColumn("Événement"), doc.TableColumn("Source"))
    return (doc.DataTable(title="Les événements et leurs sources", columns=columns, rows=rows, compact=True),)


def next_date(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say when and for what readers are next expected; nothing where the initiative declares no such date."""
    event = published.initiative.next_date
    if event is None:
        return ()
    when = f"le {_when(event)}" if event.precision == "jour" else f"en {_when(event)}"
    said = french.typography(f"Prochain rendez-vous, {when} : {event.label.rstrip('.')}.")
    return (doc.Prose(inline=plain(said)),)


def _title(events: list[Milestone], evaluated: date) -> str:
    """Say from when the initiative dates, when it was evaluated, and how much came after: what the line shows at a glance."""
    after = sum(one.when > evaluated for one in events)
    held = f"son évaluation vient en {french.month(evaluated)}"
    said = (
        f"L’initiative remonte {_since(events[0])}, {held}" if after < len(events) else f"{held[0].upper()}{held[1:]}"
    )
    later = "un événement l’a suivie" if after == 1 else f"{french.in_words(after)} événements l’ont suivie"
    return french.typography(f"{said} ; {later}" if after else said)


def _since(event: Milestone) -> str:
    return f"{'au' if event.precision == 'jour' else 'à'} {_when(event)}"


def _survey(label: str, start: date, end: date) -> str:
    """Say when a wave asked people, unless its name says so already."""
    period = french.period(start, end)
    return "Enquête" if period in label.lower() else f"Enquête, {period}"


def _end(event: Milestone) -> date:
    """Return the last day that an event may have happened on."""
    when = event.when
    if event.precision == "annee":
        return date(when.year, 12, 31)
    return when.replace(day=monthrange(when.year, when.month)[1]) if event.precision == "mois" else when


def _when(event: Milestone) -> str:
    if event.precision == "annee":
        return str(event.when.year)
    return french.month(event.when) if event.precision == "mois" else french.day(event.when)


def _site(source: str) -> str:
    """Name the site of an address; anything else is shown as it is."""
    return urlsplit(source).netloc.removeprefix("www.") or french.typography(source)
