"""An initiative with margins, clusters and strata has the figures of R's svydesign."""

import pandas as pd
import pytest

from indicators.counting.tallies import Cell
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from initiatives.unusable import UnusableInitiative
from initiatives.validation.dataset import Dataset
from tests.indicators.drawn import FIN, MARGINS, asking, mains, numbers, people
from tests.indicators.loose_tables import answers_table
from tests.indicators.small import chosen
from tests.indicators.statistics.golden import R


@pytest.mark.parametrize("margins", [("genre", "tranche"), ("genre", "tranche", "lieu")])
def test_weighted_figures_are_those_of_svydesign(margins: tuple[str, ...]) -> None:
    expected = R["calibrated"][f"raked_{len(margins)}"]
    alone = mains(asking(*margins), people())["contents", FIN]
    share = expected["unclustered"]
    assert numbers(alone) == pytest.approx((share["value"], *share["wilson"]))
    clustered = mains(asking(*margins, clusters="structure"), people())
    share, mean = expected["clustered"], expected["mean"]
    assert numbers(clustered["contents", FIN]) == pytest.approx((share["value"], *share["wilson"]))
    for name in ("note", "heures"):
        assert numbers(clustered[name, FIN]) == pytest.approx((mean["value"], *mean["interval"]))


def test_bases_stay_raw_and_the_figure_says_how_it_was_weighted() -> None:
    figure = mains(asking("genre", "tranche", clusters="structure"), people())["contents", FIN]
    assert (figure.n, figure.k, figure.n_effective) == (60, 26, 48)
    assert "redresse" in figure.flags
    assert figure.method == (
        "part des réponses valides, pondération par calage sur les marges de «\u202fGenre\u202f» et «\u202fÂge\u202f» "
        "(recensement 2012), grappes\u202f: structure\u202f; intervalle de Wilson sur l’effectif efficace à 95\u202f%"
    )


def test_one_margin_is_post_stratification() -> None:
    figure = mains(asking("genre"), people())["contents", FIN]
    rows = people()
    by_sex = rows.assign(oui=rows["content"] == "oui").groupby("genre")["oui"].mean()
    assert figure.value == pytest.approx(0.62 * by_sex["g0"] + 0.38 * by_sex["g1"])
    assert "pondération par post-stratification sur «\u202fGenre\u202f»" in figure.method


@pytest.mark.parametrize("case", ["stratified_clustered", "lonely"])
def test_clusters_within_strata_without_weights(case: str) -> None:
    figure = mains(asking(strata="type_structure", clusters="structure"), people(case))["contents", FIN]
    plain = mains(asking(), people(case))["contents", FIN]
    assert figure.value == plain.value
    assert figure.flags == plain.flags
    assert figure.n_effective is None
    assert figure.method.startswith(
        "part des réponses valides, grappes\u202f: structure, strates\u202f: type de structure"
    )
    assert numbers(figure) != numbers(plain)


def test_respondents_who_are_already_like_the_population_have_the_plain_figures() -> None:
    rows = people()
    alike = {"genre": rows["genre"].value_counts().to_dict()}
    weighted = mains(asking(margins=alike), rows)
    for place, plain in mains(asking(), rows).items():
        assert numbers(weighted[place]) == pytest.approx(numbers(plain)), place


def test_people_drawn_at_random_are_no_mere_indication() -> None:
    drawn = mains(asking(drawn="au_hasard"), people())["contents", FIN]
    volunteers = mains(asking(), people())["contents", FIN]
    assert "a_titre_indicatif" in volunteers.flags
    assert "a_titre_indicatif" not in drawn.flags
    assert numbers(drawn) == numbers(volunteers)


def test_what_counts_cannot_weigh_says_so_and_facts_are_left_alone() -> None:
    weighted, plain = (mains(one, people()) for one in (asking("genre"), asking()))
    assert weighted["typique", FIN].method.startswith(plain["typique", FIN].method.partition("\u202f;")[0])
    assert "sans pondération ni plan de sondage" in weighted["typique", FIN].method
    assert weighted["typique", FIN].value == plain["typique", FIN].value
    assert weighted["nombre", FIN] == plain["nombre", FIN]


def test_the_answers_to_a_margin_tell_who_answered_and_are_not_weighted() -> None:
    figure = mains(asking("genre"), people(), femmes={"share": "genre", "equals": "g0"})["femmes", FIN]
    assert (figure.k, figure.value) == (30, 0.5)
    assert "redresse" not in figure.flags
    assert "sans pondération ni plan de sondage" in figure.method


def test_two_waves_side_by_side_are_compared_without_weights() -> None:
    before = people().assign(wave="debut", genre="g0", person="-1")
    after = people().assign(genre="g1", person="-1")
    rows = pd.concat([before, after, before.assign(genre="g1"), after.assign(genre="g0")])
    figures = mains(asking("genre"), rows, ecart={"unpaired_change": "note"})
    compared = figures["ecart", Cell("territoire", "debut>fin")]
    assert "sans pondération ni plan de sondage" in compared.method
    assert compared.value == 0


def test_who_did_not_answer_a_margin_keeps_a_neutral_part() -> None:
    rows = people()
    rows.loc[rows.index[:6], "genre"] = None
    rows.loc[rows.index[6:9], "genre"] = "ne_sait_pas"
    figure = mains(asking("genre"), rows)["contents", FIN]
    yes = rows["content"] == "oui"
    by_sex = yes.groupby(rows["genre"]).mean()
    silent = yes[:9].mean()
    known = 0.62 * by_sex["g0"] + 0.38 * by_sex["g1"]
    assert figure.value == pytest.approx(9 / 60 * silent + 51 / 60 * known)


def test_weighted_shares_of_all_answers_still_add_up_to_one() -> None:
    declared, indicators = asking("genre", "tranche"), chosen(repartition={"distribution": "note"})
    table = answers_table("seniors", people(), declared.questionnaires["q"].questions, "fin")
    made = estimate(declared, indicators, tally(declared, indicators, Dataset({"seniors": table}))).figures
    shares = [one.value for one in made if one.cell == FIN]
    assert len(shares) == 11
    assert sum(value for value in shares if value is not None) == pytest.approx(1)


def test_a_part_of_the_territory_is_weighted_with_the_weights_of_the_whole() -> None:
    rows = people()
    figure = mains(asking("genre"), rows)["contents", Cell("type_structure:k1", "fin")]
    weight = rows["genre"].map(
        {sex: MARGINS["genre"][sex] / 1000 / (rows["genre"] == sex).mean() for sex in ("g0", "g1")}
    )
    here = rows["type_structure"] == "k1"
    assert figure.value == pytest.approx((weight * (rows["content"] == "oui"))[here].sum() / weight[here].sum())


def test_the_same_people_at_two_waves_weigh_what_they_do_at_the_later_one() -> None:
    after = people().assign(person=[str(one) for one in range(60)])
    before = after.assign(wave="debut", note=["5"] * 60)
    figures = mains(
        asking("genre", "tranche", clusters="structure"),
        pd.concat([before, after]),
        ecart={"paired_change": "note"},
    )
    mean = R["calibrated"]["raked_2"]["mean"]
    expected = tuple(bound - 5 for bound in (mean["value"], *mean["interval"]))
    figure = figures["ecart", Cell("territoire", "debut>fin", "apparies")]
    assert numbers(figure) == pytest.approx(expected)
    assert (figure.test, figure.p) == (None, None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"genre": ["g0"] * 60}, "à la vague « Vague », aucun répondant ne relève de « Homme », que la marge compte"),
        ({"lieu": ["l1"] * 60}, "aucun répondant ne relève de « Lieu 3 », que la marge compte"),
    ],
)
def test_a_level_without_respondent_is_told_in_french(changes: dict[str, list[str]], said: str) -> None:
    with pytest.raises(UnusableInitiative) as refused:
        mains(asking("genre", "lieu"), people("people", **changes))
    assert any(said in problem for problem in refused.value.problems)
    assert all("initiative.yaml, sampling › seniors › margins › " in problem for problem in refused.value.problems)


def test_respondents_that_the_margin_does_not_count_are_told_and_margins_that_contradict_too() -> None:
    with pytest.raises(UnusableInitiative, match="des répondants relèvent de « Homme », que la marge ne compte pas"):
        mains(asking(margins={"genre": {"g0": 1000}}), people())
    same = ["t0" if one == "g0" else "t1" for one in people()["genre"]]
    contradict = {"genre": {"g0": 500, "g1": 500}, "tranche": {"t0": 900, "t1": 100}}
    with pytest.raises(UnusableInitiative, match="aucune pondération ne respecte toutes ces marges à la fois"):
        mains(asking(margins=contradict), people(tranche=same))
