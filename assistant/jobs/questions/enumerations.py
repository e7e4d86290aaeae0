"""What a rule enumerates: the parts of a list in one line, or the labels of lines that stand side by side."""

import re

from assistant.domain.policy import Clause

_LABEL = re.compile(r"^([一-龥]{2,8})：")
_LIST = re.compile(r"(?:[^，。；：、“”]{1,14}、)+[^，。；：、“”]{1,14}")
_QUOTED = re.compile(r"“([^”]{1,14})”")
_TAIL = re.compile(r"(?:等)?(?:[一二两三四五六七八九十\d]+)?(?:个|种|类|项|方面|档|块)?$")
_HEAD = re.compile(r"^.*(?:包括|分为|分|反映|指标为|为|是|有|看)")
_FEWEST, _LABELS = 2, 3
_PARTS = re.compile(r"(?:哪|[几两二三四五六七八九十\d])[一几个]?(?:块|方面|性|类|种|项|档|样|步|部分)|名字")


def asks_parts(question: str) -> bool:
    """Whether a question asks for the parts of something: 审哪几个性, 四方面差在哪一个."""
    return bool(_PARTS.search(question))


def items_of(clause: Clause, line: str) -> tuple[str, ...]:
    """The parts that a line of a clause enumerates; of a line with a label, the labels of the lines beside it."""
    if labels := labels_of(clause, line):
        return labels
    quoted = tuple(_QUOTED.findall(line))
    found = max((m[0] for m in _LIST.finditer(line)), key=lambda part: part.count("、"), default="")
    parts = [p.strip() for p in found.split("、")] if found else []
    if len(parts) > len(quoted):
        return (_HEAD.sub("", parts[0]) or parts[0], *parts[1:-1], _last(parts[-1]))
    return quoted if len(quoted) >= _FEWEST else ()


def labels_of(clause: Clause, line: str) -> tuple[str, ...]:
    """The labels of the lines that stand side by side with this one; none where it has no label, or few have."""
    labels = tuple(m[1] for own in clause.lines if (m := _LABEL.match(own))) if _LABEL.match(line) else ()
    return labels if len(labels) >= _LABELS else ()


def is_labelled(*lines: str) -> bool:
    """Whether every line begins with a label."""
    return all(_LABEL.match(line) for line in lines)


def _last(part: str) -> str:
    """The last part without what counts them: 产出和效益四方面 is 产出 and 效益 already counted."""
    return _TAIL.sub("", part) or part
