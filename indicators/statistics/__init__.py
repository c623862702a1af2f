"""Pure functions of counts; each cites its source."""
