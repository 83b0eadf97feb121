"""Two thousand commands of a busy desk, each taken back and done again without a trace."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

import rmtrack.actions
from rmtrack.actions.assess import assess_client
from rmtrack.actions.cold_start import list_unclassified, place_client
from rmtrack.actions.contacts import add_contact
from rmtrack.actions.deals import add_deal, edit_deal, lose_deal, move_deal, win_deal
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, bring_back, edit_contact
from rmtrack.actions.history import redo, show_history, undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.log import log_touch
from rmtrack.actions.merge import merge_contacts
from rmtrack.actions.plan import Asked, drop_figure, record_figure, set_quota
from rmtrack.actions.snooze import snooze_contact
from rmtrack.domain.categories import CategoryRules
from rmtrack.domain.differences import Preference, Side
from rmtrack.domain.errors import NotFoundError, RuleError
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.history import LineState
from rmtrack.domain.keys import (
    CATEGORIES,
    NEW,
    Band,
    Degree,
    Kind,
    LostReason,
    Mood,
    Objection,
    Outcome,
    Way,
)
from rmtrack.domain.money import Money
from rmtrack.domain.touch import Assessment
from rmtrack.reading.names import name_fields
from rmtrack.storage import beside, queries
from rmtrack.views.merging import remark_text
from tests.actions.values import (
    DECEMBER,
    MONDAY,
    NOVEMBER,
    a_client,
    a_deal,
    a_figure,
    a_row,
    a_sheet,
    a_step,
    a_touch,
    dump,
)

ROUNDS, COMMANDS = 40, 50  # of many short days: what is looked at whole stays small
NAMES = ("王小明", "李素芬", "陈立", "赵敏", "钱程", "孙桂英", "周建国", "吴晓燕", "Anna Berg")
WORDS = ("golf", "vip", "tea")
FIELDS = ("爱好", "车牌", "Hobby", "hobby")  # the last two are one
Verb = Callable[[Desk, Random], object]


def day(random: Random, least: int = -20, most: int = 0) -> date:
    return MONDAY + timedelta(days=random.randint(least, most))


def yuan(random: Random) -> Money:
    return Money(random.randint(1, 90_000_000))


def maybe(random: Random, value: object) -> object:
    return value if random.random() < 0.5 else None


def phone(random: Random) -> str:
    return f"138000000{random.randint(10, 40)}"


def who(desk: Desk, random: Random) -> str:
    return str(random.choice(desk.store.all(queries.CONTACT_IDS) or [1]))


def which(desk: Desk, random: Random) -> str:
    """Return a deal, mostly one that is open; a won one can be taken back."""
    lines = desk.store.all(queries.DEAL_LINES)
    numbers = [line.id for line in lines if line.state == "open" or random.random() < 0.3]
    return str(random.choice(numbers or [1]))


def own(random: Random) -> dict[str, str | None]:
    """Return values of some fields of the user's own, to be written."""
    return {field: random.choice("甲乙丙") for field in random.sample(FIELDS, 2)}


def changed_fields(desk: Desk, random: Random, contact: str) -> dict[str, str | None]:
    """Return values to be written, or some of those that are there to be taken away."""
    there = [row.field for row in desk.store.all(beside.FIELDS_OF, contact_id=int(contact))]
    gone: dict[str, str | None] = dict.fromkeys(random.sample(there, len(there) // 2 or len(there)))
    return random.choice([{}, own(random), gone, own(random) | gone])


def new_client(desk: Desk, random: Random) -> object:
    client = a_client(
        random.choice(NAMES),
        phone=maybe(random, phone(random)),
        familiarity=maybe(random, random.randint(0, 9)),
        mood=maybe(random, random.choice(list(Mood))),
        contacted_on=maybe(random, day(random)),
    )
    known = desk.store.first(queries.CONTACT_IDS)
    introducer = str(known) if known and random.random() < 0.5 else None
    words, fields = random.sample(WORDS, 2), own(random) if random.random() < 0.3 else {}
    return add_contact(desk, client, tags=words, introducer=introducer, own=fields)


def changed_client(desk: Desk, random: Random) -> object:
    name = random.choice(NAMES)
    choices: list[dict[str, Any]] = [
        {**name_fields(name)},
        {"familiarity": random.randint(0, 9), "mood": random.choice(list(Mood))},
        {"cadence_days": maybe(random, random.randint(5, 90)), "note": name},
        {"phone": phone(random), "employer": name, "assets": yuan(random)},
        {"source": maybe(random, "referral"), "birth_day": "05-03", "birth_year": None},
    ]
    tags = random.sample(WORDS, random.randint(0, 2))
    contact = who(desk, random)
    phones = [phone(random) for _turn in range(random.randint(0, 3))]
    known = [one.word for one in desk.store.all(queries.TAGS_OF, contact_id=int(contact))]
    return edit_contact(
        desk,
        contact,
        random.choice(choices),
        tags=[word for word in tags if word not in known],
        untags=known[:1] if random.random() < 0.3 else (),
        ways=random.choice([{}, {Way.PHONE: phones}, {Way.WECHAT: ["w", "v"], Way.EMAIL: []}]),
        own=changed_fields(desk, random, contact),
        sure=True,
    )


def touch(desk: Desk, random: Random) -> object:
    happened = day(random, -5)
    done = a_touch(
        happened,
        random.choice(list(Outcome)),
        kind=random.choice(list(Kind)),
        note=maybe(random, "想看年金方案"),
        about=maybe(random, random.choice(CATEGORIES)),
        mood=maybe(random, random.choice(list(Mood))),
        familiarity=maybe(random, random.randint(0, 9)),
        objection=maybe(random, random.choice(list(Objection))),
    )
    step = a_step(happened + timedelta(days=random.randint(0, 12)), promise=random.random() < 0.7)
    return log_touch(desk, who(desk, random), done, step if random.random() < 0.7 else None)


def assessed(desk: Desk, random: Random) -> object:
    felt = Assessment(
        NEW,
        day(random, -5),
        category=random.choice([None, None, *CATEGORIES]),
        mood=random.choice(list(Mood)),
        objection=random.choice([None, *Objection]),
        words=random.choice([None, "以后再说"]),
    )
    if felt.category is None:
        felt = replace(felt, familiarity=random.randint(0, 9))
    return assess_client(desk, who(desk, random), felt)


def placed(desk: Desk, random: Random) -> object:
    """Place the best known client who has no place yet."""
    found = list_unclassified(desk, 1).suggestions
    if not found:
        raise NotFoundError("nobody")
    return place_client(desk, found[0], random.choice(list(Band)), random.choice(list(Mood)))


def merged(desk: Desk, random: Random) -> object:
    preference = Preference(random.choice([*Side]))
    pair = who(desk, random), who(desk, random)
    return merge_contacts(desk, *pair, preference, remark=remark_text)


def sheet(desk: Desk, random: Random) -> object:
    rows = [
        a_row(number, random.choice(NAMES), phone=phone(random), assets=yuan(random))
        for number in range(2, random.randint(3, 7))
    ]
    return import_clients(desk, a_sheet(*rows), skip_bad=True)


def new_deal(desk: Desk, random: Random) -> object:
    opened = day(random)
    deal = a_deal(
        random.randint(1, 900_000),
        category=random.choice(CATEGORIES),
        opened_on=opened,
        degree=random.choice(list(Degree)),
        expected_on=maybe(random, opened + timedelta(days=random.randint(0, 40))),
        for_month=random.choice([None, None, DECEMBER]),
    )
    return add_deal(desk, who(desk, random), deal)


def nearer_deal(desk: Desk, random: Random) -> object:
    moves: list[Any] = [
        {"degree": random.choice(list(Degree))},
        {"amount": yuan(random)},
        {"expected_on": day(random, 0, 30)},
        {"expected_on": None},
    ]
    return move_deal(desk, which(desk, random), random.choice(moves))


def changed_quota(desk: Desk, random: Random) -> object:
    asked: list[Asked] = [
        {"amount": yuan(random)},
        {"pieces": random.randint(1, 9)},
        {"amount": yuan(random), "pieces": random.randint(1, 9), "curve": "flat"},
        {"amount": None},
        {"pieces": None},
        {"amount": None, "pieces": None},
    ]
    month = random.choice([NOVEMBER, DECEMBER])
    return set_quota(desk, month, random.choice(CATEGORIES), **random.choice(asked))


def bank_figure(random: Random, **said: object) -> BankFigure:
    """Return a figure of one of few days, so that some are said anew."""
    return a_figure(day(random, -2), category=random.choice(CATEGORIES), **said)


def said_figure(desk: Desk, random: Random) -> object:
    said: list[dict[str, object]] = [
        {"amount": yuan(random), "reason": maybe(random, "补录")},
        {"pieces": random.randint(0, 9)},
    ]
    return record_figure(desk, bank_figure(random, **random.choice(said)))


def won_deal(desk: Desk, random: Random) -> object:
    return win_deal(
        desk,
        which(desk, random),
        amount=random.choice([None, Money(100), yuan(random)]),
        for_month=random.choice([None, DECEMBER]),
        last=random.random() < 0.2,
    )


VERBS: dict[str, Verb] = {
    "add_contact": new_client,
    "edit_contact": changed_client,
    "archive_contact": lambda desk, random: archive_contact(
        desk, who(desk, random), deceased=random.random() < 0.2
    ),
    "bring_back": lambda desk, random: bring_back(desk, who(desk, random)),
    "snooze_contact": lambda desk, random: snooze_contact(
        desk, who(desk, random), day(random, 1, 30)
    ),
    "log_touch": touch,
    "assess_client": assessed,
    "place_client": placed,
    "merge_contacts": merged,
    "import_clients": sheet,
    "set_quota": changed_quota,
    "record_figure": said_figure,
    "drop_figure": lambda desk, random: drop_figure(desk, bank_figure(random)),
    "add_deal": new_deal,
    "move_deal": nearer_deal,
    "edit_deal": lambda desk, random: edit_deal(
        desk,
        which(desk, random),
        {"category": random.choice(CATEGORIES), "product": random.choice(["年金", None])},
    ),
    "win_deal": won_deal,
    "lose_deal": lambda desk, random: lose_deal(
        desk, which(desk, random), random.choice(list(LostReason))
    ),
}
WEIGHTS = [3 if name in {"add_contact", "log_touch", "add_deal"} else 1 for name in VERBS]
NOT_PLAYED: dict[str, str] = {}  # a verb that is not played: why


def verbs_that_write() -> Iterator[str]:
    """Yield the names of all functions of the actions that run a command of the store."""
    for path in Path(rmtrack.actions.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and ".command(" in ast.unparse(node):
                yield node.name


def test_every_verb_that_writes_is_played() -> None:
    assert set(verbs_that_write()) == VERBS.keys() | NOT_PLAYED.keys()


def lines_of(desk: Desk) -> int:
    newest = show_history(desk, 1)
    return newest[0].id if newest else 0


@pytest.fixture
def ruled(desk: Desk) -> Desk:
    """Return a desk on which half of an annuity counts."""
    return replace(desk, rules=CategoryRules(factors={"年金": 5_000}))


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_command_leaves_no_trace_when_it_is_taken_back(ruled: Desk, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same commands every time
    played: Counter[str] = Counter()
    before = dump(ruled.store)
    while played.total() < COMMANDS:
        (name,) = random.choices(list(VERBS), WEIGHTS)
        lines = lines_of(ruled)
        with suppress(RuleError, NotFoundError):  # what is drawn may make no sense
            VERBS[name](replace(ruled, line=name), random)
        if lines_of(ruled) == lines:  # refused, or nothing to change
            assert dump(ruled.store) == before
            continue
        played[name] += 1
        after = dump(ruled.store)
        assert undo(ruled).line == name
        assert dump(ruled.store) == before, name
        assert redo(ruled).line == name
        assert dump(ruled.store) == after, name
        before = after
    assert len(played) > len(VERBS) / 2, played
    all_back_and_again(ruled, random)


def test_fields_of_ones_own_and_places_are_played(ruled: Desk) -> None:
    """Written, changed and taken away; of two who are merged dropped, changed and moved."""
    random = Random(7)  # noqa: S311 - the same commands every time
    for name in ("add_contact", "edit_contact", "assess_client", "merge_contacts") * 60:
        with suppress(RuleError, NotFoundError):
            VERBS[name](replace(ruled, line=name), random)
    played: Counter[tuple[str, str]] = Counter()
    for line in show_history(ruled, 300):
        for change in line.changes:
            counts = {"added": change.added, "changed": change.changed, "removed": change.removed}
            played.update({(line.line, f"{change.table} {how}"): n for how, n in counts.items()})
    for verb in ("edit_contact", "merge_contacts"):
        for how in ("changed", "removed"):
            assert played[verb, f"contact_field {how}"] > 0, (verb, how)
    assert played["add_contact", "contact_field added"] > 0
    assert played["merge_contacts", "assessment added"] > 0


def all_back_and_again(desk: Desk, random: Random) -> None:
    """Take old commands back where nothing builds on them, then all, then do all again."""
    at_the_end = dump(desk.store)
    for number in random.sample(range(1, lines_of(desk) + 1), 10):
        try:
            undo(desk, number)
        except RuleError:
            assert dump(desk.store) == at_the_end
        else:
            redo(desk)
            assert dump(desk.store) == at_the_end
    for _line in range(COMMANDS):
        undo(desk)
    assert not any(dump(desk.store).values())
    for _line in range(COMMANDS):
        redo(desk)
    assert dump(desk.store) == at_the_end
    assert {line.state for line in show_history(desk, COMMANDS)} == {LineState.DONE}
