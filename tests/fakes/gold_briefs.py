"""Three tiny briefs with a gold ledger and head, of three hands, to train on."""

_ENTRIES = {
    "output": {"role": "output", "level2": "数量指标", "operator": "=", "about": "种树"},
    "result": {"role": "result", "level2": "质量指标", "operator": ">=", "about": "成活率"},
    "limit": {"role": "limit", "level2": "时效指标", "operator": "<=", "about": "补栽"},
    "money_total": {"role": "money_total", "about": "项目资金"},
}


def _brief(hand, name, unit, numbers):
    done, living, due, money = numbers
    text = f"{name}\n由{unit}实施，种树{done}，成活率{living}，枯死的{due}内补栽。申请资金{money}。"
    ledger = []
    for role, quote in zip(_ENTRIES, numbers, strict=True):
        start = text.index(quote)
        ledger.append({"quote": quote, "start": start, "end": start + len(quote), **_ENTRIES[role]})
    return {
        "id": f"{hand}-1", "year": 2027, "text": text, "head": {"name": name, "unit": unit, "department": None},
        "ledger": ledger, "good_indicators": [{"name": "绿地增加面积", "level2": "生态效益指标", "target": "≥3亩"}],
    }  # fmt: skip


BRIEFS = [
    _brief("a", "荒山造林", "东山林场", ("600株", "95%", "15天", "30万元")),
    _brief("b", "河岸植绿", "西河苗圃", ("800株", "96%", "20天", "40万元")),
    _brief("c", "村道补绿", "北村林站", ("900株", "97%", "25天", "50万元")),
]
