"""The pipeline in sentences: what is open, how far it reaches, what it may bring."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text

from rmtrack.domain.coverage import Reach
from rmtrack.domain.days import Month
from rmtrack.domain.keys import INVESTMENT, CategoryKind
from rmtrack.domain.money import ZERO, Money
from rmtrack.domain.outlook import Forecast, Outlook
from rmtrack.domain.pipeline_page import CategoryPipeline
from rmtrack.domain.reserve import Reserve
from rmtrack.domain.rolling import Roll
from rmtrack.domain.steps import Step
from rmtrack.i18n import _, ngettext
from rmtrack.views.pipeline_amounts import counts_deals, number_text, said
from rmtrack.views.standing import SET_ONE
from rmtrack.views.steps import step_text
from rmtrack.views.terms import term

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
        yield self.covers(this_month, whole=whole)
        if not self.number or self.outlook.month < this_month:
            return
        if whole and self.outlook.coverage_unweighted is not None:
            yield self._unweighted(self.outlook.coverage_unweighted)
        yield Text(self._forecast(self.outlook.forecast))

    def verdict(self) -> tuple[str, str]:
        """Say in a word or two whether the category's quota is covered, with the colour of it."""
        name = term(self.category.category)
        reaches = [(self._reach(self.outlook.left or ZERO), self._in_deals)]
        if self.outlook.beside is not None:
            reaches.append((self.outlook.beside, True))
        if not any(reach.left for reach, _deals in reaches):
            return _("{category} full").format(category=name), "ahead"
        missing = [said(one.missing, deals=deals) for one, deals in reaches if one.missing > 0]
        if not missing:
            return _("{category} covered").format(category=name), "ahead"
        told = _("{category} {missing} short")
        return told.format(category=name, missing=_(" and ").join(missing)), "behind"

    @property
    def _in_deals(self) -> bool:
        return counts_deals(self.category.kind, self.outlook)

    def _reach(self, left: Money) -> Reach:
        return Reach(left, self.outlook.ahead, self.outlook.weighted)

    def _say(self, amount: Money) -> str:
        return said(amount, deals=self._in_deals)

    def _number(self, amount: Money) -> str:
        """Return an amount before another one: deals are named once, behind it."""
        return number_text(amount, deals=self._in_deals)

    def _over(self) -> str:
        """Say what a month that is over came to: nothing is covered or forecast there."""
        booked, quota = self.outlook.booked, self.outlook.quota
        if quota is None:
            return _("over: {booked} booked").format(booked=self._say(booked))
        told = _("over: {booked} of {quota}")
        return told.format(booked=self._number(booked), quota=self._say(quota))

    def covers(self, this_month: Month, *, whole: bool) -> Text:
        """Say how far the open deals reach; of a month that is over, what it came to."""
        if self.outlook.month < this_month:
            return Text(self._over())
        left = self.outlook.left
        if left is None and not whole:
            return Text(_("no quota yet"))
        if left is None:
            told = _("no quota to cover yet; set one: {command}")
            return Text(told.format(command=self._set_quota(this_month)))
        return self._covers(left).append_text(self._beside())

    def _beside(self) -> Text:
        """Say how far the open deals reach as a number, where so many are asked for beside."""
        beside = self.outlook.beside
        if beside is None or not beside.left:
            return Text()
        if self.number or beside.ahead:
            return Text(" · ").append_text(_reach_text(beside, deals=True))
        told = _(" · {deals} left").format(deals=said(beside.left, deals=True))
        return Text(told, "behind")

    def _covers(self, left: Money) -> Text:
        if not left:
            full = _("full, and what is open comes on top") if self.number else _("full")
            return Text(full, "ahead")
        if not self.number and not self.outlook.ahead:
            told = _("{left} left, and no open deal counts for it")
            return Text(told.format(left=self._say(left)), "behind")
        return _reach_text(self._reach(left), deals=self._in_deals)

    def _unweighted(self, coverage: float) -> Text:
        told = _("unweighted {worth}: ")
        if self.outlook.ahead:
            told = _("{ahead} booked ahead, unweighted {worth}: ")
        ahead, worth = self._say(self.outlook.ahead), self._say(self.outlook.worth)
        told = told.format(ahead=ahead, worth=worth)
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
        low, high = self._number(forecast.low), self._say(forecast.high)
        words = self._forecast_words(forecast)
        return words.format(mean=mean, n=_of_ten(forecast.held), low=low, high=high)

    def _forecast_words(self, forecast: Forecast) -> str:
        if forecast.low == forecast.high:
            return _("forecast exactly {mean}")  # nothing that is open can change it
        if self._say(forecast.low) == self._say(forecast.high):
            return _("forecast {mean}")
        if forecast.held < CERTAIN:
            return _("forecast {mean}, {n} times out of 10 between {low} and {high}")
        return _("forecast {mean}, at least {low} and at most {high}")

    def _set_quota(self, this_month: Month) -> str:
        kind, category = self.category.kind, self.category.category
        words = ["rmtrack plan --pieces 20" if kind is CategoryKind.PIECES else _(SET_ONE)]
        if self.outlook.month != this_month:
            words.append(f"--month {self.outlook.month}")
        if category != INVESTMENT:
            words.append(f"--category {category}")
        return " ".join(words)


def _reach_text(reach: Reach, *, deals: bool) -> Text:
    """Say what is left, what is there for it, and whether that is enough."""
    told = _("{left} left, {weighted} weighted: ")
    if reach.ahead:
        told = _("{left} left, {ahead} booked ahead, {weighted} weighted: ")
    left, ahead, weighted = (
        said(amount, deals=deals) for amount in (reach.left, reach.ahead, reach.weighted)
    )
    covered = times_text(reach.coverage or 0)
    enough = _("coverage {times}, enough").format(times=covered), "ahead"
    if reach.missing > 0:
        short = _("coverage {times}, short by {missing}")
        missing = said(reach.missing, deals=deals)
        enough = short.format(times=covered, missing=missing), "behind"
    return Text.assemble(told.format(left=left, ahead=ahead, weighted=weighted), enough)


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
    return any(part.number or part.amount for part in parts)
