"""Fill a store with the made-up month, by the same verbs that a user has."""

from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from rmtrack.actions.assess import assess_client
from rmtrack.actions.deals import add_deal, lose_deal, move_deal, win_deal
from rmtrack.actions.demo_events import (
    Asked,
    Counted,
    Event,
    Felt,
    Lost,
    Moved,
    Opened,
    PutOff,
    Talked,
    Won,
)
from rmtrack.actions.demo_october import BEGAN
from rmtrack.actions.demo_people import KNOWN, PEOPLE, Known, Person
from rmtrack.actions.demo_story import EVENTS, MONTH
from rmtrack.actions.demo_typed import answered, options
from rmtrack.actions.desk import Desk
from rmtrack.actions.editing import archive_contact, edit_contact
from rmtrack.actions.history import undo
from rmtrack.actions.importing import import_clients
from rmtrack.actions.log import log_touch
from rmtrack.actions.plan import record_figure, set_quota
from rmtrack.actions.snooze import snooze_contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Deal
from rmtrack.domain.figures import BankFigure
from rmtrack.domain.importing import ClientRow, Sheet
from rmtrack.domain.keys import NEW, Kind, Mood, Outcome
from rmtrack.domain.money import Money
from rmtrack.domain.touch import Assessment, Interaction, NextStep
from rmtrack.reading.names import name_fields

TODAY = date(MONTH.year, MONTH.number, 16)
OPENING = time(9, 10)
CLOSE = 7  # of familiarity
FELT_IN_A_TOUCH = ("about", "mood", "familiarity", "objection", "willing")
OWN_WORDS = ("term", "loss", "words")
BETWEEN = timedelta(minutes=11)  # two things that are written down
Say = Callable[[str], str]


def fill_with_demo(desk: Desk, say: Say) -> None:
    """Play the month up to the morning of its 16th; `say` puts its texts into the user's words."""
    story = _Story(desk, say)
    story.begin()
    talks = [_last_talk(person) for person in PEOPLE if person.silent is not None]
    for event in sorted([*talks, *EVENTS], key=_entered_on):
        story.play(event)


def _last_talk(person: Person) -> Talked:
    """Return the last touch before the story as one of it.

    Who is close was met; who is well disposed agreed to a meeting.
    """
    day = TODAY - timedelta(days=person.silent or 0)
    talk = Talked((day - MONTH.first).days + 1, person.name, person.note)
    if (person.familiarity or 0) >= CLOSE:
        return talk._replace(kind=Kind.MEETING, outcome=Outcome.MET)
    if person.mood is Mood.POSITIVE:
        return talk._replace(outcome=Outcome.APPOINTMENT)
    return talk


def _entered_on(event: Event) -> int:
    """Return the day on which it is written down: what was before, in the first sitting."""
    return max(event.day, BEGAN)


def _day(number: int) -> date:
    """Return a day of the month; 0 is the last of the one before."""
    return MONTH.first + timedelta(days=number - 1)


class _Story:
    """The story as it is played, each thing a little later than the one before."""

    def __init__(self, desk: Desk, say: Say) -> None:
        self._desk = desk
        self._say = say
        self._done: Tally[int] = Tally()

    def begin(self) -> None:
        """Bring the clients in, on the day of the first sitting."""
        rows = tuple(_row(number, person) for number, person in enumerate(PEOPLE, start=2))
        sheet = Sheet(rows, faults=(), merged=(), rows=len(rows))
        import_clients(self._at(BEGAN, "import", "clients.csv"), sheet)
        for name, known in KNOWN.items():
            self._tell_more(name, known)

    def _tell_more(self, name: str, known: Known) -> None:
        """Put in what the bank's list does not have."""
        words = {
            "source": self._say(known.source),
            "wechat": known.wechat,
            "employer": known.employer and self._say(known.employer),
        }
        told = {field: text for field, text in words.items() if text}
        typed = [word for field, text in told.items() for word in (f"--{field}", text)]
        tags = [self._say(known.tag)] if known.tag else []
        typed += [word for tag in tags for word in ("--tag", tag)]
        desk = self._at(BEGAN, "contact", "edit", name, *typed)
        edit_contact(desk, name, told, tags=tags)

    def play(self, event: Event) -> None:
        """Let one thing happen."""
        match event:
            case Opened():
                self._open(event)
            case Talked():
                self._talk(event)
            case Felt():
                self._feel(event)
            case Asked():
                self._ask(event)
            case Moved(day, deal, degree):
                desk = self._at(day, "deal", "move", str(deal), "--degree", degree)
                move_deal(desk, str(deal), {"degree": degree})
            case Won(day, deal, yuan):
                part = () if yuan is None else ("--amount", str(yuan))
                desk = self._at(day, "deal", "win", str(deal), *part)
                win_deal(desk, str(deal), amount=None if yuan is None else Money.yuan(yuan))
            case Lost(day, deal, reason):
                desk = self._at(day, "deal", "lose", str(deal), "--reason", reason)
                lose_deal(desk, str(deal), reason)
            case Counted(day, category, yuan, of_day):
                self._count(day, category, Money.yuan(yuan), _day(of_day))
            case PutOff(day, name, until):
                snooze_contact(self._at(day, "snooze", name, str(until)), name, until)
            case _:
                name = event.name
                archive_contact(self._at(event.day, "contact", "archive", name), name)

    def _at(self, day: int, *words: str) -> Desk:
        """Return the desk at the next free moment of a day, with what is typed there."""
        day = max(day, BEGAN)
        began = datetime.combine(_day(day), OPENING) + self._done[day] * BETWEEN
        self._done[day] += 1
        line = " ".join(f'"{word}"' if " " in word else word for word in words)
        return replace(self._desk, now=began.astimezone(), line=line)

    def _count(self, day: int, category: str, amount: Money, on: date) -> None:
        """Write down what the bank says."""
        words = ("plan", "--actual", str(amount), "--category", category, "--on", str(on))
        record_figure(self._at(day, *words), BankFigure(Month.of(on), category, on, amount))

    def _ask(self, story: Asked) -> None:
        """Set a quota."""
        typed = options(category=story.category, month=story.month, pieces=story.pieces)
        desk = self._at(story.day, "plan", "--quota", str(story.amount), *typed)
        amount = Money.yuan(story.amount)
        set_quota(desk, story.month, story.category, amount=amount, pieces=story.pieces)

    def _open(self, story: Opened) -> None:
        deal = Deal(
            contact_id=NEW,
            category=story.category,
            amount=Money.yuan(story.amount),
            opened_on=_day(story.came_on),
            product=story.product and self._say(story.product),
            degree=story.degree,
            expected_on=None if story.expected is None else _day(story.expected),
            for_month=story.month,
        )
        typed = options(
            category=deal.category,
            degree=deal.degree,
            product=deal.product,
            expected=deal.expected_on,
            **{"for": deal.for_month},
        )
        words = ("deal", "add", story.name, str(story.amount), *typed)
        add_deal(self._at(story.day, *words), story.name, deal)

    def _talk(self, story: Talked) -> None:
        note, what = (text and self._say(text) for text in (story.note, story.what))
        due = None if story.next_day is None else _day(story.next_day)
        felt: dict[str, Any] = {field: getattr(story, field) for field in FELT_IN_A_TOUCH}
        typed = options(outcome=story.outcome, **felt, next=due, what=what)
        desk = self._at(story.day, "log", story.name, *([note] if note else ()), *typed)
        on = _day(story.day)
        at = desk.now if on == desk.today else datetime.combine(on, OPENING).astimezone()
        touch = Interaction(
            contact_id=NEW,
            happened_at=at,
            happened_on=on,
            kind=story.kind,
            outcome=story.outcome,
            note=note,
            **felt,
        )
        step = (
            None
            if due is None
            else NextStep(NEW, due_on=due, list_on=due, due_time=story.time, what=what)
        )
        log_touch(desk, story.name, touch, step)
        if story.slip:
            undo(self._at(story.day))

    def _feel(self, story: Felt) -> None:
        told = story._asdict()
        day, name, answers = (told.pop(field) for field in ("day", "name", "answers"))
        told |= {field: told[field] and self._say(told[field]) for field in OWN_WORDS}
        desk = self._at(day, "contact", "assess", name, *options(**told), *answered(answers))
        assess_client(desk, name, Assessment(NEW, _day(day), **told), answers)


def _row(number: int, person: Person) -> ClientRow:
    known = KNOWN.get(person.name)
    return ClientRow(
        row=number,
        sex=known and known.sex,
        opened_on=known and known.opened_on,
        **name_fields(person.name),
        phone=person.phone,
        birth_day=person.birth_day,
        assets=Money.yuan(person.assets),
        familiarity=person.familiarity,
        mood=person.mood,
    )
