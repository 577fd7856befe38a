"""Edit, merge, link, strike, redact: on both engines."""
