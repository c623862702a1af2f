"""What templates call by name: each piece turns published figures or declarations into blocks."""

from collections.abc import Callable

from reports import document as doc
from reports.composition.pieces.action_plan_tables import born_initiatives, planned_actions
from reports.composition.pieces.annexes import definitions, quality
from reports.composition.pieces.approaches import approaches
from reports.composition.pieces.breakdowns import breakdowns
from reports.composition.pieces.by_kind import by_kind
from reports.composition.pieces.calendar import calendar
from reports.composition.pieces.chronology import milestone_sources, milestones, next_date
from reports.composition.pieces.comparators import comparators
from reports.composition.pieces.complete import complete_tables
from reports.composition.pieces.contributions import contributions
from reports.composition.pieces.crossed import crossed_views
from reports.composition.pieces.excerpts import opening
from reports.composition.pieces.experience import experience_card, main_results
from reports.composition.pieces.findings import counted_otherwise, finding, findings
from reports.composition.pieces.first_page import answers, in_a_sentence, in_brief
from reports.composition.pieces.for_the_partner import asked_of_you, gave_and_got, quotable
from reports.composition.pieces.impacts import impacts
from reports.composition.pieces.limits import limits, unexpected_effects
from reports.composition.pieces.main_shares import main_shares
from reports.composition.pieces.maps import territory_map
from reports.composition.pieces.matrices import matrix
from reports.composition.pieces.meetings_and_press import meetings, press
from reports.composition.pieces.named_partners import named_partners
from reports.composition.pieces.networks import own_relations, relations
from reports.composition.pieces.notes import (
    age_of_claims,
    evaluation_questions,
    response,
    response_table,
    sources_in_short,
)
from reports.composition.pieces.over_time import over_time
from reports.composition.pieces.over_years import over_years
from reports.composition.pieces.own_objectives import own_objectives
from reports.composition.pieces.participation import followed, participation
from reports.composition.pieces.partner_answers import differences, own_answers
from reports.composition.pieces.partners import objectives, own_and_whole, partner_card, partner_figures
from reports.composition.pieces.partnership import partnership
from reports.composition.pieces.portraits import portraits
from reports.composition.pieces.profile import profile
from reports.composition.pieces.questionnaires import questionnaire
from reports.composition.pieces.quotations import first_words, quotations
from reports.composition.pieces.reconciliation import reconciliation
from reports.composition.pieces.rereadings import rereadings
from reports.composition.pieces.structures import (
    asked_of_structures,
    poster_caution,
    poster_figures,
    poster_words,
    structure_activity,
    structure_answers,
    structure_card,
)
from reports.composition.pieces.summary import (
    difficulties,
    key_figures,
    sentences,
    sustainable_development_goals,
)
from reports.composition.pieces.targets import targets
from reports.composition.pieces.territory import axis, effects, territory_context
from reports.composition.pieces.texts import members, quality_card, text
from reports.composition.pieces.value_by_actor import value_by_actor
from reports.composition.pieces.value_chain_page import value_chain
from reports.composition.pieces.versions import versions
from reports.composition.pieces.voices import others_say

PIECES: dict[str, Callable[..., tuple[doc.Block, ...]]] = {
    piece.__name__: piece
    for piece in (
        age_of_claims,
        answers,
        approaches,
        asked_of_you,
        axis,
        born_initiatives,
        breakdowns,
        by_kind,
        calendar,
        comparators,
        complete_tables,
        contributions,
        counted_otherwise,
        crossed_views,
        definitions,
        differences,
        difficulties,
        effects,
        evaluation_questions,
        experience_card,
        main_results,
        finding,
        findings,
        first_words,
        followed,
        gave_and_got,
        impacts,
        in_a_sentence,
        in_brief,
        key_figures,
        limits,
        main_shares,
        matrix,
        meetings,
        members,
        milestone_sources,
        milestones,
        named_partners,
        next_date,
        objectives,
        over_time,
        over_years,
        opening,
        others_say,
        own_and_whole,
        participation,
        own_answers,
        own_objectives,
        own_relations,
        partner_card,
        partner_figures,
        partnership,
        planned_actions,
        portraits,
        poster_caution,
        asked_of_structures,
        poster_figures,
        press,
        poster_words,
        profile,
        quality,
        quality_card,
        quotable,
        questionnaire,
        quotations,
        reconciliation,
        relations,
        response,
        response_table,
        sentences,
        sources_in_short,
        structure_activity,
        structure_answers,
        structure_card,
        targets,
        territory_context,
        territory_map,
        sustainable_development_goals,
        text,
        unexpected_effects,
        value_by_actor,
        value_chain,
        versions,
        rereadings,
    )
} | {
    "contents": lambda published: (doc.Contents(),),
    "annexes": lambda published: (doc.Annexes(),),
}
"""Name in a template → the piece it calls; the first argument is given by the stage."""
