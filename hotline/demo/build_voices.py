"""Make the demo's clips anew: ``python -m hotline.demo.build_voices`` (needs espeak-ng, writes beside them)."""

import asyncio

from hotline.demo.dialogues import agent_clip, agent_text, load
from speech.synthesis import synthesise


async def build() -> None:
    """Speak every line of every agent and every turn of every resident."""
    cast = load()
    for agent, voice in cast.agents.items():
        for name, text in cast.lines.items():
            await synthesise(agent_text(agent, text), agent_clip(agent, name), variant=voice.variant, speed=voice.speed)
    for dialogue in cast.dialogues:
        for turn in dialogue.turns:
            if turn.clip is not None:
                voice = dialogue.voice
                await synthesise(turn.text, turn.clip, variant=voice.variant, speed=voice.speed)


if __name__ == "__main__":
    asyncio.run(build())
