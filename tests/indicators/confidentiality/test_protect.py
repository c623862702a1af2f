"""What each reader gets, on little tables that can be checked by hand."""

from dataclasses import fields

import pandas as pd
import pytest

from indicators.confidentiality import wording
from indicators.confidentiality.decisions import after_ingredients
from indicators.figures.results import Figure
from initiatives.validation.dataset import Table
from tests.indicators.confidentiality.little import (
    Little,
    answers,
    changed,
    contributions,
    evaluated,
    indicator,
    silver_geek,
)

SATISFIED = indicator("satisfaits", {"share": "satisf", "at_least": "plutot"})
NUMBERS = ("value", "n", "k", "missing", "dont_know", "not_concerned", "low", "high")


def seniors(*groups: tuple[str, str | None, int, str | None]) -> Little:
    """Seniors by kind of structure, partner, how many, and what they answered."""
    rows = [(kind, partner, said) for kind, partner, size, said in groups for _ in range(size)]
    kinds, partners, said = zip(*rows, strict=True)
    table = answers("seniors", {"type_structure": kinds, "partenaire": partners, "satisf": said})
    return evaluated(silver_geek(), [SATISFIED], table)


def seen(figure: Figure | None) -> str:
    assert figure is not None
    return figure.status


def test_four_people_are_masked_and_five_are_not() -> None:
    little = seniors(("ehpad", None, 20, "plutot"), ("autre", None, 4, "plutot"), ("csc_mjc", None, 5, "plutot"))
    small = little.figure("comite", "satisfaits", "type_structure:autre")
    assert small is not None and small.status == "masque"
    assert small.reason == wording.PROTECTED
    assert little.why("satisfaits", "type_structure:autre") == wording.few_people(5, answering=True)
    assert seen(little.figure("comite", "satisfaits")) == "publie"


def test_what_gives_a_masked_cell_back_is_masked_too_the_smaller_neighbour_first() -> None:
    little = seniors(("ehpad", None, 20, "plutot"), ("autre", None, 4, "plutot"), ("csc_mjc", None, 6, "plutot"))
    assert seen(little.figure("comite", "satisfaits", "type_structure:csc_mjc")) == "masque"
    assert little.why("satisfaits", "type_structure:csc_mjc") == wording.SECONDARY
    assert seen(little.figure("comite", "satisfaits", "type_structure:ehpad")) == "publie"
    assert little.of("comite").masked["protege"] == sum(one.status == "masque" for one in little.of("comite").figures)


def test_nobody_answered_is_no_mask_and_zero_is_a_value() -> None:
    little = seniors(("ehpad", None, 20, "pas_du_tout"), ("autre", None, 6, None))
    nobody = little.figure("comite", "satisfaits", "type_structure:autre")
    assert nobody is not None and (nobody.status, nobody.value, nobody.reason) == ("sans_donnee", None, None)
    none = little.figure("comite", "satisfaits")
    assert none is not None and (none.status, none.value, none.k, none.n) == ("publie", 0.0, 0, 20)


def test_a_figure_that_is_not_published_holds_no_number_at_all() -> None:
    little = seniors(("ehpad", "orange", 4, "plutot"), ("autre", None, 30, "plutot"), ("csc_mjc", None, 9, None))
    hidden = [one for results in little.results for one in results.figures if one.status != "publie"]
    assert {one.status for one in hidden} == {"masque", "sans_donnee"}
    assert {name for name in NUMBERS if name in {field.name for field in fields(Figure)}} == set(NUMBERS)
    assert all(getattr(one, name) is None for one in hidden for name in NUMBERS)
    assert not any(character.isdigit() for one in hidden for character in (one.reason or "").replace("5", ""))


def test_people_of_a_partner_go_to_its_page_only() -> None:
    little = seniors(
        ("ehpad", "orange", 12, "plutot"), ("ehpad", None, 30, "plutot"), ("csc_mjc", "macif", 14, "plutot")
    )
    assert seen(little.figure("partenaire:orange", "satisfaits", "partenaire:orange")) == "publie"
    for reader in ("comite", "partenaire:macif"):
        assert little.figure(reader, "satisfaits", "partenaire:orange") is None


def test_a_partner_that_knows_nearly_everybody_gets_no_total() -> None:
    """28 of the 32 live in its structure: it would know what the 4 others said."""
    for others, status in ((4, "masque"), (5, "publie")):
        said = [("ehpad", None, 2, "plutot"), ("ehpad", None, others - 2, "pas_du_tout")]
        little = seniors(("ehpad", "orange", 14, "plutot"), ("ehpad", "orange", 14, "pas_du_tout"), *said)
        assert seen(little.figure("comite", "satisfaits")) == status


def test_thresholds_come_from_the_declaration() -> None:
    table = answers("seniors", {"type_structure": ["ehpad"] * 9, "satisf": ["plutot"] * 9})
    for threshold, status in ((9, "publie"), (10, "masque")):
        little = evaluated(changed(confidentiality={"persons": threshold}), [SATISFIED], table)
        assert seen(little.figure("comite", "satisfaits")) == status


@pytest.mark.parametrize(
    ("yes", "no", "status"),
    [
        (11, 11, "publie"),
        (10, 20, "masque"),
        (20, 10, "masque"),
        (30, 0, "publie"),
        (0, 30, "publie"),
        (5, 5, "masque"),
    ],
)
def test_about_health_each_count_obeys_the_threshold(yes: int, no: int, status: str) -> None:
    said = ["oui"] * yes + ["non"] * no
    health = indicator("sante", {"share": "continuer", "equals": "oui"}, sensitivity="sante")
    table = answers("seniors", {"type_structure": ["ehpad"] * len(said), "continuer": said})
    little = evaluated(silver_geek(), [health], table)
    assert seen(little.figure("comite", "sante")) == status


def test_about_health_a_rare_level_hides_all_levels_but_not_the_main_figure() -> None:
    said = ["tout_a_fait"] * 20 + ["plutot"] * 15 + ["plutot_pas"] * 12 + ["pas_du_tout"] * 3
    health = indicator("sante", {"share": "satisf", "at_least": "plutot"}, sensitivity="sante")
    little = evaluated(silver_geek(), [health], answers("seniors", {"type_structure": ["ehpad"] * 50, "satisf": said}))
    assert seen(little.figure("comite", "sante")) == "publie"
    levels = [one for one in little.of("comite").figures if one.part and one.cell.scope == "territoire"]
    assert len(levels) == 4 and all(one.status == "masque" for one in levels)
    assert not little.of("comite").counts


@pytest.mark.parametrize("size", [2, 3])
def test_below_three_organisations_nothing_is_told_and_the_owner_reads_why(size: int) -> None:
    clear = indicator("clarte", {"share": "clarte_roles", "at_least": "plutot"}, "partenaires")
    partners, said = list(silver_geek().partners)[:size], ["plutot", "plutot_pas", None][:size]
    table = answers("partenaires", {"partenaire": partners, "clarte_roles": said})
    little = evaluated(silver_geek(), [clear], table)
    assert little.why("clarte") == wording.few_organisations(3, answering=True)
    given = [(key, "financier", 100) for key in partners]
    little = evaluated(changed(shares_with={"contributions": "none"}), [EUROS, GIFTS], contributions(given))
    why = None if size == 3 else wording.few_organisations(3, answering=False)
    assert little.why("dons") == why


GIFTS = indicator("dons", {"count": "contributions"}, "partenaires", unit="nombre")
EUROS = indicator("euros", {"contributions": "montant", "by": "nature"}, "partenaires", unit="euros")
RATIO = indicator("rapport", {"ratio": "euros", "to": "euros"}, "partenaires", unit="ratio")
GIVEN = (
    ("orange", "financier", 600),
    ("macif", "financier", 500),
    ("la_poste", "financier", 400),
    ("spn", "nature", 9),
)


def test_shared_contributions_are_read_by_everybody_under_their_names() -> None:
    little = evaluated(silver_geek(), [EUROS], contributions(GIVEN))
    for reader in ("comite", "partenaire:orange", "partenaire:spn"):
        assert all(one.status != "masque" for one in little.of(reader).figures)
    named = little.figure("comite", "euros", "partenaire:orange")
    assert named is not None and named.value == 600


def test_what_is_made_of_others_is_decided_after_them_and_follows_them() -> None:
    chain = {
        "bout": indicator("bout", {"ratio": "milieu", "to": "euros"}, "partenaires", unit="ratio"),
        "milieu": indicator("milieu", {"ratio": "euros", "to": "euros"}, "partenaires", unit="ratio"),
        "euros": EUROS,
    }
    assert after_ingredients(chain) == ["milieu", "bout"]
    rule = changed(shares_with={"contributions": "none"})
    for size, status in ((3, "publie"), (2, "masque")):
        little = evaluated(rule, list(chain.values()), contributions(GIVEN[:size]))
        assert {seen(little.figure("comite", key)) for key in chain} == {status}


def test_without_that_agreement_each_partner_reads_its_own_and_groups_of_three() -> None:
    little = evaluated(changed(shares_with={"contributions": "none"}), [EUROS, RATIO], contributions(GIVEN))
    own = little.figure("partenaire:orange", "euros", "partenaire:orange")
    assert own is not None and own.value == 600
    for reader in ("comite", "partenaire:macif"):
        other = little.figure(reader, "euros", "partenaire:orange")
        assert other is not None and (other.status, other.reason) == ("masque", "Donnée propre au partenaire.")
        assert seen(little.figure(reader, "rapport", "partenaire:orange")) == "masque"
    assert seen(little.figure("comite", "euros", part="nature")) == "masque"
    assert little.of("comite").masked["propre"] > 0


def test_what_one_kind_of_actor_gives_is_told_with_the_others_only() -> None:
    little = evaluated(changed(shares_with={"contributions": "none"}), [EUROS], contributions(GIVEN))
    assert little.why("euros", "type_acteur:entreprise") == wording.TOGETHER
    companies = evaluated(changed(shares_with={"contributions": "none"}), [EUROS], contributions(GIVEN[:3]))
    assert seen(companies.figure("comite", "euros", "type_acteur:entreprise")) == "publie"  # it is the whole


def test_an_amount_that_one_partner_dominates_is_masked() -> None:
    private = changed(shares_with={"contributions": "none"})
    fair = [("orange", "financier", 45), ("macif", "financier", 35), ("la_poste", "financier", 20)]
    little = evaluated(private, [EUROS], contributions(fair))
    assert seen(little.figure("comite", "euros")) == "publie"
    little = evaluated(private, [EUROS, RATIO], contributions([("orange", "financier", 900), *fair[1:]]))
    assert seen(little.figure("comite", "euros")) == "masque" and little.why("euros") == wording.AMOUNT
    assert seen(little.figure("comite", "rapport")) == "masque" and little.why("rapport") == wording.DERIVED


@pytest.mark.parametrize(("most", "status"), [(85, "publie"), (86, "masque")])
def test_a_share_of_85_per_cent_does_not_dominate_yet(most: int, status: str) -> None:
    """Of 100 that are left once another takes its own 15 away."""
    given = [("orange", "financier", most), ("macif", "financier", 15), ("la_poste", "financier", 15)]
    little = evaluated(changed(shares_with={"contributions": "none"}), [EUROS], contributions(given))
    assert seen(little.figure("comite", "euros")) == status


def test_a_partner_that_takes_its_own_away_is_not_left_with_one_other() -> None:
    """80 of 100 obey the rule, but whoever brought 15 would see that 80 of the 85 others are one partner's."""
    private = changed(shares_with={"contributions": "none"})
    given = [("orange", "financier", 80), ("macif", "financier", 15), ("la_poste", "financier", 5)]
    assert seen(evaluated(private, [EUROS], contributions(given)).figure("comite", "euros")) == "masque"


def test_a_total_less_the_natures_shown_is_not_one_partner_s() -> None:
    """Two natures are hidden: together they would still be nearly one partner's, so a third goes with them."""
    partners = ("orange", "macif", "la_poste", "spn")
    given = [(one, nature, 100) for one in partners for nature in ("financier", "nature")]
    given += [("orange", "competences", 60), ("orange", "benevolat", 40)]
    little = evaluated(changed(shares_with={"contributions": "none"}), [EUROS], contributions(given))
    status = {
        nature: seen(little.figure("comite", "euros", part=nature))
        for nature in ("financier", "nature", "competences", "benevolat")
    }
    assert seen(little.figure("comite", "euros")) == "publie"
    assert sorted(status.values()) == ["masque", "masque", "masque", "publie"]


def test_natures_that_one_partner_dominates_are_not_told_together_by_a_total() -> None:
    """Each is hidden, and neither can be worked out; what the total leaves of both is one partner's, but for 8 of 908."""
    partners = ("orange", "macif", "la_poste", "spn")
    given = [(one, nature, euros) for nature, euros in (("financier", 300), ("nature", 400)) for one in partners]
    given += [("orange", "competences", 500), ("macif", "competences", 2), ("la_poste", "competences", 2)]
    given += [("orange", "benevolat", 400), ("macif", "benevolat", 2), ("spn", "benevolat", 2)]
    little = evaluated(changed(shares_with={"contributions": "none"}), [EUROS], contributions(given))
    status = [
        seen(little.figure("comite", "euros", part=nature)) for nature in ("", "nature", "financier", "competences")
    ]
    assert status == ["publie", "publie", "masque", "masque"]


def test_the_share_of_each_partner_is_masked_where_amounts_are() -> None:
    shares = indicator("parts", {"share_of_total": "montant", "by": "partenaire"}, "partenaires")
    little = evaluated(changed(shares_with={"contributions": "none"}), [shares], contributions(GIVEN))
    assert {
        one.status
        for one in little.of("comite").figures
        if one.indicator == "parts" and one.part in ("orange", "macif")
    } == {"masque"}
    little = evaluated(silver_geek(), [shares], contributions(GIVEN))
    assert {
        one.status
        for one in little.of("comite").figures
        if one.indicator == "parts" and one.part in ("orange", "macif")
    } == {"publie"}


def test_the_numbers_that_people_gave_are_not_listed_behind_their_mean() -> None:
    frame = pd.DataFrame({"wave": pd.Categorical(["fin"] * 24), "person": range(24)})
    frame["nb_structures"] = pd.array([1, 2, 3] * 8, dtype="Int64")
    mean = indicator("structures", {"mean": "nb_structures"}, "jeunes", unit="nombre")
    little = evaluated(silver_geek(), [mean], Table("jeunes", frame, {"nb_structures": 0}))
    assert "publie" in {one.status for one in little.of("comite").figures} and not little.of("comite").counts


def test_answers_by_kind_of_actor_follow_the_rule_of_organisations() -> None:
    """One public authority among twelve: neither its notes nor what would give them back."""
    partners = silver_geek().partners
    matrix = indicator("matrice", {"benefits_matrix": "benefice_percu", "against": "apport_percu"}, "partenaires")
    kinds = [partner.type for partner in partners.values()]
    table = answers(
        "partenaires",
        {"partenaire": list(partners), "type_acteur": kinds, "benefice_percu": ["7"] * 12, "apport_percu": ["6"] * 12},
    )
    little = evaluated(silver_geek(), [matrix], table)
    status = {
        part: seen(little.figure("comite", "matrice", part=f"apport.{part}"))
        for part in ("association", "entreprise", "pouvoir_public", "universite")
    }
    assert status == {
        "association": "publie", "entreprise": "masque", "pouvoir_public": "masque", "universite": "sans_donnee",
    }  # fmt: skip


def test_everything_is_the_same_twice() -> None:
    def made() -> Little:
        return seniors(("ehpad", "orange", 12, "plutot"), ("autre", None, 4, "plutot"), ("csc_mjc", "macif", 14, None))

    assert [one.figures for one in made().results] == [one.figures for one in made().results]


def test_five_people_who_all_say_the_same_are_masked_where_others_differ() -> None:
    little = seniors(
        ("ehpad", None, 6, "plutot"),
        ("autre", None, 6, "plutot"),
        ("autre", None, 6, "pas_du_tout"),
        ("csc_mjc", None, 20, "plutot"),
        ("csc_mjc", None, 20, "pas_du_tout"),
    )
    assert seen(little.figure("comite", "satisfaits", "type_structure:ehpad")) == "masque"
    # Nor may the others give it back: one more kind is hidden, the whole stays.
    assert seen(little.figure("comite", "satisfaits", "type_structure:autre")) == "masque"
    assert seen(little.figure("comite", "satisfaits")) == "publie"


def test_ten_are_enough_to_say_the_same() -> None:
    both = (("csc_mjc", None, 20, "plutot"), ("csc_mjc", None, 20, "pas_du_tout"))
    for size, status in ((9, "masque"), (10, "publie")):
        little = seniors(("ehpad", None, size, "plutot"), *both)
        assert seen(little.figure("comite", "satisfaits", "type_structure:ehpad")) == status
