"""Customer files from the desk's side (handbook R1–R4)."""

from hotline.flows.customers.desk import CustomerDesk
from hotline.flows.customers.drafts import CustomerDraft, FileEdit

__all__ = ["CustomerDesk", "CustomerDraft", "FileEdit"]
