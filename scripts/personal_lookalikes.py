"""Texts in which something looks like a person and is none, by kind: what the tagger is taught to leave alone.

Their words come from the dictionary as the training briefs use it, from the lists of titles and roles, and from
``personal_lookalikes.yaml``; no string of a marked set is in them.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from assistant.language.personal.tagging.characters import brands, characters, fields, roles, titles, works
from assistant.language.word_tags import dictionary_words, tagged
from scripts.personal_strings import NAME, Invented, Marked, briefs

_EACH = 600
"""Texts of each kind."""
_OF_NAMES = 2
"""Level from which a character stands in given names."""
_SIGNS = ("、", "、", "，", " ", "\t", "\n", "/")


@cache
def _words() -> dict[str, Sequence[str]]:
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {kind: words.split() for kind, words in data.items()}


@cache
def _of_briefs() -> Sequence[tuple[str, str]]:
    """The words of the training briefs that stand in the dictionary, with their parts of speech."""
    found = {(w.text, w.tag) for marked in briefs() for w in tagged(marked.text).words if 1 < len(w.text) < 5}
    return sorted((word, tag) for word, tag in found if dictionary_words(word) == (word,))


@cache
def nouns() -> Sequence[str]:
    """Their nouns."""
    return [word for word, tag in _of_briefs() if tag.startswith(("n", "vn")) and tag[:2] != "nr"]


@cache
def verbs() -> Sequence[str]:
    """Their verbs."""
    return [word for word, tag in _of_briefs() if tag == "v"]


def lookalikes(make: Invented) -> Iterator[Marked]:
    """All kinds."""
    for kind in (_unfilled, _shops, _venues, _of_history, _sites, _across, _lists, _familiar, _groups, _in_logs, _cut):
        for _ in range(_EACH):
            yield Marked(f"{_one(make, 'leads')}{kind(make)}{_one(make, 'follows')}", ())
    for person in (_beside_a_person, _acting, _form, _roster):
        yield from (person(make) for _ in range(3 * _EACH))


def _one(make: Invented, kind: str) -> str:
    """A word of a kind; what leads and follows may be missing."""
    is_open = kind in {"leads", "follows"} and make.rng.random() < 0.4
    return "" if is_open else make.rng.choice(_words()[kind])


def _unlike_names(make: Invented, kind: str) -> str:
    """A word of a kind that does not end names as well: 沟, never 河 or 轩."""
    given = characters().given
    return make.rng.choice([word for word in _words()[kind] if len(word) > 1 or given.get(word, 0) < _OF_NAMES])


def _some(make: Invented, most: int, word: Callable[[], str]) -> str:
    return make.rng.choice(_SIGNS).join(word() for _ in range(make.rng.randint(1, most)))


def _unfilled(make: Invented) -> str:
    """A label of persons with nobody behind it: 负责人：待定, 联系人：公卫科."""
    rng = make.rng
    own = rng.choice((rng.choice(nouns()), make.given(rng.choice((1, 2)))))
    value = _one(make, "unfilled") if rng.random() < 0.5 else own + _one(make, "departments")
    return f"{rng.choice(sorted(roles().words))}{rng.choice(['：', ':', ' ', '：　', '为'])}{value}"


def _shops(make: Invented) -> str:
    """Names on shops and goods: beside a word that says so, or with the goods."""
    rng = make.rng
    word = rng.choice(sorted(brands().words))
    if rng.random() < 0.5:
        names = _some(make, 4, make.composed)
    else:
        names = _some(make, 4, lambda: make.composed()[: rng.choice((1, 2, 3))] + _unlike_names(make, "goods"))
        word = word if rng.random() < 0.5 else ""
    before = f"{word}{rng.choice(['', '：', '有', '“', '如'])}{names}"
    return before if rng.random() < 0.5 else f"{names}{rng.choice(['等', '都是', '这些', '为', ''])}{word}"


def _of_history(make: Invented) -> str:
    """Authors and people of history, beside a word that says so."""
    rng = make.rng
    name = rng.choice(make.famous) if rng.random() < 0.6 else make.composed()
    word, other = rng.choice(sorted(works().words)), rng.choice(make.famous)
    before, behind = rng.choice(["", "《", "：", "“"]), rng.choice(["", "的", "同志"])
    kinds = (name + _one(make, "papers"), f"{word}{before}{name}", f"{name}{behind}{word}", name + _one(make, "cites"))
    return rng.choice((*kinds, f"{name}{rng.choice('、和与')}{other}{rng.choice((word, _one(make, 'cites')))}"))


def _sites(make: Invented) -> str:
    """Places that are called like persons: 白桦岭, 包江桥."""
    rng = make.rng
    if rng.random() < 0.3:
        return _some(make, 3, lambda: make.of_other_peoples().split("·")[0] + _one(make, "places"))
    return _some(make, 3, lambda: make.composed()[: rng.choice((2, 2, 3))] + _unlike_names(make, "places"))


def _venues(make: Invented) -> str:
    """Shops and makers called like somebody, in front of what they are or make: 谢大姐土菜馆, 李宁体育用品."""
    rng = make.rng
    called = rng.choice((make.composed, make.called, make.composed, lambda: make.given(2)))
    return _some(make, 3, lambda: called() + _one(make, "venues"))


def _cut(make: Invented) -> str:
    """A word and what is said of it, which no name goes on from: 黄梅戏列, 正确为."""
    return (
        make.rng.choice(_of_surnames(0))
        + _one(make, "statements")
        + make.rng.choice(("", f"{make.rng.randint(2, 900)}"))
    )


@cache
def _of_surnames(at: int) -> Sequence[str]:
    """Nouns whose first or last character is a surname."""
    return [word for word in nouns() if word[at] in characters().frequency]


def _across(make: Invented) -> str:
    """A surname that ends a word, with a title behind it: 施工方老板."""
    return make.rng.choice(_of_surnames(-1)) + make.rng.choice(sorted(titles().words))


def _lists(make: Invented) -> str:
    return _some(make, 5, lambda: make.rng.choice(_of_surnames(0)))


def _familiar(make: Invented) -> str:
    return _one(make, "familiar") + make.rng.choice(nouns())


def _groups(make: Invented) -> str:
    """Classes, groups and shares: 高二（1）班, 二组, 应发金额."""
    rng = make.rng
    return rng.choice((
        f"{rng.choice('初高三六九')}{rng.choice('一二三')}（{rng.randint(1, 9)}）班",
        f"{rng.choice('一二三四甲乙丙')}组",
        f"{rng.choice('应实代补预')}{rng.choice('发付收缴扣')}{rng.choice(['金额', '', '合计'])}",
    ))  # fmt: skip


def _in_logs(make: Invented) -> str:
    return " ".join(_one(make, "latin") for _ in range(4)) + make.rng.choice(nouns())


def _beside_a_person(make: Invented) -> Marked:
    """What looks alike right beside somebody, so that neither takes the other along: 施工方余工, 一组陆永昌."""
    rng = make.rng
    before = rng.choice((rng.choice(nouns()), _groups(make), _one(make, "sides")))
    name = rng.choice((make.name, make.called, make.composed, make.rarely_called))()
    behind = rng.choice((_one(make, "says"), f"（{rng.choice(nouns())}）", f"{rng.randint(100, 9000)}元", ""))
    return Marked(f"{before}{name}{behind}", ((len(before), len(before) + len(name), NAME),))


def _acting(make: Invented) -> Marked:
    """Somebody who does something, in running text: 蓝天亮管理账目."""
    rng = make.rng
    before = rng.choice(("", "，", "。", "由", "给", "、", rng.choice(nouns()) + "，", rng.choice(verbs())))
    names = [rng.choice((make.composed, make.name))() for _ in range(rng.choice((1, 1, 1, 2)))]
    text, spans = before, list[tuple[int, int, str]]()
    for at, name in enumerate(names):
        text += "、" if at else ""
        spans.append((len(text), len(text) + len(name), NAME))
        text += name
    return Marked(f"{text}{rng.choice(('', '已', '要', '来'))}{rng.choice(verbs())}{rng.choice(nouns())}", spans)


@cache
def _of_things() -> Sequence[str]:
    """What fields are called that hold no name."""
    return sorted(fields().words - roles().words)


def _form(make: Invented) -> Marked:
    """A form read row by row, a label and a value in each: only the value of 姓名 is a name."""
    rng = make.rng
    sign, ends = (
        rng.choice(("  ", "\t", "：", ": ", " ", "|", "：\t")),
        rng.choice(("\n", "\n", "\n", "  ", "\t", "；")),
    )
    text, spans = "", list[tuple[int, int, str]]()
    labels = rng.sample(_of_things(), rng.randint(2, 6))
    for label in rng.sample([*labels, "姓名"], len(labels) + 1):
        text += label + sign
        if label == "姓名":
            name = rng.choice((make.composed, make.name, make.rarely_called))()
            spans.append((len(text), len(text) + len(name), NAME))
            text += name
        else:
            text += rng.choice(("", f"{rng.randint(1, 99999)}", rng.choice(nouns()), rng.choice("男女"), "无"))
        text += ends
    return Marked(text, spans)


def _roster(make: Invented) -> Marked:
    """A table with a heading, rows of people and their figures, and a row of sums."""
    rng = make.rng
    sign = rng.choice(("\t", "\t", "|", ",", "  ", " "))
    labels = rng.sample(_of_things(), rng.randint(1, 5))
    text, spans = (
        sign.join([rng.choice(("姓名", "户主", "领取人", "学生姓名", "成员")), *labels]) + "\n",
        list[tuple[int, int, str]](),
    )
    for _ in range(rng.randint(1, 4)):
        name = rng.choice((make.composed, make.name, make.rarely_called))()
        spans.append((len(text), len(text) + len(name), NAME))
        text += sign.join(
            [name, *(rng.choice((f"{rng.randint(1, 9999)}", rng.choice(nouns()), "男", "")) for _ in labels)]
        )
        text += "\n"
    sums = (
        sign.join([rng.choice(("合计", "小计", "总计", "共计")), *("" for _ in labels)]) + f"{rng.randint(100, 99999)}"
    )
    return Marked(text + (sums if rng.random() < 0.6 else ""), spans)
