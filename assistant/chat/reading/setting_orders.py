"""Another rule set, another year, an older form as the beginning."""

import re
from collections.abc import Iterator, Sequence

from assistant.chat.reading.acts import Act
from assistant.chat.reading.fields import field_words, find_fields
from assistant.chat.reading.message import FILE_NAME, ChatMessage
from assistant.chat.reading.names_in_words import QUOTES
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.numerals import fold

_FILE_LEAD = re.compile(r"^.*?(?:那份|那张|那个|上传的|去年的|照着?|用|拿|按)(?=[^.]*\.)")


def switch_profile(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Another rule set, by its place or its year."""
    text = fold(message.text[act.start : act.end])
    known = {p.id for p in scene.profiles} or set(field_words("profile"))
    named = [w.field for w in find_fields("profile", act.first("value") or text) if w.field in known]
    named = named or [w.field for w in find_fields("profile", text) if w.field in known]
    if not named:
        yield unclear("要换成哪个口径？可以说：中央2021、中央2020、河南、上海。", is_weak=True)
        return
    yield ReadAct(order(Kind.SWITCH_PROFILE, value=_best_profile(text, named)))


def _best_profile(text: str, named: Sequence[str]) -> str:
    """A place names its rule set; 中央 alone is the newest one."""
    if "2020" in text and "central-2020" in named:
        return "central-2020"
    places = [n for n in named if not n.startswith("central")]
    return places[-1] if places else named[-1]


def switch_year(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Another year of the form: named, or reckoned from the present one."""
    text = fold(message.text[act.start : act.end])
    year = year_of(act.first("value"), scene.year) or year_of(text, scene.year)
    if not year:
        yield unclear("年度要改成哪一年？", is_weak=True)
        return
    yield ReadAct(order(Kind.SWITCH_YEAR, value=str(year)))


def year_of(text: str, present: int | None) -> int | None:
    """The year that words name: 2028, 28年, 二〇二八, 明年, 再往后一年."""
    words = fold(text).translate(str.maketrans("〇零一二三四五六七八九", "00123456789"))
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", words) or [
        f"20{y}" for y in re.findall(r"(?<!\d)(2\d|3\d)(?!\d)", words)
    ]
    if years:
        return int(years[-1])
    if present and re.search("明年|下一?年|后一年|往后", text):
        return present + 1
    return present - 1 if present and re.search("去年|上一?年|前一年|往前", text) else None


def start_from(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """An older form as the beginning."""
    words = act.first("value")
    match = FILE_NAME.search(message.text)
    file = match[0] if match else words.strip(QUOTES)
    file = _FILE_LEAD.sub("", file) if match else file
    if not file:
        yield unclear("要照着哪个文件做？请上传，或说出文件名。", is_weak=True)
        return
    yield ReadAct(order(Kind.START_FROM, file=file))
