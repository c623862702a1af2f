"""What each command of `utilite` does: one file per command."""
