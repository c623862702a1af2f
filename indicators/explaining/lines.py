"""The French lines that explain one figure to whoever asks at the command line."""

from collections.abc import Mapping

from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.whom_and_when import Scope
from indicators.figures.results import Figure, PublishedResults
from indicators.figures.told_to_hosts import HOST
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import REGISTERS
from initiatives.declaration.vocabulary import LABELS
from initiatives.validation.quality import RULES, Passage


def cell_lines(results: PublishedResults, indicator: str, cell: Cell, own: list[Figure]) -> list[str]:
    """Give the figures of one cell, then the counts behind them."""
    lines = ["", place(results, cell)]
    for figure in (figure for figure in own if figure.cell == cell):
        lines.append(f"  {figure.part_label} : {_numbers(figure)}")
    counts: dict[str, list[str]] = {}
    for one in results.counts.get((indicator, cell), ()):
        counts.setdefault(one.question, []).append(f"{one.level} {one.count}")
    lines += [f"  Effectifs, {question} : {', '.join(levels)}." for question, levels in counts.items()]
    return lines


def place(results: PublishedResults, cell: Cell) -> str:
    """Say where, when and of whom a figure speaks, in French."""
    member = cell.scope.member
    partner = results.initiative.partners.get(member)
    where = results.initiative.territory.name if cell.scope == TERRITORY else partner.name if partner else member
    where = LABELS.get(member, where) if cell.scope.kind == "type_acteur" else where
    where = results.initiative.lists.label("structure_types", member) if cell.scope.kind == "type_structure" else where
    host = results.audience.host
    where = host.name if host is not None and cell.scope == Scope.of(HOST, host.id) else where
    waves = [results.initiative.waves[wave].label for wave in cell.wave.each]
    said = [where, " puis ".join(waves), LABELS.get(cell.population, cell.population)]
    return " · ".join(word for word in said if word)


def _numbers(figure: Figure) -> str:
    if figure.untold:
        return figure.reason or ""
    if figure.status == "sans_donnee":
        return "sans donnée."
    said = [_value(figure), f"base {figure.n}"]
    if figure.k is not None:
        said.append(f"dont {figure.k} remplissent la condition")
    if figure.low is not None and figure.high is not None and "comptes_seulement" not in figure.flags:
        said.append(f"de {_number(figure.low, figure.unit)} à {_number(figure.high, figure.unit)}")
    if figure.p is not None:
        adjusted = (
            "" if figure.p_adjusted is None else f", {figure.p_adjusted:.3f} dans sa famille de tests".replace(".", ",")
        )
        said.append(f"{figure.test} : p = {figure.p:.3f}".replace(".", ",") + adjusted)
    apart = {
        "sans réponse": figure.missing,
        "illisibles" if (figure.illegible or 0) > 1 else "illisible": figure.illegible,
        "ne sait pas": figure.dont_know,
        "non concerné": figure.not_concerned,
    }
    said += [f"{count} {name}" for name, count in apart.items() if count]
    return f"{', '.join(said)} ({figure.method})."


def _value(figure: Figure) -> str:
    """Give the value, but no percentage of fewer answers than the house rule asks."""
    if figure.text is not None:
        return f"« {figure.text} »"
    if figure.value is None or figure.counts_only:
        return "comptes seulement" if figure.counts_only else "sans valeur"
    return f"valeur {_number(figure.value, figure.unit)}"


def _number(value: float, unit: str) -> str:
    shown, mark = (100 * value, "\u202f%") if unit == "part" else (value, "")
    return f"{shown:.2f}".rstrip("0").rstrip(".").replace(".", ",").replace("-", "−") + mark


def file_label(initiative: Initiative, passage: Passage) -> str:
    """Name a file by what it holds: « Seniors, Octobre 2014, fichier 2 », « Contributions »."""
    if passage.wave is None:
        return REGISTERS[passage.source].label
    rank = "" if passage.rank is None else f", fichier {passage.rank}"
    return f"{initiative.groups[passage.source].label}, {initiative.waves[passage.wave].label}{rank}"


def passage_line(passage: Passage, named: str) -> str:
    """Say how many rows of a file were read, used and set aside, and by which rules."""
    if not passage.counted:
        return f"{named} : nombre de lignes masqué, trop peu de personnes ou d’organisations y sont."
    return (
        f"{named} : {passage.read} lignes lues, {passage.used} utilisées"
        f"{_aside('lignes écartées', passage.set_aside)}{_few(passage)}{_aside('cellules écartées', passage.cells_set_aside)}."
    )


def _aside(what: str, rules: Mapping[str, int]) -> str:
    if not rules:
        return ""
    said = ", ".join(f"{RULES.get(rule, rule.replace('_', ' '))} {count}" for rule, count in sorted(rules.items()))
    return f" ; {what} : {said}"


def _few(passage: Passage) -> str:
    said = ", ".join(RULES.get(rule, rule.replace("_", " ")) for rule in passage.few)
    return f" ; quelques lignes écartées ne sont pas comptées ({said})" if said else ""
