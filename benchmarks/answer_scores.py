"""What became of a question: right and cited, incomplete, wrong, refused though it is held, answered though it is not.

A key is a line of a question file (``question``, ``gold``, ``must_say``, ``first_sentence``, ``must_not_say``,
``status``) or of a reckoning file (``question``, ``expect``, ``accept``). Alternatives of one requirement are parted
by ``|``.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from assistant.language.numerals import read_number
from assistant.language.places import read_places

Key = Mapping[str, Any]
REFUSALS = frozenset({"no_basis", "out_of_scope", "blocked"})
CITED = 5
"""A gold place counts where it is among so many first citations."""
_NEGATIONS = ("不", "并非", "而非", "没", "未", "无", "别", "勿", "误")
_AFTERWARDS = ("不对", "有误", "是错", "错误", "不成立", "不准确", "已废止", "不存在", "的说法不")
_BEFORE, _BEHIND = 10, 14
_POINTS = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)分(?!之|钟|值|项)")


class Verdict(StrEnum):
    """The sheet of an answer."""

    RIGHT = "right"
    INCOMPLETE = "incomplete"
    WRONG = "wrong"
    SHOULD_REFUSE = "should_have_refused"
    REFUSED = "refused_though_held"

    @property
    def word(self) -> str:
        return {
            "right": "对且有出处", "incomplete": "不全", "wrong": "错", "should_have_refused": "该拒未拒",
            "refused_though_held": "有而拒答",
        }[self.value]  # fmt: skip


def is_reckoning(key: Key) -> bool:
    """Whether the key is of a calculation."""
    return isinstance(key.get("expect"), dict)


def refuses(key: Key) -> bool:
    """Whether the key wants a refusal. Keys of the first set say so with ``expect``."""
    return key.get("status") in REFUSALS or (not key.get("status") and key.get("expect") in {"refuse", "correct"})


def judge(key: Key, answer: Mapping[str, Any]) -> Verdict:
    """The verdict on one answer as ``jixiao ask --json`` prints it."""
    return _reckoned(key, answer) if is_reckoning(key) else _answered(key, answer)


def first_sentence(answer: Mapping[str, Any]) -> str:
    """What a reader sees first: the conclusion where there is one, else the answer up to its first full stop."""
    stated = answer.get("conclusion") or answer.get("answer") or ""
    return re.split(r"(?<=[。！？])|\n", stated.strip(), maxsplit=1)[0]


def first_is_right(key: Key, answer: Mapping[str, Any]) -> bool | None:
    """Whether the first sentence says what it must; None where the key asks for nothing."""
    if is_reckoning(key):
        wanted = _wanted(key)
        return None if not wanted else bool(wanted & _figures(first_sentence(answer)))
    asked = key.get("first_sentence") or ()
    return all(says(one, first_sentence(answer)) for one in asked) if asked else None


def is_cited(key: Key, answer: Mapping[str, Any], count: int = CITED) -> bool:
    """Whether the gold places are among the first citations: one of them, or one of each group with ``need_all``."""
    cited = list(answer.get("citations") or ())
    wanted = groups(key)
    reach = max(count, len(wanted))
    return all(any(_meets(gold, one) for gold in group for one in cited[:reach]) for group in wanted)


def groups(key: Key) -> Sequence[Sequence[Mapping[str, Any]]]:
    """The gold places, those of one group together; one group where any place serves."""
    gold = key.get("gold") or []
    if not key.get("need_all"):
        return [gold] if gold else []
    found: dict[Any, list[Mapping[str, Any]]] = {}
    for n, place in enumerate(gold):
        found.setdefault(place.get("group", n), []).append(place)
    return list(found.values())


def _answered(key: Key, answer: Mapping[str, Any]) -> Verdict:
    text, refused = f"{answer.get('answer', '')}", answer.get("status") in REFUSALS
    written = [says(one, text) for one in key.get("must_say") or ()]
    if any(asserts(one, text) for one in key.get("must_not_say") or ()):
        return Verdict.WRONG
    if refuses(key):
        corrected = key.get("expect") == "correct" and bool(written) and all(written)
        if not (refused or corrected):
            return Verdict.SHOULD_REFUSE
        return Verdict.RIGHT if all(written) else Verdict.INCOMPLETE
    if refused:
        return Verdict.REFUSED
    cited = is_cited(key, answer)
    if all(written) and cited and first_is_right(key, answer) is not False:
        return Verdict.RIGHT
    return Verdict.INCOMPLETE if any(written) or cited else Verdict.WRONG


def _reckoned(key: Key, answer: Mapping[str, Any]) -> Verdict:
    wanted, refused = _wanted(key), answer.get("status") in REFUSALS
    first = first_sentence(answer)
    figures = {m[1].rstrip("0").rstrip(".") if "." in m[1] else m[1] for m in _POINTS.finditer(squash(first))}
    if not wanted:
        if figures - {_plain(str(one)) for one in key.get("accept") or ()}:
            return Verdict.WRONG
        return Verdict.RIGHT if re.search(r"请|[？?]|需要|还要", str(answer.get("answer", ""))) else Verdict.INCOMPLETE
    if wanted & _figures(first):
        return Verdict.RIGHT
    if wanted & _figures(str(answer.get("answer", ""))):
        return Verdict.INCOMPLETE
    return Verdict.REFUSED if refused or not figures else Verdict.WRONG


def _wanted(key: Key) -> set[str]:
    """The figures that make a reckoning right: the score, else the grade, else the rate; and those accepted as well."""
    expect = key["expect"]
    if expect.get("ask"):
        return set()
    stated = expect.get("score") or expect.get("grade") or expect.get("rate") or ""
    found = {_plain(str(one)) for one in (stated, *(key.get("accept") or ())) if str(one)}
    return found - {""}


def _plain(figure: str) -> str:
    bare = squash(figure).removesuffix("分")
    number = read_number(bare.rstrip("%"))
    return bare if number is None else f"{number.normalize():f}{'%' if bare.endswith('%') else ''}"


def _figures(text: str) -> set[str]:
    """Every number of a text in one form, with its sign of percent, and every grade word in quotes or alone."""
    written = squash(text)
    found = {_plain(m[0]) for m in re.finditer(r"\d+(?:\.\d+)?%?", written)}
    return found | set(re.findall(r"不合格|合格|优|良|中|差", re.sub(r"其中|集中|中央|偏差", "", written)))


def squash(text: str) -> str:
    """Text as it is compared: no blanks, no quotes, one dash, one form of percent."""
    written = unicodedata.normalize("NFKC", text or "").lower()
    written = re.sub(r"百分之([零〇一二三四五六七八九十百]+)", lambda m: f"{read_number(m[1])}%", written)
    return re.sub(r"[\s*`#_“”\"'‘’]+", "", re.sub(r"[—–―−~]+", "-", written))


def says(requirement: str, text: str) -> bool:
    """Whether one alternative of a requirement stands in the text."""
    written = squash(text)
    return any(next(_spans(one, written), None) for one in requirement.split("|"))


def asserts(forbidden: str, text: str) -> bool:
    """Whether an alternative is stated, not merely denied."""
    written = squash(text)
    return any(
        not _is_denied(written, start, end) for one in forbidden.split("|") for start, end in _spans(one, written)
    )


def _is_denied(written: str, start: int, end: int) -> bool:
    before = re.split(r"[。;,!?:]", written[max(0, start - _BEFORE) : start])[-1]
    behind = re.split(r"[。;!?]", written[end : end + _BEHIND])[0]
    return any(n in before for n in _NEGATIONS) or any(a in behind for a in _AFTERWARDS)


def _spans(alternative: str, written: str) -> Iterator[tuple[int, int]]:
    needle = squash(alternative)
    if needle:
        left = r"(?<![0-9.])" if needle[0].isdigit() else ""
        right = r"(?!\.?[0-9])" if needle[-1].isdigit() else ""
        yield from (m.span() for m in re.finditer(left + re.escape(needle) + right, written))


def _meets(gold: Mapping[str, Any], cited: Mapping[str, Any]) -> bool:
    if gold["policy"] != cited.get("policy_id"):
        return False
    wanted, named = read_places(gold.get("article") or ""), read_places(str(cited.get("article") or ""))
    if not wanted:
        return not gold.get("article") or gold["article"] == cited.get("article")
    return any(w.covers(n) or n.covers(w) for w in wanted for n in named)
