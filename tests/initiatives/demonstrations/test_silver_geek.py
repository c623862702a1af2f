"""The demonstration’s exports, read raw and without the pipeline: published figures are in them, mistakes too."""

import re
from collections import Counter
from pathlib import Path

import pytest

from data.generation.mistakes import Mistake
from data.initiatives.silver_geek.generator.mistakes import MISTAKES
from tests.initiatives.demonstrations.raw_exports import RawExports

FOLDER = Path(__file__).parents[3] / "data" / "initiatives" / "silver_geek"
EXPORTS = RawExports(FOLDER / "exports")
rows = EXPORTS.rows
SOCIAL = ("interets[LJEU]", "interets[LRES]", "interets[LPRO]")


def once_each(wave: str) -> list[dict[str, str]]:
    """Seniors of a wave who consent, from a declared structure, counted once: what a careful reader would keep."""
    kept = {
        row["token"]: row
        for row in rows(f"seniors_{wave}.xlsx")
        if row["consentement"] == "Y" and row["attribute_1"] != "structure_47"
    }
    return list(kept.values())


@pytest.fixture(scope="module")
def after() -> list[dict[str, str]]:
    return once_each("fin")


def test_three_seniors_in_four_name_a_social_link(after: list[dict[str, str]]) -> None:
    answered = [row for row in after if any(row[heading] for heading in row if heading.startswith("interets["))]
    linked = [row for row in answered if any(row[heading] == "Y" for heading in SOCIAL)]
    assert (len(linked), len(answered), len(after)) == (168, 224, 228)


def test_more_than_seventy_percent_of_structures_find_a_better_atmosphere() -> None:
    ambiance = Counter(row["Ambiance"] for row in rows("suivi.xlsx", "Réponses structures"))
    assert ambiance.total() == 20
    assert ambiance["Un peu plus"] + ambiance["Beaucoup plus"] == 15
    assert ambiance["Un peu moins"] == 1


def test_twenty_structures_in_four_departements_out_of_five_hundred_and_twenty() -> None:
    contacted = rows("appel.csv")
    chosen = [row for row in contacted if row["Retenue"] == "Oui"]
    assert len(contacted) == len({row["Organisme"] for row in contacted}) == 520
    assert len(chosen) == 20
    assert all(row["A candidaté"] == "Oui" for row in chosen)
    assert {row["Département"] for row in chosen} == {"16", "17", "79", "86"}
    hosts = rows("suivi.xlsx", "Structures")
    assert Counter(row["Département"] for row in hosts) == Counter(row["Département"] for row in chosen)
    assert Counter(row["Type"] for row in hosts) == Counter(row["Type"] for row in chosen)


def test_people_seen_twice_gain_about_eight_tenths_of_a_level(after: list[dict[str, str]]) -> None:
    before = {row["token"]: row["aisenumniveau"] for row in once_each("debut")}
    pairs = [
        (int(before[row["token"]]), int(row["aisenumniveau"]))
        for row in after
        if before.get(row["token"]) and row["aisenumniveau"]
    ]
    assert len(before) == 244
    assert len({row["token"] for row in after} & before.keys()) == 196
    assert 0.7 < sum(second - first for first, second in pairs) / len(pairs) < 0.9
    assert any(second < first for first, second in pairs)


def test_groups_have_their_sizes_and_the_populations_are_counted() -> None:
    assert len(rows("jeunes_debut.csv")) == 57
    assert len(rows("jeunes_fin.csv")) == 55
    assert len({row["_id"] for row in rows("proches_fin.csv")}) == 80
    assert len(rows("suivi.xlsx", "Réponses partenaires")) == 12
    assert len(rows("seances.csv")) == 600
    invited: Counter[tuple[str, str]] = Counter()
    for row in rows("suivi.xlsx", "Populations"):
        if row["Définition"] == "Sollicités":
            invited[row["Groupe"], row["Vague"]] += int(row["Effectif"])
    assert invited["seniors", "debut"] == 300
    assert invited["jeunes", "debut"] == 60
    assert invited["structures", "fin"] == 20
    assert invited["partenaires", "fin"] == 12


def test_nobody_changes_from_one_wave_to_the_next(after: list[dict[str, str]]) -> None:
    exports = (
        (once_each("debut"), after, "token", ("agetranche", "genre", "attribute_1")),
        (rows("jeunes_debut.csv"), rows("jeunes_fin.csv"), "cle", ("genre", "diplome", "structure")),
    )
    for first, last, key, lasting in exports:
        known = {row[key]: [row[heading] for heading in lasting] for row in first}
        seen_again = {row[key]: [row[heading] for heading in lasting] for row in last if row[key] in known}
        assert len(seen_again) >= 45
        assert all(known[one] == identity for one, identity in seen_again.items())


def test_not_everything_is_rosy(after: list[dict[str, str]]) -> None:
    assert sum(row["moral"] in {"1", "2"} for row in after) > 0
    assert sum(row["difficultes[VUE]"] == "Y" for row in after) >= 50
    partners = rows("suivi.xlsx", "Réponses partenaires")
    assert sum("Temps de coordination" in row["Difficultés"] for row in partners) == 4
    aims = [row for row in rows("suivi.xlsx", "Objectifs") if row["Atteint (0 à 10)"]]
    assert sum(int(row["Atteint (0 à 10)"]) < int(row["Attendu (0 à 10)"]) for row in aims) == 2


def test_nobody_can_be_named_or_called() -> None:
    for wave in ("debut", "fin"):
        assert all(re.fullmatch(r"S-\d{4}", row["token"]) for row in rows(f"seniors_{wave}.xlsx"))
        assert all(re.fullmatch(r"(J-\d{3})?", row["cle"]) for row in rows(f"jeunes_{wave}.csv"))
    EXPORTS.check_nobody_can_be_called()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_each_mistake_is_where_the_list_says(mistake: Mistake) -> None:
    EXPORTS.check_planted(mistake)
