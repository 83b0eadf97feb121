"""Names, phones and addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.reading.names import (
    LONGEST_NAME,
    name_key,
    read_email,
    read_name,
    read_phone,
)

NAMES = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("王小明", "王小明"),
        ("王 小明", "王小明"),
        ("王\u3000小 明", "王小明"),
        ("王小明 2", "王小明2"),
        ("Anna Lee", "anna lee"),
        ("ANNA   LÉE", "anna lee"),
        ("ＡＮＮＡ　ＬＥＥ", "anna lee"),
        ("李 Anna", "李anna"),
        ("阿依古丽·买买提", "阿依古丽买买提"),
        ("阿依古丽•买买提", "阿依古丽买买提"),
        ("阿依古丽・买买提", "阿依古丽买买提"),
        ("阿依古丽.买买提", "阿依古丽买买提"),
        ("J. P. Morgan", "j p morgan"),
        ("O’Brien", "o'brien"),
        ("Straße", "strasse"),
        ("Łukasz Ørsted Æby", "lukasz orsted aeby"),
        ("Nguyễn Văn Đức", "nguyen van duc"),
        ("İpek Işık", "ipek isik"),
        ("がくと", "がくと"),
        ("김철수", "김철수"),
        ("Йван", "йван"),
        ("葛\U000e0100飾", "葛飾"),
        ("❤\ufe0f\u200d", "❤"),
        ("王\x1b小明", "王小明"),
        (" · ", ""),
        ("", ""),
    ],
)
def test_a_name_has_one_key_however_it_is_written(name: str, key: str) -> None:
    assert name_key(name) == key


@given(NAMES)
def test_the_key_of_a_key_is_itself(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key


@given(NAMES, st.sampled_from(" \t\u3000"))
def test_space_around_a_name_does_not_matter(name: str, space: str) -> None:
    assert name_key(space + name + space) == name_key(name)


def test_a_name_is_kept_as_it_is_written_but_clean() -> None:
    assert read_name(" Anna \t LÉE\u202e ") == "Anna LÉE"
    assert read_name("王䶮") == "王䶮"
    assert read_name("🌸") == "🌸"
    assert read_name("x" * LONGEST_NAME)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("12", "plain number"),
        ("１２", "plain number"),
        ("①②", "plain number"),
        ("·", "no letter"),
        ("--", "no letter"),
        ("x" * 61, "too long"),
        ("王\udcff", "UTF-8"),
    ],
)
def test_what_can_be_no_name_is_refused(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_name(text)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("13800001234", "13800001234"),
        ("138 0000 1234", "13800001234"),
        ("138-0000-1234", "13800001234"),
        ("+86 138 0000 1234", "13800001234"),
        ("(+86)13800001234", "13800001234"),
        ("0086-13800001234", "13800001234"),
        ("8613800001234", "13800001234"),
        ("１３８００００１２３４", "13800001234"),
        ("13800001234\t", "13800001234"),
        ("021-5550 1234", "02155501234"),
        ("(0571)55501234", "057155501234"),
        ("0571 5550123", "05715550123"),
        ("+86 21 5550 1234", "02155501234"),
        ("+86 021 5550 1234", "02155501234"),
        ("+86 571 5550 1234", "057155501234"),
        ("55501234", "55501234"),
        ("400-800-1234", "4008001234"),
        ("+86 400 800 1234", "4008001234"),
        ("+852 5550 1234", "0085255501234"),
        ("00852 5550 1234", "0085255501234"),
    ],
)
def test_one_number_is_always_one_text(text: str, digits: str) -> None:
    assert read_phone(text) == digits


@pytest.mark.parametrize(
    "text",
    [
        "", "abc", "12345", "12800001234", "1380000123", "138000012345", "13800001234x",
        "02155501234-801", "13800001234/13900001234", "1.38E+10", "+86 1380000", "+86 00",
        "+0123456789", "12345678", "+1234", "٠١٢٣٤٥٦٧٨٩", "1" * 99, "110101198001010011",
    ],
)  # fmt: skip
def test_what_can_be_no_phone_number_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"is no phone number: write it like 13800001234"):
        read_phone(text)


@given(st.text() | st.text("0123456789+- ()"))
def test_no_text_breaks_the_readers(text: str) -> None:
    for read in (read_phone, read_name, read_email):
        try:
            kept = read(text)
        except InputError as error:
            assert str(error).encode()  # noqa: PT017 - any text may be refused
        else:
            assert read(kept) == kept


def test_an_email_is_kept_in_lower_case() -> None:
    assert read_email(" Anna.Lee@Example.COM ") == "anna.lee@example.com"
    assert read_email("ａｎｎａ＠example.com") == "anna@example.com"


@pytest.mark.parametrize(
    "text",
    ["", "anna", "@", "a@b", "a@b.", "a b@example.com", "a@b@c.com", "x@" + "y" * 300 + ".com"],
)
def test_what_can_be_no_address_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no e-mail address"):
        read_email(text)
