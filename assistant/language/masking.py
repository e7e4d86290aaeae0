"""Personal data taken out of papers before anything else sees them: 〔姓名〕 stands where a name stood."""

import re
from collections.abc import Iterator, Sequence

from assistant.language.mending import mend
from assistant.language.personal_data import PersonalSpan, find_personal, longest
from assistant.language.surnames import GIVEN, SURNAME

_PERSON = rf"{SURNAME}[ 　]{{0,2}}{GIVEN}"
_SIGNERS = (
    "签字|签名|签章|签收人?|记录人?|记录员|主持人?|出席(?:人员)?|参加人员?|参会人员|列席(?:人员)?|缺席|成员(?:签字)?|组员|批准人?|审批人?|"
    "审定人?|校核人?|编制人?|制单人?|制表人?|制表|记账人?|复核|审核|检测人?员?|验收人?员?|监理工程师|总监理工程师|总监|监理员|项目经理|"
    "技术负责人|现场负责人|委托代理人|授权代表|代理人|代表|甲方代表|乙方代表|收款人|领款人|报销人|采购人代表|评委|评标专家|"
    "登记人|报修人|送达人|接收人|保管人|管护责任人|责任人|讲师|授课人|主讲人|填报|经办|联系人?|分管领导|"
    "法定代表人(?:或其委托代理人)?|身份证姓名|当事人"
)
_PARTIES = "甲方|乙方|丙方|承包人|承包方|发包人|发包方|承租人|出租人|供货方|供应商|施工方|受托人|委托人|收款单位"
_BRACKETED = r"(?:[（(][^）)\n]{1,8}[）)])?"
_LABELLED = re.compile(
    rf"(?P<label>{_SIGNERS}|{_PARTIES}|会计|出纳|[一-龥]{{0,6}}(?:人|员|长|师|主任)){_BRACKETED}\s*[:：|]\s*{_BRACKETED}\s*"
    rf"(?P<names>{_PERSON}{_BRACKETED}(?:[、,，/ 　]+{_PERSON}{_BRACKETED})*)(?![一-龥])"
)
_ONE = re.compile(_PERSON + r"(?![一-龥])")
_LABELLED_ID = re.compile(r"(?:身份证|证件)(?:号码|号)?\s*[:：|]\s*(?P<value>\d[\dXx ]{13,22}[\dXx])")
_NAMED_COLUMN = re.compile(
    "^(?:姓\\s*名|联系人|经办人|负责人|签字|签名|签到|户主(?:姓名)?|领款人|责任人|管护人|管护责任人|学员(?:姓名)?|参训人员|申请人|受益人)$"
)
_ONLY_PERSON = re.compile(rf"^{_PERSON}$")
_PRIVATE_COLUMN = re.compile("^(?:联系)?(?:电话|手机|方式)(?:号码)?$|身份证|银行(?:卡|账)号|^账号$|^卡号$")
_NO_NAME = re.compile(
    "查[阅询看验找]|管[理护]|安[排全]|任[务期命职]|成[员立果绩本]|方[案可面法]|全[体部]|严[格重]|路[线段面]|高[度级]|单[位独]|包[括含]|程[序度]|"
    "常[务年]|平[均时]|时[间限]|明确|同意|和|向[上下]|万[元人]|白天|连续|施工|易地|顾问|计算|祝贺|景区|解[决释除]|党[委组]|甘于|强[化调]|"
    "车[间辆]|房[间屋]|边界|马上|文[件字号]|毛利|龙头|陆续|应[当急]|关[于注]|季[度节]|别|项[目下]|游客|阳光|卫生|位置|宁可|花名|名[单册]|"
    "简介|经[费办]|沿线|尤其|左右|水[平利]|田间|石料|温度|齐[全备]|章程|柳树|焦点|柴油|华侨"
)
"""Words that begin like a surname and stand behind a role in plain prose: 申请人查阅, 专家管理."""
_DIGITS = re.compile(r"\d[\d \-Xx]{5,24}")
_PERSONAL_PAPER = (
    "的?(?:身份证|户口[簿本页]|银行卡|社保卡|残疾证|结婚证|死亡证明|出生证明|毕业证|学位证|资格证|驾驶证|"
    "个人简历|简历|病历|体检|工资[条单])"
)
_OWN_NUMBER = r"[_\-—－ （(：:]*(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)"
_IN_FILE_NAME = re.compile(
    rf"(?:^|(?<=[\d._\-—－ （(、，,]))(?P<name>{SURNAME}{GIVEN})(?={_PERSONAL_PAPER}|{_OWN_NUMBER})"
)
"""A person's name in a file name: before a paper that only persons have, or before a number of theirs."""
_SHOWN = {"证件": "〔证件号〕"}


def masked(text: str) -> tuple[str, int]:
    """A text without personal data, and how many pieces were taken out. Noise does not hide a number from this."""
    mended = mend(text)
    pieces = longest([*_certain(mended.text), *_more(mended.text), *_in_columns(mended.text)])
    said, at = [], 0
    for piece in pieces:
        start, end = mended.span(piece.start, piece.end)
        said += [text[at:start], _SHOWN.get(piece.kind, f"〔{piece.kind}〕")]
        at = end
    return "".join([*said, text[at:]]), len(pieces)


def _certain(text: str) -> Iterator[PersonalSpan]:
    """Personal data, but no word that only looks like a name behind a role: 申请人查阅."""
    for piece in find_personal(text):
        after_role = piece.kind == "姓名" and text[piece.start - 1 : piece.start].strip(" :：为是由\n") != ""
        if not (after_role and _NO_NAME.match(text, piece.start)):
            yield piece


def _more(text: str) -> Iterator[PersonalSpan]:
    """What only papers hold: signatures in a row, and numbers that a scan has spoilt."""
    for match in _LABELLED.finditer(text):
        for name in _ONE.finditer(text, match.start("names"), match.end("names") + 1):
            said = text[match.start("names") : name.start()]
            if said.count("(") > said.count(")"):
                continue  # what stands in brackets behind a name is an office
            yield PersonalSpan("姓名", name.start(), min(name.end(), match.end("names")))
    for match in _LABELLED_ID.finditer(text):
        yield PersonalSpan("证件", *match.span("value"))


def _in_columns(text: str) -> Iterator[PersonalSpan]:
    """Names and numbers below a heading that says so, as in a list of signatures."""
    heads: Sequence[str] = ()
    at = 0
    for line in text.split("\n"):
        cells = line.split("|")
        bare = [cell.strip() for cell in cells]
        if any(_NAMED_COLUMN.match(c) or _PRIVATE_COLUMN.search(c) for c in bare):
            heads = bare
        elif len(cells) == 1:
            heads = ()
        elif len(heads) == len(cells):
            yield from _of_row(cells, heads, at)
        at += len(line) + 1


def _of_row(cells: Sequence[str], heads: Sequence[str], at: int) -> Iterator[PersonalSpan]:
    for cell, head in zip(cells, heads, strict=True):
        bare, start = cell.strip(), at + len(cell) - len(cell.lstrip())
        if _NAMED_COLUMN.match(head) and _ONLY_PERSON.match(bare):
            yield PersonalSpan("姓名", start, start + len(bare))
        elif _PRIVATE_COLUMN.search(head) and _DIGITS.fullmatch(bare):
            yield PersonalSpan("账号" if "号" in head and "电话" not in head else "电话", start, start + len(bare))
        at += len(cell) + 1


def masked_path(parts: Sequence[str]) -> tuple[str, int]:
    """A path whose parts hold no numbers of persons; the ending of the file stays."""
    said, count = [], 0
    for part in parts:
        stem, dot, suffix = part.rpartition(".")
        bare, named = _without_names(stem if stem else part)
        shown, found = masked(bare)
        said.append(f"{shown}{dot}{suffix}" if stem else shown)
        count += found + named
    return "/".join(said), count


def _without_names(stem: str) -> tuple[str, int]:
    """A file's name with 〔姓名〕 where it names a person, and how many it named."""

    def hidden(match: re.Match[str]) -> str:
        return match["name"] if _NO_NAME.match(match["name"]) else "〔姓名〕"

    shown = _IN_FILE_NAME.sub(hidden, stem)
    return shown, shown.count("〔姓名〕") - stem.count("〔姓名〕")
