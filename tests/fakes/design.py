"""A brief with the material that a design of it may rest on, and rows as a model would write them."""

from functools import cache

from assistant.jobs.declaration.brief.reader import read_brief
from assistant.jobs.declaration.interface import Assignment
from assistant.jobs.declaration.writers.model_based.material import Material
from assistant.jobs.declaration.writers.model_based.reply import DesignedRow
from assistant.jobs.declaration.writers.rule_based.writer import Frame, RuleBasedWriter
from policy_corpus import library
from policy_corpus.catalog import load_profile

DESIGN_BRIEF = (
    "项目名称：社区居家养老服务站运营补助\n主管部门：青溪县民政局\n"
    "2027年对12个社区居家养老服务站给予运营补助，全年提供老年助餐60000人次、上门照护3600人次，"
    "培训护理员120人（上年培训98人），11月30日前完成补助拨付，差错率控制在3%以内。"
    "申请资金120万元，其中财政拨款100万元，自筹20万元。老年人满意度达到92%以上。"
)


@cache
def assignment(text=DESIGN_BRIEF):
    """The brief for a writer, with three entries of the library."""
    facts = read_brief(text, year=2027).facts
    return Assignment(facts, load_profile("central-2021"), 2027, tuple(library.fitting(facts)[:3]))


@cache
def design_material(text=DESIGN_BRIEF):
    """What a design of the brief may rest on."""
    task = assignment(text)
    frame = Frame.of(task)
    stated = RuleBasedWriter(library.kinds()).stated(task, frame)
    return Material.of(task, next((r for r in stated if r.indicator.source == frame.sources.get("funds.total")), None))


def token_of(quote, text=DESIGN_BRIEF):
    """The token of a number of the brief."""
    return next(t for t, e in design_material(text).numbers.items() if e.quote == quote)


def designed_row(*quotes, **changes):
    """A sound row on the training, resting on the numbers with these quotes."""
    stated = {
        "id": "R1", "rests_on": [token_of(q) for q in quotes or ("120人",)], "level1": "产出指标",
        "level2": "数量指标", "name": "培训护理员人数", "target": "≥120人", "definition": "全年培训的护理员人数",
        "value_basis": "计划标准：按年度计划",
    }  # fmt: skip
    return DesignedRow.model_validate(stated | changes)
