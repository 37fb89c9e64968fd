"""Quality work over REST: one file a resource (handbook Q1–Q6)."""

from fastapi import APIRouter

from agent_console.api.quality import appeals, corrective_actions, fault_slips, reports, score_cards
from agent_console.api.quality import credits as good_points

router = APIRouter()
for resource in (score_cards, fault_slips, appeals, good_points, corrective_actions, reports):
    router.include_router(resource.router)
