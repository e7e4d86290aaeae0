"""One filing from brief to Word bytes, offline and warm; and a thousand of them in one process."""

import resource
import time

from assistant.bootstrap import Product
from generators.goal_declaration import render_goal_declaration

BRIEF = (
    "项目名称：农村公路安全生命防护工程\n主管部门：云岭区交通运输局\n实施单位：云岭区公路管理站\n"
    "2027年对24公里临水临崖路段安装波形护栏9600米、标志牌120块，11月底前完工，交工验收合格率100%。"
    "申请资金168万元，其中财政拨款150万元，上年结转18万元。交通事故较上年下降30%以上，沿线群众满意度90%以上。"
)


def seconds_per_filing(count: int) -> float:
    """Mean wall seconds from text to the bytes of the Word form, after one warm-up."""
    product = Product()
    profile = product.profile()
    _one(product, profile.id)
    started = time.perf_counter()
    for _ in range(count):
        _one(product, profile.id)
    return (time.perf_counter() - started) / count


def _one(product: Product, profile_id: str) -> None:
    profile = product.profile(profile_id)
    draft = product.pipeline.draft(BRIEF, profile, 2027)
    render_goal_declaration(draft.filing, profile, draft=not draft.is_final)


def main() -> None:
    """Print both figures and the peak memory."""
    print(f"一份，从简介到 Word：{seconds_per_filing(20) * 1000:.0f} 毫秒")
    print(f"一千份：每秒 {1 / seconds_per_filing(1000):.1f} 份")
    print(f"峰值内存：{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
