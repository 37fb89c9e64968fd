"""What the API and the WebSocket show: the JSON shapes of calls, agents, orders, callbacks and customers.

Every field is always present (null where there is nothing). Instants are RFC 3339 in UTC; `start`, `end` and
`seconds` count from the start of the call. Each view is made from its domain value by `of`.
"""
