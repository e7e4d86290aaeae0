"""Foreign forms in Excel are read by their labels, merged cells and all; what is no form gets one line."""

import json
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from assistant.domain.vocabulary import FormKind
from assistant.files.interface import IntakeError
from assistant.forms.reader import read_filings


def plain(text):
    return "".join(str("" if text is None else text).split())


def same(want, have):
    try:
        return float(str(want).strip("%").replace(",", "")) == float(str(have).strip("%"))
    except ValueError:
        return plain(want) == plain(have)


def pairs(form, filing):
    yield from ((k, form[k], getattr(filing.project, k)) for k in ("name", "department", "unit"))
    yield from ((k, form[k], getattr(filing, k)) for k in ("year", "total_score"))
    yield from ((f"funds.{k}", v, getattr(filing.funds, k)) for k, v in form["funds"].items())
    yield from ((f"goals.{k}", v, getattr(filing.goals, k)) for k, v in form["goals"].items())
    rows = {plain(r.name): r for r in filing.indicators}
    yield "rows", len(form["indicators"]), len(filing.indicators)
    for want in form["indicators"]:
        row = rows.get(plain(want["name"]))
        yield from ((f"{want['name']}.{k}", v, getattr(row, k, "没有读到")) for k, v in want.items())


def test_every_field_of_every_rendered_sample_is_read(shared):
    folder = shared / "real_filings/rendered"
    files = sorted(p for p in folder.iterdir() if p.suffix in {".docx", ".xlsx"})
    assert files
    for path in files:
        forms = json.loads(path.with_suffix("").with_suffix(".expect.json").read_text(encoding="utf-8"))["forms"]
        read = read_filings(path)
        assert len(read) == len(forms), path.name
        for form, item in zip(forms, read, strict=True):
            wrong = [(path.name, *p) for p in pairs(form, item.filing) if not same(p[1], p[2])]
            assert wrong == []


F04 = [
    ["项目支出绩效自评表"],
    ["（2025年度）"],
    ["项目名称", None, "护理员培训"],
    ["主管部门", None, "青溪县民政局", None, None, None, "实施单位", None, "青溪县养老服务中心"],
    ["项目资金\n（元）", None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [None, None, "年度资金总额", 120000, 120000, 96000, 10, 0.8, 8],
    [None, None, "其中：当年财政拨款", 100000, 100000, 90000, "—", 0.9, "—"],
    [None, None, "上年结转资金", None, 0, None, "—", None, "—"],
    [None, None, "其他资金", 20000, 20000, 6000, "—", 0.3, "—"],
    ["年度总体目标", "预期目标", None, None, None, "实际完成情况"],
    [None, "培训护理员120人", None, None, None, "培训护理员118人"],
    [
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ],
    [None, "产出指标（50分）", "数量指标", "指标1：护理员培训人数", "≥120人", 118, 50, 49.17, "2人请假"],
    [None, None, None, "指标2：", None, None, None, None, None],
    [None, None, None, "……", None, None, None, None, None],
    [None, "满意度指标", "服务对象满意度指标", "护理员满意度", "≥90%", 0.95, 10, 10, None],
    ["总分", None, None, None, None, None, 100, 98.17, None],
]
F04_AREAS = ("A1:I1", "A2:I2", "C3:I3", "A5:B9", "A10:A11", "B11:E11", "F11:I11", "A12:A16", "B13:B15", "C13:C15")


def book(path, rows, areas=(), percent=(), title="Sheet1"):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in areas:
        sheet.merge_cells(area)
    for cell in percent:
        sheet[cell].number_format = "0.0%"
    made.save(path)
    return path


def test_a_self_evaluation_keeps_its_money_by_source_and_what_was_achieved(tmp_path):
    path = book(tmp_path / "f.xlsx", F04, F04_AREAS, ("F16", "H6", "F16"))
    (item,) = read_filings(path)
    filing = item.filing
    assert filing.form is FormKind.SELF_EVALUATION
    assert filing.funds.unit == "元"
    assert [(x.source, x.initial, x.adjusted, x.executed) for x in filing.funds.lines] == [
        ("fiscal", 100000, 100000, 90000),
        ("carry_over", None, 0, None),
        ("other", 20000, 20000, 6000),
    ]
    assert (filing.funds.adjusted, filing.funds.executed, filing.funds.execution_rate) == (120000, 96000, 80)
    assert (filing.funds.fiscal, filing.funds.other) == (100000, 20000)
    assert (filing.goals.annual, filing.goals.actual) == ("培训护理员120人", "培训护理员118人")
    assert filing.total_score == Decimal("98.17")


def test_rows_that_a_blank_form_prints_are_no_indicators_and_weights_leave_the_class(tmp_path):
    (item,) = read_filings(book(tmp_path / "f.xlsx", F04, F04_AREAS, ("F16",)))
    assert [(r.level1, r.level2, r.name, r.actual, r.deviation) for r in item.filing.indicators] == [
        ("产出指标", "数量指标", "护理员培训人数", "118", "2人请假"),
        ("满意度指标", "服务对象满意度指标", "护理员满意度", "95%", ""),
    ]


def test_an_execution_rate_typed_as_a_fraction_is_a_percentage(tmp_path):
    (item,) = read_filings(book(tmp_path / "f.xlsx", F04, F04_AREAS))
    assert item.filing.funds.execution_rate == 80


def test_a_value_behind_an_unmerged_blank_cell_is_found_but_no_label_is_taken_for_a_value(tmp_path):
    (item,) = read_filings(book(tmp_path / "f.xlsx", F04))
    project = item.filing.project
    assert (project.name, project.department, project.unit) == ("护理员培训", "青溪县民政局", "青溪县养老服务中心")
    blank = [*F04]
    blank[3] = ["主管部门", None, None, None, None, None, "联系电话", None, "0000"]
    (item,) = read_filings(book(tmp_path / "g.xlsx", blank))
    assert item.filing.project.department == ""


def test_two_forms_one_below_the_other_are_two_filings(tmp_path):
    other = [["项目支出绩效自评表"], ["（2024年度）"], ["项目名称", None, "道路养护"], *F04[3:]]
    read = read_filings(book(tmp_path / "f.xlsx", [*F04, *other]))
    assert [(i.filing.project.name, i.filing.year) for i in read] == [("护理员培训", 2025), ("道路养护", 2024)]
    assert [len(i.filing.indicators) for i in read] == [2, 2]


def test_a_hidden_sheet_is_passed_over(tmp_path):
    path = book(tmp_path / "f.xlsx", F04)
    made = openpyxl.load_workbook(path)
    copy = made.copy_worksheet(made.active)
    copy.sheet_state = "hidden"
    made.save(path)
    assert len(read_filings(path)) == 1


F12 = [
    ["部门预算项目支出绩效自评表（2025年度）"],
    ["项目名称", None, "护理员培训"],
    ["项目基本情况", "1.项目年度目标完成情况", "项目年度目标", None, None, None, None, "年度目标完成情况"],
    [None, None, "培训120人", None, None, None, None, "培训118人"],
    [None, "2.项目实施内容及过程概述", "分三期办班。"],
    ["预算执行情况（10分）", "年度预算数（万元）", "年初预算", "调整后预算数", "预算执行数", None, "预算执行率", None,
     "权重", "得分", "原因"],
    [None, "总额", 12, 12, 9.6, None, "80%", None, 10, 8, "一期跨年结算"],
    [None, "其中：财政资金", 10, 10, 9, None, "90%", None, "/", "/", None],
    [None, "财政专户管理资金", None, None, None, None, None, None, "/", "/", None],
    [None, "单位资金", 2, 2, 0.6, None, "30%", None, "/", "/", None],
    ["绩效指标（90分）", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分",
     "未完成原因分析"],
    [None, "产出指标", "数量指标", "护理员培训人数", "≥", 120, "人", 118, 90, 88, "2人请假"],
    ["合计", None, None, None, None, None, None, None, 100, 96, None],
    ["评价结论", "总体较好。"],
    ["存在问题", "（200字以内）"],
    ["改进措施", "提前排课。"],
]  # fmt: skip
F12_AREAS = ("A3:A5", "B3:B4", "C3:G3", "H3:K3", "C4:G4", "H4:K4", "C5:K5", "A6:A10", "A11:A12", "A13:H13",
             "B14:K14", "B15:K15", "B16:K16", "E6:F6", "G6:H6", "E7:F7", "G7:H7")  # fmt: skip


def test_the_form_of_sichuan_keeps_words_reason_and_units_that_stand_in_columns(tmp_path):
    (item,) = read_filings(book(tmp_path / "f.xlsx", F12, F12_AREAS))
    filing = item.filing
    (row,) = filing.indicators
    assert (row.target, row.actual, row.weight, row.score, row.deviation) == ("≥120人", "118人", 90, 88, "2人请假")
    assert (filing.account.process, filing.account.execution_reason) == ("分三期办班。", "一期跨年结算")
    assert (filing.account.conclusion, filing.account.problems, filing.account.measures) == (
        "总体较好。",
        "",
        "提前排课。",
    )
    assert [(x.source, x.executed) for x in filing.funds.lines] == [("fiscal", 9), ("own", filing.funds.executed - 9)]
    assert filing.funds.fiscal is None  # 单位资金 is a part of its own: the four parts would not add up
    assert (filing.goals.annual, filing.goals.actual) == ("培训120人", "培训118人")


F11 = [
    ["护理员培训绩效自评表"],
    ["（2025年度）"],
    ["转移支付（项目）名称", None, None, "护理员培训"],
    ["中央主管部门", None, None, "民政部"],
    ["地方主管部门", None, None, "青溪县民政局", None, "资金使用单位", "青溪县养老服务中心"],
    ["资金投入情况（万元）", None, None, None, None, "全年预算数（A）", "全年执行数（B）", "预算执行率（B/A×100%）"],
    [None, None, None, "年度资金总额：", None, 12, 9.6, "80%"],
    [None, None, None, "其中：中央财政资金", None, 8, 8, "100%"],
    [None, None, None, "地方财政资金", None, 4, 1.6, "40%"],
    ["资金管理情况", None, None, "情况说明", None, None, "存在问题和改进措施"],
    [None, "分配科学性", None, "按因素法分配", None, None, "无"],
    [None, "下达及时性", None, "", None, None, ""],
    ["总体目标完成情况", "总体目标", None, None, None, "全年实际完成情况"],
    [None, "培训120人", None, None, None, "培训118人"],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值", "未完成原因和改进措施"],
    [None, "产出指标", "数量指标", "护理员培训人数", "≥120人", "118人", "2人请假"],
    ["说明", "无其他事项。"],
]
F11_AREAS = ("A3:C3", "A4:C4", "A5:C5", "A6:C9", "D3:H3", "D6:E6", "D7:E7", "D8:E8", "D9:E9", "A10:A12", "B10:C10",
             "B11:C11", "B12:C12", "D10:F10", "D11:F11", "D12:F12", "A13:A14", "B13:E13", "F13:H13", "B14:E14",
             "F14:H14", "A15:A16", "B17:H17")  # fmt: skip


def test_the_form_of_transfer_payments_keeps_management_and_levels_of_money(tmp_path):
    (item,) = read_filings(book(tmp_path / "f.xlsx", F11, F11_AREAS))
    filing = item.filing
    assert filing.project.name == "护理员培训"
    assert filing.project.unit == "青溪县养老服务中心"
    assert [(x.source, x.adjusted) for x in filing.funds.lines] == [("central", 8), ("local", 4)]
    assert filing.account.management == {"分配科学性": ("按因素法分配", "无")}
    assert filing.account.note == "无其他事项。"
    assert filing.goals.actual == "培训118人"
    assert (filing.indicators[0].actual, filing.indicators[0].deviation) == ("118人", "2人请假")


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("form.xlsx", b"", "是空的"),
        ("form.xlsx", b"plain text", "不是有效的 Excel"),
        ("form.xlsx", b"\xd0\xcf\x11\xe0" + b"0" * 100, "加密"),
        ("form.xls", b"\xd0\xcf\x11\xe0" + b"0" * 100, "旧版 Excel"),
    ],
)
def test_what_is_no_excel_file_gets_one_line(tmp_path, name, content, word):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(IntakeError, match=word) as caught:
        read_filings(path)
    assert "\n" not in str(caught.value)


def test_a_damaged_excel_file_gets_one_line(tmp_path):
    path = book(tmp_path / "f.xlsx", F04)
    with zipfile.ZipFile(path) as archive:
        members = {n: archive.read(n) for n in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    with pytest.raises(IntakeError, match="已损坏"):
        read_filings(path)


def test_a_sheet_without_a_form_says_so(tmp_path):
    with pytest.raises(IntakeError, match="没有找到绩效指标表"):
        read_filings(book(tmp_path / "f.xlsx", [["一封信"], [12]]))
