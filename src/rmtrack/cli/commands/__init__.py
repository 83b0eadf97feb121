"""One file a command, imported only when its word is typed.

Each has `HELP` (one line), `EXAMPLES` (what to type) and `run`, whose parameters are the
command's arguments and options.
"""
