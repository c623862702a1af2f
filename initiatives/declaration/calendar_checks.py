"""Dates of a declaration that cannot be: a wave that ends before it starts, a partner who leaves before joining."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

from initiatives.declaration.draft import Draft


def check_calendar(draft: Draft) -> Iterator[str]:
    """Give, in French, every pair of dates out of order and every schedule that never runs."""
    place = draft.declared.place
    for key, partner in draft.partners.items():
        if partner.left and partner.left < partner.joined:
            yield f"{place(('partners', key, 'left'))} : le partenaire part avant d’être entré. Corrigez l’une des deux dates."
    for key, wave in draft.waves.items():
        if wave.to < wave.from_:
            yield f"{place(('waves', key, 'to'))} : la vague finit avant de commencer. Corrigez l’une des deux dates."
    yield from _after_the_evaluation(draft)
    if draft.schedule:
        if not is_cron(draft.schedule.cron):
            yield (
                f"{place(('schedule', 'cron'))} : cinq champs sont attendus (minute, heure, jour, mois, jour de la "
                "semaine), par exemple « 0 7 1 2 * » pour le 1er février à 7 h."
            )
        if not is_timezone(draft.schedule.timezone):
            yield f"{place(('schedule', 'timezone'))} : ce fuseau horaire n’existe pas. Écrivez par exemple Europe/Paris."


def _after_the_evaluation(draft: Draft) -> Iterator[str]:
    """Give what would come after the day of the evaluation, and an alliance older than its idea."""
    written = draft.declared.content if isinstance(draft.declared.content, dict) else {}
    days = {key: day for key, day in written.items() if isinstance(day, date)}
    place, last = draft.declared.place, days.get("evaluated_on")
    if "idea_on" in days and days.get("alliance_on", date.max) < days["idea_on"]:
        yield f"{place(('alliance_on',))} : l’alliance vient avant l’idée. Corrigez l’une des deux dates."
    begun = days.get("started_on")
    states = written.get("states")
    for rank, state in enumerate(states if isinstance(states, list) else ()):
        day = state.get("when") if isinstance(state, dict) else None
        if isinstance(day, date) and begun is not None and day < begun:
            yield (
                f"{place(('states', rank, 'when'))} : cet état vient avant le premier jour de l’initiative (« started_on », "
                f"{begun:%d/%m/%Y}). Corrigez l’une des deux dates : les rapports les impriment toutes deux."
            )
    if last is None:
        return
    following = written.get("next_date")
    day = following.get("when") if isinstance(following, dict) else None
    if isinstance(day, date) and day <= last:
        yield (
            f"{place(('next_date', 'when'))} : le prochain rendez-vous ne vient pas après l’évaluation (« evaluated_on », "
            f"{last:%d/%m/%Y}). Donnez le suivant, ou retirez-le."
        )
    dated: dict[tuple[str, ...], date | None] = {("started_on",): days.get("started_on")}
    dated |= {("waves", key, "to"): wave.to for key, wave in draft.waves.items()}
    dated |= {("partners", key, "joined"): partner.joined for key, partner in draft.partners.items()}
    for path, day in dated.items():
        if day is not None and day > last:
            yield (
                f"{place(path)} : cette date vient après celle de l’évaluation (« evaluated_on », {last:%d/%m/%Y}). Corrigez "
                "l’une des deux."
            )


def is_cron(cron: str) -> bool:
    """Say whether five fields are a schedule that runs one day."""
    from datetime import datetime

    try:
        CronSim(cron, datetime(2000, 1, 1))
    except CronSimError:
        return False
    return len(cron.split()) == 5


def is_timezone(name: str) -> bool:
    """Say whether a time zone exists."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
