"""A name as it is written into a field, without the words around it."""

import re

QUOTES = "“”\"'‘’「」《》 \t，,。.！!；;、"
_COPULA = re.compile(
    r"^(?:(?:那一?栏|那个|这一?栏|这个|一栏|方面|的话|呢|嘛|请|帮我|您|也|就|还|都|只|应该|应当|全称|名称|先|要|给我|麻烦)*(?:写成|写为|填写为|填写|填成|填上|填|写|改成|改为|改|换成|换|选|叫做|叫|喊作?|称为|称|定为|为|是|系|只?(?:保留|留下?|要|写|填)|[:：=]))*+\s*"
)
_TAIL = re.compile(
    r"(?:[，,。；;]?(?:非常抱歉|抱歉|不好意思|辛苦了?|拜托了?|请据此填写|请知悉)|来?(?:实施|承担|负责|承办)|就(?:行|可以|好|成|中)了?|才对|赶紧的|谢谢您?|麻烦了|着呢|吧|哈|啊|呀|哦|噢|了|的|嘛|呢|咯|哒|撒|噻|啦|呗|嘞|咧|哩|喔|[,，。.！!；;、\s])+$"
)
BODY = re.compile(
    r"(?:局|委|办|厅|院|校|所|站|队|馆|会|心|社|村|镇|乡|团|部|区|县|市|处|公司|政府|府|中学|小学|学校|医院|街道|园|室|厂|行|(?<![现当])场|集团|基地)$"
)

_LONGEST_TAIL = 40
_PARTICLES = re.compile("[着咯哒撒噻滴嘞咧呐啵]{1,2}$")


def clean(words: str) -> str:
    """A name without the words that lead up to it and trail off."""
    bare = words.strip(QUOTES)
    if quoted := re.search(r"[“\"](?P<name>[^”\"]{2,40})[”\"]", words):
        return quoted["name"].strip(QUOTES)
    if "”" in bare:
        bare = bare[: bare.index("”")]
    while (shorter := _without_tail(_COPULA.sub("", bare)).strip(QUOTES)) != bare:
        bare = shorter
    return bare


def _without_tail(words: str) -> str:
    return words[:-_LONGEST_TAIL] + _TAIL.sub("", words[-_LONGEST_TAIL:])


def body_name(words: str) -> str:
    """The name of a body without particles behind it, "" where words end as no body does."""
    name = clean(words)
    bare = name if BODY.search(name) else _PARTICLES.sub("", name)
    return bare if BODY.search(bare) else ""
