"""When initiatives evaluate themselves: their declared schedules, each read apart from the others."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim

from flows.known import is_readable, known_initiatives, namesakes, peek, registered
from initiatives.declaration.calendar_checks import is_cron, is_timezone
from initiatives.declaration.lenient import sound_part
from initiatives.declaration.model import Schedule


@dataclass(frozen=True)
class Calendars:
    """The schedules that can be kept, by initiative; `problems` say in French which cannot, and what to do."""

    kept: dict[str, Schedule]
    problems: tuple[str, ...]


def calendars() -> Calendars:
    """Read the schedule of every known initiative: a wrong one stops no other."""
    kept, problems = (
        {},
        [f"« {one} » n’est plus là : il n’est pas proposé." for one in registered() if not one.is_dir()],
    )
    twice = namesakes()
    problems += [
        f"« {name} » n’est pas programmée : plusieurs dossiers s’appellent ainsi ({', '.join(map(str, folders))}). Renommez-en un."
        for name, folders in twice.items()
    ]
    for slug, folder in known_initiatives().items():
        if slug in twice:
            continue
        written = peek(folder, "schedule")
        if written is None:
            if not is_readable(folder):
                problems.append(
                    f"« {slug} » ne se lit pas : aucun calendrier n’en est suivi. « utilite check {slug} » dit pourquoi."
                )
            continue
        schedule, mistakes = sound_part(Schedule, written)
        if schedule is None or mistakes or not is_cron(schedule.cron) or not is_timezone(schedule.timezone):
            problems.append(
                f"« {slug} » n’est pas programmée : son calendrier ne se lit pas. « utilite check {slug} » dit pourquoi."
            )
        else:
            kept[slug] = schedule
    return Calendars(kept, tuple(problems))


def is_overtaken(schedule: Schedule, due: datetime, now: datetime) -> bool:
    """Say whether a run that was due then is late by a whole slot: after a pause, the latest slot alone is worth running."""
    zone = ZoneInfo(schedule.timezone)
    following: datetime = next(CronSim(schedule.cron, due.astimezone(zone)))
    return following <= now.astimezone(zone)
