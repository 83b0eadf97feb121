"""The verbs: load, decide by a rule of the domain, save, return a frozen result."""
