"""What an indicator is: every field of a block of the catalogue."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from indicators.measures.kinds import AnyMeasure
from initiatives.vocabulary import Axis, Benefit, Evidence, Level, Sensitivity, Step, Unit


class Indicator(BaseModel):
    """One indicator of the catalogue, as data: what it says, about whom, how it is known, measured and read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str = Field(description="La clé du bloc ; ne s’écrit pas dans le bloc")
    group: str = Field(description="Le nom du fichier ; ne s’écrit pas dans le bloc")
    code: str = Field(description="Code du référentiel, par exemple SEN-06")
    label: str
    question: str | None = Field(default=None, description="La question posée, en clair")
    benefits: Benefit
    step: Step | None = Field(default=None, description="Place dans la grille en quatre temps")
    level: Level
    evidence: Evidence
    sensitivity: Sensitivity = "ordinaire"
    axis: Axis | None = None
    unit: Unit
    odd: tuple[Annotated[int, Field(ge=1, le=17)], ...] = ()
    measure: AnyMeasure
    reading: str = Field(description="Phrase de lecture : {value}, {n}, {k}, {interval}, {missing}…")
    caveat: str | None = None
    source: str
    place: Literal["corps", "annexe"] = "corps"
