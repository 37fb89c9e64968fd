"""The table of work orders, whichever file describes it."""

from hotline.storage import orders
from hotline.storage.schema import metadata

__all__ = ["orders", "work_orders"]

work_orders = metadata.tables["work_orders"]
