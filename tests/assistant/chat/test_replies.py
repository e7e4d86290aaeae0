"""The words of replies say what changed and what not, what is open, and never that all is done while something is."""

import pytest

from assistant.chat.replies import change_line, check_line, closing, drafted_line, greeting, not_understood, refusal
from assistant.domain.finding import Finding, Severity
from assistant.domain.operation import Operation
from assistant.domain.question import OpenQuestion, QuestionType
from assistant.works.state import WorkFinding
from assistant.writing.interface import WritingRecord
from tests.fakes.works import ROWS, Desk, drafted

ASKED = OpenQuestion(id="money.total", field="money", type=QuestionType.MONEY, text="年度资金总额是多少？")


def work_with(*severities, ignored=()):
    found = [
        WorkFinding(
            id=f"f{n}", ignored="领导定的" if n in ignored else "",
            finding=Finding(
                code=f"X{n}", name="某规则", severity=s, confidence=1, path="",
                message=f"第{n}处有误。", advice="请改。"
            ),
        )
        for n, s in enumerate(severities)
    ]  # fmt: skip
    return Desk().work.model_copy(update={"findings": tuple(found)})


def test_a_change_is_noted_with_its_place_and_from_what_to_what():
    desk = Desk()
    assert change_line(desk.do("set_target", "培训期数", value="5期")) == "已改指标值：培训期数　≥4期 → ≥5期"
    assert change_line(desk.do("undo")).startswith("已撤销：")
    assert change_line(desk.do("redo")).startswith("已恢复：")


def test_what_was_not_done_is_noted_with_the_reason():
    line = change_line(Desk().do("set_target", "学员满意度", value="很多"))
    assert line.startswith("没有改（改指标值）：")
    assert "→" not in line


@pytest.mark.parametrize(("before", "after", "shown"), [("", "乙", "　乙"), ("甲", " ", "　甲"), ("", "", "")])
def test_an_arrow_stands_only_between_two_values(before, after, shown):
    done = Desk().do("set_target", "学员满意度", value="92%")
    noted = change_line(done.model_copy(update={"before": before, "after": after}))
    assert noted == f"已改指标值：学员满意度{shown}"


def test_the_gravest_findings_are_noted_first_and_ignored_ones_not_at_all():
    stated = check_line(work_with(Severity.INFO, Severity.FATAL, Severity.WARNING, Severity.ERROR, ignored=(3,)))
    lines = stated.splitlines()
    assert lines[0] == "检查出 3 处，其中必须处理 1 处："
    assert [line[:6] for line in lines[1:]] == ["1. [必改", "2. [提醒", "3. [提示"]


def test_of_many_findings_five_are_noted_and_the_rest_counted():
    assert check_line(work_with(*[Severity.INFO] * 5)).splitlines()[-1].startswith("5. ")
    assert check_line(work_with(*[Severity.INFO] * 7)).splitlines()[-1] == "其余 2 处见检查结果。"


def test_a_form_without_findings_is_stated_to_have_none():
    assert check_line(work_with()) == check_line(work_with(Severity.FATAL, ignored=(0,))) == "检查过了，没有发现问题。"


def test_after_a_change_the_grave_findings_and_the_open_questions_are_noted():
    desk = Desk()
    done = desk.do("set_target", "学员满意度", value="92%")
    work = work_with(Severity.ERROR, Severity.FATAL, Severity.WARNING, Severity.ERROR, ignored=(3,))
    assert list(closing([done], [ASKED], work)) == [
        "检查：还有 2 处必须处理，说“检查一下”可以看。", "还想请您补充：", "1. 年度资金总额是多少？",
    ]  # fmt: skip


def test_where_nothing_changed_nothing_is_asked_again():
    refused = Desk().do("set_target", "学员满意度", value="很多")
    assert list(closing([refused], [ASKED], work_with(Severity.FATAL))) == []


def test_several_rows_that_may_be_meant_are_listed_with_their_values():
    work = Desk().work
    stated = not_understood(work, Operation(op="unclear", rows=("r2", "r3", "r99"), reason="“培训”可能是几条指标。"))
    assert "您说的是哪一条？1. 培训护理员人数（现为≥120人）；2. 培训期数（现为≥4期）" in stated
    assert "表没有改" in stated


def test_of_many_rows_five_are_listed():
    rows = tuple(f"r{n}" for n in range(1, 8))
    stated = not_understood(Desk().work, Operation(op="unclear", rows=rows))
    assert "5. 培训完成时间" in stated
    assert "6. " not in stated


def test_one_row_that_may_be_meant_is_noted_with_its_value():
    assert "（“培训期数”现为≥4期）" in not_understood(Desk().work, Operation(op="unclear", rows=("r3",)))


def test_words_that_mean_nothing_are_answered_with_what_can_be_stated():
    assert "您可以这样说" in not_understood(Desk().work, Operation(op="unclear"))
    assert "请说说项目" in not_understood(Desk(None).work, Operation(op="unclear"))


def test_a_greeting_asks_for_the_project_only_where_there_is_no_form_yet():
    assert "请说说项目" in greeting(Desk(None).work)
    assert "请说说项目" not in greeting(Desk().work)


def test_a_refusal_says_that_nothing_changed():
    assert "表没有改" in refusal()


@pytest.mark.parametrize(
    ("writer", "record", "last"),
    [
        ("rule_based", None, "已起草 7 条指标，规则起草，未使用大模型。请核对标为“建议值”的指标。"),
        ("rule_based", {"failure": "连接超时"}, "这次没有用上大模型：连接超时"),
        ("qwen", {"failure": "连接超时"}, "大模型没有写完，其余由规则起草：连接超时"),
        ("rule_based", {"reasons": ("金额不符",)}, "原因见“校验”下的起草记录。"),
        ("qwen", {"reasons": ("金额不符",)}, "已起草 7 条指标，大模型起草（qwen）。请核对标为“建议值”的指标。"),
    ],
)
def test_who_drafted_and_what_a_model_did_not_manage_is_noted(writer, record, last):
    made = WritingRecord(writer=writer, **record) if record is not None else None
    draft = drafted(ROWS).model_copy(update={"writer": writer, "record": made})
    assert drafted_line(draft).splitlines()[-1].endswith(last)


def test_the_questions_are_noted_after_an_answer_on_policy_too():
    desk = Desk()
    done = desk.do("set_target", "学员满意度", value="92%")
    asked = replace_operation(done, Operation(op="ask_policy", value="要设吗"))
    assert next(iter(closing([asked], [ASKED], desk.work))) == "还想请您补充："


def replace_operation(done, operation):
    return done.model_copy(update={"operation": operation})
