"""Questions on a terminal, for what the command line leaves open.

An answer becomes a word of the command line, as if it had been typed: the command itself never
knows that it was asked for, and history shows it whole.
"""
