"""What the generators of the demonstrations share: tables of an export, quotas of answers, planted mistakes, writers."""
