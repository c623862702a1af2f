"""Invents what Agir ensemble à Charenton Saint-Maurice could have sent: people, answers, registers, and mistakes."""
