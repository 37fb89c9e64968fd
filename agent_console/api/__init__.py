"""The REST API: one file a resource."""

V1 = "/api/v1"
