"""``python -m agent_console.schema [file]`` writes the OpenAPI document (default: ``agent_console/openapi.json``).

The front end's types are generated from that file.
"""

import json
import sys
from pathlib import Path

from agent_console import openapi
from agent_console.app import bare

FILE = Path(__file__).parent / "openapi.json"


def text() -> str:
    """The document as it is committed."""
    return json.dumps(openapi.document(bare()), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    target.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
