"""Everything that `utilite check` finds, without making a report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from flows.data_dir import ROOT
from flows.forgotten_people import forgotten_of
from indicators.counting.columns import columns_of
from indicators.counting.denominators import COUNTED, outnumbered
from indicators.counting.tallies import TERRITORY
from indicators.counting.tally import tally
from indicators.definitions.choosing import choose, left_aside
from indicators.definitions.indicator import Indicator
from indicators.examples.cases import read_cases
from indicators.figures.estimate import estimate
from indicators.measures.nonresponse import Nonresponse
from initiatives.codebooks.what_names_say import is_weight
from initiatives.collection.collect import readable
from initiatives.collection.raw import RawTable
from initiatives.declaration.brand import Brand
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.questionnaire import Question
from initiatives.validation.dataset import Dataset
from initiatives.validation.inventory import inventory
from initiatives.validation.personal_data import personal_lines
from initiatives.validation.quality import Finding, Passage
from initiatives.validation.validate import Checked, check_tables
from reports.composition.unprintable import unprintable

_HOUSE = ROOT / "reports" / "templates" / "text"


@dataclass(frozen=True)
class Examination:
    """What is wrong: `problems` forbid the evaluation, `findings` were set aside, `unanswered` lack data,
    `disproved` are examples that do not give what they announce, `unused` questions that feed no indicator, `readings` say,
    file by file, how each was opened and what of it nobody reads."""

    problems: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    passages: tuple[Passage, ...] = ()
    unanswered: tuple[str, ...] = ()
    disproved: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    to_write: tuple[str, ...] = ()
    """Texts and recommendations that people have still to write: a draft does without, a final report does not."""
    left_aside: tuple[str, ...] = ()
    """Indicators of the catalogue that nobody chose by name, and whose question is asked otherwise."""
    letters: Path | None = None
    """Where the letters to providers are, if they were asked for and there is something to read."""


def examine(folder: Path, *, letters: bool = False) -> Examination:
    """Check a declaration and its data as far as possible: a mistake never hides those that can still be found.

    With `letters`, the letter to each provider is written in the owner's private folder.
    """
    initiative, problems = declare(folder)
    if initiative is None:
        return Examination(problems)
    tables, unread = readable(initiative)
    checked = check_tables(initiative, tables, forgotten_of(initiative.slug))
    written = _letters(initiative, tables, checked) if letters and tables else None
    examination = _examined(initiative, checked, problems + unread)
    return replace(examination, readings=tuple(inventory(initiative, tables)), letters=written)


def _letters(initiative: Initiative, tables: tuple[RawTable, ...], checked: Checked) -> Path:
    # Loaded only here: most checks lay nothing out.
    from flows.provider_letters import write_letters

    return write_letters(initiative, tables, checked)


def _examined(initiative: Initiative, checked: Checked, problems: tuple[str, ...]) -> Examination:
    indicators, mistakes = choose(initiative)
    problems += mistakes + _templates(initiative)
    texts = (*_texts(initiative, indicators), *unprintable(initiative))
    problems += checked.problems
    dataset, passages = checked.dataset, tuple(passage for _, passage in checked.passages)
    if problems or dataset is None:
        others = tuple(finding for finding in checked.findings if finding.severity != "blocking")
        return Examination(tuple(dict.fromkeys(problems)), (*others, *texts), passages)
    estimates = estimate(initiative, indicators, tally(initiative, indicators, dataset))
    known = {one.indicator for one in estimates.figures if one.value is not None or one.text is not None}
    unanswered = _unanswered(initiative, known)
    disproved = tuple(_disproved(initiative, indicators))
    findings = (*dataset.findings, *_outnumbered(initiative, dataset), *_unread(initiative, dataset), *texts)
    return Examination(
        (),
        findings,
        dataset.background.passages,
        unanswered,
        disproved,
        _unused(initiative, indicators),
        to_write=_to_write(initiative),
        left_aside=left_aside(initiative),
    )


def _templates(initiative: Initiative) -> tuple[str, ...]:
    own = (initiative.folder / "templates").is_dir()
    named = any(edition is not None and edition.template for edition in initiative.editions.values())
    if not own and not named and all(_of_the_house(edition) for edition in initiative.editions):
        return ()
    # Loaded only here: the templates of the house are tested, and loading what reads them takes long.
    from reports.composition.compose import template_problems

    return template_problems(initiative)


def _of_the_house(edition: str) -> bool:
    """Tell whether the template of an edition comes with the house: it bears its name, or that of the initiative's form."""
    return edition == "complete" or (_HOUSE / f"{edition}.md.j2").is_file()


def _texts(initiative: Initiative, indicators: Mapping[str, Indicator]) -> tuple[Finding, ...]:
    if not (initiative.folder / "texts").is_dir() and not initiative.logos and initiative.brand == Brand():
        return ()
    from reports.composition.compose import sections_of
    from reports.composition.strays import text_findings

    return (*text_findings(initiative, indicators, sections_of(initiative)), *personal_lines(initiative))


def _to_write(initiative: Initiative) -> tuple[str, ...]:
    # Loaded only here, where the templates are known to be readable.
    from reports.composition.unwritten import unwritten

    return unwritten(initiative)


def _unused(initiative: Initiative, indicators: Mapping[str, Indicator]) -> tuple[str, ...]:
    """List the questions that are asked and feed no indicator: to be measured, or not to be asked.

    An indicator that counts how many left each question blank is fed by none of them. A group that others are compared with
    is asked the same as they are.
    """
    columns = columns_of(initiative)
    used = {
        (need.table, name.partition(".")[0])
        for indicator in indicators.values()
        if not isinstance(indicator.measure, Nonresponse)
        for need in indicator.needs(columns)
        for name in (
            *(name for one in need.columns for name in one.names()),
            *(name for name, _ in need.where),
            need.amount or "",
        )
    }
    used |= {
        (group, name)
        for group, plan in initiative.sampling.items()
        for name in filter(None, (plan.weights, *plan.margins))
    }
    asked = {id: one.comparison_of or id for id, one in initiative.groups.items()}
    fed = {(asked[table], name) for table, name in used if table in asked}
    return tuple(
        f"{group} : {id}{_of_a_weight(group, id, question)}"
        for group in initiative.groups
        for id, question in initiative.questionnaire_of(group).questions.items()
        if question.answer not in ("verbatim", "date") and (asked[group], id) not in fed
    )


def _of_a_weight(group: str, id: str, question: Question) -> str:
    """Say how a column that is headed as the weight of each answer may serve."""
    if question.answer != "number" or not (is_weight(id) or is_weight(question.text)):
        return ""
    return f" (si c’est le poids de chaque réponse : sampling: {{{group}: {{weights: {id}, weights_source: …}}}})"


def _outnumbered(initiative: Initiative, dataset: Dataset) -> Iterator[Finding]:
    """Say where more people answered than were counted: no response rate can be given there."""
    columns = columns_of(initiative)
    for (group, wave), scopes in outnumbered(dataset).items():
        places = []
        for scope in scopes:
            column = columns.get(group, scope.kind)
            places.append(
                "l’ensemble"
                if scope == TERRITORY or column is None
                else f"{column.label} « {column.name(scope.member)} »"
            )
        where = f"groupe « {initiative.groups[group].label} », vague « {initiative.waves[wave].label} » ({', '.join(places)})"
        register = initiative.registers[COUNTED]
        yield Finding(
            file=register.file,
            sheet=register.sheet,
            row=None,
            column=None,
            rule="plus_de_reponses_que_de_personnes",
            severity="notice",
            message=f"{where} : plus de réponses que de personnes sollicitées, donc ni taux de réponse ni marge d’erreur.",
            remedy="Corrigez l’effectif dans ce registre.",
        )


def _unread(initiative: Initiative, dataset: Dataset) -> Iterator[Finding]:
    """Say which questions hold so many cells that could not be read that it is told beside their figures, or stops them."""
    rule, columns = initiative.quality, columns_of(initiative)
    for (table, question, wave), cells in dataset.background.refused.items():
        column = columns.get(table, question)
        if cells.share < rule.note or column is None or (wave and table not in initiative.groups):
            continue
        done = "ses chiffres le disent"
        if cells.share >= rule.mask:
            done = f"ses chiffres ne sont pas publiés, à partir de {100 * rule.mask:g} % (« quality › mask »)"
        place = f"« {column.label} »{f', vague « {initiative.waves[wave].label} »' if wave else ''}"
        # What a register holds is written by those who keep it: nobody answers.
        held = "réponse" if wave else "cellule"
        many = f"{cells.refused} {held}s illisibles" if cells.refused > 1 else f"une {held} illisible"
        stops = cells.share >= rule.stop
        exports = [one for one in initiative.sources if (one.group, one.wave) == (table, wave)]
        source = exports[0] if exports else initiative.registers.get(table)
        yield Finding(
            file=source.file if source else table,
            sheet=source.sheet if source else None,
            row=None,
            column=None,
            rule="reponses_illisibles",
            severity="decision" if stops else "notice",
            message=f"{place} : {many} sur {cells.filled} remplies ; {done}.",
            remedy=_mended(coded=bool(column.levels or column.options), asked=bool(wave), stops=stops),
        )


def _mended(*, coded: bool, asked: bool, stops: bool) -> str:
    """Say how cells that could not be read may be mended: codes are of closed lists, and questions of questionnaires."""
    ways = ["corrigez les cellules signalées"]
    ways += ["déclarez les codes de votre outil (« codes »)"] if coded else []
    ways += ["retirez la question du questionnaire"] if asked and stops else []
    said = " ou ".join(filter(None, (", ".join(ways[:-1]), ways[-1])))
    if stops:
        return f"Un rapport définitif est refusé tant qu’elles y sont : {said}."
    return f"{said[:1].upper()}{said[1:]}."


def _unanswered(initiative: Initiative, known: set[str]) -> tuple[str, ...]:
    return tuple(asked.question for asked in initiative.questions.values() if not known & set(asked.indicators))


def _disproved(initiative: Initiative, indicators: Mapping[str, Indicator]) -> Iterator[str]:
    """Play the initiative's own examples: `examples/<indicator>.yaml`."""
    # Loaded only here, with Pandera: what has no data to read does not wait for it.
    from indicators.examples.running import differences

    for path in sorted((initiative.folder / "examples").glob("*.yaml")):
        cases, mistakes = read_cases(path, f"examples/{path.name}")
        yield from mistakes
        for case in cases:
            if case.indicator in indicators:
                yield from differences(case, indicators, initiative)
            else:
                yield f"{case.place} : le fichier porte le nom d’un indicateur qui n’est pas choisi. Renommez-le."
