"""Made-up names, what people make of them, and a look-up so plain that it is right."""

from functools import cache
from random import Random
from typing import NamedTuple
from unicodedata import normalize

from pypinyin import Style, lazy_pinyin, pinyin

ODD = """
单:shan 仇:qiu 查:zha 区:ou 解:xie 朴:piao 翟:zhai 盖:ge 曾:zeng 尉迟:yu,chi 万俟:mo,qi 单于:chan,yu
"""  # surnames that most programs read wrong, and how they are said
COMPOUND = """
欧阳:ou,yang 上官:shang,guan 司马:si,ma 诸葛:zhu,ge 令狐:ling,hu 夏侯:xia,hou 皇甫:huang,fu
慕容:mu,rong 长孙:zhang,sun 宇文:yu,wen
"""
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈彭吕苏卢蒋蔡丁魏"
)
GIVEN = (
    "明芳伟娜敏静强磊洋艳勇军杰娟涛超霞平刚桂英华玉兰建国文丽晓小雨欣怡子轩浩宇梓涵诗思佳琪嘉俊"
    "博雅婷雪梅燕红波斌辉鹏飞龙凤春秋冬夏云海江山水木林森石松柏竹菊莲荷乐长行重朝露晟宁安康福禄寿"
    "喜庆祥瑞吉利达通运昌盛荣贵富才德仁义礼智信忠孝廉耻勤俭恒毅坚真善美"
)
SAID = {
    surname: sounds.split(",")
    for surname, sounds in (entry.split(":") for entry in (ODD + COMPOUND).split())
}
LATIN_GIVEN = """
John James José Zoë Anna-Maria Jean‐Luc Ann Lena D'Arcy J.R. Wei Xiaoming San Li Na Fang Ming Jie
"""
LATIN_FAMILY = """
Smith Smithson Gray O'Brien Brien Lee Zhang Zhangsan Wang Shan Müller Ōno Mac-Leod St.Clair Xu Yu
"""
Sounds = list[set[str]]  # of each sign of a name


class Person(NamedTuple):
    """A made-up client. `words` are the signs of the name, and its Latin words folded."""

    name: str
    surname: str
    words: tuple[str, ...]

    @property
    def is_latin(self) -> bool:
        """Whether there is any Latin word."""
        return any(word.isascii() for word in self.words)


@cache
def bare(text: str) -> str:
    """Return a text as nobody could write it shorter: small letters, no accents, nothing else."""
    return "".join(one for one in normalize("NFD", text).casefold() if one.isalnum())


def a_latin_person(random: Random) -> Person:
    """Return a client of a Latin name, or of one in both scripts."""
    kind, given = random.random(), random.choice(LATIN_GIVEN.split())
    family = random.choice(LATIN_FAMILY.split())
    sign = random.choice(SURNAMES)
    if kind < 1 / 6:
        return Person(f"{sign} {given}", sign, (sign, *_words(given)))
    if kind < 1 / 3:
        return Person(f"{given} {sign}", "", (*_words(given), sign))
    more = random.choice(LATIN_GIVEN.split()) + " " if kind < 1 / 2 else ""
    name = f"{given} {more}{family}"
    return Person(name, "", _words(name))


def _words(name: str) -> tuple[str, ...]:
    for between in "-‐'.":
        name = name.replace(between, " ")
    return tuple(bare(word) for word in name.split())


def a_person(random: Random) -> Person:
    """Return a client; one in eight has an odd surname, one in twenty a compound one.

    One in ten has a Latin name, or one with a Latin word.
    """
    if random.random() < 1 / 10:
        return a_latin_person(random)
    kind = random.random()
    if kind < 1 / 8:
        surname = random.choice(ODD.split()).partition(":")[0]
    elif kind < 1 / 8 + 1 / 20:
        surname = random.choice(COMPOUND.split()).partition(":")[0]
    else:
        surname = random.choice(SURNAMES)
    given = "".join(random.choices(GIVEN, k=1 if random.random() < 0.15 else 2))
    return Person(surname + given, surname, tuple(surname + given))


def spoken(person: Person) -> list[str]:
    """Return the syllables of a name as its bearer says it."""
    said = SAID.get(person.surname) or lazy_pinyin(person.surname)
    return [*said, *(lazy_pinyin(one)[0] for one in person.words[len(person.surname) :])]


def with_slip(random: Random, text: str) -> str:
    """Return a text with one sign left out, doubled, exchanged, or put in another's place."""
    at = random.randrange(len(text))
    other = random.choice(GIVEN if not text.isascii() else "abcdefghijklmnopqrstuvwxyz")
    slips = (
        text[:at] + text[at + 1 :],
        text[:at] + text[at] + text[at:],
        text[:at] + other + text[at + 1 :],
        text[:at] + other + text[at:],
        text[: at - 1] + text[at : at + 1] + text[at - 1 : at] + text[at + 1 :] if at else text,
    )
    return random.choice(slips)


def with_homophone(random: Random, name: str, alike: dict[str, list[str]]) -> str:
    """Return a name with a sign of the same sound in the place of one, if it has any sign."""
    at = random.randrange(len(name))
    others = alike.get(lazy_pinyin(name[at])[0])
    return name[:at] + random.choice(others) + name[at + 1 :] if others else name


def in_both_scripts(random: Random, person: Person) -> str:
    """Return a name of which some signs were typed in pinyin."""
    pairs = zip(person.words, spoken(person), strict=True)
    return "".join(random.choice(pair) for pair in pairs)


def may_fit(typed: str, person: Person, sounds: Sounds) -> bool:
    """Tell whether what was typed is a part of the name, pinyin from a syllable on, or initials.

    Or the whole name, of which some syllables are shortened to their initials.
    Signs may stand among the letters. Any sound that a dictionary of all times has for a sign will
    do: so nobody may fit more.
    """
    plain = bare(typed)
    if plain in bare(person.name):
        return True
    return _shortened(plain, sounds) or any(
        _reads(plain, person.words[start:], sounds[start:]) for start in range(len(person.words))
    )


def _shortened(typed: str, sounds: Sounds) -> bool:
    """Tell whether letters are the whole name, each syllable of it whole or by its initial."""
    if not typed or not sounds:
        return not typed and not sounds
    begun = [sound for sound in sounds[0] if sound[0] == typed[0]]
    return any(
        typed.startswith(sound) and _shortened(typed[len(sound) :], sounds[1:]) for sound in begun
    ) or (bool(begun) and _shortened(typed[1:], sounds[1:]))


def all_sounds(person: Person) -> Sounds:
    """Return all sounds of each sign, those of the odd surnames too, ü as v and as u."""
    known = [_all_sounds(word) for word in person.words]
    for surname, said in SAID.items():
        if person.name.startswith(surname):
            for place, sound in enumerate(said):
                known[place].append(sound)
    return [{sound.replace("v", u) for sound in one for u in "vu"} for one in known]


def _all_sounds(word: str) -> list[str]:
    return [word] if word.isascii() else [*pinyin(word, style=Style.NORMAL, heteronym=True)[0]]


def _reads(typed: str, words: tuple[str, ...], sounds: Sounds, run: str = "") -> bool:
    """Tell whether what was typed begins with the first word, as a sign, a syllable or an initial.

    A run of letters is all syllables, of which the last may be cut short, or all initials.
    """
    if not typed or not words:
        return not typed
    if not typed[0].isascii():
        return typed[0] == words[0] and _reads(typed[1:], words[1:], sounds[1:])
    end = next((n for n, one in enumerate(typed) if not one.isascii()), len(typed))
    for sound in sounds[0]:
        if run != "initials" and (
            (typed.startswith(sound) and _reads(typed[len(sound) :], words[1:], sounds[1:], "full"))
            or (sound.startswith(typed[:end]) and _reads(typed[end:], words[1:], sounds[1:]))
        ):
            return True
        initial = run != "full" and sound[0] == typed[0]
        if initial and _reads(typed[1:], words[1:], sounds[1:], "initials"):
            return True
    return False
