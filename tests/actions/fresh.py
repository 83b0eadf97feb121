"""Stores of an example's own, so that what fails is as small as can be, and leaves nothing."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rmtrack.actions.desk import Desk
from rmtrack.calendars import CHINA, calendar_named
from rmtrack.domain.policy import Policy
from rmtrack.storage.opening import open_store
from rmtrack.storage.store import Store
from tests.actions.values import AT_NINE


@contextmanager
def fresh_store(template: Path) -> Iterator[Store]:
    """Yield an empty store, copied from one."""
    with TemporaryDirectory() as folder, closing(open_store(copied(template, folder))) as store:
        yield store


@contextmanager
def fresh_desk(template: Path) -> Iterator[Desk]:
    """Yield a desk with an empty store, on Monday at nine."""
    with fresh_store(template) as store:
        yield Desk(store, AT_NINE, calendar_named(CHINA), Policy(), "a command")


def copied(template: Path, folder: str) -> Path:
    return Path(shutil.copy(template, folder))
