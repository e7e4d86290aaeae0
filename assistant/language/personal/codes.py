"""Codes of letters and figures of persons: addresses of mail, WeChat, plates, passports, codes of bodies."""

import re
from collections.abc import Iterator

from assistant.language.personal.check_digits import is_credit_code, looks_like_id
from assistant.language.personal.folding import HAN
from assistant.language.personal.kinds import PersonalKind, PersonalSpan
from assistant.language.personal.labels import THING, Labels

_PROVINCE = "京津沪渝冀豫云辽黑黔湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64} ?@{1,2} ?[A-Za-z0-9-]{1,63}(?: ?\. ?[A-Za-z0-9-]{2,24}){1,4}"
)
_SERIAL = "A-HJ-NP-Za-hj-np-z0-9"
_PLATE = re.compile(
    rf"[{_PROVINCE}] ?[A-Za-z][ .-]{{0,2}}(?=[A-Za-z]{{0,5}}\d)[{_SERIAL}]{{4,5}}[{_SERIAL}挂警学领港澳](?![A-Za-z0-9])"
    rf"|[{_PROVINCE}][.-][A-Z][A-Z0-9]{{5,6}}(?![A-Za-z0-9])"
    rf"|[{_PROVINCE}]\d{{2}}[ .-]{{1,2}}[A-Z0-9]{{5}}(?![A-Za-z0-9])"
    rf"|[{_PROVINCE}][A-Z] [A-Z0-9]{{2,3}} [A-Z0-9]{{2,3}}(?![A-Za-z0-9])"
    rf"|[{_PROVINCE}](?:[A-Z]{{2}}|[{HAN}])\.\d{{5}}(?!\d)"
    rf"|[{_PROVINCE}] [A-Z](?: [A-Z0-9]){{5,6}}(?! ?[A-Za-z0-9])"
    rf"|WJ ?[{_PROVINCE}]?\d{{4,5}}[A-Z]?(?![A-Za-z0-9])"
)
_CODE = re.compile(rf"(?<![A-Za-z0-9_])[{_PROVINCE}]?[A-Za-z0-9_](?:[ -]?[A-Za-z0-9_]){{4,29}}(?![A-Za-z0-9_])")
_WECHAT = re.compile(r"[A-Za-z][A-Za-z0-9_-]{4,24}")
_PASSPORT = re.compile(r"[A-Za-z]{1,2} ?\d{7,8}|[HMhm]\d{8,10}|(?=(?:[A-Z]*\d){4})[A-Z0-9]{8,9}")
_BOOKLET = re.compile(r"E[A-HJ-NP-Z]?\d{7,8}|[GCHMPSD]\d{8}")
_BOOKLETS = re.compile("护照|通行证|签证|因公出国|出境|旅行证件|出入境")
_COVERED = re.compile(r"(?<![\d*])[1-9]\d{5,13}\*{4,8}\d{2,4}[\dXx]?(?![\d*])")
"""A citizen's number with a part covered: 4101021990****0011."""
_OF_PUPILS = re.compile(r"[GLJ]\d{17}[\dX]")
"""A pupil's number: a letter and the citizen's number."""
_OTHER = re.compile(rf"[{_PROVINCE}]?[A-Za-z0-9-]*\d[A-Za-z0-9-]*")
_CERTIFICATE = re.compile(
    rf"[ :=#是为]{{0,3}}(?P<value>(?:[{HAN}]{{0,6}}\(\d{{4}}\))?[{HAN}]{{1,8}}第 ?[A-Za-z0-9-]{{3,20}} ?号?|"
    rf"[{HAN}]{{1,6}}(?<!注[准进许])(?<!准字)[字福]?\d{{6}}[\d-]{{2,16}}|"
    r"[A-Za-z]{1,4}-?\d{5,20})"
)
"""Words and a number, as certificates have them: 南字第1234567号."""
_CARD_FACE = re.compile(r"[A-Z]\d{2}[A-Z]?\d{5,8}")
"""The number on the face of a social security card."""
_NEAR, _TIGHT = 12, 4
_BODY_PREFIX = re.compile(r"(?:1[1239]|5[1239]|9[123]|[AYN]1)\d{6}")


def find_codes(text: str, labels: Labels) -> Iterator[PersonalSpan]:
    """The codes of a folded text; ``text`` has the length of the text as given."""
    yield from (PersonalSpan(PersonalKind.EMAIL, *m.span()) for m in _EMAIL.finditer(text))
    for match in _PLATE.finditer(text):
        label, gap = labels.before(match.start())
        if label != THING or gap > 1:
            yield PersonalSpan(PersonalKind.PLATE, *match.span())
    yield from (PersonalSpan(PersonalKind.ID_CARD, *m.span()) for m in _COVERED.finditer(text))
    for end, label in zip(labels.ends, labels.kinds, strict=True):
        if label is PersonalKind.OTHER and (value := _CERTIFICATE.match(text, end)):
            yield PersonalSpan(PersonalKind.OTHER, *value.span("value"))
    for match in _CODE.finditer(text):
        if (kind := _kind(match, labels)) is not None:
            yield PersonalSpan(kind, *match.span())


def _kind(match: re.Match[str], labels: Labels) -> PersonalKind | None:
    code = match[0]
    if not any(char.isdigit() for char in code) and "_" not in code and len(code) > 20:
        return None
    label, gap = labels.before(match.start())
    bare = code.replace(" ", "").replace("-", "")
    if (
        len(bare) == 18
        and not bare.isdigit()
        and (is_credit_code(bare) or (_BODY_PREFIX.match(bare) and bare.isupper()))
    ):
        return PersonalKind.CREDIT_CODE
    if bare.isdigit() and is_credit_code(bare) and not label:
        return PersonalKind.CREDIT_CODE
    if _OF_PUPILS.fullmatch(bare) and looks_like_id(bare[1:]):
        return PersonalKind.OTHER
    if _BOOKLET.fullmatch(bare) and _BOOKLETS.search(labels.text):
        return PersonalKind.PASSPORT
    if not isinstance(label, PersonalKind):
        return None
    match label:
        case PersonalKind.CREDIT_CODE if 15 <= len(bare) <= 20 and gap <= _NEAR:
            return label
        case PersonalKind.WECHAT if _WECHAT.fullmatch(code) and gap <= _NEAR:
            return label
        case PersonalKind.PASSPORT if _PASSPORT.fullmatch(bare) and gap <= _NEAR:
            return label
        case PersonalKind.OTHER if _OTHER.fullmatch(code) and gap <= _TIGHT:
            return label
        case PersonalKind.ACCOUNT if gap <= _TIGHT and _CARD_FACE.fullmatch(code):
            return PersonalKind.OTHER
        case PersonalKind.ID_CARD if gap <= _TIGHT and _PASSPORT.fullmatch(code):
            return PersonalKind.PASSPORT
    return None
