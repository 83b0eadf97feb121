"""A deal that was added, moved or put right."""

from rmtrack.domain.deal_line import DealLine
from rmtrack.domain.deal_pages import Altered
from rmtrack.domain.keys import DealState
from rmtrack.domain.money import factor_text
from rmtrack.i18n import N_, _
from rmtrack.views.amounts import deal_amount
from rmtrack.views.dates import long_day, month_name
from rmtrack.views.deal_words import counting, money_of, product_of, standing_of
from rmtrack.views.terms import term

LABELS = {
    "degree": N_("degree"),
    "amount": N_("amount"),
    "expected_on": N_("expected on"),
    "category": N_("category"),
    "product": N_("product"),
    "factor": N_("factor"),
    "for_month": N_("counts for"),
}


def deal_lines(deal: DealLine) -> str:
    """Say which deal it is and how it stands."""
    parts = [_("deal {number}: {name}").format(number=deal.id, name=deal.name)]
    amount = deal_amount(deal.category, money_of(deal), full=True)
    parts.append(f"{amount} {product_of(deal)}")
    parts += counting(deal.category, money_of(deal), deal.factor, full=True)
    parts.append(standing_of(deal))
    if deal.expected_on and deal.state is DealState.OPEN:
        parts.append(_("expected {day}").format(day=long_day(deal.expected_on)))
    if deal.for_month and deal.state is DealState.OPEN:
        parts.append(_("counts for {month}").format(month=month_name(deal.for_month)))
    return " · ".join(parts)


def altered_lines(altered: Altered) -> str:
    """Say how the deal stands, and what was there before; or that it stood so already."""
    before, after = altered.before, altered.after
    if not altered.fields:
        same = _("nothing changed: {deal}")
        return same.format(deal=deal_lines(after))
    told = _("  {label}: {old} → {new}")
    return "\n".join(
        [
            deal_lines(after),
            *(
                told.format(label=_(LABELS[name]), old=_said(before, name), new=_said(after, name))
                for name in altered.fields
            ),
        ]
    )


def _said(deal: DealLine, field: str) -> str:
    """Return a field of a deal in words."""
    match field:
        case "amount":
            return deal_amount(deal.category, deal.amount, full=True)
        case "expected_on" if deal.expected_on:
            return long_day(deal.expected_on)
        case "for_month" if deal.for_month:
            return month_name(deal.for_month)
        case "factor":
            return factor_text(deal.factor)
    value = getattr(deal, field)
    return _("none") if value is None else term(value)
