"""What is offered to a Prefect server: the right parameters and schedules, by module."""

from pathlib import Path

from prefect.client.schemas.schedules import CronSchedule

from flows.deployments import ON_DEMAND, deployments
from tests.flows.filled import filled


def test_one_deployment_per_schedule_and_one_on_demand(data_home: Path) -> None:
    filled(data_home / "initiatives", "chaque_mois", cron="0 7 1 * *")
    filled(data_home / "initiatives", "sans_calendrier")
    offered = {deployment.name: deployment for deployment in deployments()}
    assert {ON_DEMAND, "calendrier-silver-geek", "calendrier-chaque-mois"} <= offered.keys()
    assert "calendrier-sans-calendrier" not in offered
    monthly = offered["calendrier-chaque-mois"]
    assert monthly.parameters == {"initiative": "chaque_mois"}
    (schedule,) = monthly.schedules or []
    assert schedule.slug == "calendrier-chaque-mois"
    assert isinstance(schedule.schedule, CronSchedule)
    assert (schedule.schedule.cron, schedule.schedule.timezone) == ("0 7 1 * *", "Europe/Paris")
    assert {deployment.entrypoint for deployment in offered.values()} == {"flows.evaluate.evaluate_initiative"}


def test_the_form_offers_initiatives_and_editions(data_home: Path) -> None:
    filled(data_home / "initiatives", "potager")
    (on_demand,) = [deployment for deployment in deployments() if deployment.name == ON_DEMAND]
    fields = on_demand._parameter_openapi_schema.properties
    known = fields["initiative"]["enum"]
    assert known == sorted(known)
    assert {"potager", "silver_geek"} <= set(known)
    offered = set(fields["editions"]["items"]["enum"])
    assert offered >= {"complete", "synthese", "fiche_experience", "partenaire", "structure"}
    assert fields["initiative"]["description"] == "Initiative à évaluer."
    assert not on_demand.schedules
