"""Why the answers of a wave cannot be weighted, to the declared margins or as they say: what only the data shows, in French."""

from collections.abc import Iterator

from indicators.counting.columns import Columns
from indicators.statistics.calibration import Obstacle
from initiatives.declaration.model import Initiative
from initiatives.declaration.yaml_places import read_yaml


def told(
    initiative: Initiative,
    columns: Columns,
    group: str,
    wave: str,
    answers: tuple[tuple[str, ...], ...],
    obstacles: tuple[Obstacle, ...],
) -> Iterator[str]:
    """Say every obstacle with its line; `answers[m]` are the answers of margin m, as the obstacles number them."""
    declared = read_yaml(initiative.folder / "initiative.yaml", "initiative.yaml")
    margins = tuple(initiative.sampling[group].margins)
    when = f"à la vague « {initiative.waves[wave].label} »"
    for one in obstacles:
        if one.kind == "no_convergence":
            place = declared.place(("sampling", group, "margins"))
            yield f"{place} : {when}, aucune pondération ne respecte toutes ces marges à la fois. Retirez-en une."
            continue
        margin = margins[one.margin]
        path = ("sampling", group, "margins", margin)
        if one.kind == "totals_differ":
            yield f"{declared.place(path)} : le total n’est pas celui de « {margins[0]} ». Corrigez l’une des deux marges."
            continue
        answer, column = answers[one.margin][one.level], columns.get(group, margin)
        label = answer if column is None else column.name(answer)
        if one.kind == "nobody_in_level":
            yield (
                f"{declared.place((*path, answer))} : {when}, aucun répondant ne relève de « {label} », que la marge compte. "
                "Retirez cette marge, ou regroupez ses réponses dans le questionnaire."
            )
        else:
            yield (
                f"{declared.place(path)} : {when}, des répondants relèvent de « {label} », que la marge ne compte pas. "
                f"Ajoutez « {answer} » et son effectif."
            )


def without_weight(initiative: Initiative, group: str, wave: str, answers: int) -> str:
    """Say how many answers of a wave cannot be weighed: their weight is blank, illegible, zero or less."""
    place = read_yaml(initiative.folder / "initiative.yaml", "initiative.yaml").place(("sampling", group, "weights"))
    lacking = "1 réponse n’a" if answers == 1 else f"{answers} réponses n’ont"
    return (
        f"{place} : à la vague « {initiative.waves[wave].label} », {lacking} pas de poids plus grand que zéro. Demandez ce qui "
        "manque à qui a calculé les poids, ou retirez « weights »."
    )
