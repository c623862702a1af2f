"""Why the initiative should work: contributions lead to actions, actions to effects, effects to a change of the territory."""

from collections import Counter
from typing import Self

from pydantic import Field, model_validator

from initiatives.declaration.declared import Declared, Slug

STAGES = {
    "contributions": "Apports",
    "actions": "Actions",
    "effects": "Effets visés",
    "territory": "Visé pour le territoire",
}
"""From what is given to what should change for all."""
AIMED = ("effects", "territory")
"""The stages whose steps are aims, whatever was measured of them."""


class Link(Declared):
    """One step of the reasoning: what leads to what, and how it will be known, by an indicator or from a source."""

    from_: Slug = Field(alias="from", description="D’où part le lien")
    to: Slug = Field(description="Où il va")
    indicator: Slug | None = Field(
        default=None,
        description="L’indicateur qui en fera la preuve, ou non : de moyens ou de réalisation vers une action, "
        "de résultat ou d’effet au-delà",
    )
    source: str | None = Field(default=None, description="Une étude qui l’établit déjà, quand rien ne le mesure ici")


class TheoryOfChange(Declared):
    """The steps of the reasoning, stage by stage, and what leads to what. A link without a proof says so."""

    contributions: dict[Slug, str] = Field(min_length=1, description="Ce que chacun apporte : identifiant → texte")
    actions: dict[Slug, str] = Field(min_length=1, description="Ce qui est fait")
    effects: dict[Slug, str] = Field(
        min_length=1, description="Ce qui est visé pour les personnes : ce qui devrait changer"
    )
    territory: dict[Slug, str] = Field(min_length=1, description="Ce qui est visé pour le territoire")
    links: tuple[Link, ...] = Field(min_length=1, description="Les liens, chacun avec sa preuve")

    def stages(self) -> dict[str, dict[str, str]]:
        """Return the steps by stage, in order."""
        return {
            "contributions": self.contributions,
            "actions": self.actions,
            "effects": self.effects,
            "territory": self.territory,
        }

    def stage_of(self, step: str) -> str:
        """Return the stage of a step."""
        return next(stage for stage, steps in self.stages().items() if step in steps)

    def labels(self) -> dict[str, str]:
        """Return how each step is called: id → label."""
        return {key: label for steps in self.stages().values() for key, label in steps.items()}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        """Refuse a name given twice, a link to nothing, or one that does not go from a stage to a later one."""
        stages = list(self.stages().values())
        rank = {key: place for place, steps in enumerate(stages) for key in steps}
        named = Counter(key for steps in stages for key in steps)
        wrong = [f"« {key} » nomme deux étapes" for key, times in named.items() if times > 1]
        seen: set[tuple[str, str]] = set()
        for link in self.links:
            unknown = [key for key in (link.from_, link.to) if key not in rank]
            wrong += [f"un lien cite « {key} », qui n’est pas une étape" for key in unknown]
            if not unknown and rank[link.from_] >= rank[link.to]:
                wrong.append(f"le lien de « {link.from_} » à « {link.to} » ne va pas vers une étape suivante")
            if (link.from_, link.to) in seen:
                wrong.append(f"le lien de « {link.from_} » à « {link.to} » est écrit deux fois")
            seen.add((link.from_, link.to))
        linked = {key for link in self.links for key in (link.from_, link.to)}
        wrong += [f"aucun lien ne mène à « {key} », ni n’en part" for key in rank if key not in linked]
        if wrong:
            raise ValueError(" ; ".join(wrong))
        return self
