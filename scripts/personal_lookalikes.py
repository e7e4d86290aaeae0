"""Texts in which something looks like a person and is none, by kind: what the tagger is taught to leave alone.

Their words come from the dictionary as the training briefs use it, from the lists of titles and roles, and from
``personal_lookalikes.yaml``; no string of a marked set is in them.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import yaml

from assistant.language.personal.tagging.characters import brands, characters, roles, titles, works
from assistant.language.word_tags import dictionary_words, tagged
from scripts.personal_strings import NAME, Invented, Marked, briefs

_EACH = 900
"""Texts of each kind."""
_SIGNS = ("、", "、", "，", " ", "\t", "\n", "/")


@cache
def _words() -> dict[str, Sequence[str]]:
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {kind: words.split() for kind, words in data.items()}


@cache
def nouns() -> Sequence[str]:
    """The nouns of the training briefs that stand in the dictionary."""
    words = {word for marked in briefs() for word in tagged(marked.text).words}
    found = {w.text for w in words if 1 < len(w.text) < 5 and w.tag.startswith(("n", "vn")) and w.tag[:2] != "nr"}
    return sorted(word for word in found if dictionary_words(word) == (word,))


def lookalikes(make: Invented) -> Iterator[Marked]:
    """All kinds."""
    for kind in (_unfilled, _shops, _of_history, _sites, _across, _lists, _familiar, _groups, _in_logs):
        for _ in range(_EACH):
            yield Marked(f"{_one(make, 'leads')}{kind(make)}{_one(make, 'follows')}", ())
    yield from (_beside_a_person(make) for _ in range(3 * _EACH))


def _one(make: Invented, kind: str) -> str:
    """A word of a kind; what leads and follows may be missing."""
    is_open = kind in {"leads", "follows"} and make.rng.random() < 0.4
    return "" if is_open else make.rng.choice(_words()[kind])


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
        names = _some(make, 4, lambda: make.composed()[: rng.choice((1, 2, 3))] + _one(make, "goods"))
        word = word if rng.random() < 0.5 else ""
    before = f"{word}{rng.choice(['', '：', '有', '“', '如'])}{names}"
    return before if rng.random() < 0.5 else f"{names}{rng.choice(['等', '都是', '这些', '为', ''])}{word}"


def _of_history(make: Invented) -> str:
    """Authors and people of history, beside a word that says so."""
    rng = make.rng
    name, word = make.composed(), rng.choice(sorted(works().words))
    before, behind = rng.choice(["", "《", "：", "“"]), rng.choice(["", "的", "同志"])
    return rng.choice((name + _one(make, "papers"), f"{word}{before}{name}", f"{name}{behind}{word}"))


def _sites(make: Invented) -> str:
    """Places that are called like persons: 白桦岭, 包江桥."""
    return _some(make, 3, lambda: make.composed()[: make.rng.choice((2, 2, 3))] + _one(make, "places"))


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
