"""What one part of a declaration says of another: groups, waves, files, registers and questionnaires that are cited."""

from collections.abc import Iterator
from pathlib import Path

from initiatives.declaration.calendar_checks import check_calendar
from initiatives.declaration.declared_files import files_of, is_several
from initiatives.declaration.draft import Draft
from initiatives.declaration.edition_checks import check_editions
from initiatives.declaration.lists_needed import check_lists
from initiatives.declaration.missing_files import no_file
from initiatives.declaration.model import Register
from initiatives.declaration.place_checks import check_places
from initiatives.declaration.question_checks import check_questions
from initiatives.declaration.reference import publications
from initiatives.declaration.registers import ATTACHED, DERIVED, REGISTERS
from initiatives.declaration.suggestions import unknown
from initiatives.declaration.vocabulary import BY_DATE
from initiatives.plain_text import plain

_STRUCTURES = "structures_accueil"


def cross_check(draft: Draft, folder: Path, *, collected: bool) -> list[str]:
    """Return, in French, every citation of something that is not declared and every date out of order.

    Before anything is `collected`, a file that is not there is no mistake.
    """
    return [
        *_check_groups(draft),
        *_check_sources(draft, folder, collected=collected),
        *_check_registers(draft, folder, collected=collected),
        *check_editions(draft, folder),
        *_check_rereadings(draft),
        *_check_consents(draft),
        *_check_comparators(draft),
        *check_lists(draft),
        *check_questions(draft),
        *check_calendar(draft),
        *check_places(draft),
    ]


def _check_groups(draft: Draft) -> Iterator[str]:
    place = draft.declared.place
    answered = draft.cited_by_sources("group")
    for key, group in draft.groups.items():
        if group.questionnaire not in draft.files:
            message = unknown("le questionnaire", group.questionnaire, draft.files)
            yield f"{place(('groups', key, 'questionnaire'))} : {message} Son fichier irait dans le dossier « questionnaires »."
        if answered is not None and answered <= draft.names["groups"] and key not in answered:
            yield f"{place(('groups', key))} : aucune source pour ce groupe. Ajoutez son export à « sources », ou retirez-le."
        if key in REGISTERS or key in DERIVED:
            yield f"{place(('groups', key))} : ce nom est celui d’un registre. Donnez-en un autre au groupe."
        for former in group.formerly:
            if former in draft.groups or sum(former in other.formerly for other in draft.groups.values()) > 1:
                yield (
                    f"{place(('groups', key, 'formerly'))} : « {former} » est aussi le nom, ou l’ancien nom, d’un autre groupe. Un "
                    "groupe n’a pris que la suite d’un groupe qui n’est plus."
                )
    for name, file in draft.files.items():
        if name not in {group.questionnaire for group in draft.groups.values()} and draft.names["groups"] == set(
            draft.groups
        ):
            yield f"{file.shown_as} : aucun groupe ne répond à ce questionnaire. Retirez le fichier, ou citez-le."


def _check_sources(draft: Draft, folder: Path, *, collected: bool) -> Iterator[str]:
    place = draft.declared.place
    waves = {*draft.names["waves"], BY_DATE}
    for rank, source in draft.sources.items():
        if source.group not in draft.names["groups"]:
            yield f"{place(('sources', rank, 'group'))} : {unknown('le groupe', source.group, draft.names['groups'])}"
        if source.wave not in waves:
            yield f"{place(('sources', rank, 'wave'))} : {unknown('la vague', source.wave, waves)}"
        if source.wave == BY_DATE and not _is_dated(draft, source.group):
            yield (
                f"{place(('sources', rank, 'wave'))} : « {BY_DATE} » demande la date de chaque réponse, et le questionnaire ne "
                "dit pas où elle est. Ajoutez « date_reponse » à « respondent »."
            )
        if collected and not files_of(folder, source.file):
            yield no_file(source.file)
        first = next((other for other in draft.sources if other < rank and _overlap(draft, folder, other, rank)), None)
        if first is not None:
            yield (
                f"{place(('sources', rank))} : ce fichier et cette feuille sont déjà la source n° {first + 1}. Les mêmes réponses "
                "seraient comptées deux fois : retirez l’une des deux, ou dites par « where » quelles lignes sont à chacune."
            )
    collected_at = draft.cited_by_sources("wave")
    if collected_at and collected_at <= draft.names["waves"]:
        for wave in draft.waves:
            if wave not in collected_at:
                yield f"{place(('waves', wave))} : aucune source pour cette vague. Ajoutez ses exports, ou retirez-la."


def _is_dated(draft: Draft, group: str) -> bool:
    asked = draft.groups.get(group)
    questionnaire = draft.questionnaires.get(asked.questionnaire) if asked else None
    return questionnaire is None or bool(questionnaire.respondent.date_reponse)


def _overlap(draft: Draft, folder: Path, first: int, second: int) -> bool:
    """Say whether two sources would read the same lines: those of one sheet that no column of `where` tells apart."""
    one, two = draft.sources[first], draft.sources[second]
    apart = any(
        not {*map(plain, one.where[key])} & {*map(plain, two.where[key])} for key in one.where.keys() & two.where
    )
    same = {*files_of(folder, one.file)} & {*files_of(folder, two.file)} or one.file == two.file
    return bool(same) and one.sheet == two.sheet and not apart


def _check_rereadings(draft: Draft) -> Iterator[str]:
    content = draft.declared.content
    told = content.get("rereadings") if isinstance(content, dict) else None
    for key in told if isinstance(told, dict) else ():
        if key not in draft.names["partners"]:
            place = draft.declared.place(("rereadings", key))
            yield f"{place} : {unknown('le partenaire', str(key), sorted(draft.names['partners']))}"


def _check_consents(draft: Draft) -> Iterator[str]:
    content = draft.declared.content
    told = content.get("consents") if isinstance(content, dict) else None
    for key, one in told.items() if isinstance(told, dict) else ():
        to = one.get("to") if isinstance(one, dict) else None
        if key not in draft.names["partners"] and "nommer" in (to if isinstance(to, list) else [to]):
            place = draft.declared.place(("consents", key))
            yield f"{place} : seul un partenaire est nommé. {unknown('le partenaire', str(key), sorted(draft.names['partners']))}"


def _check_comparators(draft: Draft) -> Iterator[str]:
    content = draft.declared.content
    cited = content.get("comparators") if isinstance(content, dict) else None
    for rank, id in enumerate(cited if isinstance(cited, list) else []):
        if isinstance(id, str) and id not in publications():
            yield f"{draft.declared.place(('comparators', rank))} : {unknown('le repère publié', id, publications())}"


def _check_registers(draft: Draft, folder: Path, *, collected: bool) -> Iterator[str]:
    place = draft.declared.place
    for key in sorted(draft.names["registers"] - set(REGISTERS)):
        yield f"{place(('registers', key))} : {unknown('le registre', key, REGISTERS)}"
    for key, register in draft.registers.items():
        if is_several(folder, register.file):
            yield f"{place(('registers', key, 'file'))} : un registre tient dans un seul fichier. Réunissez-les, et citez-le."
        elif collected and not files_of(folder, register.file):
            yield no_file(register.file)
        if key not in REGISTERS:
            continue
        columns = REGISTERS[key].columns
        if register.legal_basis is not None and not REGISTERS[key].people:
            yield f"{place(('registers', key))} : « legal_basis » ne va qu’avec un registre tenu par personne. Retirez-la."
        yield from _check_rules(place(("registers", key)), key, register)
        for heading in register.personal_columns:
            if plain(heading) not in {plain(register.columns.get(column, column)) for column in columns}:
                yield (
                    f"{place(('registers', key, 'personal_columns'))} : « {heading} » n’est l’intitulé d’aucune colonne de ce "
                    "registre. Corrigez-le."
                )
        for column in register.columns:
            if column in columns and columns[column].kind == "commune" and not draft.names_communes:
                yield (
                    f"{place(('registers', key, 'columns', column))} : aucune commune n’est déclarée. "
                    "Ajoutez-les à « territory › communes », par exemple [Charenton-le-Pont, Saint-Maurice (94)]."
                )
            if column not in columns:
                yield f"{place(('registers', key, 'columns', column))} : {unknown('la colonne', column, columns)}"
            elif (other := columns[column].instead_of) in draft.names["registers"]:
                yield (
                    f"{place(('registers', key, 'columns', column))} : le registre « {other} » le dit déjà, ligne par ligne. "
                    "Retirez cette colonne, ou ce registre."
                )
        for column in register.every_row:
            if column not in columns:
                yield f"{place(('registers', key, 'every_row', column))} : {unknown('la colonne', column, columns)}"
        if key in ATTACHED and ATTACHED[key] not in draft.names["registers"]:
            yield f"{place(('registers', key))} : ce registre a besoin du registre « {ATTACHED[key]} ». Déclarez-le aussi."
        placed = any(
            column.kind == "structure"
            and column.required
            and not any(other in register.columns for other in column.unless)
            for column in columns.values()
        )
        if placed and _STRUCTURES not in draft.names["registers"]:
            yield f"{place(('registers', key))} : ce registre cite des structures. Déclarez aussi « {_STRUCTURES} »."


def _check_rules(place: str, key: str, register: Register) -> Iterator[str]:
    """Check that the rules of a register cite columns that it has, and dates where dates are compared."""
    columns = REGISTERS[key].columns
    for name, rules in register.rules.items():
        for cited in (name, *([rules.not_before] if rules.not_before else [])):
            if cited not in columns:
                yield f"{place}, « rules » : {unknown('la colonne', cited, columns)}"
            elif columns[cited].kind == "text":
                yield f"{place}, « rules » : la colonne « {cited} » est un texte libre. Retirez-la."
            elif rules.not_before and columns[cited].kind != "date":
                yield f"{place}, « rules » : « {cited} » n’est pas une date, « not_before » en compare deux. Corrigez-le."
    if register.within_capacity and key != "presences":
        yield f"{place} : « within_capacity » ne va qu’avec le registre « presences ». Retirez-le."
