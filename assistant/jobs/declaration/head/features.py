"""What the reader of names may see of each character of a brief: its neighbours, its line, its label, its quotes."""

import re
from collections.abc import Iterator

_FIGURE = re.compile(r"\d")
_STOPS = frozenset('，。；：、！？,;:!?（）()“”"\n\t |《》【】')
_BODIES = frozenset("局委办厅院校所站队馆会心社村镇乡团部区县市处场库矿司厂")
"""Last characters of names of bodies: a class of the language, no list of names."""
_OPENS, _CLOSES = frozenset('“《【「"'), frozenset('”》】」"')
_LONGEST_BODY, _LONGEST_LABEL, _LONGEST_TITLE = 10, 14, 34


def head_features(text: str) -> list[list[str]]:
    """The features of each character of a text, in order."""
    plain = _FIGURE.sub("0", text)
    lines, labels, quotes, titles = list(_lines(text)), _labels(text), _quotes(text), _titles(text)
    starts, at = [], 0
    for i, char in enumerate(text):
        starts.append(i - at)
        if char in _STOPS:
            at = i + 1
    return [
        [
            *_beside(plain, i),
            *lines[i],
            *labels[i],
            *quotes[i],
            *titles[i],
            *_body(plain, i),
            *_run(plain, i, starts[i]),
        ]
        for i in range(len(text))
    ]


def _beside(plain: str, i: int) -> Iterator[str]:
    left, right = plain[max(0, i - 4) : i].rjust(4, "^"), plain[i + 1 : i + 5].ljust(4, "$")
    char = plain[i]
    yield "bias"
    yield f"0={char}"
    for n in (1, 2, 3, 4):
        yield f"-{n}={left[-n:]}"
        yield f"+{n}={right[:n]}"
    yield f"-10={left[-1]}{char}"
    yield f"0+1={char}{right[0]}"
    yield f"-10+1={left[-1]}{char}{right[0]}"
    yield f"0+2={char}{right[:2]}"


def _lines(text: str) -> Iterator[list[str]]:
    number, start = 0, 0
    for i, char in enumerate(text):
        early = [f"early={i // 10}"] if i < 40 else []
        yield [f"line={min(number, 3)}{'<' if i - start < 2 else ''}", *early]
        if char == "\n":
            number, start = number + 1, i + 1


def _labels(text: str) -> list[list[str]]:
    """The label that a character stands behind in its sentence: 实施单位 in “实施单位：县图书馆”."""
    found, label, start = list[list[str]](), "", 0
    for i, char in enumerate(text):
        found.append([f"label={label}"] if label else [])
        if char in "：:" and i - start < _LONGEST_LABEL:
            label = re.sub(r"[^一-鿿]|[（(].*", "", text[start:i])[-6:]
        if char == "\n":
            label, start = "", i + 1
        elif char in "。；;":
            label = ""
    return found


def _quotes(text: str) -> list[list[str]]:
    found, inside, number = list[list[str]](), False, 0
    for char in text:
        inside = char not in _CLOSES if inside else char in _OPENS
        if char == "\n":
            number, inside = number + 1, False
        found.append(["quoted", f"quoted={min(number, 1)}"] if inside else [])
    return found


def _titles(text: str) -> list[list[str]]:
    """The first line where it is no sentence, and whether any line is short."""
    found = list[list[str]]()
    for number, line in enumerate(text.split("\n")):
        short = len(line.strip()) < _LONGEST_TITLE and not re.search("[。；]", line)
        ends = re.sub(r"[\s（(].*$", "", line.strip())[-2:]
        for i in range(len(line)):
            own = [f"short={short}{min(number, 2)}"]
            if number == 0 and short:
                own += [f"title={'<' if i == 0 else ''}", f"title_end={ends}", f"title_left={min(len(line) - i, 6)}"]
                own.append(f"title+1={line[i : i + 2]}")
            found.append(own)
        found.append(["end_of_line"])
    return found[: len(text)]


def _body(plain: str, i: int) -> Iterator[str]:
    """How far the next last character of a body is, and what follows it."""
    for k, char in enumerate(plain[i : i + _LONGEST_BODY]):
        if char in _BODIES:
            yield f"body={k}"
            yield f"body_char={char}{k}"
            yield f"body_next={char}{plain[i + k + 1 : i + k + 2] or '$'}"
            return
    yield "body=-"


def _run(plain: str, i: int, inside: int) -> Iterator[str]:
    """Where the character stands in its run of words without a stop."""
    start = i - inside
    yield f"run={min(inside, 6)}"
    yield f"run_before={plain[max(0, start - 1) : start]}{min(inside, 2)}"
    yield f"run_opens={plain[start : start + 2]}{min(inside, 4)}"
