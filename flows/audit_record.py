"""What an audit says to the owner: in French, why nothing leaves; in a file of its own, what was looked for and found."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from indicators.confidentiality.audit import RULES, Audited, Disclosure, Outputs
from indicators.confidentiality.told_numbers import Output
from initiatives.declaration.vocabulary import EVERYONE

_MOST, _NAMED = 20, 4
"""Sentences said at once; outputs named in each."""


def conflicts(audited: Audited, editions: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Say in French why nothing is handed out: which outputs tell too much together, to whom, and what to do.

    Names indicators, places, readers, and the editions of those who read no others (`editions`); neither a number nor an
    answer.
    """
    sentences = list(dict.fromkeys(_sentence(one, editions.get(one.reader, ())) for one in audited.found))
    more = len(sentences) - _MOST
    rest = [f"{more} autre{'s' if more > 1 else ''} de la même sorte."] if more > 0 else []
    return (_WHAT_TO_DO, *sentences[:_MOST], *rest)


_WHAT_TO_DO = (
    "Rien n’est remis : des chiffres publiés en diraient trop. Pour chacun des points qui suivent, retirez l’édition qui "
    "les publie (« editions », initiative.yaml) ou un des indicateurs nommés (indicators.yaml) : effacez-le sous « define » "
    "s’il y est ; sinon, sous « catalogue », écrivez à la place de « all_applicable » la liste de ceux que vous gardez. "
    "Et signalez-le : la règle de confidentialité aurait dû les masquer."
)


def _sentence(found: Disclosure, editions: Sequence[str]) -> str:
    said = RULES[found.rule] if found.settled else "le temps a manqué pour exclure qu’on y retrouve quelques personnes"
    among = (
        f", édition{'s' if len(editions) > 1 else ''} {_listed([f'« {one} »' for one in editions])}" if editions else ""
    )
    return f"{_named(found.outputs)} : {said} ({found.reader}{among})."


def _named(outputs: Outputs) -> str:
    """Name one output for each number, the first of those that print it: they are alike."""
    names = list(dict.fromkeys(_name(told[0]) for told in outputs))
    more = len(names) - _NAMED
    others = [f"{more} autre{'s' if more > 1 else ''}"] if more > 0 else []
    return _listed([*names[:_NAMED], *others])


def _listed(names: Sequence[str]) -> str:
    return " et ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _name(output: Output) -> str:
    cell = output.cell
    places = (output.part, cell.scope, cell.wave, "" if cell.population == EVERYONE else cell.population)
    return f"« {output.indicator} » ({', '.join(place for place in places if place)})"


def keep_audit(slug: str, run: str, audited: Audited) -> Path:
    """Write what was looked for in a run before it left, and what partners would work out together, for its owner alone."""
    content = asdict(audited) | {
        "seconds": round(audited.seconds, 1),
        "rules": {rule: RULES[rule] for rule in audited.rules},
        "found": _listing(audited.found),
        "coalitions": _listing(audited.coalitions),
    }
    path = private_of(slug) / "verifications" / f"{run}.json"
    return write_for_owner(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def _listing(found: Iterable[Disclosure]) -> list[dict[str, object]]:
    return [asdict(one) | {"outputs": [[_name(output) for output in told] for told in one.outputs]} for one in found]
