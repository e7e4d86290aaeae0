"""The handlers of the page: a question is answered with chips, a project goes into the form, originals are taken in."""

import pytest

from assistant.bootstrap import Product
from assistant.domain.citation import Citation
from assistant.jobs.questions.interface import Answer, AnswerStatus
from assistant.settings import Settings
from assistant.web import view
from assistant.web.handlers import AskedQuestion, PageHandlers

REGION = "全国"
OUTPUTS = (
    "box", "chat", "session", "draft", "status", "facts", "goals", "table", "found", "asked", "chips", "article",
    "tabs", "errand",
)  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"), embedding="none", _env_file=None)
    return PageHandlers(Product(settings))


def say(page, message, *, asked=None, region=REGION, model=None):
    """The last of what a turn yields, by the name of the widget."""
    *_, last = page.say(message, [], None, "central-2021", asked or AskedQuestion(), region, model)
    return dict(zip(OUTPUTS, last, strict=True))


def is_kept(value):
    return isinstance(value, dict) and value.get("__type__") == "update" and len(value) == 1


def test_a_question_leaves_the_form_alone_and_shows_its_articles(page):
    made = say(page, "10号文里预算执行率占多少分？")
    assert made["box"] == ""
    assert is_kept(made["draft"])
    assert "【有依据】" in made["chat"][-1]["content"]
    assert "财预〔2020〕10号第十三条" in [c[0] for c in made["chips"].choices]
    assert "现行" in made["article"]
    assert made["tabs"].selected == "basis"
    assert made["asked"].text


def test_a_follow_up_knows_the_question_before(page):
    first = say(page, "10号文里预算执行率占多少分？")["asked"]
    again = say(page, "那满意度呢？", asked=first)["asked"]
    assert all(c.policy_id == "caiyu-2020-10" for c in again.answer.citations[:2])


def test_a_project_goes_into_the_form_and_keeps_the_last_answer(page):
    made = say(page, "培训护理员120人，2027年11月底前完成，申请资金12万元")
    assert made["draft"].filing.indicators
    assert is_kept(made["asked"])
    assert made["tabs"].selected == "form"


def test_nothing_said_changes_nothing(page):
    made = say(page, "  ")
    assert all(is_kept(made[name]) for name in ("session", "draft", "table", "asked"))


def test_a_chip_opens_its_own_article_and_nothing_else(page):
    asked = say(page, "10号文里预算执行率占多少分？")["asked"]
    assert "第十三条" in page.open_citation("财预〔2020〕10号第十三条", asked)
    assert page.open_citation("财预〔2099〕1号第一条", asked) == ""
    assert page.open_citation(None, AskedQuestion()) == ""


def test_an_uploaded_original_is_taken_in_and_a_bad_file_is_named(page, tmp_path):
    good, bad = tmp_path / "好.txt", tmp_path / "坏.pdf"
    good.write_text("青财〔2024〕8号\n《青溪县补充办法》\n第一条 甲的规定。\n第二条 乙的规定。\n", encoding="utf-8")
    bad.write_bytes(b"junk")
    said = page.add_originals([str(good), str(bad)])
    assert "《青溪县补充办法》" in said
    assert "已收录" in said
    assert "坏.pdf" in said
    assert page.add_originals(None) == "请先选择文件。"


def test_what_the_user_should_know_beside_an_answer_stands_under_it_once():
    notes = ("在文中的话", "目前只用关键词检索。")
    shown = view.answer(Answer(status=AnswerStatus.ANSWERED, answer="占10%。在文中的话", notes=notes))
    assert shown.count("在文中的话") == 1
    assert "说明：目前只用关键词检索。" in shown


def test_nothing_in_an_answer_can_become_a_link_a_picture_or_a_tag():
    text = "见[这里](http://x.example)![图](http://x.example/a.png)<img src=x onerror=alert(1)>**粗**"
    shown = view.answer(Answer(status=AnswerStatus.ANSWERED, answer=text))
    assert "<img" not in shown
    assert "://" not in shown, "no address is made a link by itself"
    assert shown.count("[") == shown.count("\\[")
    assert "\\*\\*粗" in shown


def test_an_article_no_longer_held_opens_as_nothing(page):
    corpus = page._product.library.corpus
    assert view.article(corpus, Citation(policy_id="weg", doc_no="x", title="y", article="第一条")) == ""
