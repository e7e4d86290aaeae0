"""Orders on classes of rows, by the names that the profile has for them."""

from collections.abc import Iterator

from assistant.chat.reading.acts import Act
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, unclear
from assistant.chat.reading.row_orders import maybe_meant, per_row
from assistant.chat.reading.scene import Scene
from assistant.domain.indicator import Indicator
from assistant.domain.operation_kind import OperationKind as Kind


def set_class(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Classes of rows, by the name that the profile has for them."""
    words = act.first("value", "level", "toward")
    found = class_of(scene, words) or class_of(scene, _behind_rows(act, message))
    if not found:
        yield unclear("没有听出来要放到哪一类。", maybe_meant(act, scene), is_weak=True)
        return
    later = class_of(scene, message.text[act.start :]) or found

    def value(row: Indicator) -> str:
        return later[1] if row.level2 == found[1] else found[1]

    yield from per_row(act, scene, Kind.SET_CLASS, value, lambda row: row.level2 != found[1])


def _behind_rows(act: Act, message: ChatMessage) -> str:
    end = max([act.start, *(s.end for s in act.slots_of("row"))])
    return message.text[end : act.end]


def class_of(scene: Scene, words: str) -> tuple[str, str] | None:
    """The class of the profile that words name last: 社会效益, 时效, 成本; None where they name none or a first level
    of several."""
    if scene.profile is None or not words.strip():
        return None
    pairs = [(c.name, s.name) for c in scene.profile.level1 for s in c.level2]
    best: tuple[int, int, tuple[str, str]] | None = None
    for level1, level2 in pairs:
        bare = level2.removesuffix("指标").removeprefix("服务对象")
        for word in dict.fromkeys((level2, bare, bare.removesuffix("效益") if bare.endswith("效益") else bare)):
            at = words.rfind(word)
            if at >= 0 and (best is None or (at + len(word), len(word)) > best[:2]):
                best = (at + len(word), len(word), (level1, level2))
    if best:
        return best[2]
    of_first = [p for p in pairs if p[0].removesuffix("指标") in words]
    return (
        of_first[0]
        if of_first and (len({p[0] for p in of_first}) == 1) and ("成本" in words or len(of_first) == 1)
        else None
    )
