"""The sections that explain a declaration say what the facts say, and leave open what nobody said."""

import re

import docx
import pytest

from assistant.bootstrap import Product
from assistant.jobs.declaration.brief_file import read_brief_file
from assistant.jobs.declaration.sections import declaration_sections
from assistant.writing.model_narrator import section_faults
from policy_corpus import library
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


def words_of(path):
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.fixture(scope="module")
def subsidy(product):
    return product.pipeline.draft("对12户困难家庭发放救助补贴，11月底前完成，申请12万元。", product.profile(), 2027)


def test_no_internal_name_of_a_kind_is_printed_in_a_file_of_a_draft(product, subsidy, tmp_path):
    job = product.declarations()
    narratives = [(s.key, s.title, s.plain) for s in job.sections(subsidy)]
    assert "项目属补助发放类" in narratives[0][2]
    explained = job.explained(subsidy, product.narrator(None))
    texts = [words_of(path) for path in job.save(explained, tmp_path) if path.suffix == ".docx"]
    assert len(texts) == 3
    assert [re.findall("[A-Za-z]{3,}", text) for text in texts] == [[], [], []]


def test_every_kind_and_sector_appears_in_chinese(product, subsidy):
    known = (*library.kinds(), *library.sectors())
    for one in known:
        fact = subsidy.facts.kinds[0].model_copy(update={"kind": one.id, "name": one.name})
        project = subsidy.filing.project.model_copy(update={"kind": one.id, "sector": one.id})
        filing = subsidy.filing.model_copy(update={"project": project})
        facts = subsidy.facts.model_copy(update={"kinds": (fact,)})
        basis = declaration_sections(subsidy.model_copy(update={"filing": filing, "facts": facts}), (), {})[0].plain
        assert f"项目属{one.name}类" in basis
        assert one.id not in basis
