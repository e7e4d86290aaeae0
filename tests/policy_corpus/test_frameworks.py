"""Frameworks load, add up, keep the official names, and rest on documents of the corpus."""

from decimal import Decimal

import pytest

from assistant.domain.framework import ScoringMethod, Stage
from policy_corpus.frameworks import FrameworkNotFound, complaints, list_frameworks, load_framework
from policy_corpus.policies import clauses, documents

FRAMEWORKS = list_frameworks()


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.id)
def test_a_shipped_framework_is_complete_and_adds_up(framework):
    assert complaints(framework) == ()


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.id)
def test_every_basis_is_an_article_of_the_corpus(framework):
    places = {(c.policy_id, c.place) for c in clauses()}
    heads = {d.id: (d.doc_no, d.title) for d in documents()}
    assert framework.basis
    for basis in framework.basis:
        assert (basis.policy_id, basis.article) in places
        assert (basis.doc_no, basis.title) == heads[basis.policy_id]


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda f: f.id)
@pytest.mark.parametrize("stage", Stage)
def test_output_and_benefit_weigh_sixty_or_more_in_every_stage(framework, stage):
    weights = next(w.weights for w in framework.weights if w.stage is stage)
    assert sum(weights[name] for name in framework.results) >= 60


@pytest.mark.parametrize(
    ("framework_id", "early"), [("project-2020", "决策 过程 产出"), ("special-bond-2021", "决策 管理 产出")]
)
def test_under_way_decision_process_and_output_weigh_more_and_later_output_and_benefit(framework_id, early):
    weights = {w.stage: w.weights for w in load_framework(framework_id).weights}
    before, after = weights[Stage.UNDER_WAY], weights[Stage.COMPLETED]
    assert sum(before[n] for n in early.split()) > sum(after[n] for n in early.split())
    assert before["产出"] + before["效益"] < after["产出"] + after["效益"]


def test_the_project_framework_has_the_seventeen_indicators_of_the_form(shared):
    form = (shared / "reference/forms/F06_项目支出绩效评价指标体系框架.md").read_text(encoding="utf-8")
    named = [i for i in load_framework("project-2020").indicators if f"<td>{i.name}</td>" in form]
    assert len(named) == len(load_framework("project-2020").indicators) == 17
    assert [form.index(f"<td>{i.name}</td>") for i in named] == sorted(form.index(f"<td>{i.name}</td>") for i in named)


def test_the_department_framework_has_the_indicators_of_the_form_in_their_places(shared):
    form = (shared / "reference/forms/F10_部门整体支出绩效评价共性指标体系框架.md").read_text(encoding="utf-8")
    rows = [f"<td>{i.name}</td>" for i in load_framework("department-2013").indicators]
    assert len(rows) == 28
    assert all(row in form for row in rows)


def test_special_bonds_are_judged_by_their_management_not_by_a_process():
    assert load_framework("special-bond-2021").level1 == ("决策", "管理", "产出", "效益")


def test_the_project_framework_comes_first():
    assert FRAMEWORKS[0].id == "project-2020"


def test_an_unknown_framework_is_answered_with_the_known_ones():
    with pytest.raises(FrameworkNotFound, match=r"department-2013.*project-2020.*special-bond-2021"):
        load_framework("nowhere")


def broken(**changes):
    return load_framework("project-2020").model_copy(update=changes)


FIRST, *REST = load_framework("project-2020").indicators
HALF = FIRST.points[0].model_copy(update={"share": Decimal(50)})


def rows(**changes):
    return (FIRST.model_copy(update=changes), *REST)


@pytest.mark.parametrize(
    ("changes", "stated"),
    [
        ({"results_at_least": Decimal(90)}, "合计60，低于90"),
        ({"level1": ("决策", "过程", "产出", "效果")}, "不对应"),
        ({"indicators": rows(share=Decimal(21))}, "“决策”各指标占比合计101，应为100"),
        ({"indicators": rows(points=())}, "没有评价要点"),
        ({"indicators": rows(method=ScoringMethod.RATE)}, "没有公式"),
        ({"indicators": rows(method=ScoringMethod.GOALS)}, "没有写明由哪类绩效指标代替"),
        ({"indicators": rows(level2="项目立项", name="立项程序规范性")}, "重复"),
        ({"indicators": rows(level1="评审")}, "不在框架内"),
        ({"indicators": rows(points=(HALF,))}, "占比合计不是100"),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_complained_of(changes, stated):
    assert any(stated in line for line in complaints(broken(**changes)))
