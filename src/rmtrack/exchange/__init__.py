"""Files to values and back: bytes in, domain values out. Knows no store, no screen."""
