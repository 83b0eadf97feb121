"""`rmtrack contact list`: the clients, or some of them."""

from functools import partial
from typing import Annotated

import typer

from rmtrack.actions.listing import list_clients
from rmtrack.cli import choosing as asked
from rmtrack.cli.choosing import read_choice
from rmtrack.cli.duplicates import show_duplicates
from rmtrack.cli.output import screen_cells
from rmtrack.cli.session import session_of
from rmtrack.domain.errors import N_
from rmtrack.domain.tiers import tiers_of
from rmtrack.views.listing import list_json, list_screen

HELP = N_("List the clients, or those who are asked for. All that is asked must fit.")
EXAMPLES = (
    "rmtrack contact list",
    "rmtrack contact list --cell high/positive --sort assets",
    "rmtrack contact list --band middle --no-next --sort last",
    "rmtrack contact list --near-tier",
    "rmtrack contact list --reached-tier --since 2026-11-01",
    "rmtrack contact list --tag golf --field 爱好=钓鱼 --json",
    "rmtrack contact list --risk-expired --assets-from 50万",
    "rmtrack contact list --silent 60 --qualified money,need --limit 20",
    "rmtrack contact list --duplicates",
)


def run(
    ctx: typer.Context,
    cell: asked.CellOption = None,
    band: asked.BandOption = None,
    mood: asked.MoodOption = None,
    familiarity: asked.Familiarity = None,
    tag: asked.Tags = None,
    field: asked.Fields = None,
    tier: asked.TierOption = None,
    near_tier: asked.NearTier = False,
    reached_tier: asked.ReachedTier = False,
    since: asked.Since = None,
    assets_from: asked.AssetsFrom = None,
    assets_to: asked.AssetsTo = None,
    risk: asked.RiskOption = None,
    risk_expired: asked.RiskExpired = False,
    qualified: asked.Qualified = None,
    employer: asked.Employer = None,
    area: asked.Area = None,
    source: asked.Source = None,
    introduced_by: asked.IntroducedBy = None,
    birthday_in: asked.BirthdayIn = None,
    silent: asked.Silent = None,
    no_next: asked.NoNext = False,
    archived: asked.Archived = False,
    sort: asked.Sort = None,
    limit: asked.Limit = None,
    duplicates: Annotated[
        bool, typer.Option("--duplicates", help=N_("who may be there twice, and why"))
    ] = False,
) -> None:
    """Turn what was typed into a choice and show who is meant."""
    session = session_of(ctx)
    if duplicates:
        show_duplicates(session, ctx.params)
        return
    tiers = tiers_of(session.config.settings.tiers)
    choice = read_choice(ctx.params, session.now.date(), tiers, session.config.settings.policy)
    found = list_clients(
        session.desk(),
        choice,
        tiers=tiers,
        introducer=introduced_by,
        whole=session.typed.json,
    )
    session.answer(found, partial(list_screen, cells=screen_cells()), list_json)
