"""Callbacks over REST: one file a resource (handbook T12, C1–C10)."""

from fastapi import APIRouter

from agent_console.api.callbacks import bulk, do_not_call, lists, purposes, rates

router = APIRouter()
# What has a name of its own comes before what takes any id.
for resource in (bulk, do_not_call, purposes, rates, lists):
    router.include_router(resource.router)
