"""What stands for the placeholders of a script's lines (handbook P1, T4)."""

from domain.calls import Call
from domain.customers import Customer


def variables_of(call: Call, customer: Customer | None, centre: str) -> dict[str, str]:
    """Those of a call that is over; `centre` is the name that lines say. What is not known is left out."""
    variables = {"centre": centre}
    if call.agent is not None:
        variables["agent_no"] = call.agent
    return variables if customer is None else variables | addressed(customer)


def addressed(customer: Customer) -> dict[str, str]:
    """How a customer is called."""
    return {"surname": customer.surname, "title": customer.title}
