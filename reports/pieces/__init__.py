"""What templates call by name: each piece turns published figures or declarations into blocks."""

from collections.abc import Callable

from reports import document as doc
from reports.pieces.annexes import definitions, quality, questionnaire
from reports.pieces.approaches import approaches
from reports.pieces.by_kind import by_kind
from reports.pieces.calendar import calendar
from reports.pieces.chronology import milestones
from reports.pieces.comparators import comparators
from reports.pieces.complete import complete_tables
from reports.pieces.contributions import contributions
from reports.pieces.crossed import crossed_views
from reports.pieces.excerpts import excerpt, opening, recommendations_in_short
from reports.pieces.experience import experience_card
from reports.pieces.findings import finding, findings
from reports.pieces.impacts import impacts
from reports.pieces.limits import limits, unexpected_effects
from reports.pieces.main_shares import main_shares
from reports.pieces.maps import territory_map
from reports.pieces.matrices import matrix
from reports.pieces.networks import relations
from reports.pieces.notes import (
    age_of_claims,
    evaluation_questions,
    response,
    response_table,
    sources_in_short,
)
from reports.pieces.over_time import over_time
from reports.pieces.over_years import over_years
from reports.pieces.own_answers import own_answers
from reports.pieces.own_objectives import own_objectives
from reports.pieces.participation import followed, participation
from reports.pieces.partners import objectives, own_and_whole, partner_card, partner_figures
from reports.pieces.partnership import partnership
from reports.pieces.profile import profile
from reports.pieces.reconciliation import reconciliation
from reports.pieces.replies import answers, essentials, verdicts
from reports.pieces.structures import answers_in_short, structure_activity, structure_answers, structure_card
from reports.pieces.summary import (
    difficulties,
    key_figures,
    sentences,
    summary_figures,
    sustainable_development_goals,
)
from reports.pieces.targets import targets
from reports.pieces.territory import axis, effects, territory_context
from reports.pieces.texts import members, quality_card, text
from reports.pieces.value_by_actor import value_by_actor
from reports.pieces.versions import versions
from reports.pieces.voices import others_say

PIECES: dict[str, Callable[..., tuple[doc.Block, ...]]] = {
    piece.__name__: piece
    for piece in (
        age_of_claims,
        answers,
        answers_in_short,
        approaches,
        axis,
        by_kind,
        calendar,
        comparators,
        complete_tables,
        contributions,
        crossed_views,
        definitions,
        difficulties,
        effects,
        essentials,
        evaluation_questions,
        excerpt,
        experience_card,
        finding,
        findings,
        followed,
        impacts,
        key_figures,
        limits,
        main_shares,
        matrix,
        members,
        milestones,
        objectives,
        over_time,
        over_years,
        opening,
        others_say,
        own_and_whole,
        participation,
        own_answers,
        own_objectives,
        partner_card,
        partner_figures,
        partnership,
        profile,
        quality,
        quality_card,
        questionnaire,
        recommendations_in_short,
        reconciliation,
        relations,
        response,
        response_table,
        sentences,
        sources_in_short,
        structure_activity,
        structure_answers,
        structure_card,
        summary_figures,
        targets,
        territory_context,
        territory_map,
        sustainable_development_goals,
        text,
        unexpected_effects,
        value_by_actor,
        verdicts,
        versions,
    )
} | {
    "contents": lambda published: (doc.Contents(),),
    "annexes": lambda published: (doc.Annexes(),),
}
"""Name in a template → the piece it calls; the first argument is given by the stage."""
