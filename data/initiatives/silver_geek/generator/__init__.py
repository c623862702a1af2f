"""Makes the raw exports of the Silver Geek demonstration: invented people, published proportions."""
