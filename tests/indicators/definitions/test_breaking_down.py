"""What may be broken down, by what, and what is said of the rest."""

from pathlib import Path

import pytest
import yaml

from indicators.definitions.choosing import choose
from tests.indicators.small import indicator, initiative

GENDER = {"text": "Votre genre ?", "answer": "one_of", "options": {"femme": "Femme", "homme": "Homme"}}
QUESTIONS = {
    "satisf": {"text": "Satisfait ?", "answer": "lik4"},
    "age": {"text": "Âge ?", "answer": "number"},
    "genre": GENDER,
    "confiance": {"text": "Confiant ?", "answer": "lik4"},
    "quartier": {"text": "Quartier ?", "answer": "one_of", "options": {"a": "A", "b": "B"}, "waves": ["debut"]},
    "gouts": {"text": "Goûts ?", "answer": "several_of", "options": {"a": "A", "b": "B"}},
}


def asked(
    folder: Path, measure: dict[str, object], by: object, **declared: object
) -> tuple[list[str], tuple[str, ...]]:
    block = indicator("a_moi", measure).model_dump(mode="json", exclude_unset=True)
    own = {key: value for key, value in block.items() if key not in ("id", "group")} | {
        "by": by,
        "step": "appreciation",
    }
    written = {"catalogue": [], "define": {"seniors": {"a_moi": own}}}
    (folder / "indicators.yaml").write_text(
        yaml.safe_dump(written, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    questionnaires = {"q": {"title": "Q", "version": "1", "questions": QUESTIONS}}
    chosen, problems = choose(initiative(folder, questionnaires=questionnaires, **declared))
    return list(chosen), problems


def test_an_indicator_is_followed_by_its_parts_and_they_stay_in_the_annex(tmp_path: Path) -> None:
    ids, problems = asked(tmp_path, {"share": "satisf", "at_least": "plutot"}, ["genre"])
    assert not problems
    assert ids == ["a_moi", "a_moi_genre_femme", "a_moi_genre_homme"]


@pytest.mark.parametrize("measure", [{"paired_change": "satisf"}, {"paired_share": "satisf", "better": True}])
def test_a_change_of_the_same_people_is_broken_down_where_it_is_asked(
    tmp_path: Path, measure: dict[str, object]
) -> None:
    ids, problems = asked(tmp_path, measure, ["genre"])
    assert not problems
    assert ids == ["a_moi", "a_moi_genre_femme", "a_moi_genre_homme"]
    assert asked(tmp_path, measure, [], breakdowns={"seniors": ["genre"]}) == (ids, ())
    assert asked(tmp_path, measure, [], breakdowns={"seniors": ["quartier"]}) == (["a_moi"], ())


def test_a_whole_group_may_be_broken_down_once(tmp_path: Path) -> None:
    ids, problems = asked(
        tmp_path, {"share": "satisf", "at_least": "plutot"}, ["genre"], breakdowns={"seniors": ["genre", "satisf"]}
    )
    assert not problems
    assert ids.count("a_moi_genre_femme") == 1
    assert "a_moi_satisf_plutot" in ids


@pytest.mark.parametrize(
    ("measure", "by", "said"),
    [
        (
            {"share": "satisf", "at_least": "plutot"},
            ["gendre"],
            "« gendre » n’est pas une question à liste de réponses",
        ),
        ({"share": "satisf", "at_least": "plutot"}, ["age"], "« age » n’est pas une question à liste de réponses"),
        ({"share": "satisf", "at_least": "plutot"}, ["gouts"], "« gouts » n’est pas une question à liste de réponses"),
        ({"unpaired_change": "satisf"}, ["genre"], "ne peut pas être réparti : sa mesure"),
        ({"score": ["satisf", "confiance"]}, ["genre"], "ne peut pas être réparti : sa mesure"),
        ({"paired_share": "satisf", "at_least": "plutot"}, ["quartier"], "« quartier » n’est posée qu’à une des deux"),
    ],
)
def test_what_cannot_be_broken_down_is_told(
    tmp_path: Path, measure: dict[str, object], by: list[str], said: str
) -> None:
    _, problems = asked(tmp_path, measure, by)
    assert any(said in problem for problem in problems), problems


def test_a_question_of_a_group_that_tells_nobody_apart_is_told_on_its_line(tmp_path: Path) -> None:
    _, problems = asked(tmp_path, {"mean": "age"}, [], breakdowns={"seniors": ["age"], "jeunes": ["genre"]})
    assert any("breakdowns › seniors › 1 : « age » n’est pas" in problem for problem in problems), problems
    assert any("« jeunes » n’est pas un groupe déclaré" in problem for problem in problems)
