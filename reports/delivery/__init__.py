"""How finished reports reach their recipients."""
