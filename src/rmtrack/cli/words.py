"""The command words: where each one's code lies, and one line about it.

Only the module of the word that is typed gets imported; this table is all that `--help` needs.
"""

from typing import NamedTuple

from rmtrack.domain.errors import N_


class Asks(NamedTuple):
    """What asks on a terminal for what is not required: a module below `rmtrack.cli.asking`.

    It asks where nothing was typed but the parameters of those names.
    """

    module: str
    beside: tuple[str, ...]


class Word(NamedTuple):
    """One command word: its module below `rmtrack.cli.commands`, the words of a group, or both."""

    help: str
    module: str = ""
    words: "dict[str, Word] | None" = None
    asks: Asks | None = None


CONTACT = {
    "add": Word(N_("add a client"), "contact_add"),
    "edit": Word(
        N_("change what is known of a client"), "contact_edit", asks=Asks("profile", ("who",))
    ),
    "list": Word(N_("list the clients, or some of them"), "contact_list"),
    "assess": Word(
        N_("how well you know a client, and the mood: asked, proposed, decided"),
        "contact_assess",
        asks=Asks("assess", ("who", "holds", "lacks", "products", "category", "on")),
    ),
    "merge": Word(
        N_("make one client of two who are one"),
        "contact_merge",
        asks=Asks("merge", ("who", "other", "prefer")),
    ),
    "archive": Word(N_("take a client out of lists, or bring one back"), "contact_archive"),
}
DEAL = {
    "add": Word(N_("open a deal with a client"), "deal_add"),
    "move": Word(
        N_("say how an open deal stands now: degree, amount, expected date"),
        "deal_move",
        asks=Asks("changes", ("which",)),
    ),
    "win": Word(
        N_("book a deal, or a part of it, as won: the plan follows"),
        "deal_win",
        asks=Asks("counting", ("which", "amount", "last", "on")),
    ),
    "lose": Word(
        N_("close a deal as not won, or take back one that was, and say why"),
        "deal_lose",
        asks=Asks("reason", ("which", "on", "for_")),
    ),
    "edit": Word(
        N_("put right a deal's category, product, factor or month"),
        "deal_edit",
        asks=Asks("changes", ("which",)),
    ),
    "show": Word(N_("one deal: how it stood over time, what was booked of it"), "deal_show"),
    "list": Word(N_("list the deals, with their sums"), "deal_list"),
}
CONFIG = {
    "set": Word(N_("set something"), "config_set"),
    "unset": Word(N_("let the default hold again"), "config_unset"),
}
PLAN = {
    "list": Word(
        N_("the last twelve months: what each asked for, and what was booked"), "plan_list"
    ),
}
DAILY = {
    "today": Word(N_("the morning screen: what today asks, whom to call, and why"), "today"),
    "log": Word(
        N_("record what happened with a client and what comes next"),
        "log",
        asks=Asks("touch", ("who",)),
    ),
    "plan": Word(
        N_("set a month's quota, or see how the month stands"),
        "plan",
        PLAN,
        Asks("quotas", ("month",)),
    ),
    "pipeline": Word(
        N_("open deals: what they cover, what they may bring, what stands still"), "pipeline"
    ),
    "show": Word(N_("everything about one client"), "show"),
    "find": Word(N_("find clients by whatever is remembered of them"), "find"),
    "snooze": Word(N_("put a client off until a day"), "snooze"),
    "grid": Word(N_("every client in one of nine cells, familiarity by mood"), "grid"),
}
RECORDS = {
    "contact": Word(N_("clients: add, edit, list, assess, merge, archive"), words=CONTACT),
    "deal": Word(N_("deals: add, move, win, lose, edit, show, list"), words=DEAL),
    "import": Word(N_("bring in the client list of the bank's system"), "import_file"),
}
SAFETY = {
    "undo": Word(N_("take the last command back"), "undo"),
    "redo": Word(N_("do again what was taken back"), "redo"),
    "history": Word(N_("what was changed, the newest first"), "history"),
    "config": Word(N_("everything that can be set, and what it is set to"), "config", CONFIG),
    "demo": Word(N_("a month of made-up data, in a throw-away store"), "demo"),
}
SECTIONS = {N_("Daily"): DAILY, N_("Records"): RECORDS, N_("Safety and start"): SAFETY}
WORDS: dict[str, Word] = {**DAILY, **RECORDS, **SAFETY}
