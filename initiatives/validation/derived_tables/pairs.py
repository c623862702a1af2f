"""Ties between partners, pair by pair, from what each of the two says of the other.

Two rules put two answers together (Krackhardt, « Cognitive social structures », Social Networks 9, 1987, pp. 109-134,
« locally aggregated structures »): the union, where one of the two is enough, and the intersection, where both must say
so. `avant` and `apres` follow the first, `confirme_avant` and `confirme_apres` the second.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import PAIRS
from initiatives.declaration.vocabulary import ILLEGIBLE, NO, YES
from initiatives.validation.dataset import Table

PAIR, BETWEEN = "paire", "--"
"""Column that names a pair, and what stands there between its two partners: no id of a partner holds it."""
SAME, DIFFERENT = "memes", "differents"
"""Whether two partners are the same kind of actor, or come from different worlds."""
MOST_NAMED = 40
"""Partners who may be named two by two: beyond, pairs are too many to be read, or drawn."""
_Said = Mapping[tuple[str, str], Any]


def names_pairs(initiative: Initiative) -> bool:
    """Tell whether pairs are named: partners agreed to show one another their relations, and are not too many."""
    return initiative.shows("relations") and len(initiative.partners) <= MOST_NAMED


def pairs_of_partners(initiative: Initiative, relations: Table) -> Table:
    """Return one row per unordered pair of partners of which at least one was asked.

    Columns, blank where nobody said:
    - `avant`, `apres`: oui when at least one of the two says that the tie exists;
    - `confirme_avant`, `confirme_apres`: oui when both say so; blank unless both answered;
    - `mondes`: memes or differents, from the declared kinds of actor;
    - `ecart_confiance`: difference between the two notes of trust, whichever is higher; blank unless both gave one;
    - `paire`: who they are, only where `names_pairs` says so.
    """
    frame = relations.frame
    said = list(zip(frame["partenaire"].astype(object), frame["vers"].astype(object), strict=True))
    asked = dict.fromkeys(one for one, _ in said)
    named = sorted({partner for pair in said for partner in pair})
    pairs = [pair for pair in combinations(named, 2) if pair[0] in asked or pair[1] in asked]
    columns: dict[str, object] = {}
    for moment in ("avant", "apres"):
        answers = dict(zip(said, frame[moment].astype(object), strict=True))
        columns[moment] = _words([_either(*_both(answers, pair)) for pair in pairs], (NO, YES))
        columns[f"confirme_{moment}"] = _words([_mutual(*_both(answers, pair)) for pair in pairs], (NO, YES))
    kinds = {key: partner.actor for key, partner in initiative.partners.items()}
    worlds = [SAME if kinds[one] == kinds[other] else DIFFERENT for one, other in pairs]
    columns["mondes"] = _words(worlds, (SAME, DIFFERENT))
    notes = dict(zip(said, frame["confiance"].astype(object), strict=True)) if "confiance" in frame else {}
    columns["ecart_confiance"] = pd.array([_gap(*_both(notes, pair)) for pair in pairs], dtype="Int64")
    if names_pairs(initiative):
        columns[PAIR] = pd.Categorical([BETWEEN.join(pair) for pair in pairs])
    return Table(PAIRS, pd.DataFrame(columns, index=range(len(pairs))), {"ecart_confiance": 0})


def _both(said: _Said, pair: tuple[str, str]) -> tuple[Any, Any]:
    first, second = said.get(pair), said.get(pair[::-1])
    return _known(first), _known(second)


def _known(answer: Any) -> Any:
    """Return an answer, or None where nobody gave one that can be read: the other partner's is then all there is."""
    return None if pd.isna(answer) or answer == ILLEGIBLE else answer


def _either(first: str | None, second: str | None) -> str | None:
    if YES in (first, second):
        return YES
    return NO if NO in (first, second) else None


def _mutual(first: str | None, second: str | None) -> str | None:
    if first is None or second is None:
        return None
    return YES if first == second == YES else NO


def _gap(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else abs(first - second)


def _words(values: list[str | None] | list[str], levels: tuple[str, ...]) -> pd.Categorical:
    return pd.Categorical(values, categories=pd.Index(list(levels), dtype="str"))
