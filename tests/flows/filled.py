"""A tiny initiative made as an evaluator would: `utilite new`, then its blanks filled."""

import re
from pathlib import Path

from flows.commands.new import create

BLANKS = {
    "name": "Jardin partagé",
    "commissioner": "Ville de Melle",
    "evaluator": "Cabinet Exemple",
    "started_on": "2024-09-01",
    "evaluated_on": "2025-06-30",
    "joined": "2024-09-01",
    "from": "2025-05-01",
    "to": "2025-05-31",
}
NESTED_NAMES = ("Pays mellois", "Les Jardiniers")
"""The territory's name, then the partner's."""


def filled(home: Path, slug: str = "jardin", cron: str = "") -> Path:
    """Create the skeleton of an initiative under `home`, fill it, and return its folder."""
    assert create(slug, "experimentation_collective", home) == 0
    folder = home / slug
    declaration = folder / "initiative.yaml"
    text = declaration.read_text(encoding="utf-8")
    for key, value in BLANKS.items():
        text = re.sub(rf"^( *){key}:(?= *#)", rf"\1{key}: {value}", text, count=1, flags=re.MULTILINE)
    for name in NESTED_NAMES:
        text = re.sub(r"^(  +)name:(?= *#)", rf"\1name: {name}", text, count=1, flags=re.MULTILINE)
    if cron:
        text += f'schedule: {{cron: "{cron}"}}\n'
    declaration.write_text(text, encoding="utf-8")
    with (folder / "exports" / "habitants_fin.csv").open("a", encoding="utf-8") as export:
        for number in range(12):
            export.write(
                f"r{number};12/05/2025;oui;{1 + number % 4};{'oui' if number % 3 else 'non'};1;0;1;{30 + number}\n"
            )
    return folder
