"""What a question has ready: where the store stands, and when a client is due again."""

from rmtrack.actions.desk import Desk
from rmtrack.actions.history import undo
from rmtrack.actions.log import listed_again, log_touch
from rmtrack.actions.start import has_clients
from tests.actions.values import a_client, a_step, a_touch, add, november


def test_a_store_has_clients_from_the_first_on(desk: Desk) -> None:
    assert not has_clients(desk)
    add(desk, "王小明")
    assert has_clients(desk)
    undo(desk)
    assert not has_clients(desk)


def test_who_is_reached_today_is_due_after_the_silence_allowed(desk: Desk) -> None:
    contact = a_client(familiarity=7)
    assert str(listed_again(desk, contact)) == "2026-12-16"
    assert str(listed_again(desk, a_client(cadence_days=7))) == "2026-11-23"


def test_a_step_that_is_due_later_comes_first(desk: Desk) -> None:
    """One that is due by today is settled by the touch, and counts no more."""
    (contact,) = add(desk, "王小明")
    log_touch(desk, "1", a_touch(november(13)), a_step(november(16)))
    assert str(listed_again(desk, contact)) == "2027-02-14"
    log_touch(desk, "1", a_touch(november(13)), a_step(november(20)))
    assert str(listed_again(desk, contact)) == "2026-11-20"


def test_an_archived_client_is_never_due(desk: Desk) -> None:
    assert listed_again(desk, a_client(archived=True)) is None
