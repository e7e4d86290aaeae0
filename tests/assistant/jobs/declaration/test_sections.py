"""The sections that explain a declaration say what the facts say, and leave open what nobody said."""

import pytest

from assistant.bootstrap import Product
from assistant.jobs.declaration.brief_file import read_brief_file
from assistant.jobs.declaration.sections import declaration_sections
from assistant.writing.model_narrator import section_faults
from tests.assistant.jobs.declaration.test_brief_cases import BRIEFS


@pytest.fixture(scope="module")
def product():
    return Product()


@pytest.fixture(params=BRIEFS, ids=lambda p: p.stem)
def sections(request, product):
    draft = product.pipeline.draft(read_brief_file(request.param), product.profile(), 2027)
    documents = {d.id: d for d in product.policies.documents}
    return declaration_sections(draft, (), documents)


def test_every_section_has_words_of_its_own(sections):
    assert [s.title for s in sections] == ["立项依据", "项目概况", "绩效目标说明"]
    assert all(s.plain for s in sections)


def test_the_rule_based_words_pass_the_check_that_a_model_has_to_pass(sections):
    faults = {s.title: [f for f in section_faults(s.plain, s) if "篇幅" not in f and "保留" not in f] for s in sections}
    assert faults == {s.title: [] for s in sections}


def test_a_basis_nobody_named_is_left_open(product):
    draft = product.pipeline.draft("培训护理员120人，11月底前完成，申请12万元。", product.profile(), 2027)
    basis = declaration_sections(draft, (), {})[0]
    assert "【待补充：批准立项的文件" in basis.plain
