"""A made-up desk of any size, for measuring: the same numbers give the same records."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rmtrack.domain.contact import Contact
from rmtrack.domain.days import Month
from rmtrack.domain.deal import Booking, Deal
from rmtrack.domain.dealing import standing
from rmtrack.domain.keys import DealState, Degree, Kind, Mood, Outcome
from rmtrack.domain.money import Money
from rmtrack.domain.quota import Quota
from rmtrack.domain.touch import Assessment, Interaction, NextStep
from rmtrack.reading.names import name_fields
from rmtrack.storage.store import Store

TODAY = date(2026, 11, 16)
ZONE = ZoneInfo("Asia/Shanghai")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "明芳伟娜敏静强磊洋艳勇军杰娟涛超霞平刚桂英华玉兰建国文丽"
NOTES = ("想看年金方案", "理财下个月到期", "孩子准备出国", "等收益对比表", "最近忙，月底再聊")
CATEGORIES = ("investment", "insurance", "deposit")
QUOTAS = {"investment": 2_290_000, "insurance": 1_000_000, "deposit": 5_000_000}
YEAR = 365


def fill(store: Store, *, contacts: int, interactions: int) -> None:
    """Fill an empty store: so many contacts, and so many interactions with each."""
    chance = random.Random(20261116)
    with store.command("quotas", morning(TODAY)):
        for quota in quotas():
            store.put(quota)
    for number in range(contacts):
        with store.command(f"client {number}", morning(TODAY)):
            add_client(store, number, chance, interactions)


def morning(day: date) -> datetime:
    """Return nine o'clock of a day."""
    return datetime.combine(day, time(9), ZONE)


def quotas() -> Iterator[Quota]:
    """Yield a quota for every category in the four months around today."""
    for month in range(9, 13):
        for category, yuan in QUOTAS.items():
            yield Quota(Month(2026, month), category, Money.yuan(yuan), "front-loaded")


def add_client(store: Store, number: int, chance: random.Random, interactions: int) -> None:
    """Put a client with everything that hangs on it."""
    name = "".join((chance.choice(SURNAMES), chance.choice(GIVEN), chance.choice(GIVEN)))
    days = sorted(chance.sample(range(1, YEAR * 2), interactions), reverse=True)
    touched = [TODAY - timedelta(days=day) for day in days]
    client = Contact(
        **name_fields(name),
        added_on=TODAY - timedelta(days=YEAR * 2),
        phone=f"1380000{number:04d}",
        assets=Money.yuan(number % 500 * 10_000) if number % 5 else None,
        familiarity=chance.choice((None, *range(10))),
        mood=chance.choice((None, *Mood)),
    )
    step = TODAY + timedelta(days=chance.randrange(-2, 20)) if chance.random() < 1 / 3 else None
    contact = store.put(client)
    felt = contact.familiarity, contact.mood
    if felt != (None, None):
        store.put(Assessment(contact.id, contact.added_on, familiarity=felt[0], mood=felt[1]))
    for day in touched:
        store.put(talk(contact.id, day, chance))
    if step is not None:
        store.put(NextStep(contact.id, step, step, what="回复年金对比"))
    add_deals(store, contact.id, chance)


def talk(contact_id: int, day: date, chance: random.Random) -> Interaction:
    """Return a talk on a day, of a kind that reaches the client."""
    kind = chance.choice((Kind.CALL, Kind.WECHAT, Kind.MEETING))
    at = morning(day)
    return Interaction(contact_id, at, day, kind, Outcome.TALKED, note=chance.choice(NOTES))


def add_deals(store: Store, contact_id: int, chance: random.Random) -> None:
    """Put an open deal with some clients, and a won one with its booking with others."""
    category, amount = chance.choice(CATEGORIES), Money.yuan(chance.randrange(1, 100) * 10_000)
    opened, drawn = TODAY - timedelta(days=chance.randrange(10, 60)), chance.random()
    deal = Deal(contact_id, category, amount, opened, degree=chance.choice(list(Degree)))
    if drawn < 1 / 3:
        expected = TODAY + timedelta(days=chance.randrange(45))
        stored = store.put(replace(deal, expected_on=expected))
        store.put(standing(stored, opened))
    elif drawn < 1 / 2:
        won_on = TODAY - timedelta(days=chance.randrange(10))
        won = store.put(replace(deal, state=DealState.WON, closed_on=won_on))
        store.put(standing(won, opened))
        month = Month.of(won_on)
        store.put(Booking(category, amount, won_on, month, deal_id=won.id))
