"""What to aim at, to say and to avoid: by the cell a client stands in, and by the stage reached."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rmtrack.domain.grid import Cell, stage
from rmtrack.domain.keys import Stage

Texts = Mapping[str, Mapping[str, str]]  # by cell (`high/positive`) or stage, then by field


class Counsel(NamedTuple):
    """What is advised in one cell, or at one stage; None: nothing."""

    aim: str | None = None  # of a stage: the step to the next one
    say: str | None = None
    avoid: str | None = None


class Advice(NamedTuple):
    """What is advised with one client; None where the place is not known."""

    cell: Cell | None
    stage: Stage | None
    in_cell: Counsel | None
    at_stage: Counsel | None
    own_at_stage: Counsel = Counsel()  # what the user says of the stage, without the program's


class AdviceBook(NamedTuple):
    """All advice there is: the program's own first, over it what the user says otherwise."""

    layers: Sequence[Texts]

    def advice_for(self, cell: Cell | None, familiarity: int | None) -> Advice:
        """Return what is advised with a client in this cell, of this familiarity."""
        reached = None if familiarity is None else stage(familiarity)
        return Advice(
            cell=cell,
            stage=reached,
            in_cell=None if cell is None else self.counsel(str(cell)),
            at_stage=None if reached is None else self.counsel(reached),
            own_at_stage=(
                Counsel() if reached is None else AdviceBook(self.layers[1:]).counsel(reached)
            ),
        )

    def counsel(self, place: str) -> Counsel:
        """Return what is advised in a cell or at a stage.

        Of each field the last layer that has it decides; what it leaves empty is not advised.
        """
        said = {
            field: text or None
            for layer in self.layers
            for field, text in layer.get(place, {}).items()
        }
        return Counsel(**said)
