"""What an initiative is, and the data it gives us (stages 1 to 3: declare, collect, validate)."""
