"""The sample dossier: the ceasefire of September 2023 in Nagorno-Karabakh, as one readable file.

Its format is described in docs/dossier-format.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

SAMPLE_DOSSIER: Final = Path(__file__).with_name("ceasefire-2023.jsonl")
"""The JSONL file."""
