"""Random evaluations of every shape: filters that overlap, crossings, waves, blanks, structures, partners, few people.

They borrow the words of Silver Geek. Everything is drawn from one seed, so that a family that shows a fault can be named.
"""

from typing import Any

import numpy as np
import pandas as pd

from indicators.confidentiality.given_out import record_of
from indicators.definitions.indicator import Indicator
from initiatives.declaration.model import Edition, EvaluationQuestion, Initiative
from initiatives.validation.dataset import Table
from initiatives.validation.hosts import Host
from tests.indicators.confidentiality.little import Little, evaluated, indicator, silver_geek

SATISFIED: dict[str, object] = {"share": "satisf", "at_least": "plutot"}
SIDES = {"by": "genre", "between": ["femme", "homme"]}
LEVEL = "aise_num_niveau"
POSSIBLE = [
    indicator("tous", SATISFIED),
    indicator("femmes", {**SATISFIED, "where": {"genre": "femme"}}),
    indicator("seuls", {**SATISFIED, "where": {"mode_reponse": "seul"}}),
    indicator("femmes_seules", {**SATISFIED, "where": {"genre": "femme", "mode_reponse": "seul"}}),
    indicator("repartition", {"distribution": "satisf"}),
    indicator("genres", {"distribution": "genre"}),
    indicator("ecart", {"difference_of_shares": "satisf", "at_least": "plutot", **SIDES}, unit="points"),
    indicator("croisement", {"crosstab": ["genre", "satisf"], "of": "seniors"}, unit="nombre"),
    indicator("sans_reponse", {"nonresponse": "seniors"}, "evaluation"),
    indicator("reponses", {"count": "seniors"}, "evaluation", unit="nombre"),
    indicator("niveau", {"mean": LEVEL}, unit="points"),
    indicator("niveau_median", {"median": LEVEL}, unit="points"),
    indicator("ecart_de_niveau", {"difference_of_means": LEVEL, **SIDES}, unit="points"),
    indicator("evolution", {"paired_change": LEVEL}, unit="points"),
    indicator("evolution_de_tous", {"unpaired_change": LEVEL}, unit="points"),
    indicator("departs", {"leavers": LEVEL}, unit="points"),
    indicator("a_l_aise", {"paired_share": LEVEL, "at_least": "3"}, unit="points"),
    indicator("moral", {"share": "moral", "better": True}, sensitivity="sante"),
    indicator("morals", {"distribution": "moral"}, sensitivity="sante"),
    indicator("moral_des_femmes", {"share": "moral", "better": True, "where": {"genre": "femme"}}),
]
"""What a family's indicators are drawn from."""
KINDS, PARTNERS = ("ehpad", "csc_mjc", "autre"), ("orange", "macif", "la_poste")


def family(seed: int) -> Little:
    """Draw an evaluation, and protect it beside its version before, where there is one."""
    rng = np.random.default_rng(seed)
    initiative, hosts = _declared(rng)
    chosen = [POSSIBLE[0], *rng.choice(np.array(POSSIBLE[1:], dtype=object), int(rng.integers(2, 12)), replace=False)]
    chosen += _made_of(chosen)
    people = _people(rng, hosts)
    if rng.random() >= 0.4:
        return evaluated(initiative, chosen, _table(people), hosts=hosts)
    before = evaluated(initiative, chosen, _table(_changed(rng, people)), hosts=hosts)
    given = (record_of(before.tallies, before.results),)
    return evaluated(initiative, chosen, _table(people), hosts=hosts, given_out=given)


def _made_of(chosen: list[Indicator]) -> list[Indicator]:
    """Return figures made of those: each beside the first, and one that is made of such a figure."""
    first, *others = (one.id for one in chosen)
    of_each = {f"{other}_rapporte": {"ratio": other, "to": first} for other in others}
    of_one_of_them = {"rapport_d_un_rapport": {"ratio": next(iter(of_each)), "to": first}}
    return [indicator(key, measure, "evaluation", unit="nombre") for key, measure in (of_each | of_one_of_them).items()]


def _declared(rng: np.random.Generator) -> tuple[Initiative, tuple[Host, ...]]:
    partners = [None, *PARTNERS[: int(rng.integers(0, 4))]]
    hosts = tuple(
        Host(
            f"s{rank}", f"Structure {rank}", str(rng.choice(KINDS)), None, rng.choice(np.array(partners, dtype=object))
        )
        for rank in range(int(rng.integers(1, 9)))
    )
    asked = EvaluationQuestion(question="?", criterion="pertinence", indicators=("tous", "moral"))
    each: dict[str, Edition | None] = {"structure": Edition(each="structure")} if rng.random() < 0.5 else {}
    rule = silver_geek().confidentiality.model_copy(
        update={"persons": int(rng.choice([3, 5])), "coalitions": int(rng.choice([1, 1, 2]))}
    )
    update = {"editions": {"complete": None} | each, "questions": {"utile": asked}, "confidentiality": rule}
    return silver_geek().model_copy(update=update), hosts


def _people(rng: np.random.Generator, hosts: tuple[Host, ...]) -> pd.DataFrame:
    """Draw people, some there at both waves, some of whom moved; one in ten leaves each question blank."""
    size = int(rng.choice([12, 30, 60, 120]))
    home = rng.integers(0, len(hosts), size)
    constant = {
        "genre": rng.choice(["femme", "homme"], size, p=[0.75, 0.25]),
        "mode_reponse": rng.choice(["seul", "aide", "tiers"], size, p=[0.6, 0.3, 0.1]),
    }
    frames = []
    for wave, share in (("debut", 0.8), ("fin", 0.9)):
        there = np.flatnonzero(rng.random(size) < share)
        moved = rng.random(len(there)) < (0.05 if wave == "fin" else 0)
        at = np.where(moved, rng.integers(0, len(hosts), len(there)), home[there])
        frame = pd.DataFrame({"wave": wave, "person": there, "structure": [hosts[one].id for one in at]})
        frame["type_structure"] = [hosts[one].type_structure for one in at]
        frame["partenaire"] = [hosts[one].partner for one in at]
        for name, values in constant.items():
            frame[name] = _blank(rng, values[there])
        likely = rng.dirichlet(np.ones(4) * 0.7)
        frame[LEVEL] = _blank(rng, rng.choice(["1", "2", "3", "4"], len(there), p=likely))
        agreed = rng.choice(["pas_du_tout", "plutot_pas", "plutot", "tout_a_fait"], len(there), p=likely)
        morals = ["beaucoup_moins", "un_peu_moins", "comme_avant", "un_peu_plus", "beaucoup_plus"]
        morale = rng.choice(morals, len(there), p=rng.dirichlet(np.ones(5)))
        frame["satisf"] = _blank(rng, agreed) if wave == "fin" else None
        frame["moral"] = _blank(rng, morale) if wave == "fin" else None
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)


def _blank(rng: np.random.Generator, values: Any) -> Any:
    return np.where(rng.random(len(values)) < 0.1, None, values.astype(object))


def _changed(rng: np.random.Generator, people: pd.DataFrame) -> pd.DataFrame:
    """Return what there was before: a few rows less, or a few that answered otherwise."""
    few = rng.choice(len(people), int(rng.integers(0, 4)), replace=False)
    if rng.random() < 0.5:
        return people[~people.index.isin(few)].reset_index(drop=True)
    before = people.copy()
    before.loc[few, "satisf"] = before.loc[few, "satisf"].map(lambda one: one and "pas_du_tout")
    return before


def _table(people: pd.DataFrame) -> Table:
    questions = silver_geek().questionnaire_of("seniors").questions
    frame = people.copy()
    frame["third_party"] = frame["mode_reponse"] == "tiers"
    for name in frame.columns.difference(["person", "third_party"]):
        categories = questions[name].categories() if name in questions else None
        frame[name] = pd.Categorical(frame[name], categories=categories)
    return Table("seniors", frame, {})
