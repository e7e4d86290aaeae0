"""Chapter 七: contradictions with the value that was taken, papers left out, the survey, the limits."""

from decimal import Decimal

from assistant.domain.survey import GroupRate, SurveyResult
from assistant.jobs.evaluation.report.remarks import contradictions, gaps, limits, survey
from tests.fakes.evaluations import sample_evaluation, section_text, with_row, written_report

WHOLE = sample_evaluation(whole=True)
OPEN = sample_evaluation()


def text_of(key, evaluation=WHOLE):
    return section_text(key, evaluation)


def all_text(evaluation):
    return "\n".join(s.text for s in written_report(evaluation).sections)


def changed(row_id, **update):
    return with_row(WHOLE, row_id, **update)


def test_contradictions_and_papers_left_out_are_noted_in_the_last_chapter():
    assert "《施工合同》为400间，《竣工验收单》为386间〔E8〕〔E6〕" in text_of("other.contradictions")
    assert "暂按386间评分" in text_of("other.contradictions")
    assert "《现场照片》未能使用：只有图片没有文字" in text_of("other.gaps")


def test_a_survey_named_by_its_file_alone_is_called_a_survey():
    made = SurveyResult(title="survey1", method="satisfied_share", responses=60)
    noted = all_text(WHOLE.model_copy(update={"survey": made}))
    assert "满意度调查收回有效问卷60份" in noted
    assert "survey1收回" not in noted


def test_a_survey_by_points_is_noted_in_points_and_unweighted_groups_by_their_share():
    group = GroupRate(name="学生", weight="60", weighted=False, responses=36, rate="88.5")
    other = GroupRate(name="家长", weight="40", weighted=False, responses=24, rate="83.2")
    made = SurveyResult(
        method="mean_points", responses=60, rate="86.4", formula="合计÷60=86.4分", margin="2.1", groups=(group, other)
    )
    noted = all_text(WHOLE.model_copy(update={"survey": made}))
    assert "为86.4分（" in noted
    assert "抽样误差为±2.1分。" in noted
    assert "学生收回36份，占有效问卷60%，满意度88.5分。" in noted


def test_without_facts_a_contradiction_is_noted_by_its_message():
    clash = WHOLE.contradictions[0].model_copy(update={"facts": ()})
    lines = list(contradictions(WHOLE.model_copy(update={"contradictions": (clash,)})))
    assert lines[0] == "评价中发现1处资料互相矛盾，提请项目单位核对更正。"
    assert lines[1] == "1.关于“改造教室”，改造教室：《施工合同》400间，《竣工验收单》386间。"


def test_papers_that_agree_with_each_other_share_a_value():
    first, second = WHOLE.contradictions[0].facts
    third = second.model_copy(update={"quote": second.quote.model_copy(update={"paper": "监理日志.txt"})})
    clash = WHOLE.contradictions[0].model_copy(update={"facts": (first, second, third)})
    (_, line) = contradictions(WHOLE.model_copy(update={"contradictions": (clash,)}))
    assert "《施工合同》为400间，《竣工验收单》《监理日志》为386间" in line


def test_scores_without_evidence_are_listed_but_not_those_a_person_set():
    bare = changed("A2", evidence=())
    assert "“预算编制科学性”的得分尚无资料佐证：【待补充：预算编制科学性的佐证材料】。" in "".join(gaps(bare))
    assert "预算编制科学性" not in "".join(gaps(with_row(bare, "A2", edited=True)))


def test_open_indicators_are_counted_with_their_points():
    assert "尚未评分的指标有1项：“改善学习环境”（20分）。" in "".join(gaps(OPEN))
    assert "尚未评分" not in "".join(gaps(WHOLE))


def test_a_survey_tells_what_was_sent_and_what_did_not_count():
    text = "".join(survey(WHOLE.survey))
    assert text.startswith("学生满意度调查发放问卷210份，收回有效问卷200份，剔除无效问卷3份。")
    assert "为93.5%（187÷200×100%＝93.5%）" in text
    assert "抽样误差为±3.42个百分点。" in text
    assert "占有效问卷" not in text


def test_a_survey_without_a_rate_tells_none_and_its_warnings_stay():
    made = SurveyResult(method="satisfied_share", responses=0, warnings=("没有有效问卷，算不出满意度。",))
    assert "".join(survey(made)) == "满意度调查收回有效问卷0份。没有有效问卷，算不出满意度。"


def test_a_group_without_a_rate_is_asked_for():
    groups = tuple(GroupRate(name=n, weight=Decimal(50), responses=r) for n, r in (("学生", 9), ("家长", 0)))
    made = SurveyResult(method="satisfied_share", responses=9, groups=groups)
    assert "家长收回0份，权重50%，满意度【待补充：家长满意度】。" in "".join(survey(made))


def test_the_limits_name_changed_scores_and_scans():
    text = "".join(limits(changed("A1", edited=True, score=Decimal(0), formula="没有依据。")))
    assert "《竣工验收单》由扫描件识别而来" in text
    assert "“立项依据充分性”的得分经评价人调整为0分，理由：没有依据。" in text
