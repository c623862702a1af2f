"""Makes the raw exports of the SUEZ – ADEIS demonstration: everything in them is invented."""
