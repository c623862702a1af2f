"""Stage 3. Turns what files say into typed tables without names, and notes everything that must be mended."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from initiatives.collection.headings import register_headings
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import ATTACHED, CITED, OBJECTIVES, REGISTERS
from initiatives.declaration.vocabulary import NO, WAVE
from initiatives.unusable import UnusableInitiative
from initiatives.validation.accepted_words import Quotation, quotations_of
from initiatives.validation.answers import check_answers
from initiatives.validation.background import Background
from initiatives.validation.capacity import tell_over_capacity
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.derived_tables import with_derived
from initiatives.validation.forgotten import NOBODY, Forgotten
from initiatives.validation.hosts import HOSTS, Host, hosts_of
from initiatives.validation.identifying import known_names
from initiatives.validation.ledger import Ledger
from initiatives.validation.objectives import Objective, objectives_of
from initiatives.validation.open_answers import INTERVIEW, OpenAnswer
from initiatives.validation.perimeter import ATTRIBUTES, Perimeter, declared_perimeter, unambiguous
from initiatives.validation.pseudonyms import Pseudonyms
from initiatives.validation.quality import Finding, Passage
from initiatives.validation.refusals import refused_in
from initiatives.validation.register_tables import check_register
from initiatives.validation.rows_accounted import account_for_rows
from initiatives.validation.texts_of_organisations import TOLD_IN_WORDS, tell_possible_names, texts_of_organisations
from initiatives.validation.valuation import with_valued_hours, without_impossible_natures
from initiatives.validation.waves_by_date import by_wave


@dataclass(frozen=True)
class Checked:
    """All that was found in the files that could be read: `dataset` is None where something prevents the evaluation."""

    dataset: Dataset | None
    findings: tuple[Finding, ...]
    passages: tuple[tuple[str, Passage], ...]
    """How each file and its sheet are named, for the owner, and what went through of it."""
    open_answers: tuple[OpenAnswer, ...] = ()
    """What people wrote in their own words, in the rows that are used: for the owner alone."""

    @property
    def problems(self) -> tuple[str, ...]:
        """Say in French, each once, what prevents the evaluation."""
        return tuple(dict.fromkeys(one.sentence() for one in self.findings if one.severity == "blocking"))


def validate(initiative: Initiative, tables: tuple[RawTable, ...], forgotten: Forgotten = NOBODY) -> Dataset:
    """Check every table against its contract; set aside what cannot be counted, and say why.

    A cell that cannot be read is set aside alone; a row is set aside when it repeats another, when the person did not
    agree or asked to be `forgotten`, or when it belongs to a structure or a partner that nobody declared.
    `UnusableInitiative` says in French everything that prevents the evaluation: a column absent, a wave without any usable
    row, a heading written twice.
    `BrokenContract` is a fault of the program: what it made of the files is not what `schemas` promise, or a row is lost.
    """
    checked = check_tables(initiative, tables, forgotten)
    if checked.dataset is None:
        raise UnusableInitiative(checked.problems)
    return checked.dataset


def check_tables(initiative: Initiative, tables: tuple[RawTable, ...], forgotten: Forgotten = NOBODY) -> Checked:
    """Check every table as `validate` does, and return all that was found, whatever prevents the evaluation.

    Where the register of host structures could not be read, no answer is held for one of an unknown structure.
    """
    pseudonyms = Pseudonyms(forgotten)
    registers = {raw.name: raw for raw in tables if raw.role == "register"}
    checked: dict[str, Table] = {}
    ledgers: list[Ledger] = []
    without_hosts = HOSTS in initiative.registers and HOSTS not in registers
    perimeter = replace(declared_perimeter(initiative), structures_known=not without_hosts)
    hosts: tuple[Host, ...] = ()
    objectives: tuple[Objective, ...] = ()
    in_words: dict[str, tuple[pd.DataFrame, dict[str, list[object]]]] = {}
    said: list[OpenAnswer] = []
    # Structures come first, since every other table cites them; what is attached to a register comes after it.
    for name in sorted(registers, key=lambda name: (name in ATTACHED, name != HOSTS)):
        parent = checked.get(ATTACHED.get(name, ""))
        checked[name], ledger = check_register(initiative, registers[name], perimeter, pseudonyms, parent)
        ledgers.append(ledger)
        if name == "contributions":
            checked[name] = without_impossible_natures(initiative, checked[name], ledger)
            checked[name] = with_valued_hours(initiative, checked[name], ledger)
        if name == OBJECTIVES:
            objectives = objectives_of(
                checked[name].frame, checked[name].decimals, _texts(initiative, checked[name], ledger)
            )
        if name in TOLD_IN_WORDS:
            texts = {column: _texts(initiative, checked[name], ledger, column) for column in TOLD_IN_WORDS[name]}
            in_words[name] = checked[name].frame, texts
            headings = {
                column: [one] for column, one in register_headings(REGISTERS[name], initiative.registers[name]).items()
            }
            # « Élèves et Entreprises » are groups, be it by the first of their words: many people, and nobody.
            groups = (name for one in initiative.groups.values() for name in (one.label, one.label.split()[0]))
            known = (*known_names(initiative), *(host.name for host in hosts), *groups)
            tell_possible_names(ledger, texts, headings, known)
        if name == "entretiens":
            said += _extracts(checked[name], _texts(initiative, checked[name], ledger, "extrait"))
        if name == HOSTS:
            hosts = _hosts(initiative, checked[name], ledger)
            perimeter = _with_structures(perimeter, checked[name], hosts)
    tell_over_capacity(initiative, checked, {ledger.raw.name: ledger for ledger in ledgers})
    for group in initiative.groups:
        exports = [raw for raw in tables if raw.role == "answers" and raw.name == group]
        raws = [part for raw in exports for part in by_wave(initiative, raw)]
        if raws:
            checked[group], of_group = check_answers(initiative, group, raws, perimeter, pseudonyms)
            ledgers += of_group
    said += (words for ledger in ledgers for words in ledger.open_answers())
    quotations = _quotations(initiative, checked, {one.raw.name: one for one in ledgers}, said)
    for ledger in ledgers:
        ledger.tell_vain_decisions()
    findings = tuple(finding for ledger in ledgers for finding in ledger.findings)
    passages = tuple(ledger.passage(rank) for ledger, rank in zip(ledgers, _ranks(ledgers), strict=True))
    named = tuple((ledger.raw.name_of_file, one) for one, ledger in zip(passages, ledgers, strict=True))
    if without_hosts or any(finding.severity == "blocking" for finding in findings):
        return Checked(None, findings, named, tuple(said))
    complete = with_derived(initiative, checked)
    if _all_given(initiative, tables):
        # Pandera takes most of a second to import: only runs that read data pay for it.
        from initiatives.validation.postcondition import uphold

        uphold(initiative, complete)
    account_for_rows(complete, passages)
    dataset = Dataset(
        tables=complete,
        findings=findings,
        background=Background(
            passages, hosts, objectives, texts_of_organisations(in_words), quotations, refused_in(complete)
        ),
        file_names={one.id: name for name, one in named},
    )
    return Checked(dataset, findings, named, tuple(said))


def _ranks(ledgers: list[Ledger]) -> Iterator[int | None]:
    """Number the files of one group and wave, in the order of the declaration; None for the only one."""
    many = Counter((ledger.raw.name, ledger.raw.wave) for ledger in ledgers)
    met = Counter[tuple[str, str | None]]()
    for ledger in ledgers:
        place = (ledger.raw.name, ledger.raw.wave)
        met[place] += 1
        yield met[place] if many[place] > 1 else None


def _all_given(initiative: Initiative, tables: tuple[RawTable, ...]) -> bool:
    """Say whether every declared file was read: `check` goes on without those that cannot be, and promises nothing."""
    declared: set[tuple[str, str | None]] = {(source.group, source.wave) for source in initiative.sources}
    declared |= {(register, None) for register in initiative.registers}
    return {(raw.name, raw.wave) for raw in tables} == declared


def _hosts(initiative: Initiative, structures: Table, ledger: Ledger) -> tuple[Host, ...]:
    """Return the host structures with their names; none when the register does not say which they are."""
    if "structure" not in structures.frame:
        return ()
    return hosts_of(structures.frame, _texts(initiative, structures, ledger))


def _texts(initiative: Initiative, checked: Table, ledger: Ledger, column: str = "libelle") -> list[object]:
    """Return what a register writes in a column of texts, row by row as it was kept: no table holds it."""
    name = ledger.raw.name
    heading = register_headings(REGISTERS[name], initiative.registers[name])[column]
    place = ledger.find([heading], None)
    return [None] * len(checked.frame) if place is None else ledger.raw.frame.iloc[:, place][ledger.kept].tolist()


def _extracts(interviews: Table, texts: list[object]) -> list[OpenAnswer]:
    """Return the extracts of interviews that nobody said not to publish."""
    held = interviews.frame.reindex(columns=["groupe", "publiable"]).astype(object).fillna("")
    rows = zip(held.values.tolist(), texts, strict=True)
    said = {(group, text.strip()) for (group, open_), text in rows if isinstance(text, str) and open_ != NO}
    return [OpenAnswer(group, "", INTERVIEW, text) for group, text in sorted(said) if text]


def _quotations(
    initiative: Initiative, checked: dict[str, Table], ledgers: dict[str, Ledger], said: list[OpenAnswer]
) -> tuple[Quotation, ...]:
    if CITED not in checked:
        return ()
    cited, ledger = checked[CITED], ledgers[CITED]
    texts = {name: _texts(initiative, cited, ledger, name) for name in ("question", "texte", "citation")}
    answering = Counter[tuple[str, str]]()
    for group in initiative.groups:
        if group in checked:
            answering.update((group, str(wave)) for wave in checked[group].frame[WAVE].astype("str"))
    if "entretiens" in checked:
        led = checked["entretiens"].frame[["groupe", "entretien"]].astype("str").drop_duplicates()
        answering.update((group, "") for group in led["groupe"])
    return quotations_of(initiative, ledger, cited.frame, texts, said, answering)


def _with_structures(perimeter: Perimeter, structures: Table, hosts: tuple[Host, ...]) -> Perimeter:
    """Complete the perimeter with the host structures: their ids, every way to write them, their kind and place."""
    if "structure" not in structures.frame:
        return perimeter
    frame = structures.frame.set_index(structures.frame["structure"].astype("str")).reindex(columns=ATTRIBUTES)
    departements = perimeter.departements or tuple(frame["departement"].dropna().unique())
    words = [(word, host.id) for host in hosts for word in dict.fromkeys((host.id, host.name))]
    return replace(perimeter, structures=frame, structure_words=unambiguous(words), departements=departements)
