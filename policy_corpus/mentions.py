"""Find the documents and articles that running text names: 《…》（财预〔2020〕10号）第十三条, 10号文第16条.

A mention keeps the words it was read from. A number or title that the register does not hold is a mention all the same,
with no candidate: it is for the reader to say 未在政策库中找到.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.policy import PolicyDocument
from assistant.language.likeness import likeness
from assistant.language.numerals import fold
from assistant.language.places import Place, read_places
from policy_corpus.issuing_code import is_local, issuing_code, known_series
from policy_corpus.regions import code_letters
from policy_corpus.register import PolicyRegister, doc_no_key, title_key

_N = "[0-9零〇一二三四五六七八九十百两]"
_OPEN, _CLOSE = r"[〔\[（(【［]", r"[〕\]）)】］]"
_BEFORE = 16
"""So many characters before a bracket are looked at: a place, an organisation, a code."""
_NUMBER = re.compile(
    rf"(?P<code>[一-龥]{{1,{_BEFORE}}})\s*(?:{_OPEN}\s*(?P<y1>(?:19|20)\d{{2}})\s*{_CLOSE}|(?P<y2>(?:19|20)\d{{2}})(?:\s*年|\s+|-(?=\d)))"
    r"\s*第?\s*(?P<no>\d{1,4}|[Xx×]{1,4})\s*号(?!楼|线|院|地块)"
)
_DECREE = re.compile(r"(?:中华人民共和国)?国务院令\s*第?\s*(\d{1,4})\s*号|(?<![\d第])(\d{3})号令")
_TITLE = re.compile(r"《([^《》]{2,80})》")
_SHORT = re.compile(rf"(?P<code>[一-龥]{{0,{_BEFORE}}})(?P<no>\d{{1,4}})\s*号(?P<wen>文|文件)?(?![楼线院令地\d])")
_ARTICLES = re.compile(
    rf"\s*(?:办法|文|文件|规定|指引|通知)?[（(]?[^。；;，,《》]{{0,8}}?"
    rf"(?P<where>(?:第\s*{_N}+\s*条(?:第?\s*{_N}+\s*[款项])*(?:第?\s*[（(]{_N}+[）)]\s*项?)*"
    rf"(?:\s*(?:至|到|-|—|、|和|及|与|，)\s*第?\s*{_N}+\s*条)*)"
    rf"|(?:附件|附表|附)\s*{_N}+(?:-{_N}+)?|第\s*{_N}+\s*章"
    rf"|[一二三四五六七八九十]+、?[（(][一二三四五六七八九十]+[）)]|第?[（(][一二三四五六七八九十]+[）)](?:条|段|项)?)"
)
_BARE_ARTICLE = re.compile(
    rf"(?P<where>\d{{1,3}}\s*条(?:第?\s*{_N}+\s*[款项])*)" + r"(?![一-龥]{0,2}(?:要求|规定|意见|原则|措施))"
)
"""Right behind a name an article needs no 第: 预算法57条."""
_DAY_BEFORE = re.compile(r"[月日年周天]$|第$")
_DAY_BEHIND = re.compile(r"\s*(?:[以之]?[前后内]|早|晚|上午|下午|开会|交|到|至|起|截止|之间|人|机|病|楼|线)")
"""Around a number with 号 that is a day of the month or no document: 10号前, 8月10号."""
_LAST_DAY = 31
_FUZZ = 0.82


@dataclass(frozen=True)
class Mention:
    """A document that text names, with the places named after it."""

    text: str
    start: int
    end: int
    documents: tuple[PolicyDocument, ...]
    """Candidates, best first; empty where the register does not hold it."""
    title: str = ""
    doc_no: str = ""
    where: str = ""
    """The places as written: 第十三条、第十六条."""

    @property
    def places(self) -> tuple[Place, ...]:
        return read_places(self.where) if self.where else ()

    @property
    def document(self) -> PolicyDocument | None:
        return self.documents[0] if self.documents else None


def find_mentions(text: str, register: PolicyRegister, *, working_names: bool = True) -> tuple[Mention, ...]:
    """All mentions in order. ``working_names`` also reads 10号文, 财监4号, 预算法 and titles without 《》."""
    stated = fold(text)
    found: list[Mention] = []
    for mention in _candidates(stated, register, working_names=working_names):
        if not any(m.start < mention.end and mention.start < m.end for m in found):
            found.append(mention)
    found.sort(key=lambda m: m.start)
    return tuple(_with_places(m, stated, found) for m in _joined(found, stated))


def _candidates(stated: str, register: PolicyRegister, *, working_names: bool) -> Iterator[Mention]:
    yield from _titles(stated, register)
    yield from _numbers(stated, register)
    yield from _decrees(stated, register)
    if working_names:
        yield from _aliases(stated, register)
        yield from _short_numbers(stated, register)


def _titles(stated: str, register: PolicyRegister) -> Iterator[Mention]:
    for found in _TITLE.finditer(stated):
        yield Mention(found[0], found.start(), found.end(), by_title(found[1], register), title=found[1])


def by_title(title: str, register: PolicyRegister) -> tuple[PolicyDocument, ...]:
    """Documents of a title: the same words, or nearly so (全面落实 for 全面实施)."""
    key = title_key(title)
    if key in register.by_title:
        return register.by_title[key]
    if title in register.by_alias:
        return register.by_alias[title]
    scored = sorted(((likeness(key, k), k) for k in register.by_title), reverse=True)
    return register.by_title[scored[0][1]] if scored and scored[0][0] >= _FUZZ else ()


def _numbers(stated: str, register: PolicyRegister) -> Iterator[Mention]:
    for found in _NUMBER.finditer(stated):
        code = issuing_code(found["code"], register.series) or found["code"]
        start = found.end("code") - len(code)
        doc_no = f"{code}〔{found['y1'] or found['y2']}〕{found['no']}号"
        documents = register.by_number.get(doc_no_key(doc_no), ())
        yield Mention(stated[start : found.end()], start, found.end(), documents, doc_no=doc_no)


def _decrees(stated: str, register: PolicyRegister) -> Iterator[Mention]:
    for found in _DECREE.finditer(stated):
        doc_no = f"国务院令第{found[1] or found[2]}号"
        known = register.by_number.get(doc_no_key(doc_no), ())
        if found[1] or known:
            yield Mention(found[0], found.start(), found.end(), known, doc_no=doc_no)


def _aliases(stated: str, register: PolicyRegister) -> Iterator[Mention]:
    names = {**{k: v for k, v in register.by_title.items() if len(k) > 5}, **register.by_alias}
    for name in sorted(names, key=len, reverse=True):
        if re.fullmatch(r"\d+号文?", name) or len(name) < 3:
            continue
        for found in re.finditer(re.escape(name), stated):
            yield Mention(found[0], found.start(), found.end(), names[name])


def _short_numbers(stated: str, register: PolicyRegister) -> Iterator[Mention]:
    """10号文, 财监4号, 176号文: by number, the working name first; an unknown number only with 文 after it.

    One with a code (青财预10号文) is of that code alone.
    """
    for found in _SHORT.finditer(stated):
        number, code = found["no"], _code_of(found["code"], found["no"], register)
        documents = _of_short_number(number, register)
        if not (known_series(code, register.series) or is_local(code)):
            code = ""
        if not (code or found["wen"]) and int(number) <= _LAST_DAY:
            documents = register.by_alias.get(f"{number}号", ())  # else a day of the month: 都12号了
        bare = bool(documents) and not _DAY_BEFORE.search(found["code"]) and not _DAY_BEHIND.match(stated, found.end())
        if code:
            documents = tuple(d for d in documents if d.doc_no.startswith(f"{code}〔"))
        if found["wen"] or bare or (code and (documents or code not in register.series)):
            start = found.end("code") - len(code)
            yield Mention(stated[start : found.end()], start, found.end(), documents, doc_no=f"{code}{number}号")


def _code_of(words: str, number: str, register: PolicyRegister) -> str:
    """The code at the end of the words before a bare number.

    One character before a known code is no place where that code has this number (照财预101号): the number of a county
    and that of the ministry are hardly ever the same.
    """
    code = issuing_code(words, register.series)
    known = known_series(code, register.series)
    is_held = any(d.doc_no.startswith(f"{known}〔") for d in _of_short_number(number, register))
    return known if known and len(code) == len(known) + 1 and code[0] not in code_letters() and is_held else code


def _of_short_number(number: str, register: PolicyRegister) -> tuple[PolicyDocument, ...]:
    by_alias = (*register.by_alias.get(f"{number}号文", ()), *register.by_alias.get(f"{number}号", ()))
    by_number = tuple(d for d in register.documents if re.search(rf"〕{number}号$", d.doc_no))
    return tuple(dict.fromkeys((*by_alias, *by_number)))


def _joined(found: list[Mention], stated: str) -> Iterator[Mention]:
    """A title with its number after it is one mention."""
    skip = False
    for i, mention in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if skip:
            skip = False
            continue
        if mention.title and after and after.doc_no and re.fullmatch(r"\s*[（(]?", stated[mention.end : after.start]):
            close = re.match(r"[)）]", stated[after.end :])
            end = after.end + (close.end() if close else 0)
            yield Mention(
                stated[mention.start : end], mention.start, end, _of_both(mention, after),
                title=mention.title, doc_no=after.doc_no,
            )  # fmt: skip
            skip = True
        else:
            yield mention


def _of_both(titled: Mention, numbered: Mention) -> tuple[PolicyDocument, ...]:
    """The documents of a title with a number behind it: with another issuer it is another document."""
    both = tuple(d for d in titled.documents if d in numbered.documents)
    if both or numbered.documents:
        return both or numbered.documents
    code = numbered.doc_no.partition("〔")[0]
    codes = {d.doc_no.partition("〔")[0] for d in titled.documents if "〔" in d.doc_no}
    return titled.documents if not codes or code in codes else ()


def _with_places(mention: Mention, stated: str, found: list[Mention]) -> Mention:
    nearest = min((m.start for m in found if m.start >= mention.end), default=len(stated))
    match = _BARE_ARTICLE.match(stated, mention.end) or _ARTICLES.match(stated, mention.end)
    if match and match.end() <= nearest:
        return Mention(
            stated[mention.start : match.end()], mention.start, match.end(), mention.documents,
            mention.title, mention.doc_no, match["where"],
        )  # fmt: skip
    return mention
