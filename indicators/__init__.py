"""What is measured, how, and how it reads (stages 4 to 6: tally, estimate, protect)."""
