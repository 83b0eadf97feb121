"""Made-up Chinese names, what people make of them, and a look-up so plain that it is right."""

from random import Random
from typing import NamedTuple

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
Sounds = list[set[str]]  # of each sign of a name


class Person(NamedTuple):
    """A made-up client."""

    name: str
    surname: str


def a_person(random: Random) -> Person:
    """Return a client; one in eight has an odd surname, one in twenty a compound one."""
    kind = random.random()
    if kind < 1 / 8:
        surname = random.choice(ODD.split()).partition(":")[0]
    elif kind < 1 / 8 + 1 / 20:
        surname = random.choice(COMPOUND.split()).partition(":")[0]
    else:
        surname = random.choice(SURNAMES)
    given = "".join(random.choices(GIVEN, k=1 if random.random() < 0.15 else 2))
    return Person(surname + given, surname)


def spoken(person: Person) -> list[str]:
    """Return the syllables of a name as its bearer says it."""
    said = SAID.get(person.surname) or lazy_pinyin(person.surname)
    return [*said, *(lazy_pinyin(one)[0] for one in person.name[len(person.surname) :])]


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
    """Return a name with a sign of the same sound in the place of one."""
    at = random.randrange(len(name))
    return name[:at] + random.choice(alike[lazy_pinyin(name[at])[0]]) + name[at + 1 :]


def may_fit(typed: str, name: str, sounds: Sounds) -> bool:
    """Tell whether what was typed is a part of the name, pinyin from a syllable on, or initials.

    Any sound that a dictionary of all times has for a sign will do: so nobody may fit more.
    """
    if typed in name:
        return True
    if not typed.isascii():
        return False
    return any(
        _spells(typed, sounds[start:]) or _begins(typed, sounds[start:])
        for start in range(len(name))
    )


def all_sounds(name: str) -> Sounds:
    """Return all sounds of each sign, those of the odd surnames too, ü as v and as u."""
    known = [list(pinyin(one, style=Style.NORMAL, heteronym=True)[0]) for one in name]
    for surname, said in SAID.items():
        if name.startswith(surname):
            for place, sound in enumerate(said):
                known[place].append(sound)
    return [{sound.replace("v", u) for sound in one for u in "vu"} for one in known]


def _spells(typed: str, sounds: Sounds) -> bool:
    """Tell whether the syllables, one after the other, begin with what was typed."""
    if not typed:
        return True
    if not sounds:
        return False
    return any(
        sound.startswith(typed)
        or (typed.startswith(sound) and _spells(typed[len(sound) :], sounds[1:]))
        for sound in sounds[0]
    )


def _begins(typed: str, sounds: Sounds) -> bool:
    """Tell whether each letter begins a sound of its sign."""
    return len(typed) <= len(sounds) and all(
        any(sound.startswith(letter) for sound in one)
        for letter, one in zip(typed, sounds, strict=False)
    )
