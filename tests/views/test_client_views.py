"""A client's page: how he stands, how close he is, what to aim at."""

from datetime import date

import pytest

from rmtrack.domain.advice import Advice, Counsel
from rmtrack.domain.client_page import FeltAs, Kept, open_page
from rmtrack.domain.contact import Contact
from rmtrack.domain.grid import Cell
from rmtrack.domain.keys import INSURANCE, Band, Mood, Nature, Objection, Stage, Truth
from rmtrack.domain.policy import Policy
from rmtrack.domain.touch import Assessment
from rmtrack.views.advice import advice_json, advice_rows
from rmtrack.views.client_json import page_json
from rmtrack.views.client_page import page_lines

TODAY = date(2026, 11, 16)
NOTHING = Advice(None, None, None, None)


def page(*rows: Assessment, familiarity: int | None = 7) -> str:
    """Return the screen of a client of whom this was felt, the newest first."""
    contact = Contact("王小明", "wangxiaoming", TODAY, id=7, familiarity=familiarity)
    opened = open_page(Kept(contact, assessments=rows), today=TODAY, policy=Policy())
    return page_lines(opened, advice=NOTHING, cells=200)


def felt(day: int = 3, **fields: object) -> Assessment:
    return Assessment(7, date(2026, 11, day), **fields)  # type: ignore[arg-type]


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
    assert "Moods  insurance  3 Nov · asks the spouse, safety\n" in page(row)
    hidden = felt(category=INSURANCE, truth=Truth.HIDDEN, willing=0)
    assert "Moods  insurance  3 Nov · hidden · willing 0 of 10\n" in page(hidden)


def test_what_was_said_on_another_day_than_the_moods_is_told_with_it() -> None:
    """The day goes with what it is of: two things of one day have it once."""
    refused = felt(category=INSURANCE, mood=Mood.RESISTANT, objection=Objection.SPOUSE, words="哼")
    later = felt(5, category=INSURANCE, nature=Nature.SAFETY, truth=Truth.REAL, willing=2)
    last = felt(9, category=INSURANCE, mood=Mood.RESISTANT, term="a year", loss="none", willing=4)
    assert (
        "insurance  resistant since 3 Nov · asks the spouse, safety, real (5 Nov)"
        ' · fits: a year, none (9 Nov) · willing 4 of 10 (9 Nov) · "哼"\n'
    ) in page(last, later, refused)


def test_what_stayed_from_before_the_mood_has_its_day() -> None:
    refused = felt(3, category=INSURANCE, mood=Mood.RESISTANT, term="a year", words="别提")
    assert ('insurance  positive since 9 Nov · fits: a year (3 Nov) · "别提" (3 Nov)\n') in page(
        felt(9, category=INSURANCE, mood=Mood.POSITIVE), refused
    )


def section(screen: str, title: str) -> list[str]:
    """Return the lines of a section of a page, without its title."""
    lines = screen.splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith(title)]
    if not starts:
        return []
    indent = len(lines[starts[0]]) - len(lines[starts[0]].removeprefix(title).lstrip())
    found = [lines[starts[0]][indent:]]
    for line in lines[starts[0] + 1 :]:
        if not line.startswith(" " * indent):
            break
        found.append(line[indent:])
    return found


def test_what_was_felt_before_is_listed_by_its_days() -> None:
    """A refusal that another mood has ended stays to be read."""
    rows = (
        felt(9, category=INSURANCE, mood=Mood.POSITIVE),
        felt(8, familiarity=7, proposed=6),
        felt(7, proposed=4),
        felt(
            5,
            category=INSURANCE,
            mood=Mood.RESISTANT,
            objection=Objection.LIQUIDITY,
            nature=Nature.LIQUIDITY,
            truth=Truth.REAL,
            willing=3,
            term="1 y",
            words="…",
        ),
        felt(1, mood=Mood.NEUTRAL, familiarity=4),
    )
    assert section(page(*rows), "Felt") == [
        "Mon 9 Nov  insurance · positive",
        "Sun 8 Nov  overall · familiarity 7, proposed 6",
        "Sat 7 Nov  overall · familiarity 4 proposed",
        'Thu 5 Nov  insurance · resistant · liquidity, real · fits: 1 y · willing 3 of 10 · "…"',
        "Sun 1 Nov  overall · neutral · familiarity 4",
    ]


def test_the_last_five_are_listed_and_the_earlier_ones_counted() -> None:
    rows = [felt(day, mood=Mood.NEUTRAL) for day in range(9, 0, -1)]
    listed = section(page(*rows), "Felt")
    assert [line[:9].strip() for line in listed] == [
        *("Mon 9 Nov", "Sun 8 Nov", "Sat 7 Nov", "Fri 6 Nov", "Thu 5 Nov"),
        "",
    ]
    assert listed[-1].strip() == "4 earlier"
    assert not any("earlier" in line for line in section(page(*rows[:5]), "Felt"))


def test_what_stands_is_not_listed_once_more() -> None:
    """One row about each thing says what the moods and the head of the page say already."""
    overall = felt(1, mood=Mood.NEUTRAL, familiarity=7)
    toward = felt(2, category=INSURANCE, mood=Mood.RESISTANT)
    assert section(page(toward, overall), "Felt") == []
    assert section(page(), "Felt") == []
    assert len(section(page(felt(3, familiarity=6), toward, overall), "Felt")) == 3


def test_what_is_set_aside_is_told_as_such_and_stands_nowhere_else() -> None:
    """Where the mood of today is all that is told else, too."""
    toward = felt(5, category=INSURANCE, mood=Mood.POSITIVE)
    aside = felt(3, category=INSURANCE, mood=Mood.RESISTANT, truth=Truth.REAL, aside=True)
    screen = page(felt(6, answers="in-touch"), toward, aside)
    assert section(screen, "Moods") == ["insurance  positive since 5 Nov"]
    assert section(screen, "Felt") == [
        "Thu 5 Nov  insurance · positive",
        "Tue 3 Nov  insurance · resistant · real · set aside by a merge",
    ]
    near = felt(4, familiarity=2, proposed=1, aside=True)
    assert "proposed" not in page(near, felt(3, familiarity=7)).splitlines()[0]
    assert section(page(near, felt(3, familiarity=7)), "Felt") == [
        "Wed 4 Nov  overall · familiarity 2, proposed 1 · set aside by a merge",
        "Tue 3 Nov  overall · familiarity 7",
    ]


def test_of_whom_it_was_that_is_set_aside_is_told_with_his_number() -> None:
    rows = (felt(5, mood=Mood.POSITIVE, id=2), felt(3, mood=Mood.NEUTRAL, aside=True, id=1))
    contact = Contact("王小明", "wangxiaoming", TODAY, id=7, mood=Mood.POSITIVE)
    kept = Kept(contact, assessments=rows, felt_as={1: FeltAs(8, "王晓明")})
    opened = open_page(kept, today=TODAY, policy=Policy())
    assert section(page_lines(opened, advice=NOTHING, cells=80), "Felt") == [
        "Thu 5 Nov  overall · positive",
        "Tue 3 Nov  overall · neutral · of 王晓明 (8), before the merge",
    ]


def test_a_row_of_answers_alone_is_no_line_of_what_was_felt() -> None:
    rows = (felt(4, answers="products=3"), felt(3, mood=Mood.NEUTRAL), felt(2, answers="-upset"))
    assert section(page(*rows), "Felt") == []
    assert section(page(rows[0]), "Felt") == []


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("products=3 -in-touch",), ["3 products"]),
        (("in-touch", None, "upset products=1", "products=5"), ["1 product"]),
        (("products=0",), ["no products"]),
        (("in-touch", None), []),
    ],
)
def test_how_many_products_were_last_said_stands_among_the_facts(
    answers: tuple[str | None, ...], told: list[str]
) -> None:
    rows = [felt(9 - n, answers=one) for n, one in enumerate(answers)]
    assert section(page(*rows), "Bank") == told


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


def test_advice_has_a_title_before_each_of_its_words() -> None:
    assert [*advice_rows(ADVICE)] == [
        ("Aim", "one deal"),
        ("Say", "which of the two suits this money better"),
        ("Closer", "be there first"),
    ]
    assert [*advice_rows(NOTHING)] == []


def test_advice_for_a_cell_alone_has_no_step() -> None:
    """As the sheet of a cell shows it, where clients of several stages stand."""
    alone = ADVICE._replace(stage=None, at_stage=None)
    assert [title for title, _words in advice_rows(alone)] == ["Aim", "Say"]


def test_what_is_said_at_a_stage_stands_alone_where_there_is_no_cell() -> None:
    staged = ADVICE._replace(in_cell=None, at_stage=Counsel(say="look"))
    assert [*advice_rows(staged)] == [("Say", "look")]
    silent = ADVICE._replace(in_cell=None, at_stage=Counsel())
    assert [*advice_rows(silent)] == []


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
        felt(mood=Mood.NEUTRAL, familiarity=2, aside=True, id=3),
        felt(category=INSURANCE, mood=Mood.RESISTANT, truth=Truth.REAL, willing=3, id=2),
        felt(familiarity=7, proposed=5, id=1),
    )
    contact = Contact("王小明", "wangxiaoming", TODAY, id=7, familiarity=7)
    opened = open_page(Kept(contact, assessments=rows), today=TODAY, policy=Policy())
    told = page_json(opened, NOTHING)
    assert [row["id"] for row in told["assessments"]] == [3, 2, 1]
    assert told["assessments"][0].keys() == {
        *("id", "contact_id", "interaction_id", "assessed_on", "category", "familiarity", "mood"),
        *("proposed", "objection", "nature", "truth", "willing", "term", "loss", "words"),
        *("answers", "aside", "felt_as"),
    }
    assert [row["felt_as"] for row in told["assessments"]] == [None] * 3
    kept = opened.kept._replace(felt_as={3: FeltAs(8, "李姐")})
    told = page_json(opened._replace(kept=kept), NOTHING)
    assert told["assessments"][0]["felt_as"] == {"id": 8, "name": "李姐"}
    assert [row["aside"] for row in told["assessments"]] == [True, False, False]
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
            "said_on": {
                "objection": None,
                "nature": None,
                "truth": "2026-11-03",
                "willing": "2026-11-03",
                "term": None,
                "loss": None,
                "words": None,
            },
        }
    ]
