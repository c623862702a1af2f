"""What readers receive (stages 7 to 9: compose, render, deliver)."""
