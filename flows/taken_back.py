"""People who asked to be forgotten, agreements taken back: what may no longer leave, and what cannot be called back."""

import json
from collections.abc import Iterator

from flows.data_dir import runs_of
from flows.forgotten_people import last_asked
from flows.given_out_before import versions_that_left
from flows.known import peek
from flows.one_folder import folder_of_runs
from flows.receipts import Receipt, receipts_of
from flows.stored_run import StoredRun
from initiatives.declaration.model import Initiative
from initiatives.unusable import UnusableInitiative


def refuse_taken_back(run: StoredRun) -> None:
    """Raise `UnusableInitiative` where somebody asked to be forgotten since a run, or took back an agreement on which it rests.

    An agreement that the declaration says no more is taken back too. Whoever was forgotten may be counted and quoted in any run
    made before.
    """
    asked = last_asked(run.slug)
    if asked is not None and run.made_at <= asked:
        raise UnusableInitiative(
            (
                f"Depuis que « {run.name} » a été faite, une personne a demandé à être oubliée. Refaites la version "
                "(« utilite evaluate »), qui se passera d’elle.",
            )
        )
    if not run.consents | run.named:
        return
    declared = peek(folder_of_runs(run.slug), "consents")
    told = {word: one for word, one in declared.items() if isinstance(one, dict)} if isinstance(declared, dict) else {}
    taken = {word for word, one in told.items() if one.get("withdrawn") is not None}
    gone = sorted((run.consents & taken) | (run.named & taken) | (run.consents - told.keys()))
    if gone:
        raise UnusableInitiative(
            (
                f"Depuis que « {run.name} » a été faite, un accord a été repris : {', '.join(gone)}. Refaites la version "
                "(« utilite evaluate »), qui s’en passera.",
            )
        )


def beyond_recall(initiative: Initiative) -> Iterator[tuple[str, Receipt]]:
    """Yield what left while an agreement held that is taken back since, with its word: nobody can call it back.

    A version of an earlier release, which does not say on which agreements it rests, may rest on any.
    """
    gone = [word for word, one in initiative.consents.items() if one.withdrawn is not None]
    for run in versions_that_left(initiative.slug) if gone else ():
        rests_on = _rests_on(initiative.slug, run)
        for word in gone:
            if rests_on is None or word in rests_on:
                yield from ((word, one) for one in receipts_of(initiative.slug, run) if one.may_have_left)


def _rests_on(slug: str, run: str) -> frozenset[str] | None:
    try:
        told = json.loads((runs_of(slug) / run / "manifest.json").read_bytes())
    except (OSError, ValueError):
        return None
    return frozenset((*told["consents"], *told["named"])) if "named" in told else None
