"""Whatever is ordered, in whatever order: a work stays sound, and says why where it does not follow."""

import random

import pytest
from pydantic import ValidationError

from assistant.bootstrap import Product
from assistant.domain.operation import Operation, number_id
from assistant.domain.operation_arguments import NEEDED, OPTIONAL, fields_of
from assistant.domain.operation_kind import OperationKind
from assistant.works.ledger import ledger_of
from assistant.works.state import Work

_BRIEF = (
    "为全县45个村卫生室购置康复设备120台，培训护理员300人，4期，考核合格率95%以上，2027年11月30日前完成，"
    "惠及老人1.2万人，老人满意度90%以上，县财政安排120万元。"
)
_STATED = (
    "92%", "150人", "≥5个", "2027年6月30日前", "6月底", "显著提升", "随便", "不知道", "提高5个点", "0", "-3", "1.5万元",
    "=100%", "10-15%", "五十", "是", "", "数量指标", "满意度指标", "社会效益", "护理员培训", "县民政局", "这个怎么填？",
    "12分", "2028", "明年", "河南", "shanghai", "central-2020", "2027年3月1日至11月30日", "县财政一百三十万元",
    "新增项目", "A\x00b", "🙂", "９２％", "满意度达到95%以上，培训120人。", "99999999999999999", "1e30", "万" * 60,
)  # fmt: skip
_TEXTS = ("另外新建坡道30处，培训150人。", "县财政安排130万元，2027年9月底前完成。", "abc", "主管部门：县卫健局")
_CLASSES = ("", "产出指标", "效益指标", "质量指标", "满意度指标", "时效指标", "经济成本指标", "乱")
_ORDERS = 30


@pytest.fixture(scope="module")
def works():
    return Product().works()


def some_order(chance: random.Random, work: Work) -> Operation | None:
    """Any operation with any arguments that may fit its shape; None where they do not."""
    kind = chance.choice([k for k in OperationKind if k.changes])
    optional = [o for o in OPTIONAL.get(kind, ()) if chance.random() < 0.5]
    arguments = {name: some_argument(chance, work, kind, name) for name in (*NEEDED.get(kind, ()), *optional)}
    try:
        return Operation(op=kind, **arguments)
    except ValidationError:
        return None


def some_argument(chance: random.Random, work: Work, kind: OperationKind, name: str) -> object:
    rows = [r.id for r in work.filing.indicators] or ["r0"]
    choices = {
        "row": rows, "into": rows, "before": rows, "rows": [tuple(chance.sample(rows, min(2, len(rows))))],
        "field": list(fields_of(kind)) or [""], "amount": ["130", "0", "-5", "0.00000001", "1200000"],
        "unit": ["万元", "元", "块"], "sentence": [0, 1, 2, 9], "role": ["output", "satisfaction", "milestone", "乱"],
        "number": [number_id(e) for e in ledger_of(work.state).entries] or ["n1-2"],
        "question": [q.id for q in work.questions] or ["x"], "finding": [f.id for f in work.findings] or ["x"],
        "file": ["没有这个文件.docx"], **dict.fromkeys(("scope", "toward", "level1", "level2"), _CLASSES),
    }  # fmt: skip
    texts = _TEXTS if kind is OperationKind.ADD_BRIEF else _STATED
    return chance.choice(choices.get(name, texts))


@pytest.mark.parametrize("seed", range(8))
def test_a_work_stays_sound_whatever_is_ordered(works, seed):
    chance = random.Random(seed)  # noqa: S311 -- nothing secret
    work, _ = works.apply(works.new("w", "central-2021", 2027), Operation(op="add_brief", value=_BRIEF))
    for _ in range(_ORDERS):
        order = some_order(chance, work)
        if order is None:
            continue
        before = work
        work, done = works.apply(work, order)
        if not done.applied:
            assert work == before
            assert done.why.endswith(("。", "？", "！", "”", "）")), done.why
            continue
        ids = [r.id for r in work.filing.indicators]
        assert all(ids)
        assert len(set(ids)) == len(ids)
        if order.op not in {OperationKind.UNDO, OperationKind.REDO}:
            back, _ = works.undo(work)
            assert back.state.model_dump_json() == before.state.model_dump_json()
    again = works.replay(work.start, work.steps)
    assert again.model_dump_json() == work.state.model_dump_json()
    assert Work.model_validate_json(work.model_dump_json()) == work
