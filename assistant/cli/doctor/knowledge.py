"""What the product knows: profiles, rules, the policy library, its index, the embedding it is searched with."""

from collections.abc import Iterator

from assistant.bootstrap import Product
from assistant.cli.doctor.check import Check, error, notice, ok
from assistant.domain.files import reason_of

_ADVICE = "请检查网络和 OPENAI_BASE_URL，或设 JIXIAO_EMBEDDING=builtin（内置模型）或 none（关键词）"


def knowledge(product: Product) -> Iterator[Check]:
    """Everything about it."""
    yield _rule_set(product)
    yield _policies()
    yield _embedding(product)
    yield from _search(product)


def _rule_set(product: Product) -> Check:
    from assistant.rules.table import RULES
    from policy_corpus import library

    profiles = product.profiles()
    counts = f"口径 {len(profiles)} 个，规则 {len(RULES)} 条，指标库 {len(library.entries())} 条"
    if profiles and RULES:
        return ok("口径、规则和指标库", counts)
    return error("口径、规则和指标库", counts, "请重新安装本程序")


def _policies() -> Check:
    from policy_corpus import policies

    counts = f"文件 {len(policies.documents())} 份，条文 {len(policies.clauses())} 处"
    return ok("政策库", counts) if policies.clauses() else error("政策库", counts, "请重新安装本程序")


def _embedding(product: Product) -> Check:
    """Which embedding is searched with and what its cosines mean; one that nobody has measured is calibrated now."""
    if product.embedder is None:
        if product.settings.embedding == "none":
            return ok("向量模型", "没有启用，只用关键词检索")
        return notice("向量模型", "内置模型在本机不能运行，只用关键词检索", "需要时用 JIXIAO_EMBEDDING 指定向量服务")
    try:
        chosen = product.embedding.chosen()
    except OSError as fault:
        return error("向量模型", f"校准结果写不进数据文件夹（{reason_of(fault)}）", "请检查 JIXIAO_DATA_DIR")
    if chosen.embedder is None or chosen.embedder.calibration is None:
        return error("向量模型", chosen.notice.rstrip("。"), _ADVICE)
    meaning = chosen.embedder.calibration
    thresholds = f"相似度 {meaning.fits:.3f} 起算相符，{meaning.certain:.3f} 起算确定，区分度 {meaning.separation:.2f}"
    return ok("向量模型", f"{chosen.embedder.name}，{thresholds}；{meaning.method}：{meaning.basis}")


def _search(product: Product) -> Iterator[Check]:
    """Where vectors are kept, and the index; without a store that can be used nothing can be said of the index."""
    from assistant.retrieval.interface import RetrievalError
    from assistant.retrieval.stores import store_kind

    try:
        kind = store_kind(product.settings.vector_store)
    except RetrievalError as reason:
        yield error("向量存放", "设置不能用", str(reason).rstrip("。"))
        return
    yield ok("向量存放", "Chroma" if kind.name == "chroma" else "本程序自己的文件")
    yield _index(product)


def _index(product: Product) -> Check:
    """Keyword and vector index; what is amiss there is made good or gone around when a question is asked."""
    if not product.library.has_index():
        return ok("检索索引", "还没有建立，第一次提问时自动建立")
    found = product.library.problems()
    if not found:
        return ok("检索索引", "关键词索引和向量索引与文件一致" if product.embedder else "关键词索引与文件一致")
    more = f"（共 {len(found)} 处，用 jixiao corpus verify 查看）" if len(found) > 1 else ""
    return notice("检索索引", f"{found[0].rstrip('。')}{more}", "索引的问题可以执行 jixiao corpus rebuild 重建")
