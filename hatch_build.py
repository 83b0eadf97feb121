"""Compile the translations whenever a wheel is built.

That may be an ordinary wheel, or an editable one, whose catalogues are read from the source tree.
"""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Runs the project's own tool, so that a catalogue is compiled in one way only."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - theirs
        """Compile before the files are gathered; a source archive carries what is written only."""
        if self.target_name == "wheel":
            tool = runpy.run_path(str(Path(self.root, "tools", "catalogues.py")))
            tool["compile_all"](Path(self.root))
