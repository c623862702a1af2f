"""Before anything is handed out: can a careful reader work out from it what a few people answered?

All that every audience reads is attacked after *protect*, apart from the search that decided it: question by question, by
whoever holds every edition, each partner, each host structure with its own edition, and partners together; beside what
was handed out before. What could not be settled in time counts as found.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from time import process_time

import numpy as np

from indicators.confidentiality import wording
from indicators.confidentiality.amounts_worked_out import nearly_of_one
from indicators.confidentiality.attacker import Budget, Newcomers, WorkedOut, fewest_but, pinned, smallest
from indicators.confidentiality.careful_readers import Careful, InEdition, Memory, Reads
from indicators.confidentiality.given_out import GivenOut, people_by_answer
from indicators.confidentiality.handed_out_before import NOTHING, before
from indicators.confidentiality.one_thread import on_one_thread
from indicators.confidentiality.told_numbers import Answers, Asked, Output, PeopleTold, Published
from indicators.confidentiality.who_learns_more import (
    ANYBODY,
    NOBODY,
    Small,
    Team,
    screens_of_bounds,
    screens_of_groups,
    teams,
)
from indicators.counting.tallies import Tallies
from indicators.figures.results import PublishedResults
from indicators.figures.told_to_hosts import HOST, host_of
from indicators.measures.base import DerivedMeasure
from initiatives.arrays import Bools, Integers
from initiatives.declaration.model import Confidentiality, Initiative
from initiatives.declaration.registers import PAIRS
from initiatives.declaration.who_is_counted import kind_of

RULES = {
    "effectif": "on retrouve combien sont quelques-uns, moins que le seuil",
    "bornes": "un effectif masqué, plus petit que le seuil, n’a qu’une valeur possible",
    "sante": "on retrouve un effectif d’une réponse de santé plus petit que le seuil",
    "unanimes": "on retrouve que quelques-uns ont tous répondu la même chose",
    "montant": "on approche ce qu’a apporté une seule organisation",
    "visites": "on retrouve que quelques-uns ne sont venus qu’une fois",
    "anterieur": "une version déjà remise parlait de personnes que plus rien ne compte, et ce chiffre, d’autres qu’elle",
    "compose": "un chiffre publié est fait d’un chiffre masqué",
    "inexplique": "rien ne dit de qui parle un effectif publié",
    "motif": "le motif d’un masque dit ce qu’il protège",
}
"""What is looked for, and how the owner is told that it was found."""
EVERYBODY = "toutes les éditions réunies"
Outputs = tuple[tuple[Output, ...], ...]
"""Numbers that tell something together, each printed in any of these outputs: to be rid of it, one of them has to go."""


@dataclass(frozen=True)
class Disclosure:
    """Something that a reader works out: by which rule, who, from which outputs. Never how many, nor what.

    `settled` is false where it could not be excluded in time.
    """

    rule: str
    reader: str
    outputs: Outputs
    settled: bool = True


@dataclass(frozen=True)
class Audited:
    """What an audit looked for and found, for the owner alone.

    `rules` are those applied; `figures` says how many figures were attacked, `systems` how many times a reader's reading
    of a question was, `sums` how many sets of people these readings tell, in all; `seconds` are the processor's. `found`
    keeps a report from being handed out; `coalitions` is what two partners would work out together, where that is not
    protected against.
    """

    rules: tuple[str, ...]
    figures: int
    sums: int
    systems: int
    seconds: float
    found: tuple[Disclosure, ...]
    coalitions: tuple[Disclosure, ...]


@on_one_thread
def audit(
    initiative: Initiative,
    tallies: Tallies,
    results: Sequence[PublishedResults],
    given_out: Sequence[GivenOut],
    seconds: float,
) -> Audited:
    """Attack everything that is about to be handed out, as careful readers would who know the rule.

    Args:
        initiative: the declaration: thresholds, partners, coalitions protected against.
        tallies: the true counts, which say what is small; readers are supposed to know none of them.
        results: what each audience reads, after `protect`.
        given_out: what versions handed out before told.
        seconds: of the processor, that it may take; what is not settled by then counts as found.
    """
    began = process_time()
    published = Published(initiative, tallies, results)
    attack = _Attack(published, given_out, Budget(seconds))
    declared = initiative.confidentiality.coalitions
    found = (*_unexplained(published), *_composed(results), *_giving_reasons(results), *attack.everything(declared))
    together = tuple(attack.together(2)) if declared == 1 else ()
    return Audited(
        rules=tuple(RULES),
        figures=len(published.figures),
        sums=attack.sums,
        systems=attack.systems,
        seconds=process_time() - began,
        found=tuple(dict.fromkeys(found)),
        coalitions=tuple(dict.fromkeys(together)),
    )


def _unexplained(published: Published) -> Iterator[Disclosure]:
    """Yield the figures of which a number tells of nobody knows whom."""
    for output in published.unexplained():
        yield Disclosure("inexplique", EVERYBODY, ((output,),))


def _composed(results: Sequence[PublishedResults]) -> Iterator[Disclosure]:
    """Yield the figures made of others of which one is masked for whoever reads them."""
    for reader in results:
        masked = {(one.indicator, one.cell) for one in reader.figures if one.status == "masque" and not one.part}
        for one in reader.figures:
            measure = reader.indicators[one.indicator].measure
            if one.status != "publie" or not isinstance(measure, DerivedMeasure):
                continue
            hidden = [Output(key, "", one.cell) for key in measure.made_of() if (key, one.cell) in masked]
            if hidden:
                together = (Output(one.indicator, one.part, one.cell), *hidden)
                yield Disclosure("compose", reader.audience.label, tuple((each,) for each in together))


def _giving_reasons(results: Sequence[PublishedResults]) -> Iterator[Disclosure]:
    """Yield the masked figures of which a reader is told why: that all answered alike, or that few did."""
    for reader in results:
        for one in reader.figures:
            if one.status == "masque" and one.reason not in (wording.PROTECTED, wording.OWN):
                yield Disclosure("motif", reader.audience.label, ((Output(one.indicator, one.part, one.cell),),))


def _hosts(published: Published) -> Iterator[Careful]:
    """Yield the host structures that read an edition of their own."""
    for audience in published.audiences:
        if audience.host is not None:
            yield Careful(audience.label, audience, HOST, (audience.host.id,))


def _team(initiative: Initiative, members: Sequence[str]) -> Careful:
    """Return partners who hold every edition together, and know their own people."""
    label = " et ".join(initiative.partners[one].name for one in members)
    return Careful(label, None, "partenaire", tuple(members))


@dataclass(frozen=True)
class Secrets:
    """What is small of one question: the limits that its people, or its organisations, obey."""

    rule: Confidentiality
    organisations: bool
    sensitive: bool

    @property
    def limit(self) -> int:
        """Return below how many contributors nothing may be worked out."""
        if self.organisations:
            return self.rule.organisations
        return self.rule.health if self.sensitive else self.rule.persons

    @property
    def few_alike(self) -> int:
        """Return below how many nobody may work out that all answered alike."""
        if self.organisations:
            return 2 * self.rule.organisations
        return self.rule.few_alike_about_health if self.sensitive else self.rule.few_alike


class _Attack:
    """One audit under way: each reader reads each question in turn, until the budget is spent."""

    def __init__(self, published: Published, given_out: Sequence[GivenOut], budget: Budget) -> None:
        self._published, self._budget = published, budget
        self._asked = [(asked, before(asked.behind, given_out)) for asked in published.questions()]
        self._partners = tuple(published.initiative.partners)
        self._together: dict[int, InEdition] = {}
        self._concerned: dict[int, set[Team]] = {}
        self.systems = self.sums = 0

    def everything(self, size: int) -> Iterator[Disclosure]:
        """Yield what is worked out by whoever holds every edition, by teams of up to so many partners, by host structures."""
        return self._while_time_lasts(
            chain(self._by_everybody(), *map(self._by_teams, range(1, size + 1)), self._by_hosts())
        )

    def together(self, size: int) -> Iterator[Disclosure]:
        """Yield what so many partners work out together, with what is left of the time."""
        return self._while_time_lasts(self._by_teams(size))

    def _by_everybody(self) -> Iterator["_Turn"]:
        memory: Memory = {}
        return (_Turn(Careful(EVERYBODY), rank, memory) for rank in range(len(self._asked)))

    def _by_teams(self, size: int) -> Iterator["_Turn"]:
        """Yield partners, so many together, who may know more of a question than fewer of them do."""
        memories: dict[Team, Memory] = {}
        for rank, concerned in self._concerned.items():
            some = (team for team in concerned if len(team) == size)
            every = map(Team, combinations(range(len(self._partners)), size))
            for team in every if ANYBODY in concerned else sorted(some, key=sorted):
                reader = _team(self._published.initiative, [self._partners[one] for one in sorted(team)])
                yield _Turn(reader, rank, memories.setdefault(team, {}), team)

    def _by_hosts(self) -> Iterator["_Turn"]:
        for reader in _hosts(self._published):
            memory: Memory = {}  # what one reader knows by itself makes its systems unlike those of all others
            yield from (_Turn(reader, rank, memory) for rank in range(len(self._asked)))

    def _while_time_lasts(self, turns: Iterable["_Turn"]) -> Iterator[Disclosure]:
        """Yield what is worked out, turn after turn; once the time is spent, what is left is said once: not to be settled."""
        for turn in turns:
            if self._budget.spent:
                asked, _ = self._asked[turn.rank]
                told = tuple(one.outputs for one in asked.told(asked.outputs))
                yield Disclosure("effectif", turn.reader.name, told, settled=False)
                return
            yield from self._by(turn)

    def _by(self, turn: "_Turn") -> Iterator[Disclosure]:
        """Yield what a reader works out of a question, and note which teams may know more of it."""
        asked, earlier = self._asked[turn.rank]
        known, secrets = turn.reader.knows(asked), self._secrets(asked)
        if known is None or (secrets.organisations and turn.reader.audience is not None):
            return  # each organisation is a reader of its own, whether it has an edition or not
        edition = self._together.get(turn.rank) if turn.reader.audience is None else None
        if edition is None:
            edition = InEdition.of(turn.reader, asked, self._published, earlier)
        attempt = _Attempt(turn.reader, edition, secrets, known, turn.memory, self._budget)
        self.systems += 1
        self.sums += len(edition.told)
        found = tuple(attempt.works_out())
        yield from found
        if turn.reader.audience is not None:
            return
        self._together[turn.rank] = edition
        more = max(2, self._published.initiative.confidentiality.coalitions) - len(turn.team)
        if more and not (turn.team and found):
            teams = frozenset({ANYBODY}) if found else attempt.concerns(self._owners(asked), more)
            self._concerned.setdefault(turn.rank, set()).update(turn.team | team for team in teams)

    def _owners(self, asked: Asked) -> Integers:
        """Say which partner knows the people of each kind, by rank, or that none does: shape (kinds,)."""
        found = np.full(len(asked.behind.people), NOBODY)
        for rank, partner in enumerate(self._partners):
            found[asked.behind.places.holding("partenaire", partner)[asked.behind.place]] = rank
        return found

    def _secrets(self, asked: Asked) -> Secrets:
        initiative, table = self._published.initiative, asked.question.table
        sensitive = (table, asked.question.asked) in self._published.sensitive
        return Secrets(initiative.confidentiality, kind_of(initiative, table) == "organisations", sensitive)


@dataclass(frozen=True)
class _Turn:
    """One reader at one question, the rank of which is given; `team` are the partners that it is."""

    reader: Careful
    rank: int
    memory: Memory
    team: Team = ANYBODY


class _Attempt:
    """One reader at one question: `reading` is what it can tell apart."""

    def __init__(
        self, reader: Careful, edition: InEdition, secrets: Secrets, known: Bools, memory: Memory, budget: Budget
    ) -> None:
        self._reader, self._edition, self._secrets = reader, edition, secrets
        self._memory, self._budget = memory, budget
        self._limit = secrets.limit - int(secrets.organisations and bool(reader.members))
        owners = edition.asked.owners if secrets.organisations else (None,) * len(known)
        self._owners = np.array(owners, dtype=object)
        names = np.array(sorted({one for one in owners if one is not None}), dtype=object)
        self._owned: Bools = self._owners[:, None] == names[None, :]
        self._looked_for: dict[Reads, list[Small]] = {}
        self._nearly = False  # whether something told of a small group, be it that its answers are not
        people, earlier = edition.asked.behind.people, edition.earlier
        knows = np.concatenate([known, np.zeros(len(earlier.changed), dtype=bool)])
        while len(earlier.sums):  # what versions handed out before tell by themselves is out already
            alone = Reads(people, (), earlier, knows, self._owned, memory)
            group = self._few(alone)
            if group is None or not group.settled:
                break
            self._nearly = True
            knows = knows | alone.columns_of(group)
        self._own, self._out = known, knows[: len(people)]
        self._unowned: Integers = np.where(self._owned.any(axis=1), 0, people)
        self._beside_earlier = Reads(people, edition.told, earlier, knows, self._owned, memory)
        self._finer: Reads | None = None

    def _read(self, told: Sequence[PeopleTold], known: Bools) -> Reads:
        """Read what is told now, some kinds being known."""
        return Reads(self._edition.asked.behind.people, told, NOTHING, known, self._owned, self._memory)

    @cached_property
    def _before(self) -> Reads:
        """Return the reading of what versions handed out before told, and is so today."""
        return self._read(self._edition.unchanged, self._own)

    def works_out(self) -> Iterator[Disclosure]:
        """Yield what is found, at most one finding for each thing that is looked for."""
        if self._edition.anew and not self._own.any():
            yield Disclosure("anterieur", self._reader.name, (self._edition.anew[0].outputs,))
        group = self._few(self._beside_earlier)
        if group is not None:
            yield self._found("effectif", group, self._beside_earlier)
        elif not self._secrets.organisations:
            yield from self._bounded()
        yield from self._brought()
        yield from self._came_once()
        if not self._edition.asked.is_answered:
            return
        if group is None and not self._secrets.organisations:
            yield from self._stayed()
        reading = self._beside_earlier
        if len(self._edition.earlier.sums):
            reading = self._read((*self._edition.told, *self._edition.unchanged), self._own)
        for answers in self._edition.answers:
            if self._secrets.sensitive and not self._secrets.organisations:
                yield from self._about_health(reading, answers)
            yield from self._alike(reading, answers)
            if self._secrets.organisations and not self._reader.members:
                yield from self._alike_for_one_of_them(reading, answers)

    def concerns(self, owner: Integers, size: int) -> frozenset[Team]:
        """Return the smallest teams, of at most this size, that may work out what this reader, once it has tried, does not.

        `owner` says which partner knows the people of each kind by itself, by rank, shape (kinds,). The empty team stands
        for all of them: of organisations, each of which is few, and where what is told of a small group leaves its answers.
        """
        if self._nearly or self._secrets.organisations:
            return frozenset({ANYBODY})
        screens = [
            screen for reading, small in self._looked_for.items() for screen in screens_of_groups(reading, owner, small)
        ]
        if self._finer is not None:
            screens += screens_of_bounds(self._finer, len(self._edition.told), owner, self._limit, size)
        return teams(screens, size)

    def _found(self, rule: str, group: WorkedOut, reading: Reads, reader: str = "") -> Disclosure:
        return Disclosure(rule, reader or self._reader.name, reading.telling(group), group.settled)

    def _few(self, reading: Reads) -> WorkedOut | None:
        """Find few people, or organisations, whose number is worked out."""
        every = np.ones(len(reading.people), dtype=bool)
        self._look_for(reading, Small(np.ones(len(reading.there), dtype=bool), reading.there, self._limit))
        return reading.search(every, reading.unowned, self._limit, self._budget)

    def _look_for(self, reading: Reads, small: Small) -> None:
        self._looked_for.setdefault(reading, []).append(small)

    def _stayed(self) -> Iterator[Disclosure]:
        """Find few people of an earlier version, beside whom others came since: some of today's, less who came.

        Whoever knows people by itself is not looked at: it knows which of them came.
        """
        people, earlier = self._edition.asked.behind.people, self._edition.earlier
        if self._reader.members or not earlier.came.any():
            return
        knows = np.concatenate([self._out, np.zeros(len(earlier.changed), dtype=bool)])
        while True:  # what versions handed out before tell by themselves is out already
            alone = Reads(people, (), earlier, knows, self._owned, self._memory)
            out = self._fewest_who_stayed(alone)
            if out is None or not out[1]:
                break
            knows = knows | alone.columns_of(WorkedOut(out[0] > 0))
        reading = Reads(people, self._edition.told, earlier, knows, self._owned, self._memory)
        found = self._fewest_who_stayed(reading)
        if found is not None:
            yield Disclosure("effectif", self._reader.name, reading.telling_of(found[0], settled=found[1]), found[1])

    def _fewest_who_stayed(self, reading: Reads) -> tuple[Integers, bool] | None:
        earlier, size = self._edition.earlier, len(self._edition.earlier.changed)
        _, given = people_by_answer(self._edition.asked.behind)
        kinds = (given[:, None, :] * earlier.beside.T[:, :, None]).reshape(len(given), -1)
        changes = (np.eye(size, dtype=np.int64)[:, :, None] * earlier.more[None, :, :]).reshape(size, -1)
        conditions = reading.total(np.vstack([kinds, changes]))
        more = np.where(earlier.came, earlier.more.sum(axis=1), earlier.changed)
        people = reading.total(np.concatenate([self._edition.asked.behind.people, more]))
        came = reading.total(np.concatenate([np.zeros(len(given), dtype=bool), earlier.came])) > 0
        return fewest_but(reading.moved, people, Newcomers(came, conditions.T), self._limit, self._budget)

    def _bounded(self) -> Iterator[Disclosure]:
        """Find few people whose number has one possible value, as none is negative and masked figures hold somebody.

        Of those who came or left since a version handed out before, nobody knows even which they did: it bounds nothing.
        """
        told = self._edition.told
        hidden = tuple(one for one in self._edition.masked if not (one.members & self._out).any())
        self._finer = finer = self._read((*told, *hidden), self._out)
        masked = finer.sums[len(told) :]
        targets = np.vstack([masked, np.eye(len(finer.people), dtype=np.int64)])
        small = np.flatnonzero((targets @ finer.people > 0) & (targets @ finer.people < self._limit))
        if not small.size:
            return
        known, unsettled = pinned(finer.sums[: len(told)], masked > 0, finer.people, targets[small], self._budget)
        if known.any():
            first = int(np.flatnonzero(known)[0])
            beside = [
                outputs
                for row, outputs in zip(finer.sums[: len(told)], finer.told[: len(told)], strict=True)
                if (row.astype(bool) & targets[small[first]].astype(bool)).any()
            ]
            yield Disclosure("bornes", self._reader.name, tuple(beside), not unsettled[first])

    def _brought(self) -> Iterator[Disclosure]:
        """Find what one organisation brought of an amount, or nearly: what nobody is said to have brought is of one too."""
        amounts = self._edition.asked.brought
        if amounts is None:
            return
        told = (*self._edition.told, *self._edition.unchanged)
        reading = self._read(told, self._own | (amounts == 0))
        owned = np.column_stack([self._owned, ~self._owned.any(axis=1)])
        brought = reading.total(owned * amounts[:, None])
        group = nearly_of_one(reading.moved, brought, self._secrets.rule.dominance, self._budget)
        if group is not None:
            yield self._found("montant", group, reading)

    def _came_once(self) -> Iterator[Disclosure]:
        """Find few of whom as many visits as people say that each came once; of many it may be told."""
        once, people = self._edition.asked.came_once, self._edition.asked.behind.people
        if once is None:
            return
        left, few = people, self._secrets.few_alike
        for one in self._edition.told:
            if once[one.members].all() and people[one.members].sum() >= few:
                left = np.where(one.members, 0, left)
        reading = self._read(self._edition.told, self._own)
        group = reading.search(reading.whole(once), reading.total(left), few, self._budget)
        if group is not None:
            yield self._found("visites", group, reading)

    def _about_health(self, reading: Reads, answers: Answers) -> Iterator[Disclosure]:
        """Find few people who said something about their health, or who did not."""
        limit = self._secrets.rule.health
        for one in answers.yes_or_no:
            for count, times in ((one.k, one.k_times), (one.n - one.k, one.n_times - one.k_times)):
                left = self._not_out(one.base, count, limit, answers, [(times,)])
                group = self._confirmed(reading, one.base, left, limit, answers, [(times,)])
                if group is not None:
                    yield self._found("sante", group, reading)

    def _alike(self, reading: Reads, answers: Answers) -> Iterator[Disclosure]:
        """Find few who are worked out to have all answered alike."""
        few = self._secrets.few_alike
        for agreement in self._agreements(answers):
            left = self._unowned
            if not self._secrets.organisations:  # they are named: nothing told of many of them lets it be told of few
                left = self._left_to_protect(agreement, answers)
                left = self._not_out(agreement.same, left, few, answers, agreement.forms)
            group = self._confirmed(reading, agreement.same, left, few, answers, agreement.forms)
            if group is not None and not self._secrets.organisations:
                left = self._not_of_many(agreement, left, answers)
                group = self._confirmed(reading, agreement.same, left, few, answers, agreement.forms)
            if group is not None:
                yield self._found("unanimes", group, reading)

    def _not_out(
        self,
        allowed: Bools,
        people: Integers,
        limit: int,
        answers: Answers,
        forms: Sequence[tuple[Integers, ...]],
    ) -> Integers:
        """Count those of whom versions handed out before do not tell it by themselves, of these kinds, shape (kinds,)."""
        read = frozenset(one.outputs[0] for one in self._edition.unchanged)
        while self._edition.unchanged:
            group = self._confirmed(self._before, allowed, people, limit, answers, forms, read)
            if group is None or not group.settled:
                break
            people = np.where(self._before.columns_of(group), 0, people)
        return people

    def _not_of_many(self, agreement: "_Agreement", people: Integers, answers: Answers) -> Integers:
        """Count those of whom what all read does not tell it by itself, of many of them together, shape (kinds,).

        Of many it may be told, and then is of each: what single structures read tells no more of them.
        """
        read = frozenset(one for one in self._edition.read if host_of(one.cell) is None)
        told = [one for one in (*self._edition.told, *self._edition.unchanged) if read.intersection(one.outputs)]
        if len(read) == len(self._edition.read):
            return people
        reading = self._read(told, self._own)
        alike, left, counted = reading.whole(agreement.same), reading.people, reading.people
        while True:
            group = self._worked_out(reading, alike, left, int(left.sum()) + 1, answers, agreement.forms, read)
            if group is None or not group.settled:
                return people
            if counted[group.columns].sum() >= self._secrets.few_alike:
                many = WorkedOut(group.columns & (counted > 0))
                people = np.where(reading.columns_of(many), 0, people)
            elif reading.total(people)[group.columns].any():
                counted = np.where(
                    group.columns, 0, counted
                )  # few, of whom nothing else tells it: they add to no others
            left = np.where(group.columns, 0, left)

    def _alike_for_one_of_them(self, reading: Reads, answers: Answers) -> Iterator[Disclosure]:
        """Find organisations that one of them, which takes its own answer away, works out to have all answered alike.

        They are named in the report. One that nothing names is of a kind, and takes its answer away from those of its kind.
        """
        for owned in self._owned.T:
            own = self._read((*self._edition.told, *self._edition.unchanged), self._own | owned)
            for agreement in self._agreements(answers):
                few = self._secrets.few_alike
                group = self._confirmed(own, agreement.same, self._unowned, few, answers, agreement.forms)
                if group is not None:
                    yield self._found("unanimes", group, own, "une organisation qui a répondu")
        if self._edition.asked.question.table == PAIRS:
            return  # a pair is no organisation, and has nothing of its own to take away
        for agreement in self._agreements(answers):
            for kind in np.flatnonzero((agreement.same | agreement.but_one) & ~self._owned.any(axis=1)).tolist():
                one = np.arange(len(self._own)) == kind
                same, others, few = agreement.same | one, self._unowned - one, self._secrets.few_alike
                group = self._confirmed(reading, same, others, few, answers, agreement.forms)
                if group is not None:
                    yield self._found("unanimes", group, reading, "une organisation qui a répondu")

    def _agreements(self, answers: Answers) -> Iterator["_Agreement"]:
        """Yield what figures tell of kinds of whom all answered alike.

        That nobody chose an answer is common and tells little, but for what an indicator is about. Of people, only that
        is looked at, unless it is about health.
        """
        closely = self._secrets.organisations or self._secrets.sensitive
        for one in answers.yes_or_no:
            no, no_times = one.n - one.k, one.n_times - one.k_times
            for count, contrary, looked_at in ((one.k, no_times, one.main or closely), (no, one.k_times, one.main)):
                if looked_at:
                    yield _Agreement(one.base, one.n, count, contrary, [(one.n_times, one.k_times)])
        for notes in answers.notes if closely else ():
            every = np.ones(notes.given.shape[1], dtype=np.int64)
            for level in range(len(every)) if notes.spread else sorted(notes.ends):
                contrary = (np.arange(len(every)) != level).astype(np.int64)
                forms: list[tuple[Integers, ...]] = [(every, contrary)]
                if notes.spread:
                    forms.append((every, notes.values, notes.values**2))
                yield _Agreement(notes.base, notes.given.sum(axis=1), notes.given[:, level], contrary, forms)

    def _left_to_protect(self, agreement: "_Agreement", answers: Answers) -> Integers:
        """Count the people of each kind of whom nothing that is read says yet that they answered so: shape (kinds,).

        Of many people together it may be told: it then is of each part of them.
        """
        people, few = self._edition.asked.behind.people, self._secrets.few_alike
        everybody: Bools = agreement.base & (people > 0)
        told = np.zeros(len(people), dtype=bool)
        if agreement.same[everybody].all() and not (self._secrets.sensitive and people[everybody].sum() < few):
            told = everybody  # the whole says it
        none: dict[bytes, tuple[Bools, Integers]] = {}  # answers that nobody gave, by whom that is said of
        for one in answers.numbers:
            if one.is_zero and one.output in self._edition.read and (one.times >= 0).all():
                _, ungiven = none.get(one.members.tobytes(), (one.members, np.zeros_like(one.times)))
                none[one.members.tobytes()] = one.members, ungiven + one.times
        for members, ungiven in none.values():
            if (ungiven >= agreement.contrary).all():
                told = told | (members & (people[members].sum() >= few))
        return np.where(told, 0, people)

    def _confirmed(
        self,
        reading: Reads,
        kinds: Bools,
        people: Integers,
        limit: int,
        answers: Answers,
        forms: Sequence[tuple[Integers, ...]],
        read: frozenset[Output] | None = None,
    ) -> WorkedOut | None:
        """Find few of these kinds of people, of whom all sums of answers of one of these forms are worked out."""
        self._look_for(reading, Small(kinds, people, limit))
        return self._worked_out(reading, reading.whole(kinds), reading.total(people), limit, answers, forms, read)

    def _worked_out(
        self,
        reading: Reads,
        allowed: Bools,
        people: Integers,
        limit: int,
        answers: Answers,
        forms: Sequence[tuple[Integers, ...]],
        read: frozenset[Output] | None,
    ) -> WorkedOut | None:
        """Find few people, of these blocks, of whom all sums of answers of one of these forms are worked out.

        `read` are the figures of which a reading is made, where it is not of all that the edition tells.

        Their number is worked out then, as no answer is told but of a number of people: mostly it is not, which is seen
        at once.
        """
        group = reading.search(allowed, people, limit, self._budget)
        self._nearly |= group is not None
        if group is None or not group.settled:
            return group
        moved = reading.moved_answers(answers, self._edition.read if read is None else read)
        for times in forms:
            changed = np.hstack([(moved * one[None, :, None]).sum(axis=1) for one in times])
            group = smallest(changed, allowed, people, limit, self._budget, reading.holders)
            if group is not None:
                return group
        return None


@dataclass(frozen=True)
class _Agreement:
    """That all answered alike: whom a figure counts, how many (`n`), how many of them answered so, shape (kinds,).

    `contrary` marks the answers that none of them gave, shape (answers,); `forms` are the sums of answers that tell it.
    """

    base: Bools
    n: Integers
    alike: Integers
    contrary: Integers
    forms: Sequence[tuple[Integers, ...]]

    @property
    def same(self) -> Bools:
        """Return the kinds of whom all answered so, bool, shape (kinds,)."""
        return np.asarray(self.base & (self.alike == self.n))

    @property
    def but_one(self) -> Bools:
        """Return the kinds of whom all but one did, bool, shape (kinds,)."""
        return np.asarray(self.base & (self.alike == self.n - 1))
