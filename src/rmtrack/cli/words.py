"""The command words: where each one's code lies, and one line about it.

Only the module of the word that is typed gets imported; this table is all that `--help` needs.
"""

from typing import NamedTuple

from rmtrack.domain.errors import N_


class Word(NamedTuple):
    """One command word: its module below `rmtrack.cli.commands`, or the words of a group."""

    help: str
    module: str = ""
    words: "dict[str, Word] | None" = None


CONTACT = {
    "add": Word(N_("add a client"), "contact_add"),
    "list": Word(N_("list the clients"), "contact_list"),
}
DEAL = {
    "add": Word(N_("open a deal with a client"), "deal_add"),
    "win": Word(N_("book a deal as won: every number of the plan follows"), "deal_win"),
    "list": Word(N_("list the deals"), "deal_list"),
}
DAILY = {
    "today": Word(N_("the morning screen: what today asks, whom to call, and why"), "today"),
    "log": Word(N_("record what happened with a client and what comes next"), "log"),
    "plan": Word(N_("set a month's quota, or see how the month stands"), "plan"),
    "grid": Word(N_("every client in one of nine cells, familiarity by mood"), "grid"),
}
RECORDS = {
    "contact": Word(N_("clients: add, list"), words=CONTACT),
    "deal": Word(N_("deals: add, win, list"), words=DEAL),
    "import": Word(N_("bring in the client list of the bank's system"), "import_file"),
}
SAFETY = {
    "undo": Word(N_("take the last command back"), "undo"),
    "redo": Word(N_("do again what was taken back"), "redo"),
    "history": Word(N_("what was changed, the newest first"), "history"),
    "demo": Word(N_("a month of made-up data, in a throw-away store"), "demo"),
}
SECTIONS = {N_("Daily"): DAILY, N_("Records"): RECORDS, N_("Safety and start"): SAFETY}
WORDS: dict[str, Word] = {**DAILY, **RECORDS, **SAFETY}
