"""The pipeline on the screen: one line of everything, a block a category, what stands still."""

from collections.abc import Iterator
from datetime import date

import pytest

from rmtrack import i18n
from rmtrack.domain.chances import Chance
from rmtrack.domain.days import Month
from rmtrack.domain.keys import DEPOSIT, INSURANCE, INVESTMENT, Degree, StaleReason
from rmtrack.domain.money import Money
from rmtrack.domain.outlook import Forecast
from rmtrack.domain.pipeline_page import Pipeline
from rmtrack.domain.steps import AMOUNT, DEALS, OPEN_BOOK, STOCK, Step
from rmtrack.views.amounts import count_in_pieces
from rmtrack.views.pipeline import pipeline_chart_screen, pipeline_screen
from rmtrack.views.pipeline_words import Ahead
from tests.domain.plans import CARDS, asked, planned, said, won
from tests.domain.values import DEC, NOV
from tests.views.drawing import drawn, styles
from tests.views.pipelines import ASSUMED, a_deal, part, piped, rolled, standing

CONSIDERING, LEANING, COMMITTED = reversed(Degree)
NO_STEP, LATE, OVERDUE, SILENT = StaleReason
INVESTED = planned(asked(2_290_000), won(1_712_000, 4))
OWN = {**ASSUMED, COMMITTED: Chance(8824, 7), LEANING: Chance(4545, 1)}
THREE = (
    a_deal(1, 1_000_000, COMMITTED, 16),
    a_deal(2, 260_000, LEANING, 27, name="郑文斌"),
    a_deal(3, 400_000, CONSIDERING, None, month=DEC, name="韩雪梅"),
)
TWO = piped(
    *THREE,
    a_deal(4, 200_000, LEANING, 24, category=INSURANCE, name="许静"),
    plans=[planned(asked(2_290_000), won(1_712_000, 4), asked(1_000_000, category=INSURANCE))],
    chances=OWN,
    rate=Chance(6667, 8),
    stale=[standing(THREE[1], NO_STEP)],
    rolls={
        INVESTMENT: rolled(part(3, 1_660_000), came_in=part(1, 260_000), dropped=part(1, 50_000))
    },
    steps=[
        Step(
            DEC, STOCK, INVESTMENT, AMOUNT, Money.yuan(229_000), Money.yuan(458_000), 0, 0, 1, None
        )
    ],
)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    i18n.use("en")
    count_in_pieces(())


def lines_of(pipeline: Pipeline, columns: int = 80, *, terminal: bool = False) -> list[str]:
    return drawn(pipeline_screen(pipeline), columns, terminal=terminal)


def charted(pipeline: Pipeline, columns: int = 80, *, terminal: bool = True) -> list[str]:
    return drawn(pipeline_chart_screen(pipeline), columns, terminal=terminal)


def line_with(words: str, pipeline: Pipeline, columns: int = 120) -> str:
    (line,) = [line for line in lines_of(pipeline, columns) if words in line]
    return line


def test_all_of_it_first_then_a_block_a_category_then_what_stands_still() -> None:
    lines = lines_of(TWO)
    assert lines[: len(lines) - lines[::-1].index("") - 1] == [
        "4 open deals · 4 clients · 1.86m · weighted 1.17m · 1 stands still",
        "November: investment covered · insurance 909.1k short",
        "",
        "Investment  3 open deals · 3 clients · 1.66m · weighted 1.08m",
        "  November  578k left, 1m weighted: coverage 1.73, enough",
        "            unweighted 1.26m: coverage 2.18, and 1.5 is wanted",
        "            forecast 2.71m of 2.29m, 9 times out of 10 between 1.97m and 2.97m",
        "  December  step 1 of 4: 0 won of 229k–458k · 1 client in reserve",
        "                chance  deals      age    open  weighted",
        "  committed    88% (7)      1  10 days  1,000k      882k",
        "  leaning      45% (1)      1  10 days    260k      118k",
        "  considering      20%      1  10 days    400k       80k",
        "  November                  2  10 days  1,260k    1,001k",
        "  December                  1  10 days    400k       80k",
        "",
        "Insurance  1 open deal · 1 client · 200k · weighted 90.9k",
        "  November  1m left, 90.9k weighted: coverage 0.09, short by 909.1k",
        "            unweighted 200k: coverage 0.2, and 1.5 is wanted",
        "            forecast 90.9k of 1m, at least 0 and at most 200k",
        "  leaning      45% (1)      1  10 days    200k       91k",
        "",
        "This week     on Monday   came in  dropped  open now",
        "  Investment    3 1.45m  +1 +260k  -1 -50k   3 1.66m",
        "",
        "1 of 4 stands still",
        "2  郑文斌  260k  investment  leaning  no next step",
        '  no next step  agree on one  rmtrack log 郑文斌 "…" --next fri',
        "  leaning       ask what is missing for a yes",
    ]


def test_the_same_in_chinese() -> None:
    i18n.use("zh")
    lines = lines_of(TWO)
    assert lines[: len(lines) - lines[::-1].index("") - 1] == [
        "4笔在谈 · 共4位客户 · 186万 · 加权117.15万 · 1笔停滞",
        "11月：投资储备够了 · 保险还差90.91万",
        "",
        "投资  3笔在谈 · 共3位客户 · 166万 · 加权108.06万",
        "  11月  缺口57.8万，加权100.06万：覆盖率1.73，够了",
        "        未加权126万：覆盖率2.18，需要1.5",
        "        预测271.26万／229万，10次中9次在197.2万到297.2万之间",
        "  12月  第1步（共4步）：已锁定0元（目标22.9万–45.8万） · 储备1位",
        "             概率  笔数  平均天数      在谈      加权",
        "  已承诺  88% (7)     1      10天  100.00万   88.24万",
        "  有意向  45% (1)     1      10天   26.00万   11.82万",
        "  再考虑      20%     1      10天   40.00万    8.00万",
        "  11月                2      10天  126.00万  100.06万",
        "  12月                1      10天   40.00万    8.00万",
        "",
        "保险  1笔在谈 · 共1位客户 · 20万 · 加权9.09万",
        "  11月  缺口100万，加权9.09万：覆盖率0.09，还差90.91万",
        "        未加权20万：覆盖率0.2，需要1.5",
        "        预测9.09万／100万，最少0元，最多20万",
        "  有意向  45% (1)     1      10天   20.00万    9.09万",
        "",
        "本周    周一在谈      新增   未成交  现在在谈",
        "  投资   3 145万  +1 +26万  -1 -5万   3 166万",
        "",
        "4笔中1笔停滞",
        "2  郑文斌  26万  投资  有意向  没有下一步",
        '  没有下一步  和客户约好下一步  rmtrack log 郑文斌 "…" --next 周五',
        "  有意向      问还差什么才能定",
    ]


def test_a_narrow_screen_folds_under_its_own_column_and_loses_nothing() -> None:
    lines = lines_of(TWO, 60)
    assert max(map(len, lines)) <= 60
    at = lines.index("  November  578k left, 1m weighted: coverage 1.73, enough")
    assert lines[at + 3 : at + 5] == [
        "            forecast 2.71m of 2.29m, 9 times out of 10",
        "            between 1.97m and 2.97m",
    ]
    assert "                chance  deals      age    open  weighted" in lines
    assert max(map(len, lines_of(TWO, 50, terminal=True))) <= 50


def test_a_very_narrow_screen_does_without_the_age_first() -> None:
    lines = lines_of(TWO, 52)
    assert "                chance  deals    open  weighted" in lines
    assert "  committed    88% (7)      1  1,000k      882k" in lines


def test_a_terminal_gets_bars_and_a_pipe_none() -> None:
    lines = lines_of(TWO, terminal=True)
    head = "                chance  deals      age    open  weighted  ▓ weighted  ░ rest"
    assert head in lines
    assert lines[lines.index(head) + 1 :][:3] == [
        "  committed    88% (7)      1  10 days  1,000k      882k  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░",
        "  leaning      45% (1)      1  10 days    260k      118k  ▓▓░░",
        "  considering      20%      1  10 days    400k       80k  ▓░░░░░░",
    ]
    assert not any(sign in line for line in lines_of(TWO) for sign in "▓░█┃")
    assert not any("▓" in line for line in lines_of(TWO, 60, terminal=True))


def test_the_colours_mean_what_they_mean_everywhere() -> None:
    screen = pipeline_screen(TWO)
    assert styles(screen, "coverage 1.73, enough") == {"green"}
    assert styles(screen, "coverage 0.09, short by") == {"yellow"}
    assert styles(screen, "coverage 0.2, and 1.5") == {"yellow"}
    assert styles(screen, "coverage 2.18, and 1.5") == {"none"}
    assert styles(screen, "no next step") == {"red", "none"}
    assert styles(screen, "investment covered") == {"green"}
    assert styles(screen, "909.1k short") == {"yellow"}
    assert styles(screen, "Forecast: ") == {"dim"}
    assert styles(screen, "1 stands still") == {"bold red"}


@pytest.mark.parametrize(
    ("pipeline", "told"),
    [
        (
            piped(a_deal(1, 600_000), plans=[INVESTED]),
            "578k left, 300k weighted: coverage 0.52, short by 278k",
        ),
        (
            piped(a_deal(1, 1_156_000), plans=[INVESTED]),
            "578k left, 578k weighted: coverage 1, enough",
        ),
        (piped(plans=[INVESTED]), "578k left, and no open deal counts for it"),
        (piped(plans=[planned(asked(100_000), won(100_000, 4))]), "full"),
        (
            piped(a_deal(1, 100_000), plans=[planned(asked(100_000), won(100_000, 4))]),
            "full, and what is open comes on top",
        ),
        (
            piped(a_deal(1, 100_000), plans=[planned()]),
            "no quota to cover yet; set one: rmtrack plan --quota 2290000",
        ),
        (
            piped(a_deal(1, 100_000, category=DEPOSIT), plans=[planned()]),
            "no quota to cover yet; set one: rmtrack plan --quota 2290000 --category deposit",
        ),
        (
            piped(a_deal(1, 3, category=CARDS), plans=[planned()]),
            "no quota to cover yet; set one: rmtrack plan --pieces 20 --category cards",
        ),
    ],
    ids=["short", "enough", "no deal", "full", "on top", "no quota", "of a category", "in pieces"],
)
def test_how_far_the_month_is_covered_is_said_first(pipeline: Pipeline, told: str) -> None:
    first = next(line for line in lines_of(pipeline, 120) if line.startswith("  November"))
    assert first.removeprefix("  November").strip() == told


def test_next_months_quota_is_not_asked_for_before_it_is_looked_at() -> None:
    deals = [a_deal(1, 100_000), a_deal(2, 100_000, month=DEC)]
    lines = lines_of(piped(*deals, plans=[INVESTED, planned()._replace(month=DEC)]))
    at = lines.index("  December  no quota yet")
    assert lines[at + 1] == "            forecast 50k, at least 0 and at most 100k"
    of_december = piped(*deals, month=DEC, plans=[planned()._replace(month=DEC)])
    assert line_with("no quota", of_december).endswith(
        "set one: rmtrack plan --quota 2290000 --month 2026-12"
    )


def test_a_category_of_which_there_is_nothing_to_tell_is_left_out() -> None:
    lines = lines_of(piped(plans=[planned(won(100_000, 4))]))
    assert lines == ["No open deals. Open one: rmtrack deal add WHO 500000 --expected fri"]


def test_without_a_win_rate_nothing_is_wanted_of_the_unweighted() -> None:
    pipeline = piped(a_deal(1, 600_000), plans=[INVESTED], rate=Chance(0))
    assert line_with("unweighted", pipeline).strip() == "unweighted 600k: coverage 1.04"


@pytest.mark.parametrize(
    ("deals", "told"),
    [
        ([(100_000, LEANING)], "forecast 50k of 1m, at least 0 and at most 100k"),
        ([(100_000, LEANING)] * 3, "forecast 150k of 1m, at least 0 and at most 300k"),
        ([(100_000, LEANING)] * 4, "forecast 200k of 1m, 8 times out of 10 between 100k and 300k"),
        (
            [(100_000, COMMITTED)] * 2,
            "forecast 160k of 1m, 9 times out of 10 between 100k and 200k",
        ),
    ],
)
def test_the_forecast_tells_how_often_it_holds(deals: list[tuple[int, Degree]], told: str) -> None:
    opened = [a_deal(n, yuan, degree) for n, (yuan, degree) in enumerate(deals, start=1)]
    assert (
        line_with("  forecast", piped(*opened, plans=[planned(asked(1_000_000))])).strip() == told
    )


def test_where_deals_are_asked_for_all_is_told_in_deals() -> None:
    pipeline = piped(
        *(a_deal(n, 100_000, COMMITTED) for n in (1, 2)),
        a_deal(3, 100_000, LEANING),
        plans=[planned(asked(pieces=5), won(100_000, 4))],
    )
    lines = lines_of(pipeline)
    assert lines[1:4] == [
        "  November  4 deals left, 2.1 deals weighted: coverage 0.53, short by 1.9 deals",
        "            unweighted 3 deals: coverage 0.75, and 2 is wanted",
        "            forecast 3.1 of 5 deals, 9 times out of 10 between 2 and 4 deals",
    ]
    assert "  committed          80%       2  10 days  200k      160k" in lines
    assert "  week, in deals  target  booked    deals  open  weighted" in lines
    assert "▸ 3  16–20             1       0        3     3       2.1" in lines


def test_what_is_counted_in_pieces_is_never_called_money() -> None:
    count_in_pieces({CARDS})
    pipeline = piped(
        a_deal(1, 3, COMMITTED, category=CARDS),
        a_deal(2, 100_000),
        plans=[planned(asked(pieces=8, category=CARDS))],
        rolls={CARDS: rolled(part(1, 3), came_in=part(1, 3))},
        stale=[standing(a_deal(1, 3, COMMITTED, category=CARDS), NO_STEP)],
    )
    lines = lines_of(pipeline)
    assert (
        lines[0]
        == "2 open deals · 2 clients · 100k · weighted 50k · cards 3 deals · 1 stands still"
    )
    told = [line for line in lines if "3" in line]
    assert "Cards  1 open deal · 1 client · 3 deals · weighted 2.4 deals" in told
    assert "  committed     80%      1  10 days     3       2.4" in lines
    assert "1  王小明  3 deals  cards  committed  no next step" in told
    assert "  Cards           0   +1 +3 deals  1 3 deals" in lines
    alone = piped(a_deal(1, 3, category=CARDS), month=NOV, plans=[planned()])
    assert lines_of(alone)[0] == "November 2026 · 1 open deal · 1 client · cards 3 deals"


def test_what_counts_less_than_it_is_is_told_with_what_counts() -> None:
    lines = lines_of(piped(a_deal(1, 200_000, factor=3000), plans=[INVESTED]))
    assert lines[0] == (
        "Investment  1 open deal · 1 client · 200k · 60k of it counts · weighted 30k"
    )


def test_what_is_open_and_what_of_it_counts_stand_in_columns_of_their_own() -> None:
    both = (a_deal(1, 200_000, factor=3000), a_deal(2, 100_000, category=INSURANCE))
    lines = lines_of(piped(*both, plans=[INVESTED], month=NOV), 100)
    heads = "                chance   deals      age  open  counts  weighted"
    assert lines[lines.index(heads) + 1] == (
        "  leaning          50%       1  10 days  200k     60k       30k"
    )
    assert "  week          target  booked    deals        counts  weighted" in lines
    assert "▸ 3  16–20        458k       0        1           60k       30k" in lines
    assert "  leaning          50%       1  10 days  100k    100k       50k" in lines


def test_the_deals_of_a_month_alone_and_the_week_of_all() -> None:
    rolls = {INVESTMENT: rolled(part(3, 1_660_000), came_in=part(1, 260_000))}
    pipeline = piped(*THREE, plans=[INVESTED], month=NOV, rolls=rolls)
    lines = lines_of(pipeline, 100)
    assert lines[0] == "November 2026 · 2 open deals · 2 clients · 1.26m · weighted 930k"
    at = lines.index("This week, of all months")
    assert lines[at + 1 : at + 3] == [
        "              on Monday   came in  open now",
        "  Investment     2 1.4m  +1 +260k   3 1.66m",
    ]
    assert not any("December" in line or line.startswith("  November  ") for line in lines[6:9])
    at = lines.index("  November by expected week")
    assert lines[at + 1 : at + 6] == [
        "  week          target  booked    deals    open  weighted",
        "  1  2–6        1,374k  1,712k        0       0         0",
        "  2  9–13         458k       0        0       0         0",
        "▸ 3  16–20        458k       0        1  1,000k      800k",
        "  4  23–27, 30       0       0        1    260k      130k",
    ]


def test_the_weeks_tell_what_has_no_day_in_them_and_what_was_booked_in_none() -> None:
    plan = planned(asked(1_000_000), said(13, 300_000), won(100_000, 4))
    pipeline = piped(a_deal(1, 100_000, day=None, month=NOV), plans=[plan])
    assert lines_of(pipeline)[7:15] == [
        "  November by expected week",
        "  week          target  booked    deals  open  weighted",
        "  1  2–6          600k    100k        0     0         0",
        "  2  9–13         200k       0        0     0         0",
        "▸ 3  16–20        200k       0        0     0         0",
        "  4  23–27, 30       0       0        0     0         0",
        "  no day in it                        1  100k       50k",
        "  in no week              200k",
    ]
    assert not any("--expected" in line for line in lines_of(pipeline))


def test_months_are_told_where_they_say_more_than_the_degrees() -> None:
    only = lines_of(piped(a_deal(1, 100_000), plans=[INVESTED]))
    assert sum(line.startswith("  November ") for line in only) == 2  # the sentence and the weeks
    far = piped(
        a_deal(1, 100_000, month=Month(2027, 8)),
        a_deal(2, 100_000, month=Month(2027, 4)),
        a_deal(3, 100_000, month=Month(2026, 10)),
        plans=[INVESTED],
    )
    rows = [line.split()[0] for line in lines_of(far) if "10 days" in line]
    assert rows == ["leaning", "October", "April", "August"]


def test_deals_of_no_month_are_told_with_what_to_do() -> None:
    pipeline = piped(a_deal(1, 100_000, day=None), plans=[INVESTED])
    assert lines_of(pipeline)[:6] == [
        "Investment  1 open deal · 1 client · 100k · weighted 50k",
        "  November      578k left, and no open deal counts for it",
        "  no month yet  set a date, so that they count: rmtrack deal list --month none",
        "                chance   deals      age  open  weighted",
        "  leaning          50%       1  10 days  100k       50k",
        "  no month yet               1  10 days  100k       50k",
    ]


@pytest.mark.parametrize(
    ("pipeline", "told"),
    [
        (piped(), "No open deals. Open one: rmtrack deal add WHO 500000 --expected fri"),
        (
            piped(month=DEC),
            (
                "December 2026 · no open deal counts for it; open one: rmtrack deal add WHO 500000"
                " --for 2026-12"
            ),
        ),
    ],
)
def test_where_nothing_is_open_one_line_helps(pipeline: Pipeline, told: str) -> None:
    assert lines_of(pipeline, 200) == [told]
    assert charted(pipeline, 200) == [told]


def test_which_categories_are_covered_stands_on_top_where_there_are_several() -> None:
    deals = (a_deal(1, 600_000), a_deal(2, 100_000, category=DEPOSIT))
    met = asked(100_000, category=INSURANCE)
    asked_for = (asked(2_290_000), met, asked(40_000, category=DEPOSIT))
    plan = planned(*asked_for, won(1_712_000, 4), won(100_000, 4, category=INSURANCE))
    lines = lines_of(piped(*deals, plans=[plan]))
    assert lines[1] == "November: investment 278k short · deposit covered · insurance full"
    over = piped(*deals, plans=[plan], month=NOV)._replace(today=date(2026, 12, 10))
    assert not lines_of(over)[1]
    assert not any("November:" in line for line in lines_of(piped(*deals, plans=[INVESTED])))


@pytest.mark.parametrize(
    ("yuan", "pieces", "told"),
    [
        (100_000, 1, "covered"),
        (100_000, 3, "2 deals short"),
        (400_000, 1, "100k short"),
        (400_000, 3, "100k and 2 deals short"),
    ],
)
def test_a_quota_in_money_and_in_deals_is_covered_where_both_are(
    yuan: int, pieces: int, told: str
) -> None:
    both = asked(yuan, pieces, category=INSURANCE)
    met = planned(both, asked(100_000), won(100_000, 4))
    deals = [a_deal(n, 300_000, category=INSURANCE) for n in (1, 2)]
    head = lines_of(piped(*deals, plans=[met]))[1]
    assert head == f"November: insurance {told} · investment full"


def test_the_open_deals_are_weighed_as_a_number_too_where_one_is_asked_for() -> None:
    deals = [a_deal(n, 300_000) for n in (1, 2)]
    told = line_with("left", piped(*deals, plans=[planned(asked(200_000, 3))]), 200)
    assert told == (
        "  November  200k left, 300k weighted: coverage 1.5, enough"
        " · 3 deals left, 1 deal weighted: coverage 0.33, short by 2 deals"
    )
    none = line_with("left", piped(plans=[planned(asked(200_000, 3))]), 200)
    assert none == "  November  200k left, and no open deal counts for it · 3 deals left"
    ahead = piped(plans=[planned(asked(200_000, 3), won(50_000, 25))])
    assert line_with("left", ahead, 200).endswith(
        " · 3 deals left, 1 deal booked ahead, 0 deals weighted: coverage 0.33, short by 2 deals"
    )
    got = piped(*deals, plans=[planned(asked(200_000, 1), won(50_000, 4))])
    assert "deals left" not in line_with("left", got, 200)


def test_what_is_booked_for_a_day_to_come_covers_too() -> None:
    plan = planned(asked(1_000_000), won(300_000, 25))
    lines = lines_of(piped(a_deal(1, 600_000), plans=[plan]), 90)
    assert lines[1:4] == [
        "  November  1m left, 300k booked ahead, 300k weighted: coverage 0.6, short by 400k",
        "            300k booked ahead, unweighted 600k: coverage 0.9, and 2 is wanted",
        "            forecast 600k of 1m, at least 300k and at most 900k",
    ]
    assert "  booked ahead            300k" in lines
    told = "1m left, 300k booked ahead, 0 weighted: coverage 0.3, short by 700k"
    assert line_with("left", piped(plans=[plan])) == f"  November  {told}"


def test_where_nothing_is_open_what_is_left_is_told_and_what_the_week_did() -> None:
    rolls = {INVESTMENT: rolled(part(0), closed=part(1, 1000), came_in=part(1, 1000))}
    assert lines_of(piped(plans=[INVESTED], rolls=rolls))[1:] == [
        "",
        "Investment  nothing open",
        "  November  578k left, and no open deal counts for it",
        "",
        "  November by expected week",
        "  week          target  booked  deals  open  weighted",
        "  1  2–6        1,374k  1,712k      0     0         0",
        "  2  9–13         458k       0      0     0         0",
        "▸ 3  16–20        458k       0      0     0         0",
        "  4  23–27, 30       0       0      0     0         0",
        "",
        "This week     on Monday  came in     won  open now",
        "  Investment         0    +1 +1k  -1 -1k        0",
    ]


@pytest.mark.parametrize("month", [NOV, None])
def test_a_quota_with_nothing_open_has_the_weeks_that_its_chart_has(month: Month | None) -> None:
    pipeline = piped(plans=[INVESTED], month=month)
    rows = [line.strip() for line in lines_of(pipeline) if "–" in line]
    bars = [line.rstrip(" █▓░┃").strip() for line in charted(pipeline) if "–" in line]
    assert [row.split() for row in rows] == [bar.split() for bar in bars] != []


def test_months_stand_in_order_of_time_and_a_step_that_leads_is_not_quiet() -> None:
    leading = TWO._replace(next_leads=True)
    labels = [line[2:10] for line in lines_of(leading) if line[2:10] in {"November", "December"}]
    assert labels[:2] == ["November", "December"]
    assert styles(pipeline_screen(TWO), "step 1 of 4") == {"dim"}
    assert styles(pipeline_screen(leading), "step 1 of 4") == {"none"}


def test_the_step_of_this_month_stands_with_it() -> None:
    step = Step(NOV, OPEN_BOOK, INVESTMENT, DEALS, 1, None, 0, 0, 1, None)
    other = Step(DEC, STOCK, INVESTMENT, DEALS, 1, 2, 0, 0, 1, None)
    pipeline = piped(a_deal(1, 100_000), plans=[INVESTED], steps=[step, other], month=NOV)
    assert line_with("open the book", pipeline).strip() == "open the book: no deal yet"
    assert not any("step 1 of 4" in line for line in lines_of(pipeline))


def test_chances_are_said_to_be_assumed_while_nothing_of_ones_own_is_known() -> None:
    lines = lines_of(piped(a_deal(1, 100_000)))
    assert any(line.startswith("The chances are assumed until deals of your own") for line in lines)
    assert not any("orecast" in line for line in lines)  # no month is looked at
    assert not any("--learned" in line or "--stale" in line for line in lines)


OCT = NOV.shifted(-1)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1, 1, "forecast exactly 1 of 5 deals"),
        (1, 2, "forecast 1 of 5 deals, at least 1 and at most 2 deals"),
    ],
)
def test_a_range_without_room_is_no_range(low: int, high: int, words: str) -> None:
    plan = planned(asked(pieces=5), won(1_000, 4))
    (category,) = piped(a_deal(1, 100_000), plans=[plan]).categories
    (month,) = category.months
    assert month.outlook is not None
    forecast = Forecast(Money.yuan(1), Money.yuan(low), Money.yuan(high), 1.0)
    ahead = Ahead(category, month.outlook._replace(forecast=forecast), 1)
    assert str([*ahead.lines(NOV, whole=False)][-1]) == words


def test_a_range_that_is_told_as_one_number_is_told_once() -> None:
    plan = planned(asked(100_000_000), won(50_000_000, 4))
    assert line_with("forecast", piped(a_deal(1, 100), plans=[plan])).strip() == (
        "forecast 50m of 100m"
    )


def test_of_a_month_that_is_over_it_is_told_what_it_came_to_and_nothing_is_forecast() -> None:
    late = a_deal(1, 100_000, day=None, month=NOV)
    pipeline = piped(late, plans=[INVESTED], month=NOV)._replace(today=date(2026, 12, 10))
    lines = lines_of(pipeline, 120)
    assert any(line.startswith("  November  over: 1.71m of 2.29m") for line in lines)
    assert not any("orecast" in line for line in lines)
    there = "what is open there fills no month: rmtrack deal list --state open --month 2026-11"
    assert [line.strip() for line in lines if "fills no month" in line] == [there]
    assert sum(line.startswith("  November  ") for line in lines) == 1


def test_a_month_without_a_quota_is_told_where_other_months_alone_have_anything() -> None:
    """On the second of January all that is open may count for months that are over."""
    late = piped(a_deal(1, 100_000, day=None, month=NOV))._replace(today=date(2027, 1, 2))
    told = "January: no quota yet; set one: rmtrack plan --quota 2290000"
    assert told in lines_of(late)
    assert told not in lines_of(late._replace(month=NOV))
    undated = piped(a_deal(1, 100_000, day=None))._replace(today=date(2027, 1, 2))
    assert told not in lines_of(undated)
    assert not any("no quota yet; set" in line for line in lines_of(piped(plans=[INVESTED])))


def test_months_far_away_have_their_year_in_words_as_the_near_ones() -> None:
    """All of a screen are named, and none is told in figures."""
    near, far = (a_deal(n, 100, day=None, month=NOV.shifted(n)) for n in (5, 6))
    old = a_deal(9, 100, day=None, month=NOV.shifted(-13))
    lines = lines_of(piped(near, far, old), 120)
    rows = {line[:18].strip() for line in lines}
    assert {"April", "May 2027", "October 2025"} <= rows
    late = next(line for line in lines if "fills no month" in line)
    assert late.startswith("  October 2025  over, and what is open")


def test_for_a_month_that_is_over_no_deal_is_said_to_be_opened() -> None:
    """It would be refused."""
    over = piped(plans=[INVESTED], month=NOV)._replace(today=date(2026, 12, 10))
    assert lines_of(over)[0] == "November 2026 · no open deal counts for it"


def test_what_is_open_in_a_month_that_is_over_is_told_to_be_moved() -> None:
    lines = lines_of(piped(a_deal(1, 100_000, day=None, month=OCT)), 120)
    late = "over, and what is open there fills no month: "
    assert f"  October  {late}rmtrack deal list --state open --month 2026-10" in lines
