"""What members wrote in the sandbox's channel before anybody looked: something to record from."""

from __future__ import annotations

from typing import Final

_PATH = (
    "Pashinyan, 21 September 2023: “This path is not easy. It goes through internal and external shocks, and we must"
    " pursue it.” https://example.org/speech"
)
_FIVE = (
    "On 21 September 2023 the Russian Defence Ministry reported that five ceasefire violations were recorded in the"
    " Shusha and Mardakert areas. https://example.org/bulletin"
)
SAID: Final = (
    ("Member", _PATH),
    ("Moderator", "Azerbaijan denied that Azerbaijani forces violated the ceasefire on 21 September 2023"),
    ("Member", _FIVE),
    ("Member", "Example Relief Agency said that 40 people arrived in Goris on 22 September 2023"),
)
"""Author and text, oldest first."""
