"""The head of the declaration job: which year, whose money, what is written and whether it is a draft."""

import json

import docx
import pytest

from assistant.bootstrap import Product
from assistant.domain.filing import Filing
from assistant.domain.ledger import NumberRole
from assistant.domain.vocabulary import FormKind
from assistant.jobs.declaration.interface import Draft
from assistant.jobs.declaration.start import read_start
from assistant.rules.examples import SOUND
from assistant.settings import Settings
from tests.fakes.last_year import last_year

BRIEF = "青溪县民政局2027年护理员培训项目，培训护理员120人，11月底前完成，申请县财政资金12万元，学员满意度90%以上。"


@pytest.fixture(scope="module")
def product():
    return Product(Settings(embedding="none"))


@pytest.fixture(scope="module")
def job(product):
    return product.declarations()


@pytest.fixture(scope="module")
def draft(job, product):
    return job.draft(BRIEF, product.profile("central-2021"), 2027)


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_start([path], "")


def test_the_year_is_the_one_a_brief_states_else_the_default(job, tmp_path):
    assert job.year_for(written(tmp_path, "a.txt", BRIEF), 2030) == 2027
    assert job.year_for(written(tmp_path, "b.txt", BRIEF.replace("2027年", "")), 2030) == 2030


def test_last_year_s_form_is_for_the_year_after_it(job, product, tmp_path):
    start = written(tmp_path, "去年.json", last_year().model_dump_json())
    assert job.year_for(start, 2040) == last_year().year + 1
    rolled = job.draft_from_start(start, product.profile(last_year().profile), 2027)
    assert (rolled.filing.year, bool(rolled.changes)) == (2027, True)


def test_a_department_is_drafted_where_that_is_asked_for(job, product, tmp_path):
    start = written(tmp_path, "计划.txt", "青溪县民政局2027年支出预算2000万元，其中项目支出800万元。培训护理员120人。")
    made = job.draft_from_start(start, product.profile("central-2021"), 2027, form_kind=FormKind.DEPARTMENT_GOAL)
    assert made.filing.form is FormKind.DEPARTMENT_GOAL


def test_the_ledger_says_what_became_of_every_number(job, draft):
    used = {e.quote: e.used for e in job.ledger(draft).entries if e.role is not NumberRole.ORDER}
    assert used["120人"]
    assert used["12万元"]


def test_word_and_json_are_written_and_an_open_form_is_a_draft(job, draft, tmp_path):
    word, data, _sources = job.save(draft, tmp_path)
    assert json.loads(data.read_text(encoding="utf-8"))["year"] == 2027
    assert "草稿" in docx.Document(str(word)).sections[0].header.paragraphs[0].text


def test_a_form_with_nothing_open_is_final(job, draft, tmp_path):
    filing = Filing.model_validate(SOUND)
    done = Draft(filing=filing, facts=draft.facts, writer="rule_based")
    word, _ = job.save(done, tmp_path)
    assert "草稿" not in docx.Document(str(word)).sections[0].header.paragraphs[0].text
