"""A client as JSON, with what is kept beside the record."""

from typing import Any

from rmtrack.domain.reach import Profile, Reach
from rmtrack.views.contacts import contact_json


def profile_json(profile: Profile) -> dict[str, Any]:
    """Return a client, and what is kept beside the record, as `rmtrack.contact/1`."""
    return {
        **contact_json(profile.contact),
        **reach_json(profile.reach),
        "introducer": profile.introducer,
        "tags": list(profile.tags),
        "fields": dict(profile.fields),
    }


def reach_json(reach: Reach) -> dict[str, list[str]]:
    """Return all ways to reach a client, the record's own first."""
    return {kind: list(values) for kind, values in reach._asdict().items()}
