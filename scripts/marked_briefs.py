"""Turn briefs with inline marks ⟦quote|role|about|more⟧ (YAML) into the ledger format (JSONL, one brief a line).

    python scripts/marked_briefs.py IN.yaml… > OUT.jsonl

Marks that cannot be converted are reported on standard error and left out.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from assistant.base import show
from assistant.language.tokens import TextToken, find_tokens

ROLES = frozenset(
    [
        "output",
        "result",
        "satisfaction",
        "baseline",
        "context",
        "price",
        "limit",
        "frequency",
        "milestone",
        "period",
        "part",
        "money_total",
        "money_overall",
        "money_source",
        "money_use",
        "money_past",
        "money_effect",
        "share",
        "document",
        "identifier",
        "order",
        "range_end",
    ]
)
_MARK = re.compile(r"⟦([^|⟧]*)\|([a-z_]+)\|([^|⟧]*)\|([^⟧]*)⟧")
_LEVELS = {
    "数量": "数量指标",
    "质量": "质量指标",
    "时效": "时效指标",
    "成本": "经济成本指标",
    "满意度": "服务对象满意度指标",
}
_MONEY_ROLES = frozenset({"money_total", "money_source", "money_use", "money_past", "money_overall", "money_effect"})


def converted(brief: Mapping[str, Any]) -> dict[str, Any]:
    """A brief in the ledger format: its text without marks, and a ledger line for each mark."""
    text, ledger, at = "", list[dict[str, Any]](), 0
    marked = brief["text"]
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        ledger.append(_entry(mark, len(text), int(brief["year"])))
        text += mark[1]
        at = mark.end()
    text += marked[at:]
    kept = [e for e in ledger if _is_good(e, brief["id"])]
    if re.search("[⟦⟧]", text):
        print(f"{brief['id']}: 有没读出的标记", file=sys.stderr)
    for entry in kept:
        entry["quote"] = _unique(text, entry["start"], entry["end"])
    whole = {**{k: v for k, v in brief.items() if k != "text"}, "text": text, "ledger": kept, "money": _money(brief)}
    return compact(whole)


def compact(brief: dict[str, Any]) -> dict[str, Any]:
    """A brief whose ledger lines leave out what they do not state."""
    return {**brief, "ledger": [{k: v for k, v in e.items() if v not in (None, "", [])} for e in brief["ledger"]]}


def _entry(mark: re.Match[str], start: int, year: int) -> dict[str, Any]:
    more = dict(part.split(":", 1) for part in mark[4].split() if ":" in part)
    token = _main(find_tokens(mark[1]))
    value, unit = _value(token, year) if token else (mark[1], "")
    unit = f"{unit}元" if mark[2] in _MONEY_ROLES and unit in {"万", "亿", ""} else unit
    level = more.get("l2", "")
    return {
        "quote": mark[1], "start": start, "end": start + len(mark[1]), "value": value, "unit": unit, "role": mark[2],
        "about": mark[3], "acceptable_names": [], "operator": more.get("op"), "low": None, "high": None,
        "level2": _LEVELS.get(level, f"{level}指标" if level else None), "of": more.get("of"),
        "also_role": [r for r in more.get("also", "").split(",") if r],
    }  # fmt: skip


def _main(tokens: tuple[TextToken, ...]) -> TextToken | None:
    """The token that carries the value: the last that counts."""
    counting = [t for t in tokens if not t.counts_nothing]
    return counting[-1] if counting else None


def _value(token: TextToken, year: int) -> tuple[str, str]:
    if token.date:
        return token.date.replace("--", f"{year}-", 1) if token.date.startswith("--") else token.date, ""
    return (show(token.number) if token.number is not None else token.text), token.unit


def _is_good(entry: Mapping[str, Any], brief: str) -> bool:
    bad = entry["role"] not in ROLES or not entry["quote"].strip()
    if bad:
        print(f"{brief}: 标记不能转换 {entry['quote']}|{entry['role']}", file=sys.stderr)
    return not bad


def _unique(text: str, start: int, end: int) -> str:
    """The shortest piece around a place that stands there first."""
    left, right = start, end
    while text.find(text[left:right]) != left and (left > 0 or right < len(text)):
        if (right - end) <= (start - left) and right < len(text):
            right += 1
        else:
            left = max(0, left - 1)
    return text[left:right]


def _money(brief: Mapping[str, Any]) -> dict[str, Any]:
    money = brief.get("money") or {}
    lines = {k: [_amount(x, word) for x in money.get(k) or []] for k, word in (("sources", "from"), ("uses", "for"))}
    total, overall = money.get("total"), money.get("overall")
    return {"total": total and _amount(total), "overall": overall and _amount(overall), **lines}


def _amount(text: str, label: str = "") -> dict[str, str]:
    amount, unit, *rest = str(text).split(maxsplit=2)
    return {"amount": amount, "unit": unit, **({label: rest[0] if rest else ""} if label else {})}


def briefs(paths: list[str]) -> Iterator[dict[str, Any]]:
    """The briefs of all files, converted."""
    for path in paths:
        for brief in yaml.safe_load(Path(path).read_text(encoding="utf-8")):
            yield converted(brief)


if __name__ == "__main__":
    for brief in briefs(sys.argv[1:]):
        print(json.dumps(brief, ensure_ascii=False, default=str))
