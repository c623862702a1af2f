"""How the answers of a group were drawn, how many were wanted, and which tests are judged together."""

from typing import Literal

from pydantic import Field

from initiatives.declaration.declared import Declared, Slug


class SamplingPlan(Declared):
    """How the answers of a group were drawn, and the margins to which they are weighted, or their weights."""

    drawn: Literal["volontaires", "au_hasard"] = Field(
        default="volontaires", description="Comment ceux qui sont sollicités ont été choisis"
    )
    strata: Slug | None = Field(default=None, description="Colonne des strates, par exemple type_structure")
    clusters: Slug | None = Field(default=None, description="Colonne des grappes tirées, par exemple structure")
    margins: dict[Slug, dict[str, float]] = Field(
        default_factory=dict, description="Question → réponse → effectif connu de la population"
    )
    margins_source: str | None = Field(default=None, description="D’où vient la composition connue")
    weights: Slug | None = Field(
        default=None, description="Question (un nombre) qui porte le poids de chaque réponse, à la place des marges"
    )
    weights_source: str | None = Field(default=None, description="Qui a calculé ces poids, et comment")
    population: int | None = Field(
        default=None, ge=1, description="Combien de personnes, ou d’organisations, sont concernées"
    )
    precision: float | None = Field(
        default=None, gt=0, le=50, description="Marge d’erreur voulue, en points, à 95 % : 5 pour « à 5 points près »"
    )
    answering: float | None = Field(
        default=None, gt=0, le=1, description="Part attendue de ceux qui répondent, parmi ceux qui sont sollicités"
    )
    lost: float | None = Field(
        default=None, ge=0, lt=1, description="Part attendue de ceux qu’on ne retrouve pas d’une vague à l’autre"
    )


class Family(Declared):
    """Tests judged together: adjusted so that many tests do not find by chance what is not there."""

    indicators: tuple[Slug, ...] = Field(min_length=1, description="Les indicateurs dont les tests sont jugés ensemble")
    correction: Literal["holm", "benjamini_hochberg"] = Field(
        default="holm",
        description="holm : aucune fausse annonce ; benjamini_hochberg : peu de fausses parmi les annonces",
    )


def as_family(raw: object) -> object:
    """Read a list of indicators as a family."""
    return {"indicators": raw} if isinstance(raw, list) else raw
