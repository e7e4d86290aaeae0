"""Results alone on standard output, words for people beside them."""

import json
from decimal import Decimal

from assistant.cli import output
from assistant.domain.finding import Finding, Severity
from assistant.domain.survey import SurveyQuestion
from assistant.language.unread import UnreadFigure


def test_a_result_is_one_json_document_in_chinese_letters(capsys):
    output.as_json({"题": [SurveyQuestion(text="满意吗", options=(("是", Decimal("0.5")),))], 1: (None,)})
    out, err = capsys.readouterr()
    assert json.loads(out) == {"题": [{"text": "满意吗", "indicator": "", "options": [["是", 0.5]]}], "1": [None]}
    assert "满意吗" in out
    assert err == ""


def test_a_line_of_json_is_one_line(capsys):
    output.as_json_line({"甲": ["乙\n丙"]})
    assert capsys.readouterr().out == '{"甲": ["乙\\n丙"]}\n'


def test_words_for_people_stay_out_of_the_result(capsys):
    output.say("甲")
    output.step("读文件")
    assert capsys.readouterr() == ("", "甲\n读文件……\n")


def figure(text, **more):
    return UnreadFigure(text=text, start=1, end=1 + len(text), context=f"共{text}人", **more)


def test_figures_that_ended_nowhere_are_given_with_their_place():
    assert output.unread([figure("48")]) == [
        {"text": "48", "place": {"start": 1, "end": 3, "text": "共48人"}, "doubtful": False}
    ]
    assert output.unread([]) == []


def test_people_are_shown_only_what_is_a_figure_for_sure(capsys):
    output.say_unread([figure("48"), figure("五", doubtful=True)])
    out = capsys.readouterr().out
    assert "没有用上的数字（1 处）" in out
    assert "五" not in out
    output.say_unread([figure("五", doubtful=True)])
    assert capsys.readouterr().out == ""


def finding(row):
    return Finding(
        code="WGT-01", name="x", severity=Severity.ERROR, confidence=Decimal(1), path="", message="权重不对。",
        advice="请改。", row=row,
    )  # fmt: skip


def test_a_finding_is_noted_with_its_row_counted_from_one_and_what_to_do(capsys):
    output.findings([finding(0), finding(None)], {0: "培训人次"})
    first, advice, second, _ = capsys.readouterr().out.splitlines()
    assert first.endswith("WGT-01 第1行“培训人次”：权重不对。")
    assert advice == "    建议：请改。"
    assert second.endswith("WGT-01 权重不对。")
