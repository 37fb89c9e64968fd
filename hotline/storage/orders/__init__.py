"""Work orders in the database."""

from hotline.storage.orders.query import OrderQuery, OrderSort
from hotline.storage.orders.repository import Orders

__all__ = ["OrderQuery", "OrderSort", "Orders"]
