"""How everything is run: the sequence of stages, the command line, and Prefect (the only room that knows it)."""

import os

# Before anything imports Prefect, and whatever the current folder (prefect.toml only counts in its own): no telemetry.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
