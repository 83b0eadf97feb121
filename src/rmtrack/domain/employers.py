"""The same employer, however it is written: in full, in short, in capitals, with blanks."""

import re
from functools import cache
from unicodedata import normalize

from rmtrack.domain.writing import Key

# What a company is by law says nothing of which one it is; what stands at the end goes, in turn.
FORMS = ("有限责任公司", "有限責任公司", "有限公司", "公司", "股份", "集团", "集團")
WORDS = frozenset(("co", "company", "corp", "corporation", "inc", "incorporated"))
WORDS |= {"ltd", "limited", "llc", "llp", "plc", "gmbh", "ag", "group"}
FEWEST_SIGNS = 2  # that are left: 某公司 is no 某
PART = re.compile(r"[a-z0-9]+|[^\Wa-z0-9_]+")  # one script: 明华Co is two


@cache
def employer_key(text: str | None) -> str:
    """Return what is compared of an employer: `明华科技股份有限公司` is `明华科技`.

    Width, case, blanks and signs don't count. Empty where nothing is known.
    """
    parts: list[str] = PART.findall(normalize("NFKC", text or "").casefold())
    while len(parts) > 1 and parts[-1] in WORDS:
        parts.pop()
    return _without_form("".join(parts))


def same_employer(one: str | None, other: str | None, fold: Key = str) -> bool:
    """Tell whether both are known and the same; `fold` returns what all writings have in common.

    With `rmtrack.reading.writings.text_key` 騰訊控股 and 腾讯控股有限公司 are one.
    """
    if not one or not other:
        return False
    key = employer_key(fold(one))
    return bool(key) and key == employer_key(fold(other))


def _without_form(name: str) -> str:
    for form in FORMS:
        rest = name.removesuffix(form)
        if rest != name and len(rest) >= FEWEST_SIGNS:
            return _without_form(rest)
    return name
