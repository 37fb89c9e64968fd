"""Work orders: registered, dispatched, chased, answered, visited, filed (handbook O, W)."""

from hotline.flows.orders.book import NewOrder, OrderBook
from hotline.flows.orders.desk import OrderDesk
from hotline.flows.orders.urgent_calls import UrgentCalls
from hotline.flows.orders.visits import Visits
from hotline.flows.orders.watch import OrderWatch

__all__ = ["NewOrder", "OrderBook", "OrderDesk", "OrderWatch", "UrgentCalls", "Visits"]
