"""The REST API: one file a resource."""

from typing import Any

V1 = "/api/v1"

PUBLIC: dict[str, Any] = {"security": []}
"""For the document: this takes no login."""
