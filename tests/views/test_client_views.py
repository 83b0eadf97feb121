"""A client's page: how he stands, how close he is, what to aim at."""

from datetime import date

import pytest

from rmtrack.domain.advice import Advice, Counsel
from rmtrack.domain.client_page import Kept, open_page
from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import INSURANCE, Band, Mood, Nature, Objection, Stage, Truth
from rmtrack.domain.policy import Policy
from rmtrack.domain.touch import Assessment
from rmtrack.views.advice import advice_json, advice_lines
from rmtrack.views.client_json import page_json
from rmtrack.views.client_page import page_lines

TODAY = date(2026, 11, 16)
NOTHING = Advice(None, None, None, None)


def page(*rows: Assessment, familiarity: int | None = 7) -> str:
    """Return the screen of a client of whom this was felt, the newest first."""
    contact = Contact("王小明", "wangxiaoming", TODAY, id=7, familiarity=familiarity)
    opened = open_page(Kept(contact, assessments=rows), today=TODAY, policy=Policy())
    return page_lines(opened, advice=NOTHING, cells=200)


def felt(**fields: object) -> Assessment:
    return Assessment(7, date(2026, 11, 3), **fields)  # type: ignore[arg-type]


def test_a_refusal_is_told_in_one_line() -> None:
    row = felt(
        category=INSURANCE,
        mood=Mood.RESISTANT,
        objection=Objection.LIQUIDITY,
        nature=Nature.LIQUIDITY,
        truth=Truth.REAL,
        willing=3,
        term="up to 1 year",
        loss="no loss",
        words="别提保险",
    )
    assert (
        "insurance  resistant since 3 Nov · liquidity, real · fits: up to 1 year, no loss"
        ' · willing 3 of 10 · "别提保险"\n'
    ) in page(row)


def test_an_excuse_is_told_with_what_it_is_about() -> None:
    row = felt(category=INSURANCE, objection=Objection.SPOUSE, nature=Nature.SAFETY)
    assert "Moods  insurance  asks the spouse, safety\n" in page(row)
    hidden = felt(category=INSURANCE, truth=Truth.HIDDEN, willing=0)
    assert "Moods  insurance  hidden · willing 0 of 10\n" in page(hidden)


def test_where_nothing_is_told_of_moods_there_is_no_line() -> None:
    assert "Moods" not in page(felt(familiarity=7, proposed=7))


@pytest.mark.parametrize(
    ("familiarity", "proposed", "told"),
    [
        (7, None, "familiarity 7 · reliance"),
        (7, 7, "familiarity 7 · reliance"),
        (7, 4, "familiarity 7, proposed 4 · reliance"),
        (0, 2, "familiarity 0, proposed 2 · met"),
        (None, 4, "familiarity ?, proposed 4"),
    ],
)
def test_the_stage_and_what_was_proposed_last_stand_in_the_head(
    familiarity: int | None, proposed: int | None, told: str
) -> None:
    head, *_rest = page(felt(proposed=proposed), familiarity=familiarity).splitlines()
    assert head == f"王小明 (7)  {told}"


ADVICE = Advice(
    Cell(Band.HIGH, Mood.POSITIVE),
    Stage.RELIANCE,
    Counsel("one deal", "which of the two suits this money better", None),
    Counsel("be there first", "look", "haste"),
)


def test_advice_is_laid_out_in_two_columns() -> None:
    assert advice_lines(ADVICE, cells=34, indent=2) == [
        "  Aim     one deal",
        "  Say     which of the two suits",
        "          this money better",
        "  Closer  be there first",
    ]
    assert advice_lines(NOTHING, cells=34) == []


def test_advice_for_a_cell_alone_has_no_step() -> None:
    """As the sheet of a cell shows it, where clients of several stages stand."""
    alone = ADVICE._replace(stage=None, at_stage=None)
    assert [line.split()[0] for line in advice_lines(alone, cells=80)] == ["Aim", "Say"]
    silent = ADVICE._replace(in_cell=None, at_stage=Counsel(say="look"))
    assert advice_lines(silent, cells=80) == []


def test_the_json_has_what_the_screen_leaves_out() -> None:
    assert advice_json(ADVICE) == {
        "cell": {
            "aim": "one deal",
            "say": "which of the two suits this money better",
            "avoid": None,
        },
        "stage": {"aim": "be there first", "say": "look", "avoid": "haste"},
    }


def test_the_json_has_every_field_of_every_row() -> None:
    rows = (
        felt(category=INSURANCE, mood=Mood.RESISTANT, truth=Truth.REAL, willing=3, id=2),
        felt(familiarity=7, proposed=5, id=1),
    )
    contact = Contact("王小明", "wangxiaoming", TODAY, id=7, familiarity=7)
    opened = open_page(Kept(contact, assessments=rows), today=TODAY, policy=Policy())
    told = page_json(opened, NOTHING)
    assert [row["id"] for row in told["assessments"]] == [2, 1]
    assert told["assessments"][0].keys() == {
        *("id", "contact_id", "interaction_id", "assessed_on", "category", "familiarity", "mood"),
        *("proposed", "objection", "nature", "truth", "willing", "term", "loss", "words"),
    }
    assert told["proposed"] == 5
    assert told["overall"]["mood"] is None
    assert told["moods"] == [
        {
            "category": "insurance",
            "mood": "resistant",
            "on": "2026-11-03",
            "since": "2026-11-03",
            "objection": None,
            "nature": None,
            "truth": "real",
            "willing": 3,
            "term": None,
            "loss": None,
            "words": None,
        }
    ]
