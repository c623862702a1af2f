"""One file per kind of measure: what it wants counted, and what it makes of the counts."""
