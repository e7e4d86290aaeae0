"""The self-evaluation in Word has the official cells, reads back to the same data, and shows what is open."""

import json
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from assistant.domain.filing import Account, Filing, FundLine, Funds, Project
from assistant.domain.indicator import Indicator
from assistant.domain.vocabulary import FormKind
from assistant.forms.reader import read_filings
from generators.form import render_form
from generators.interface import GeneratorError
from generators.layouts.computed import divided
from policy_corpus.catalog import load_profile
from tests.fakes.layout_filings import layout_rows
from tests.fakes.self_evaluated import half_filled, paired_filing

STUBS = ("指标1：", "指标2：", "……")


def official(shared, form):
    forms = json.loads((shared / "reference/forms/forms.json").read_text(encoding="utf-8"))
    grid = next(f for f in forms if f["id"] == form)["grid"]
    return [[(c["t"], c["colspan"], c["rowspan"]) for c in row] for row in grid]


def cells(rows):
    return [[(c.text, c.colspan, c.rowspan) for c in row.cells] for row in rows]


def blank(profile):
    return Filing(
        form=FormKind.SELF_EVALUATION,
        indicators=tuple(
            Indicator(level1=c.name, level2=s.name, name=stub)
            for c in profile.level1
            for s in c.level2
            for stub in STUBS
        ),
    )


def test_every_cell_of_the_blank_form_is_the_official_one(shared):
    profile = load_profile("central-2020")
    assert cells(layout_rows("F04", blank(profile), profile)) == official(shared, "F04")


@pytest.mark.parametrize("form", ["F11", "F12"])
def test_every_cell_of_the_further_forms_is_the_published_one(shared, form):
    assert cells(layout_rows(form, Filing(), None)) == official(shared, form)


def test_the_grid_stands_in_the_word_file_cell_by_cell(shared):
    profile = load_profile("central-2020")
    table = docx.Document(BytesIO(render_form(blank(profile), profile, draft=False))).tables[0]._tbl
    spans = [[int(c.grid_span) for c in row.tc_lst if c.vMerge != "continue"] for row in table.tr_lst]
    assert spans == [[c for _, c, _ in row] for row in official(shared, "F04")]


def test_cost_stands_first_where_it_is_a_class_of_its_own():
    filing = paired_filing()
    labels = [c.text for row in layout_rows("F04", filing, load_profile("central-2021")) for c in row.cells if c.label]
    firsts = [text for text in labels if text in {"成本指标", "产出指标", "效益指标", "满意度指标"}]
    assert firsts == ["成本指标", "产出指标", "效益指标", "满意度指标"]
    assert {"经济成本指标", "社会成本指标", "生态环境成本指标"} <= set(labels)
    without = [c.text for row in layout_rows("F04", filing, None) for c in row.cells if c.label]
    assert without.index("成本指标") < without.index("产出指标")


@pytest.mark.parametrize("layout", ["F04", "F12"])
def test_a_written_form_reads_back_to_the_same_data(layout, tmp_path):
    rows = tuple(r.model_copy(update={"score": Decimal("9.5")}) for r in paired_filing().indicators)
    filing = paired_filing().model_copy(update={"indicators": rows, "total_score": Decimal("76")})
    path = tmp_path / "form.docx"
    path.write_bytes(render_form(filing, load_profile("central-2021"), draft=False, layout=layout))
    back = read_filings(path)[0].filing
    shown = [
        (r.level1, r.level2, r.name, r.target, r.actual, r.weight, r.score, r.deviation or "") for r in back.indicators
    ]
    assert shown == [
        (r.level1, r.level2, r.name, r.target, r.actual, r.weight, r.score, r.deviation or "")
        for r in filing.indicators
    ]
    assert (back.project.name, back.project.unit, back.year) == (filing.project.name, filing.project.unit, 2025)
    assert (back.goals.annual, back.goals.actual) == (filing.goals.annual, filing.goals.actual)
    assert (back.funds.initial, back.funds.adjusted, back.funds.executed) == (480, 480, Decimal("465.2"))
    assert back.total_score == 76
    fiscal = next(line for line in back.funds.lines if line.source == "fiscal")
    assert (fiscal.adjusted, fiscal.executed) == (400, Decimal("398.2"))


def test_a_transfer_form_reads_back_to_the_same_data(tmp_path):
    central, local = (FundLine(source=s, adjusted=Decimal(a), executed=Decimal(b))
                      for s, a, b in (("central", 300, 290), ("local", 180, "175.2")))  # fmt: skip
    noted = {"下达及时性": ("30日内分解下达", "无")}
    filing = paired_filing(lines=(central, local)).model_copy(
        update={"account": Account(management=noted, note="审计没有发现问题")}
    )
    path = tmp_path / "form.docx"
    path.write_bytes(render_form(filing, load_profile("central-2021"), draft=False, layout="F11"))
    back = read_filings(path)[0].filing
    assert [(r.name, r.target, r.actual) for r in back.indicators] == [
        (r.name, r.target, r.actual) for r in filing.indicators
    ]
    assert (back.account.management, back.account.note) == (noted, "审计没有发现问题")
    executed = {line.source: line.executed for line in back.funds.lines}
    assert (executed["central"], executed["local"]) == (290, Decimal("175.2"))


def test_money_that_is_not_noted_apart_as_central_and_local_is_left_open():
    filing = Filing(funds=Funds(lines=(FundLine(source="fiscal", adjusted=Decimal(1)),)))
    rows = [[c.text for c in row.cells] for row in layout_rows("F11", filing, None)]
    central = next(row for row in rows if row[0] == "其中：中央财政资金")
    assert central[1] == "【待补充】"


def test_a_score_that_is_due_and_missing_is_open_and_highlighted():
    content = render_form(half_filled(), load_profile("central-2021"), draft=True)
    table = docx.Document(BytesIO(content)).tables[0]
    row = next(r for r in table.rows if any(c.text == "护理员培训人次" for c in r.cells))
    assert row.cells[7].text == "【待补充】"
    assert row.cells[7].paragraphs[0].runs[0].font.highlight_color is not None
    total = table.rows[-1]
    assert total.cells[7].text == "【待补充】"


def test_a_draft_says_so_and_a_final_one_does_not():
    for draft in (True, False):
        document = docx.Document(BytesIO(render_form(paired_filing(), None, draft=draft)))
        assert any("草稿" in p.text for p in document.sections[0].header.paragraphs) is draft


def test_how_every_score_was_reckoned_is_shown_behind_the_form():
    rows = tuple(
        r.model_copy(update={"score": Decimal(8), "score_formula": "甲÷乙"}) for r in paired_filing().indicators
    )
    filing = paired_filing().model_copy(update={"indicators": rows})
    tables = docx.Document(BytesIO(render_form(filing, None, draft=False))).tables
    assert [c.text for c in tables[1].rows[0].cells] == ["指标名称", "分值", "得分", "计分过程"]
    assert tables[1].rows[1].cells[3].text == "执行率465.2÷480=96.92%"
    assert len(docx.Document(BytesIO(render_form(filing, None, draft=False, appendix=False))).tables) == 1


def test_money_stands_in_the_unit_of_the_form():
    filing = Filing(funds=Funds(unit="元", initial=Decimal(4800000), executed=Decimal(4652000)))
    row = layout_rows("F04", filing, load_profile("central-2020"))[3]
    assert [c.text for c in row.cells] == ["年度资金总额", "480", "480", "465.2", "10", "96.92%", "【待补充】"]


def test_sign_and_unit_stand_in_columns_of_their_own():
    def parts(target):
        return divided(Indicator(level1="产出指标", name="甲", target=target))

    assert parts("≥95%") == ("≥", "95", "%")
    assert parts("12期") == ("=", "12", "期")
    assert parts("不低于95%") == ("≥", "不低于95%", "")
    assert parts("明显提升") == ("定性", "明显提升", "")
    assert parts("") == ("", "", "")


def test_a_class_that_is_spelled_otherwise_stands_in_its_place():
    row = Indicator(level1="产出指标（50分）", level2="产出数量", name="甲")
    rows = layout_rows("F04", Filing(indicators=(row,)), load_profile("central-2020"))
    first = next(r for r in rows if any(c.text == "甲" for c in r.cells))
    assert [c.text for c in first.cells][:3] == ["产出指标", "数量指标", "甲"]


def test_a_layout_that_there_is_not_is_named():
    with pytest.raises(GeneratorError, match="F99"):
        render_form(Filing(project=Project(name="甲")), None, draft=True, layout="F99")


def test_the_same_filing_gives_the_same_bytes_without_a_clock():
    first = render_form(paired_filing(), None, draft=True)
    assert first == render_form(paired_filing(), None, draft=True)
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {2020}
