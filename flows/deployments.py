"""What `utilite serve` offers: one deployment per declared schedule, and one that an evaluator starts from a form."""

from prefect import serve
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.evaluate import evaluate_initiative
from flows.known import known_initiatives, peek

ON_DEMAND = "a-la-demande"


def deployments() -> list[RunnerDeployment]:
    """Make the deployments from the declarations. By module, so that no folder shadows another on the import path."""
    offered = [
        RunnerDeployment.from_flow(
            evaluate_initiative,
            name=ON_DEMAND,
            description="Évaluer une initiative maintenant : choisissez-la, et au besoin ses éditions.",
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
    ]
    for slug, folder in known_initiatives().items():
        schedule = peek(folder, "schedule")
        if not schedule:
            continue
        name = slug.replace("_", "-")
        offered.append(
            RunnerDeployment.from_flow(
                evaluate_initiative,
                name=f"calendrier-{name}",
                description=f"Évaluer {slug} aux dates déclarées dans son initiative.yaml.",
                parameters={"initiative": slug},
                schedules=[
                    Cron(schedule["cron"], timezone=schedule.get("timezone", "Europe/Paris"), slug=f"calendrier-{name}")
                ],
                entrypoint_type=EntrypointType.MODULE_PATH,
            )
        )
    return offered


def serve_all() -> None:
    """Offer the deployments to the Prefect server until stopped; schedules stay active when this process stops."""
    serve(*deployments(), pause_on_shutdown=False)
