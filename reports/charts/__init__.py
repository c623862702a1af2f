"""One file per kind of chart: plain data in, a deterministic SVG out."""
