"""rmtrack: a terminal-first pipeline tracker for bank relationship managers."""

__version__ = "0.1.0"
