"""Storage of customer files, files that belong to something, copies, and destruction (handbook R1–R4)."""

from hotline.storage.customers.customers import Customers

__all__ = ["Customers"]
