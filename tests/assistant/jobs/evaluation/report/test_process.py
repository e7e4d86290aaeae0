"""Chapter 二: purpose and scope, the documents it rests on, indicators and methods, how the work went."""

import pytest

from assistant.domain.policy import Clause, PolicyDocument, PolicyStatus
from assistant.jobs.evaluation.report.process import method, purpose, work
from tests.fakes.evaluations import sample_evaluation, section_text, written_report

WHOLE = sample_evaluation(whole=True)


def text_of(key, evaluation=WHOLE):
    return section_text(key, evaluation)


def test_documents_of_clauses_are_named_as_basis():
    kept = PolicyDocument(id="x", title="青溪县绩效评价办法", doc_no="青财〔2024〕3号", status=PolicyStatus.IN_FORCE)
    made = written_report(WHOLE, clauses=[Clause(policy_id="x", lines=("评价",))], documents={"x": kept})
    method = next(s.text for s in made.sections if s.key == "process.method")
    assert "《项目支出绩效评价管理办法》（财预〔2020〕10号）、《青溪县绩效评价办法》（青财〔2024〕3号）" in method


def test_an_explanation_of_a_document_is_no_basis():
    kept = PolicyDocument(id="x", title="《项目支出绩效评价管理办法》解读", status=PolicyStatus.IN_FORCE)
    made = written_report(WHOLE, clauses=[Clause(policy_id="x", lines=("评价",))], documents={"x": kept})
    assert "解读" not in next(s.text for s in made.sections if s.key == "process.method")


def test_output_indicators_without_goals_are_stated_to_be_those_of_the_framework():
    rows = tuple(r.model_copy(update={"target": ""}) for r in WHOLE.indicators)
    text = text_of("process.method", WHOLE.model_copy(update={"indicators": rows}))
    assert "待按批复的绩效目标细化" in text
    assert "取自批复的绩效目标" in text_of("process.method")


def joined(paragraphs):
    return "\n".join(paragraphs)


def test_object_kind_and_stage_of_the_evaluation_are_named():
    text = joined(purpose(WHOLE))
    assert "评价对象为中小学教室照明改造项目2025年度预算资金480万元，评价类型为部门评价，在项目实施期结束后开展" in text


def test_an_unknown_budget_and_year_are_left_out_and_a_missing_name_asked_for():
    project = WHOLE.project.model_copy(update={"name": ""})
    bare = WHOLE.model_copy(update={"year": None, "project": project, "funds": type(WHOLE.funds)()})
    assert "评价对象为【待补充：项目名称】预算资金，评价类型" in joined(purpose(bare))


@pytest.mark.parametrize(
    ("framework", "document"),
    [("department-2013", "财预〔2013〕53号"), ("special-bond-2021", "财预〔2021〕61号"), ("project-2020", None)],
)
def test_the_document_of_the_framework_is_a_basis(framework, document):
    text = joined(method(WHOLE.model_copy(update={"framework": framework}), (), {}))
    assert "财预〔2020〕10号" in text
    assert [d for d in ("财预〔2013〕53号", "财预〔2021〕61号") if d in text] == ([document] if document else [])


def test_at_most_four_documents_are_named_and_none_twice():
    ids = [f"x{n}" for n in range(6)] * 2
    documents = {i: PolicyDocument(id=i, title=f"办法{i}", status=PolicyStatus.IN_FORCE) for i in ids}
    text = joined(method(WHOLE, [Clause(policy_id=i, lines=("评价",)) for i in [*ids, "unknown"]], documents))
    assert text.count("《办法") == 3
    assert text.count("办法x0") == 1


def test_weights_and_ways_of_scoring_are_counted():
    text = joined(method(WHOLE, (), {}))
    assert "共8项三级指标，总分100分，其中决策15分、过程20分、产出35分、效益30分，产出和效果类指标合计65分。" in text
    assert "5项指标按指标值与实际值计分，3项指标按评价要点计分" in text
    assert "问卷调查" in text
    assert "问卷调查" not in joined(method(WHOLE.model_copy(update={"survey": None}), (), {}))


def test_papers_are_counted_by_kind_and_scans_are_named():
    text = joined(work(WHOLE))
    assert "评价查阅项目资料4份，合计11页，包括立项批复1份、合同协议1份、验收材料1份、会计凭证1份。" in text
    assert "形成佐证8条" in text
    assert "其中1份为扫描识别件" in text


def test_without_papers_the_list_is_asked_for_and_who_did_the_work_always_is():
    text = joined(work(WHOLE.model_copy(update={"papers": ()})))
    assert "评价查阅的项目资料：【待补充：资料清单】。" in text
    assert "扫描识别件" not in text
    assert "评价组织情况：【待补充：" in text
