"""What an indicator is: every field of a block of the catalogue."""

from collections.abc import Mapping
from string import Formatter
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from indicators.counting.columns import Columns
from indicators.counting.needs import Need
from indicators.counting.tallies import Tally, Told
from indicators.measures.base import CountedMeasure
from indicators.measures.kinds import AnyMeasure
from indicators.measures.whom import told_by
from initiatives.declaration.model import Crossings, Initiative
from initiatives.declaration.vocabulary import Axis, Benefit, Dimension, Evidence, Level, Sensitivity, Step, Unit

READING_PLACES = ("value", "amount", "n", "k", "interval", "missing", "dont_know", "label")
"""What a reading may hold between braces."""


class Indicator(BaseModel):
    """One indicator of the catalogue, as data: what it says, about whom, how it is known, measured and read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(description="La clé du bloc ; ne s’écrit pas dans le bloc")
    group: str = Field(description="Le nom du fichier ; ne s’écrit pas dans le bloc")
    code: str = Field(description="Code du référentiel, par exemple SEN-06")
    label: str = Field(description="Ce qu’il dit, en un titre")
    question: str | None = Field(default=None, description="La question posée, en clair")
    benefits: Benefit = Field(description="À qui cela profite")
    step: Step | None = Field(default=None, description="Place dans la grille en quatre temps")
    level: Level = Field(description="Ce qu’il mesure, du contexte à l’impact")
    evidence: Evidence = Field(description="Comment on le sait")
    sensitivity: Sensitivity = Field(default="ordinaire", description="« sante » : seuil de confidentialité renforcé")
    axis: Axis | None = Field(default=None, description="Axe, pour les partenaires et le territoire")
    dimension: Dimension | None = Field(default=None, description="Dimension d’utilité sociale (CRESS) d’un effet")
    unit: Unit = Field(description="Unité de la valeur")
    odd: tuple[Annotated[int, Field(ge=1, le=17)], ...] = Field(
        default=(), description="Objectifs de développement durable qu’il éclaire"
    )
    measure: AnyMeasure = Field(description="Comment on compte : docs/catalogue.md")
    reading: str = Field(
        description="Phrase de lecture : {value}, {n}, {k}, {interval}, {missing}… ; [point|points] suit la valeur ; "
        "[+a gagné {amount}|−a perdu {amount}|=n’a pas nettement changé] suit son signe, ou prend la fin quand l’intervalle "
        "contient zéro ; {amount} est la valeur sans signe"
    )
    first: str | None = Field(
        default=None,
        description="Début de la phrase qui dit les réponses les plus données : « Comme difficultés, les jeunes citent d’abord »",
    )
    caveat: str | None = Field(default=None, description="Ce qu’il ne dit pas, imprimé sous lui")
    source: str = Field(description="Texte sur lequel repose la mesure : cité dans les rapports")
    origin: str | None = Field(
        default=None, description="L’initiative ou l’enquête qui l’a inspiré : dit au catalogue, jamais dans un rapport"
    )
    place: Literal["corps", "annexe"] = Field(
        default="corps", description="Dans le corps du rapport, ou en annexe seulement"
    )
    by: Crossings = Field(
        default=(),
        description="Questions selon lesquelles le répartir : [genre, commune] en fait deux répartitions, [[genre, commune]] un "
        "croisement",
    )
    broken_from: str | None = Field(default=None, description="De celui-ci, réparti ; ne s’écrit pas dans le bloc")
    among: dict[str, str] = Field(default_factory=dict, description="Réponses gardées ; ne s’écrit pas dans le bloc")

    def bound(self, initiative: Initiative) -> "Indicator":
        """Return the indicator with what its measure reads in an initiative's declaration."""
        measure = self.measure.bound(initiative)
        return self if measure is self.measure else self.model_copy(update={"measure": measure})

    def needs(self, columns: Columns) -> tuple[Need, ...]:
        """Return what its measure wants counted; empty when it is not made of counts."""
        return self.measure.needs(self.group, columns) if isinstance(self.measure, CountedMeasure) else ()

    def told(self, columns: Columns, tallies: Mapping[Need, Tally]) -> tuple[Told, ...]:
        """Return what each of its figures counts, once its needs are counted; empty when it is not made of counts."""
        if not isinstance(self.measure, CountedMeasure):
            return ()
        return told_by(self.id, self.measure, self.group, columns, tallies)

    @field_validator("reading")
    @classmethod
    def _known_places(cls, reading: str) -> str:
        try:
            asked = {name for _, name, _, _ in Formatter().parse(reading) if name is not None}
        except ValueError:
            asked = {"{ ou } sans sa moitié"}
        if unknown := sorted(asked - set(READING_PLACES)):
            known = ", ".join(f"{{{place}}}" for place in READING_PLACES)
            raise ValueError(f"« {unknown[0]} » n’est pas prévu dans une phrase de lecture ; possibles : {known}.")
        if reading.count("[+") != reading.count("|="):
            raise ValueError(
                "une phrase qui suit le signe dit aussi ce qu’elle devient quand ni hausse ni baisse n’est nette : "
                "[+a gagné {amount}|−a perdu {amount}|=n’a pas nettement changé]."
            )
        return reading

    @field_validator("first")
    @classmethod
    def _begins_a_sentence(cls, first: str | None) -> str | None:
        if first is not None and not first.endswith(" d’abord"):
            raise ValueError(
                "« first » commence la phrase que les premières réponses finissent, et s’arrête après « d’abord » : "
                "« Comme difficultés, les seniors citent d’abord »."
            )
        return first

    @model_validator(mode="after")
    def _first_of_several(self) -> Self:
        if self.first is not None and "{label}" not in self.reading:
            raise ValueError("« first » va avec une question à options : sa phrase de lecture finit par « {label} ».")
        return self

    @model_validator(mode="after")
    def _claims_no_more_than_it_knows(self) -> Self:
        if self.level == "impact" and self.evidence != "avec_comparaison":
            raise ValueError(
                "« level: impact » demande « evidence: avec_comparaison » : sans groupe de comparaison, écrire « effet »."
            )
        if self.evidence == "avant_apres" and not self.measure.compares_waves:
            raise ValueError(
                "« evidence: avant_apres » demande une mesure qui compare deux vagues (paired_change, paired_share, "
                "unpaired_change) ; pour ce que les gens disent d’un changement, ou de l’avant après coup, écrire « declare »."
            )
        if self.evidence == "avec_comparaison" and not self.measure.compares_groups:
            raise ValueError(
                "« evidence: avec_comparaison » demande une mesure qui compare à un groupe sans l’action "
                "(difference_in_differences) ; sinon, écrire « avant_apres » ou « declare »."
            )
        return self
