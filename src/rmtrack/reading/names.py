"""Names, phones and addresses of people: what is kept, and the key they are looked up by."""

import re
from functools import cache
from typing import TYPE_CHECKING, TypedDict
from unicodedata import category, combining, normalize

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.text import clean, folded, narrow, shown

if TYPE_CHECKING:
    from opencc import OpenCC

    from rmtrack.domain.lookup import Typed

LONGEST_NAME = 60
LONGEST_EMAIL = 254

# letters whose stroke or ligature no normal form takes apart
_STROKED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_AREA = r"(?:(?:10|2[0-9])[0-9]{8}|[3-9][0-9]{2}[0-9]{7,8})"  # of a landline, without its 0
_DOTS = "·•・‧∙⋅᛫ꞏ."
_FIRST_CHINESE = "\u3400"  # others stand behind it too, which nothing simplifies
_TRADITIONAL = frozenset("乾吒夥後徵捱摺於榘甯菸薹醣麴麽")  # of the signs of GB 2312
# ü with any tone, and as it is typed where there is none on the keyboard; behind some initials
# pinyin leaves the dots out
_ROUNDED = "([jqxy]?)u(?:[\u0300-\u036f]*\u0308|:)"
# what can be spoken as it stands: Chinese syllables, those of no dialect and a few more
_SYLLABLE = (
    r"(?:[zcs]h|[b-df-hj-np-tw-z])?"
    r"(?:[iuv]?[aeo](?:[iou]|ng?|r)?|i(?:ng?|u)?|u[in]?|v[en]?)"
)
_WHOLE_PINYIN = rf"(?!.*([aeo])\1)(?:{_SYLLABLE})+"
# a name shortened to initials in part: a syllable and an initial, and no longer than what is kept
_SHORT = rf"(?=.*[aeiouv])(?!{_WHOLE_PINYIN}$).{{3,32}}"
_SEPARATORS = str.maketrans(dict.fromkeys(_DOTS, " ") | {"’": "'", "‘": "'"})


class NameFields(TypedDict):
    """All fields of a record that follow from a name: itself, its key, how it may be read."""

    name: str
    name_key: str
    readings: str | None


def name_key(name: str) -> str:
    """Return the text a name is looked up by: one key for all ways of writing the same name.

    Width, case, Latin accents and invisible selectors are folded. White space and middle dots are
    dropped, but between two Latin words or numbers they stand as one space: `王 小明` is `王小明`,
    `Anna  LÉE` is `anna lee`, `阿依古丽·买买提` is `阿依古丽买买提`. The key of a key is itself.
    Raises InputError as `clean` does.
    """
    plain = clean(name)
    folded = plain.lower() if plain.isascii() else bare(plain)
    words = folded.translate(_SEPARATORS).split()
    key = ""
    for word in words:
        key += f" {word}" if key and key[-1].isascii() and word[0].isascii() else word
    return normalize("NFC", key)


def read_name(text: str) -> str:
    """Read a person's name as it is kept and shown: cleaned, with single spaces inside.

    Raises InputError for an empty one, one without a letter, a plain number (that is an id), and
    one of more than LONGEST_NAME characters.
    """
    name = " ".join(clean(text).split())
    if not name:
        raise InputError(N_("the name is empty: write one, like 王小明"))
    if len(name) > LONGEST_NAME:
        sentence = N_("the name '{text}' is too long: {most} characters are the most")
        raise InputError(sentence, text=shown(name), most=LONGEST_NAME)
    key = name_key(name)
    if key.isdecimal():
        sentence = N_("the name '{text}' is a plain number, and those are ids: write letters too")
        raise InputError(sentence, text=shown(name))
    if not any(category(sign)[0] in "LNS" for sign in key):
        raise InputError(N_("the name '{text}' has no letter: write one, like 王小明"), text=name)
    return name


def name_fields(name: str) -> NameFields:
    """Return the fields of a record that follow from a name that was read."""
    from rmtrack.reading.pinyin import readings_of  # noqa: PLC0415 - where a name is written

    key = name_key(name)
    plain = simplified(key)
    return NameFields(name=name, name_key=plain, readings=readings_of(key, plain))


def read_typed(key: str, text: str) -> "Typed":
    """Read a name, or a part of one, as it may be typed to find its client: its `key`, and itself.

    As pinyin it may have spaces and apostrophes between its syllables, and ü, which no key has.
    """
    from rmtrack.domain.lookup import (  # noqa: PLC0415 - a name is also read without it
        Typed,
        joined,
        parted,
    )

    spoken = _with_rounded(key, text)
    plain = joined(spoken)
    if not plain.isalnum() or plain.isdecimal():
        return Typed(key)
    if plain.isascii():
        return Typed(key, parted(spoken), short=_may_be_short(plain))
    if not (has_chinese(plain) and any(sign.isascii() for sign in plain)):
        return Typed(key)
    from rmtrack.domain.mixed import pieces  # noqa: PLC0415 - seldom typed so

    return Typed(key, mixed=pieces(spoken))


def simplified(key: str) -> str:
    """Return a key with simplified characters, each for itself, so that a part stays a part.

    Which are simplified stands in a dictionary, so that one is loaded wherever any may be.
    """
    if not _may_be_traditional(key):
        return key
    return "".join(_simple(sign) if sign >= _FIRST_CHINESE else sign for sign in key)


def sought(text: str) -> str:
    """Return a text as texts are compared in which something is looked for, in whatever signs.

    Each sign is folded and simplified for itself, so that a part of a text stays a part.
    """
    return simplified(folded(text))


def bare(text: str) -> str:
    """Fold width and case, and drop what is invisible and the accents of Latin letters alone."""
    plain = normalize("NFKC", normalize("NFKC", text).casefold().translate(_STROKED))
    kept = ""
    for sign in normalize("NFD", plain):
        accent = combining(sign) and kept[-1:].isascii()
        if not (accent or category(sign) == "Cf" or _selects(sign)):
            kept += sign
    return kept


def has_chinese(key: str) -> bool:
    """Tell whether there may be a Chinese character."""
    return any(sign >= _FIRST_CHINESE for sign in key)


def read_phone(text: str) -> str:
    """Read a phone number as digits alone, so that one number is always one text.

    Mobiles (`13800001234`, `+86 138-0000-1234`), landlines with or without their area code, 400
    numbers, and foreign ones that start with + or 00, which are kept with 00 and their country's
    code. What comes out reads as itself.
    Raises InputError for what can't be a phone number.
    """
    plain = re.sub(r"[\s().·–—-]", "", narrow(clean(text)))
    found = re.fullmatch(r"(\+|00)?([0-9]{5,15})", plain)
    digits = found and _national(found[2], abroad=bool(found[1]))
    if not digits:
        sentence = N_("'{text}' is no phone number: write it like 13800001234 or 021-55501234")
        raise InputError(sentence, text=shown(clean(text)))
    return digits


def read_email(text: str) -> str:
    """Read an e-mail address, in lower case. Raises InputError for what can't be one."""
    address = narrow(clean(text)).lower()
    if len(address) > LONGEST_EMAIL or not re.fullmatch(
        r"[^\s@,;]+@[^\s@,;.]+(\.[^\s@,;.]+)+", address
    ):
        sentence = N_("'{text}' is no e-mail address: write it like name@example.com")
        raise InputError(sentence, text=shown(address))
    return address


def _with_rounded(key: str, text: str) -> str:
    """Return a key with v where ü was typed, as pinyin is kept; it is never meant for u."""
    if text.isascii() and ":" not in text:
        return key
    apart = normalize("NFKD", text).lower()
    spoken = re.sub(_ROUNDED, lambda found: f"{found[1]}u" if found[1] else "v", apart)
    return key if spoken == apart else simplified(name_key(spoken))


def _may_be_short(sound: str) -> bool:
    """Tell whether syllables may be shortened to their initials in what was typed as pinyin.

    What can be spoken as it stands may be another whole name: `lian` is not meant for a Li Ai Ning.
    What has no vowel is initials alone.
    """
    return re.fullmatch(_SHORT, sound) is not None


def _may_be_traditional(key: str) -> bool:
    """Tell whether a sign may have a simplified form; of those of GB 2312 only these few have one.

    It is asked of whatever is looked for, and to load the dictionary takes longer than to look.
    """
    if not has_chinese(key):
        return False
    try:
        key.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return not _TRADITIONAL.isdisjoint(key)


@cache
def _simple(sign: str) -> str:
    """Simplify a sign; twice, for the simple form of one is the traditional form of another."""
    convert = _converter().convert
    return str(convert(convert(sign)))


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # noqa: PLC0415 - where a name is written, or fits nobody

    return OpenCC("t2s")


def _selects(sign: str) -> bool:
    """Tell a variation selector, which only chooses among the shapes of one character."""
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _national(digits: str, *, abroad: bool) -> str | None:
    """Return the digits as they are dialled in China, or None for what nobody could dial."""
    home = digits.removeprefix("86")
    if re.fullmatch(r"861[3-9][0-9]{9}", digits):
        return home
    if abroad and digits.startswith("86"):
        return home if re.fullmatch("0" + _AREA, home) else _landline(home)
    if abroad:
        return f"00{digits}" if re.fullmatch(r"[1-9][0-9]{6,14}", digits) else None
    fits = re.fullmatch(rf"1[3-9][0-9]{{9}}|0{_AREA}|[48]00[0-9]{{7}}|[2-9][0-9]{{6,7}}", digits)
    return digits if fits else None


def _landline(digits: str) -> str | None:
    """Return a landline that was written without the 0 that stands before its area code."""
    if re.fullmatch(r"[48]00[0-9]{7}", digits):
        return digits
    return f"0{digits}" if re.fullmatch(_AREA, digits) else None
