"""Files of every encoding a bank's system writes become text; what is no text is refused."""

from pathlib import Path

import pytest

from rmtrack.domain.errors import InputError
from rmtrack.exchange.decoding import read_text

TEXT = "姓名,手机号\r\n王䶮,13800001234\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, data: bytes, encoding: str) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes(data)
    assert read_text(file) == (TEXT, encoding)


@pytest.mark.parametrize("encoding", ["big5", "utf-16-le", "utf-8"])
def test_a_named_encoding_overrules(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes("\ufeff姓名".encode(encoding) if encoding != "big5" else "姓名".encode("big5"))
    assert read_text(file, encoding) == ("姓名", encoding)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b" \r\n\t\r\n", "is empty"),
        (b"\xef\xbb\xbf\r\n", "is empty"),
        (b"PK\x03\x04rest", "is a workbook, not a CSV file: open it and save it as CSV"),
        (b"\xd0\xcf\x11\xe0rest", "is a workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is no text file: save it as CSV"),
        ("name".encode("utf-16-le"), "is no text file"),
        (b"\xff\xff\xff", "neither UTF-8 nor GB18030: tell its encoding by --encoding"),
        (b"\xef\xbb\xbf\xff\xff", "neither UTF-8 nor GB18030"),
        ("王小明".encode("gb18030")[:-1], "neither UTF-8 nor GB18030"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, told: str) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes(data)
    with pytest.raises(InputError, match=told) as error:
        read_text(file)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", "a\x00b", "zip"])
def test_an_unknown_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes(TEXT.encode())
    with pytest.raises(InputError, match="there is no encoding"):
        read_text(file, encoding)


def test_an_encoding_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_bytes(TEXT.encode("gb18030"))
    with pytest.raises(InputError, match="is not in the encoding ascii"):
        read_text(file, "ascii")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no file"):
        read_text(tmp_path / "nobody.csv")
    with pytest.raises(InputError, match="is a folder: name the file in it"):
        read_text(tmp_path)
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="can't be read: Not a directory"):
        read_text(tmp_path / "a" / "b.csv")
    with pytest.raises(InputError, match="can't be read: "):
        read_text(Path("a\x00b"))


def test_a_path_of_odd_bytes_can_be_told() -> None:
    with pytest.raises(InputError) as error:
        read_text(Path("\udcff.csv"))
    assert str(error.value).encode()
