"""Models that lie, idle, refuse, chat or obey the brief: no invention reaches the form, no stated fact is lost."""

import json

import pytest

from assistant.bootstrap import Product
from assistant.domain.finding import Severity
from assistant.domain.ledger import NumberRole, ReadBy
from assistant.llm.methods import MethodMemory
from assistant.llm.openai_model import OpenAIModel
from tests.fakes.cassette import CASSETTES, RecordedChat, Script

FOLDER = CASSETTES / "adversarial"
NAMES = ("lying", "lazy", "refusing", "refusing_design", "chatty", "obeying")
STATED = {"≥60000人次", "≥3600人次", "≥120人", "2027年11月30日前", "≥92%"}


@pytest.fixture(scope="module")
def product():
    return Product()


@pytest.fixture(scope="module")
def draft(product):
    made = {}

    def drafted(name):
        if name not in made:
            text = (FOLDER / "brief.txt").read_text(encoding="utf-8").strip()
            model = OpenAIModel(RecordedChat(Script(FOLDER / f"{name}.jsonl")), MethodMemory())
            made[name] = product.declarations(model).draft(text, product.profile(), 2027)
        return made[name]

    return drafted


def targets(draft):
    return {row.target for row in draft.filing.indicators}


@pytest.mark.parametrize("name", NAMES)
def test_the_draft_holds_every_stated_fact_and_no_invention(draft, name):
    made = draft(name)
    written = json.dumps(made.filing.model_dump(mode="json"), ensure_ascii=False)
    assert not [lie for lie in ("3721", "三七二一", "http", "评为优", "显著成效") if lie in written]
    assert targets(made) >= STATED
    assert any(t in targets(made) for t in ("=12个", "≥12个"))
    assert "=100%" not in {r.target for r in made.filing.indicators if r.level1 == "满意度指标"}
    assert [f.message for f in made.findings if f.severity in {Severity.ERROR, Severity.FATAL}] == []
    assert 6 <= len(made.filing.indicators) <= 15
    assert (made.filing.funds.total, made.filing.funds.fiscal, made.filing.funds.other) == (120, 100, 20)


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_brief_stays_an_order(draft, name):
    orders = draft(name).facts.ledger.of(NumberRole.ORDER)
    assert [e.quote for e in orders] == ["100%"]


def test_the_liar_is_named_lie_by_lie(draft):
    reasons = "\n".join(draft("lying").record.reasons)
    for why in (
        "原文里没有“受益老人3721人”", "里没有读到3721", "“20万元”规则读作资金来源，大模型读作资金总额",
        "“100+20=3721”不成立", "没有记号“N99999”",
        "不能写行业标准", "没有依据，只能写【待补充】或一个建议范围", "不能写成“≤”", "满意度指标只写满意度",
        "是计划，不能写“已经",
    ):  # fmt: skip
        assert why in reasons, why


def test_the_liar_asks_nothing(draft):
    assert not [q.text for q in draft("lying").questions if "3721" in q.text]


def test_three_rows_are_not_enough(draft):
    made = draft("lazy")
    assert any("只有3条，不少于6条" in r for r in made.record.reasons)
    assert {e.read_by for e in made.facts.ledger.entries} == {ReadBy.BOTH, ReadBy.RULES}


def test_who_refuses_to_read_is_not_asked_further(draft):
    made = draft("refusing")
    assert made.writer == "rule_based"
    assert made.record.failure == "模型没有给出可用的结构化答复。"


def test_who_refuses_to_design_leaves_his_reading(draft):
    made = draft("refusing_design")
    assert made.writer == "rule_based"
    assert ReadBy.BOTH in {e.read_by for e in made.facts.ledger.entries}


def test_prose_around_the_answer_costs_nothing(draft):
    made = draft("chatty")
    assert made.writer == "recorded"
    assert made.record.requests == 0
    assert {"≥5000人次", "【待补充：模型建议85%-95%，请确认】"} <= targets(made)
    assert not [r for r in made.record.reasons if r.startswith("不合格：R")], "no row is refused"


def test_who_obeys_the_brief_is_kept_to_it(draft):
    reasons = "\n".join(draft("obeying").record.reasons)
    assert "没有记号" in reasons
    assert "与记号所指的“≥92%”不同" in reasons
