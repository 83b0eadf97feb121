"""The pipeline in sentences: what is open, how far it reaches, what it may bring, how it rolled."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text

from rmtrack.domain.days import Month
from rmtrack.domain.keys import INVESTMENT, CategoryKind
from rmtrack.domain.money import Money
from rmtrack.domain.outlook import Forecast, Outlook
from rmtrack.domain.pipeline_page import CategoryPipeline
from rmtrack.domain.reserve import Reserve
from rmtrack.domain.rolling import Part, Roll
from rmtrack.domain.steps import Step
from rmtrack.i18n import _, ngettext
from rmtrack.views.pipeline_amounts import counts_deals, number_text, said
from rmtrack.views.standing import SET_ONE
from rmtrack.views.steps import step_text

TENTHS = 10
EIGHT, CERTAIN = 0.8, 0.995  # of all cases


def open_deals(number: int) -> str:
    """Return `6 open deals`."""
    return ngettext("{n} open deal", "{n} open deals", number).format(n=number)


def clients_text(number: int) -> str:
    """Return `6 clients`."""
    return ngettext("{n} client", "{n} clients", number).format(n=number)


def weighted_text(amount: Money, *, deals: bool) -> str:
    """Return `weighted 1.59m`."""
    return _("weighted {amount}").format(amount=said(amount, deals=deals))


def reserve_text(reserve: Reserve, *, deals: bool) -> str:
    """Say what the open deals of a category come to."""
    told = [open_deals(reserve.number), clients_text(reserve.clients)]
    told.append(said(reserve.amount, deals=deals))
    if reserve.counted != reserve.amount:
        told.append(_("{amount} of it counts").format(amount=said(reserve.counted, deals=deals)))
    told.append(weighted_text(reserve.weighted, deals=deals))
    return " · ".join(told)


class Ahead(NamedTuple):
    """A month of a category, as it is told."""

    category: CategoryPipeline
    outlook: Outlook
    number: int  # of the open deals that count for it

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is asked for and nothing is open, so that there is nothing to tell."""
        return self.outlook.quota is None and not self.number

    def lines(self, this_month: Month, *, whole: bool) -> Iterator[Text]:
        """Yield how far the open deals reach and what they bring; with `whole` unweighted too."""
        if self.is_quiet:
            return
        if self.outlook.month < this_month:
            yield Text(self._over())
            return
        yield self._covers(this_month, whole=whole)
        if not self.number:
            return
        if whole and self.outlook.coverage_unweighted is not None:
            yield self._unweighted(self.outlook.coverage_unweighted)
        yield Text(self._forecast(self.outlook.forecast))

    def _say(self, amount: Money) -> str:
        return said(amount, deals=counts_deals(self.category.kind, self.outlook))

    def _number(self, amount: Money) -> str:
        """Return an amount before another one: deals are named once, behind it."""
        return number_text(amount, deals=counts_deals(self.category.kind, self.outlook))

    def _over(self) -> str:
        """Say what a month that is over came to: nothing is covered or forecast there."""
        booked, quota = self.outlook.booked, self.outlook.quota
        if quota is None:
            return _("over: {booked} booked").format(booked=self._say(booked))
        told = _("over: {booked} of {quota}")
        return told.format(booked=self._number(booked), quota=self._say(quota))

    def _covers(self, this_month: Month, *, whole: bool) -> Text:
        left = self.outlook.left
        if left is None and not whole:
            return Text(_("no quota yet"))
        if left is None:
            told = _("no quota to cover yet; set one: {command}")
            return Text(told.format(command=self._set_quota(this_month)))
        if not left:
            full = _("full, and what is open comes on top") if self.number else _("full")
            return Text(full, "ahead")
        if not self.number:
            told = _("{left} left, and no open deal counts for it")
            return Text(told.format(left=self._say(left)), "behind")
        told = _("{left} left, {weighted} weighted: ")
        told = told.format(left=self._say(left), weighted=self._say(self.outlook.weighted))
        return Text.assemble(told, self._verdict(left))

    def _verdict(self, left: Money) -> tuple[str, str]:
        covered = times_text(self.outlook.coverage or 0)
        missing = left - self.outlook.weighted
        if missing <= 0:
            return _("coverage {times}, enough").format(times=covered), "ahead"
        told = _("coverage {times}, short by {missing}")
        return told.format(times=covered, missing=self._say(missing)), "behind"

    def _unweighted(self, coverage: float) -> Text:
        told = _("unweighted {worth}: ").format(worth=self._say(self.outlook.worth))
        wanted = self.outlook.coverage_wanted
        if wanted is None:
            return Text(told + _("coverage {times}").format(times=times_text(coverage)))
        measured = _("coverage {times}, and {wanted} is wanted")
        measured = measured.format(times=times_text(coverage), wanted=times_text(wanted))
        return Text.assemble(told, (measured, "none" if coverage >= wanted else "behind"))

    def _forecast(self, forecast: Forecast) -> str:
        quota = self.outlook.quota
        mean = self._say(forecast.mean)
        if quota is not None:
            mean = self._number(forecast.mean)
            mean = _("{mean} of {quota}").format(mean=mean, quota=self._say(quota))
        told = _("forecast {mean}, at least {low} and at most {high}")
        if forecast.held < CERTAIN:
            told = _("forecast {mean}, {n} times out of 10 between {low} and {high}")
        low, high = self._number(forecast.low), self._say(forecast.high)
        return told.format(mean=mean, n=_of_ten(forecast.held), low=low, high=high)

    def _set_quota(self, this_month: Month) -> str:
        kind, category = self.category.kind, self.category.category
        words = ["rmtrack plan --pieces 20" if kind is CategoryKind.PIECES else _(SET_ONE)]
        if self.outlook.month != this_month:
            words.append(f"--month {self.outlook.month}")
        if category != INVESTMENT:
            words.append(f"--category {category}")
        return " ".join(words)


def times_text(coverage: float) -> str:
    """Return a coverage: `2.22`, `1.5`, `2`."""
    return f"{coverage:.2f}".rstrip("0").rstrip(".")


def _of_ten(held: float) -> int:
    """Return in how many cases of ten, in no more than it holds where that is eight or more."""
    return int(held * TENTHS) if held >= EIGHT else round(held * TENTHS)


def step_line(step: Step, this_month: Month) -> str:
    """Say what the step of its month asks of the reserve."""
    if step.month == this_month:
        return step_text(step)
    return _("step {n} of 4: {told}").format(n=step.step, told=step_text(step))


def has_rolled(roll: Roll) -> bool:
    """Tell whether anything came in, moved, closed or dropped out."""
    parts = (roll.came_in, roll.moved, roll.closed, roll.in_part, roll.dropped)
    return any(part.number for part in parts)


def roll_text(category: CategoryPipeline) -> str:
    """Say how the week rolled. The numbers add up, and so do the amounts with what changed."""
    roll, deals = category.roll, counts_deals(category.kind)
    rolled = (
        (_("{n} came in"), roll.came_in),
        (_("{n} closed"), roll.closed),
        (_("{n} dropped"), roll.dropped),
    )
    told = [
        _part(_("{n} open on Monday"), roll.start, deals=deals),
        *(_part(words, part, deals=deals) for words, part in rolled if part.number),
        _part(_("{n} open now"), roll.now, deals=deals),
    ]
    return _("; ").join([_(", ").join(told), *_beside(roll, deals=deals)])


def _beside(roll: Roll, *, deals: bool) -> Iterator[str]:
    """Yield what changes no number of deals: what moved, and what was won of open ones."""
    told = []
    if roll.nearer:
        told.append(_("{n} nearer").format(n=roll.nearer))
    if roll.farther:
        told.append(_("{n} farther").format(n=roll.farther))
    if roll.moved.amount:  # also of deals that are closed since
        sign = "+" if roll.moved.amount > 0 else "-"
        changed = f"{sign}{said(abs(roll.moved.amount), deals=deals)}"
        told.append(_("amounts {changed}").format(changed=changed))
    if roll.moved.number:
        yield _with_reason(_("{n} moved").format(n=roll.moved.number), _(", ").join(told))
    elif told:
        yield _(", ").join(told)
    if roll.in_part.number:
        yield _part(_("{n} won in part"), roll.in_part, deals=deals)


def _part(words: str, part: Part, *, deals: bool) -> str:
    amount = said(part.amount, deals=deals) if part.amount else ""
    return _with_reason(words.format(n=part.number), amount)


def _with_reason(text: str, reason: str) -> str:
    return _("{text} ({reason})").format(text=text, reason=reason) if reason else text
