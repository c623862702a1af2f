"""The columns that KoboToolbox puts around the answers."""

from datetime import date, timedelta
from random import Random

from data.generation.sheets import Row, Sheet


def kobo_rows(rng: Random, keys: list[str], first_day: str, first_id: int) -> list[Row]:
    """Start one row per respondent: key, dates and the tool's own numbers."""
    rows: list[Row] = []
    order = rng.sample(range(len(keys)), len(keys))
    for number, (key, rank) in enumerate(zip(keys, order, strict=True)):
        day = (date.fromisoformat(first_day) + timedelta(days=rank % 21)).isoformat()
        hour = f"{9 + rank % 9:02}:{(rank * 11) % 60:02}"
        rows.append(
            {
                "start": f"{day}T{hour}:05.120000",
                "end": f"{day}T{hour}:48.310000",
                "today": day,
                "cle": key,
                "_id": str(first_id + number),
                "_uuid": f"reponse-{first_id + number}",
                "_submission_time": f"{day}T{hour}:50",
                "_validation_status": "",
                "_index": str(number + 1),
            }
        )
    return rows


def kobo_sheet(rows: list[Row], questions: list[str]) -> Sheet:
    """Put the tool's columns before and after those of the form."""
    last = ["_id", "_uuid", "_submission_time", "_validation_status", "_index"]
    return Sheet(["start", "end", "today", *questions, *last], rows)


def tick(rows: list[Row], question: str, options: list[str], ticked: list[tuple[str, ...]]) -> list[str]:
    """Write a question with several answers in Kobo's two ways at once: a list of codes, then 0/1 columns."""
    for row, chosen in zip(rows, ticked, strict=True):
        row[question] = " ".join(chosen)
        if chosen:
            row.update({f"{question}/{option}": "1" if option in chosen else "0" for option in options})
    return [question, *(f"{question}/{option}" for option in options)]
