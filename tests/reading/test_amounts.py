"""Amounts: every way of writing one that is accepted, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtrack.domain.errors import InputError
from rmtrack.domain.money import ZERO, Money
from rmtrack.reading.amounts import ANY, MOST, read_amount

ACCEPTED = {
    "2290000": "2290000.00",
    "2,290,000": "2290000.00",
    "2,290,000.5": "2290000.50",
    "229万": "2290000.00",
    "229 万": "2290000.00",
    "2.29m": "2290000.00",
    "2.29M": "2290000.00",
    "1.2亿": "120000000.00",
    "50k": "50000.00",
    "5w": "50000.00",
    "5W": "50000.00",
    "3百万": "3000000.00",
    "3千": "3000.00",
    "5百": "500.00",
    "2十万": "200000.00",
    "2千万": "20000000.00",
    "¥5万": "50000.00",
    "¥ 5万": "50000.00",
    "￥5万": "50000.00",
    "229万元": "2290000.00",
    "800元": "800.00",
    "５０，０００．２５": "50000.25",
    "１２．５ｗ": "125000.00",
    "\t229万\n": "2290000.00",
    "0.01": "0.01",
    "1.10": "1.10",
    "2.291234万": "22912.34",
    "1.234k": "1234.00",
    "0.00000001亿": "1.00",
    "0.0000000001亿": "0.01",
    "007": "7.00",
    "10000亿": "1000000000000.00",
}

NO_AMOUNT = (
    "", " ", "abc", "万", "¥", ".", ".5", "5.", "1,00", "1,0000", "0,123", "1,234,56", ",123",
    "1e5", "+5", "--5", "5万5", "5万万", "五万", "5²", "①", "٣", "1.2.3", "1 000", "5%", "$5",
    "5kk", "2_000", "0x10", "nan", "inf", "-", "5-", "(5)", "5万/年", "1/2", "½", "5b",
)  # fmt: skip


@pytest.mark.parametrize(("text", "amount"), ACCEPTED.items())
def test_an_amount_is_read_exactly(text: str, amount: str) -> None:
    assert str(read_amount(text)) == amount


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_anything_else_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(InputError, match=r"is no amount: write it like 2290000, .*229万.*50k"):
        read_amount(text)


@pytest.mark.parametrize(
    "text", ["1.234", "1.230", "0.001", "2.2912345万", "1.234567k", f"1.{'0' * 50}亿"]
)
def test_what_is_finer_than_a_fen_is_refused(text: str) -> None:
    """1.230 too: whoever types three decimals may mean thousands."""
    with pytest.raises(InputError, match="at most two decimals"):
        read_amount(text)


@pytest.mark.parametrize("text", ["10000.00000001亿", "1000000000000.01", "9" * 40, "9" * 5000])
def test_what_no_column_could_sum_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="too large"):
        read_amount(text)


@pytest.mark.parametrize("text", ["0", "0.00", "-5", "-¥5", "¥-5", "−5", "－５"])
def test_an_amount_is_more_than_nothing(text: str) -> None:
    with pytest.raises(InputError, match="not more than 0"):
        read_amount(text)


def test_a_balance_may_be_nothing_and_a_correction_less() -> None:
    assert read_amount("0", at_least=0) == ZERO
    assert read_amount("-5万", at_least=ANY) == Money.yuan(-50_000)
    with pytest.raises(InputError, match="below 0"):
        read_amount("-0.01", at_least=ZERO)
    with pytest.raises(InputError, match=r"write 100\.00 or more"):
        read_amount("99.99", at_least=Money.yuan(100))
    with pytest.raises(InputError, match="too large"):
        read_amount("-1000000000000.01", at_least=ANY)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("52", "520000.00"),
        ("12.345678", "123456.78"),
        ("5百万", "5000000.00"),
        ("520000元", "520000.00"),
    ],
)
def test_a_bare_number_counts_the_unit_of_its_column(text: str, amount: str) -> None:
    assert str(read_amount(text, unit=10_000)) == amount


@given(st.integers(1, MOST))
def test_an_amount_reads_back_as_it_is_written(fen: int) -> None:
    amount = Money(fen)
    whole, part = str(amount).split(".")
    assert read_amount(str(amount)) == amount
    assert read_amount(f"¥{int(whole):,}.{part}") == amount
    assert read_amount(f"{fen // 10**6}.{fen % 10**6:06d}万") == amount


@given(st.text() | st.from_regex(r"-?¥?[0-9,.]{1,30}[万亿kw元]{0,2}", fullmatch=True))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        amount = read_amount(text)
    except InputError as error:
        assert str(error)  # noqa: PT017 - any text may be refused, in a whole sentence
    else:
        assert 0 < amount <= MOST
