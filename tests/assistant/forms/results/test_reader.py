"""Results are read from YAML, JSON, our sheet and half-filled forms; what is wrong gets one Chinese line."""

import io
import json
from decimal import Decimal

import openpyxl
import pytest

from assistant.domain.filing import Filing, FundLine
from assistant.domain.indicator import Indicator
from assistant.domain.results import CauseKind, Deviation, Result, Results
from assistant.files.interface import IntakeError
from assistant.forms.results.pairing import pair
from assistant.forms.results.reader import read_results, results_of
from generators.results_template import render_results_template
from tests.fakes.approved import approved
from tests.fakes.forms import CONTRADICTORY, DECLARED, EVALUATED, MONITORED, REVIEWED, word

YAML = """
资金单位: 万元
年初预算数: 480
全年预算数: 480万元
全年执行数: 4,652,000元
资金来源:
  财政拨款: {全年预算数: 400, 全年执行数: 395.20}
  其他资金: 70
总体目标完成情况: 培训1180人次。
项目是否完成: 是
指标:
  - 名称: 护理员培训人次
    二级指标: 数量指标
    实际完成值: 1180人次
    偏差原因类别: 人员保障
    偏差原因: 报名人数不足
    改进措施: 提前招生
    佐证材料: 签到册
  - {名称: 养老服务水平, 实际完成值: 有所提升, 定性取值: 85, 取值理由: 问卷显示}
"""


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_yaml_with_chinese_keys_is_read_whole(tmp_path):
    results = read_results(write(tmp_path, "r.yaml", YAML), approved())
    assert (results.initial, results.adjusted, results.executed) == (480, 480, Decimal("465.2"))
    assert results.lines == (
        FundLine(source="fiscal", adjusted=Decimal(400), executed=Decimal("395.20")),
        FundLine(source="other", executed=Decimal(70)),
    )
    assert (results.goal_actual, results.completed) == ("培训1180人次。", True)
    first, second = results.items
    assert first.deviation == Deviation(kind=CauseKind.STAFF, cause="报名人数不足", remedy="提前招生")
    assert (second.share, second.reason) == (85, "问卷显示")
    assert results.notes == ()


def test_pairs_of_name_and_value_are_enough(tmp_path):
    results = read_results(write(tmp_path, "r.yml", "指标:\n  培训班期数: 12\n  参训学员满意度: 92%\n"), None)
    assert [(i.name, i.actual) for i in results.items] == [("培训班期数", "12"), ("参训学员满意度", "92%")]


def test_our_own_json_of_results_comes_back_as_it_was(tmp_path):
    results = Results(
        unit="元",
        executed=Decimal("10.5"),
        lines=(FundLine(source="own", executed=Decimal(1)),),
        items=(Result(name="培训班期数", actual="12期", deviation=Deviation(kind=CauseKind.OTHER, cause="一")),),
        completed=False,
        notes=("请核对",),
    )
    path = write(tmp_path, "r.json", results.model_dump_json())
    assert read_results(path, None) == results


def test_the_unit_of_the_declaration_counts_where_the_file_names_none(tmp_path):
    yuan = approved(funds=approved().funds.model_copy(update={"unit": "元"}))
    path = write(tmp_path, "r.json", '{"executed": 465.2}')
    assert (read_results(path, yuan).unit, read_results(path, None).unit) == ("元", "万元")


def test_keys_that_are_not_known_are_noted(tmp_path):
    results = read_results(write(tmp_path, "r.yaml", "执行数: 1\n天气: 晴\n"), None)
    assert results.notes == ("没有认出“天气”一项，没有使用。",)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("r.yaml", "", "是空的"),
        ("r.yaml", "a: [", "格式不对"),
        ("r.json", "{", "不是有效的 JSON"),
        ("r.yaml", "一句话", "没有完成情况"),
        ("r.yaml", "天气: 晴", "没有读到完成情况"),
        ("r.yaml", "执行数: 很多", "不是金额"),
        ("r.yaml", "指标: {养老服务水平: {取值: 120}}", "0至100"),
        ("r.yaml", "指标: [一, 二]", "每一条都要写"),
        ("r.yaml", "执行数: 1\n项目是否完成: 大概", "“是”或“否”"),
        ("r.pdf", "培训1180人次", "请先另存为"),
        ("r.txt", "天气不错。", "没有读到完成情况"),
        ("r.xls", "x", "不是有效的 Excel"),
        ("r.xlsx", "x", "不是有效的 Excel"),
    ],
)
def test_what_cannot_be_used_gets_one_line(tmp_path, name, content, word):
    with pytest.raises(IntakeError, match=word) as caught:
        read_results(write(tmp_path, name, content), approved())
    assert "\n" not in str(caught.value)


def test_a_text_file_is_read_as_sentences(tmp_path):
    results = read_results(write(tmp_path, "r.txt", "培训完成1180人次，支出465.2万。"), approved())
    assert [(i.name, i.actual) for i in results.items] == [("护理员培训人次", "1180人次")]
    assert results.executed == Decimal("465.2")


def filled(declaration, **cells):
    book = openpyxl.load_workbook(io.BytesIO(render_results_template(declaration)))
    sheet = book.active
    for place, value in cells.items():
        sheet[place] = value
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_our_sheet_filled_in_is_read(tmp_path):
    content = filled(
        approved(), D5=480, E5=465.2, E6=400, E8="65.2万元", I6="培训1180人次。", I8="是", F11="1180", F13="未推广",
        I13="其他", J13="场地未落实", K13="明年推广", L13="会议纪要", F14=0.965, G16="85%", H16="问卷显示",
        F16="有所提升",
    )  # fmt: skip
    results = read_results(write(tmp_path, "r.xlsx", content), approved())
    assert (results.initial, results.adjusted, results.executed) == (480, 480, Decimal("465.2"))
    assert [(x.source, x.executed) for x in results.lines] == [
        ("fiscal", 400),
        ("carry_over", None),
        ("other", Decimal("65.2")),
    ]
    assert (results.goal_actual, results.completed) == ("培训1180人次。", True)
    by_name = {i.name: i for i in results.items}
    assert set(by_name) == {"护理员培训人次", "经验推广街道数量", "培训考核合格率", "养老服务水平"}
    street = by_name["经验推广街道数量"]
    assert street.deviation == Deviation(kind=CauseKind.OTHER, cause="场地未落实", remedy="明年推广")
    assert (street.level2, street.evidence) == ("数量指标", "会议纪要")
    assert (by_name["养老服务水平"].share, by_name["养老服务水平"].reason) == (85, "问卷显示")


def test_a_row_that_was_moved_on_our_sheet_still_finds_its_indicator(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(filled(approved(), F11="1180人次")))
    book.active.insert_rows(11)
    written = io.BytesIO()
    book.save(written)
    paired = pair(approved(), read_results(write(tmp_path, "r.xlsx", written.getvalue()), approved()))
    assert [r.actual for r in paired.filing.indicators if r.actual] == ["1180人次"]


def test_wrong_entries_on_our_sheet_are_noted(tmp_path):
    odd = read_results(write(tmp_path, "a.xlsx", filled(approved(), F11="1", I11="天气")), approved())
    assert "不在五类之中" in odd.notes[0]
    with pytest.raises(IntakeError, match="不是金额"):
        read_results(write(tmp_path, "b.xlsx", filled(approved(), E5="很多")), approved())


def test_a_half_filled_self_evaluation_gives_its_results(tmp_path):
    goals = approved()
    half = pair(
        goals,
        Results(
            executed=Decimal(400), items=(Result(name="培训班期数", actual="11期", deviation=Deviation(cause="少")),)
        ),
    ).filing
    results = read_results(write(tmp_path, "half.json", half.model_dump_json()), goals)
    assert [(i.name, i.actual, i.deviation.cause) for i in results.items] == [("培训班期数", "11期", "少")]
    assert pair(goals, results).filing.indicators[2].deviation == "少"


def scored(target, actual, score):
    row = Indicator(
        level1="效益指标",
        level2="社会效益指标",
        name="服务水平",
        target=target,
        actual=actual,
        weight=Decimal(12),
        score=score,
    )
    (read,) = results_of(Filing(indicators=(row,))).items
    return read


def test_the_score_of_a_text_target_is_kept_as_the_share_that_was_chosen():
    read = scored("明显提升", "有所提升", Decimal(9))
    assert read.share == 75
    assert read.reason == "照表中得分9分（分值12分）折算"


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [("≥90%", "80%", Decimal(9)), ("明显提升", "有所提升", None), ("明显提升", "有所提升", Decimal(13))],
)
def test_other_printed_scores_are_left_to_be_counted_anew(target, actual, score):
    assert scored(target, actual, score).share is None


def test_of_several_forms_the_one_of_the_project_is_taken(tmp_path):
    mine = pair(approved(), Results(executed=Decimal(1))).filing
    other = mine.model_copy(update={"project": mine.project.model_copy(update={"name": "道路养护"})})
    path = write(tmp_path, "two.json", json.dumps([json.loads(f.model_dump_json()) for f in (other, mine)]))
    assert read_results(path, approved()).executed == 1
    path = write(tmp_path, "none.json", json.dumps([json.loads(f.model_dump_json()) for f in (other, other)]))
    with pytest.raises(IntakeError, match="没有一张是"):
        read_results(path, approved())


def test_a_form_without_results_says_so(tmp_path):
    empty = approved(funds=approved().funds)
    with pytest.raises(IntakeError, match="没有填写完成情况"):
        read_results(write(tmp_path, "d.json", empty.model_dump_json()), approved())


def test_every_self_evaluation_among_the_samples_gives_its_printed_results(shared):
    for name in ("shuili-03_F04.xlsx", "clean-d08_clean-d04_F04.docx"):
        results = read_results(shared / "real_filings/rendered" / name, None)
        assert results.executed is not None
        assert len(results.items) >= 9


def test_a_sheet_that_nobody_filled_in_says_so(tmp_path):
    with pytest.raises(IntakeError, match="没有填写完成情况"):
        read_results(write(tmp_path, "r.xlsx", filled(approved())), approved())


def test_the_sheet_of_another_project_is_refused(tmp_path):
    roads = approved(
        project=approved().project.model_copy(update={"name": "农村公路养护"}),
        indicators=tuple(r.model_copy(update={"name": f"公路{r.name}"}) for r in approved().indicators),
    )
    content = filled(roads, E5=465.2, F10="1", F11="2")
    with pytest.raises(IntakeError, match="是“农村公路养护”的完成情况，不是“养老护理员培训”的，请换成"):
        read_results(write(tmp_path, "r.xlsx", content), approved())


def test_the_sheet_of_the_project_by_another_name_is_read_with_a_remark(tmp_path):
    renamed = approved(project=approved().project.model_copy(update={"name": "2025年养老护理员培训"}))
    results = read_results(write(tmp_path, "r.xlsx", filled(renamed, F11="1180人次")), approved())
    assert results.items[0].actual == "1180人次"
    assert results.notes == ("文件中的项目是“2025年养老护理员培训”，与申报表的项目名称不同，请核对。",)


def test_a_sum_of_about_so_much_is_used_and_asked_about(tmp_path):
    stated = "全年执行数“约465.2万元”是约数，已按这个数计算，请改为账面数。"
    by_sheet = read_results(write(tmp_path, "r.xlsx", filled(approved(), E5="约465.2万元")), approved())
    assert (by_sheet.executed, by_sheet.notes) == (Decimal("465.2"), (f"年度资金总额的{stated}",))
    by_key = read_results(write(tmp_path, "r.yaml", "executed: 约465.2万元"), approved())
    assert (by_key.executed, by_key.notes) == (Decimal("465.2"), (stated,))


def test_points_behind_a_share_and_other_words_for_yes_are_read(tmp_path):
    results = read_results(write(tmp_path, "r.xlsx", filled(approved(), G16="85分", I8="完成了")), approved())
    assert (results.items[0].share, results.completed) == (85, True)


def test_a_folder_is_named_as_one(tmp_path):
    (tmp_path / "r.xlsx").mkdir()
    with pytest.raises(IntakeError, match="是文件夹，请写明其中的文件"):
        read_results(tmp_path / "r.xlsx", approved())
    with pytest.raises(IntakeError, match="是文件夹，请写明其中的文件"):
        read_results(tmp_path, approved())


def test_the_words_of_the_report_on_our_sheet_reach_the_account(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(render_results_template(approved())))
    sheet = book.worksheets[0]
    asked = {
        "自评组织情况": "由财务股牵头，核对签到册和凭证",
        "主要经验做法": "先报名后排课",
        "结果应用和公开": "随决算在门户网站公开",
    }
    for row in sheet.iter_rows():
        if row[0].value in asked:
            sheet.cell(row[0].row, 6).value = asked[row[0].value]
    made = io.BytesIO()
    book.save(made)
    results = read_results(write(tmp_path, "filled.xlsx", made.getvalue()), approved())
    account = pair(approved(), results).filing.account
    assert (account.organisation, account.lessons, account.use) == tuple(asked.values())
    assert results.items == ()


def test_the_words_of_the_report_may_be_given_in_yaml_and_in_sentences(tmp_path):
    stated = "自评组织情况: 财务股牵头\n主要经验做法: 先报名后排课\n结果应用和公开: 随决算公开\n全年执行数: 400\n"
    read = read_results(write(tmp_path, "a.yaml", stated), approved())
    assert (read.organisation, read.lessons, read.use) == ("财务股牵头", "先报名后排课", "随决算公开")
    noted = "资金执行400万元。\n主要经验做法：先报名后排课\n结果应用和公开：随决算公开\n其他需要说明的问题：无"
    read = read_results(write(tmp_path, "a.txt", noted), approved())
    assert (read.lessons, read.use, read.note, read.problems) == ("先报名后排课", "随决算公开", "无", "")


@pytest.mark.parametrize(
    ("form", "stated"),
    [
        (MONITORED, "“表.docx”是绩效运行监控表，里面没有全年的完成情况"),
        (REVIEWED, "“表.docx”是绩效目标审核表"),
        (CONTRADICTORY, "“表.docx”里的表认不出是哪一种绩效表"),
        (DECLARED, "没有填写完成情况"),
    ],
)
def test_a_form_of_another_kind_gives_no_results_of_the_year(tmp_path, form, stated):
    with pytest.raises(IntakeError, match=stated):
        read_results(word(tmp_path / "表.docx", form), None)


def test_a_self_evaluation_gives_what_the_year_came_to(tmp_path):
    results = read_results(word(tmp_path / "表.docx", EVALUATED), None)
    assert results.executed == 118
    assert [(item.name, item.actual) for item in results.items] == [("护理员培训人数", "118人")]
