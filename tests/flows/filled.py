"""A tiny initiative, whole: what its folder holds is in `jardin/`, and twelve people answered."""

import shutil
from pathlib import Path

from reports.composition.unwritten import texts_asked

JARDIN = Path(__file__).parent / "jardin"


def filled(home: Path, slug: str = "jardin", cron: str = "") -> Path:
    """Copy the initiative under `home`, and return its folder: what its synthèse needs is written, other texts are empty."""
    folder = home / slug
    shutil.copytree(JARDIN, folder)
    (folder / "texts").mkdir()
    for name in texts_asked(folder, "experimentation_collective.md.j2"):
        (folder / "texts" / f"{name}.md").touch()
    (folder / "texts" / "reponses").mkdir()
    for name in ("de-quoi-il-s-agit", "en-une-phrase", "continuer", "satisfaction", "lien"):
        answer = "---\nreponse: question ouverte\nvaleurs: {}\n---\nOn le saura l’an prochain.\n"
        (folder / "texts" / "reponses" / f"{name}.md").write_text(answer, encoding="utf-8")
    advice = (
        "| Constat | Recommandation | Porteur | Échéance |\n|---|---|---|---|\n| Sec | Arroser | Habitants | Mai |\n"
    )
    (folder / "texts" / "recommandations.md").write_text(advice, encoding="utf-8")
    if cron:
        with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
            declaration.write(f'schedule: {{cron: "{cron}"}}\n')
    with (folder / "exports" / "habitants_fin.csv").open("a", encoding="utf-8") as export:
        for number in range(12):
            export.write(
                f"r{number};12/05/2025;oui;{1 + number % 4};{'oui' if number % 3 else 'non'};1;0;1;{30 + number}\n"
            )
    return folder


def unwritten_texts(folder: Path) -> list[Path]:
    """List the texts that are still empty."""
    return [text for text in sorted((folder / "texts").glob("*.md")) if not text.stat().st_size]
