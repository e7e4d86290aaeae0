"""A question about the form is answered from the form: source, formula, weight, and what the check says."""

import pytest

from assistant.chat.explaining import explained
from assistant.domain.finding import Finding, Severity
from assistant.domain.operation import Operation
from assistant.domain.source import Source, SourceKind
from assistant.works.state import WorkFinding
from policy_corpus.catalog import load_profile
from tests.fakes.works import FILING, Desk

CENTRAL = load_profile("central-2021")


def finding(row, message="目标值缺少依据。", ignored=""):
    found = Finding(
        code="X001", name="某规则", severity=Severity.WARNING, confidence=1, path="indicators", row=row,
        message=message, advice="请补上。",
    )  # fmt: skip
    return WorkFinding(id="f1", finding=found, ignored=ignored)


def answer(about, name="学员满意度", profile=CENTRAL, findings=(), **changes):
    rows = tuple(r.model_copy(update=changes) if r.name == name else r for r in FILING.indicators)
    work = Desk(FILING.model_copy(update={"indicators": rows})).work.model_copy(update={"findings": tuple(findings)})
    row = next((r.id for r in work.filing.indicators if r.name == name), name)
    return explained(work, Operation(op="explain", row=row, about=about), profile)


def test_every_answer_about_a_row_names_it_and_says_that_nothing_changed():
    stated = answer("source")
    assert stated.startswith("“学员满意度”（服务对象满意度指标，≥90%）：")
    assert stated.endswith("表没有改。")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (SourceKind.USER, "您填写的"),
        (SourceKind.BRIEF, "您的项目说明里写的"), (SourceKind.EVIDENCE, "佐证资料里写的"),
        (SourceKind.POLICY, "政策文件规定的"), (SourceKind.FORMULA, "算出来的"),
        (SourceKind.LIBRARY, "要请您核实"), (SourceKind.MODEL, "大模型建议的"),
    ],
)  # fmt: skip
def test_a_source_is_noted_by_its_kind(kind, words):
    assert words in answer("source", source=Source(kind=kind))


def test_every_kind_of_source_has_a_wording_of_its_own():
    noted = {answer("source", source=Source(kind=kind)) for kind in SourceKind}
    assert len(noted) == len(SourceKind)
    assert not any(kind.value in line for kind in SourceKind for line in noted)


def test_the_words_that_a_value_was_read_from_are_quoted():
    source = Source(kind=SourceKind.BRIEF, quote="满意度90%以上", label="项目简介")
    assert "原文是“满意度90%以上”（项目简介）" in answer("source", source=source)


def test_a_value_without_a_source_is_stated_to_have_none():
    assert "没有记下来源，请核对" in answer("source", source=None)


@pytest.mark.parametrize(
    ("changes", "words"),
    [({}, "没有写计算公式"), ({"formula": "满意人数/总人数", "scoring_standard": "每低1%扣1分"}, "每低1%扣1分")],
)
def test_a_formula_is_noted_with_the_scoring_standard_or_stated_to_be_missing(changes, words):
    assert words in answer("formula", **changes)


def test_a_weight_is_noted_with_what_its_class_has():
    assert "占10分，产出指标共40分、4条" in answer("weight", "培训期数")


def test_a_weight_that_is_not_there_is_noted_as_not_there():
    assert "还没有分值" in answer("weight", weight=None)
    assert "这份表不填分值" in answer("weight", weight=None, profile=load_profile("shanghai"))


@pytest.mark.parametrize("about", ["rule", "finding", "why"])
def test_the_findings_of_this_row_alone_are_noted(about):
    found = [finding(6), finding(0, "成本有误。"), finding(None, "整表有误。"), finding(99, "别处有误。")]
    stated = answer(about, findings=found)
    assert "检查意见：目标值缺少依据。建议：请补上" in stated
    assert "有误" not in stated
    assert "检查没有发现它有问题" in answer(about, "培训期数", findings=found)


def test_a_question_about_no_row_is_about_the_whole_form():
    stated = answer("why", "r99", findings=[finding(6), finding(0, ignored="领导定的")])
    assert f"“{CENTRAL.title}”" in stated
    assert "2027年度，7条指标" in stated
    assert "分值合计90分" in stated
    assert "检查意见1条" in stated


def test_a_form_without_weights_says_so():
    rows = tuple(r.model_copy(update={"weight": None}) for r in FILING.indicators)
    work = Desk(FILING.model_copy(update={"indicators": rows})).work
    stated = explained(work, Operation(op="explain", about="why"), load_profile("shanghai"))
    assert "这个口径的申报表不填分值" in stated
    assert "检查没有发现问题" in stated
