"""Joins the parts. The one place that knows which reader, library, writer and rules the product is made of.

Each module adds the parts that rest on those of the one below: installation, policy_parts, drafting_parts,
evaluation_parts, work_parts, paper_parts, product. Every part is imported where it is used, so that a command that
needs one part does not load the others.
"""

from assistant.bootstrap.product import Product
from assistant.bootstrap.shipped import SHIPPED_THRESHOLDS, SHIPPED_VECTORS

__all__ = ["SHIPPED_THRESHOLDS", "SHIPPED_VECTORS", "Product"]
