"""What each reader may see: thresholds, suppression over all audiences, and the attacker that audits it."""
