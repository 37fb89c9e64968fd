"""Lists, search, callbacks, orders and ticks over a full book of orders: `python -m bench.orders`."""
