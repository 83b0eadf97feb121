"""Who introduced whom runs in lines: what would close a ring is told with its members."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.introducing import find_ring

PEOPLE = range(6)


def test_two_who_would_have_introduced_each_other_are_a_ring() -> None:
    assert find_ring("a", "b", {"b": "a"}.get) == ("a", "b")


def test_a_longer_ring_runs_from_each_to_the_introducer() -> None:
    assert find_ring("a", "b", {"b": "c", "c": "a"}.get) == ("a", "b", "c")


def test_a_line_is_no_ring() -> None:
    assert find_ring("a", "b", {"b": "c"}.get) == ()


def test_a_ring_of_others_that_is_there_already_ends() -> None:
    """An older store may hold one."""
    assert find_ring("a", "b", {"b": "c", "c": "b"}.get) == ()


@given(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))))
def test_where_no_ring_is_taken_every_line_ends(pairs: list[tuple[int, int]]) -> None:
    introducers: dict[int, int] = {}
    for introduced, introducer in pairs:
        if introduced == introducer:
            continue
        before = {**introducers, introduced: introducer}
        ring = find_ring(introduced, introducer, introducers.get)
        assert all(before[one] == after for one, after in pairwise(ring))
        if not ring:
            introducers[introduced] = introducer
    for person in PEOPLE:
        steps, one = 0, introducers.get(person)
        while one is not None:
            steps, one = steps + 1, introducers.get(one)
            assert steps <= len(PEOPLE)
