"""The general form: money by source with points on the whole alone, rows by class, the total below."""

from assistant.domain.filing import Filing, FundLine, Funds
from assistant.scoring.self_evaluation import scored
from policy_corpus.catalog import load_profile
from tests.fakes.layout_filings import layout_heading, layout_rows
from tests.fakes.self_evaluated import half_filled, paired_filing

PROFILE = load_profile("central-2021")


def texts(filing):
    return [[c.text for c in row.cells] for row in layout_rows("F04", filing, PROFILE)]


def line(filing, head):
    return next(r[1:] for r in texts(filing) if r[0] == head)


FULL, _ = scored(paired_filing(), PROFILE)


def test_the_whole_of_the_money_has_points_and_the_sources_have_none():
    assert line(FULL, "年度资金总额")[:5] == ["480", "480", "465.2", "10", "96.92%"]
    assert line(FULL, "其中：当年财政拨款") == ["400", "400", "398.2", "—", "99.55%", "—"]


def test_other_money_is_added_up():
    lines = (FundLine(source="own", initial=10, executed=5), FundLine(source="other", initial=30, executed=15))
    assert line(Filing(funds=Funds(lines=lines)), "其他资金")[:3] == ["40", "40", "20"]


def test_every_indicator_stands_with_target_actual_value_and_points():
    (cells,) = [r for r in texts(FULL) if "护理员培训人次" in r]
    at = cells.index("护理员培训人次")
    assert cells[at : at + 5] == ["护理员培训人次", "≥1200人次", "1180人次", "10", "9.58"]


def test_the_total_is_that_of_the_filing_or_open_once_the_form_is_begun():
    assert line(FULL, "总分") == ["100", str(FULL.total_score.normalize()), ""]
    assert line(half_filled(), "总分") == ["100", "【待补充】", ""]
    assert line(Filing(), "总分") == ["100", "", ""]


def test_a_blank_form_has_a_row_for_every_class():
    noted = {c for r in texts(Filing()) for c in r}
    assert {s.name for c in PROFILE.level1 for s in c.level2} <= noted


def test_the_year_stands_below_the_title():
    assert [t for t, *_ in layout_heading("F04", paired_filing())] == ["项目支出绩效自评表", "（2025年度）"]
    assert layout_heading("F04", Filing())[1][0] == "（    年度）"
