"""Personal data over REST: whole customer files, papers, copies, destruction, people (handbook R1–R3, A1, A2)."""

from fastapi import APIRouter

from agent_console.api.customers import grades
from agent_console.api.records import copies, files, households, people, retention

router = APIRouter()
router.include_router(grades)
for resource in (households, files, copies, retention, people):
    router.include_router(resource.router)
