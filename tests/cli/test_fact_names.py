"""What is kept of every client is no field of the user's own, by whatever name."""

import gettext

import pytest

from rmtrack.cli.fact_names import NO_OPTION, OPTIONS, option_named
from rmtrack.exchange.headings import FIELDS
from rmtrack.i18n import LANGUAGES, LOCALES
from rmtrack.views.editing import LABELS
from rmtrack.views.profile_list import BESIDE, KEYS
from tests.cli.program import Program

OWN = "field"


@pytest.mark.parametrize("option", [option for option in KEYS if option != OWN])
def test_a_fact_is_known_by_its_option_its_key_and_its_label_in_both_languages(
    option: str,
) -> None:
    label = {**LABELS, **BESIDE}[KEYS[option]]
    chinese = gettext.translation("rmtrack", LOCALES, [LANGUAGES["zh"] or ""]).gettext(label)
    for name in (option, option.replace("_", "-").upper(), label, chinese, f" {label.title()} "):
        assert option_named(name) == option, name
    assert option_named(KEYS[option].removesuffix("_id")) == option


def test_every_column_of_a_bank_leads_to_an_option_or_says_why_not() -> None:
    assert {OPTIONS.get(column, column) for column in FIELDS} - NO_OPTION <= KEYS.keys()


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("手机号", "phone"),
        ("工作单位", "employer"),
        ("农历生日", "birthday"),
        ("ＷｅＣｈａｔ", "wechat"),
        ("risk until", "risk_until"),
        ("爱好", None),
        ("车牌", None),
        ("最近联系", None),
        ("phone case", None),
    ],
)
def test_what_banks_call_it_is_known_too(name: str, option: str | None) -> None:
    assert option_named(name) == option


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("contact add 李姐 --field 电话=1", "'电话' is no field of your own: --phone says it"),
        ("contact edit 1 --field 姓名=李姐", "--name says it"),
        ("contact edit 1 --field Risk-Until=2027", "contact edit WHO --risk-until"),
        ("contact add 李姐 --tag ''", "a tag is a word, like --tag golf"),
        ("contact edit 1 --untag ' '", "a tag is a word"),
        (
            "contact edit 1 --phone 13800000002 --phone none",
            "--phone none clears, and '13800000002'",
        ),
        ("contact edit 1 --email 无 --email a@example.com", "--email none clears"),
        ("contact edit 1 --birthday 1890-01-01", "lies before 1900"),
        ("config set tiers 金卡=50万,金卡=60万", "there are two tiers '金卡'"),
    ],
)
def test_what_would_go_by_in_silence_is_refused(rmtrack: Program, line: str, sentence: str) -> None:
    assert rmtrack("contact add 王小明 --phone 13800000001").code == 0
    before = rmtrack.dump()
    result = rmtrack(line)
    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert rmtrack.dump() == before


def test_a_field_of_such_a_name_that_is_there_can_be_taken_away(rmtrack: Program) -> None:
    """A store may have it: it was written before, or with another program."""
    rmtrack("contact add 王小明")
    assert rmtrack("contact edit 1 --field 电话=none").err.startswith(
        "rmtrack: 王小明 has no field '电话'"
    )


def test_none_alone_clears_however_often_it_is_said(rmtrack: Program) -> None:
    rmtrack("contact add 王小明 --phone 13800000001")
    answer = rmtrack("contact edit 1 --phone none --phone 无 --json").json
    assert answer["phones"] == []
