"""Which line of the funds words name: 当年财政拨款, 上年结转, 财政专户管理资金, 其他资金.

The line 当年财政拨款 takes the money of every level of government, of its general budget and of its funds (彩票公益金
is a 政府性基金); what a unit, a village or a company gives is 其他资金 (财预〔2015〕88号 填报说明).
"""

import re

_LINES = (
    ("carry_over", re.compile("结转|结余|往年剩|上年剩|去年剩")),
    ("special_account", re.compile("财政专户|专户管理")),
    (
        "other",
        re.compile(
            "自筹|自有|自己出|自己掏|自己拿|社会(?!保)|捐|债|事业收入|经营收入|[镇乡村街]级?(?:资金|自|出|掏|里|上|集体|配套)|集体|工会|会费"
            "|报名费|门票|票款|票房|冠名|广告|企业|公司|赞助|贷款|银行|个人|群众|农户|牧户|住户|业主|收费|学费|其他|单位出"
            "|(?:[院校所站社馆]|中心)(?:出|掏|拿|自|配套|里)"  # a body of its own gives
            "|合作|协作|对口|援[藏疆青]|慈善|基金会|协会|商会"
        ),
    ),
    ("fiscal", re.compile("财政|中央|国家|[省市县区州旗盟]|预算|本级|上级|转移支付|奖补|专项|拨款|部里|厅里|局里")),
)


def line_of(words: str) -> str | None:
    """The line of the funds that words name; None where they name none."""
    return next((line for line, pattern in _LINES if pattern.search(words)), None)
