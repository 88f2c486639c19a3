"""What people are told when rotations are published."""

from ferd.areas.notifications.kinds import Kind, register
from ferd.core.diagnostics import gettext_noop

YOUR_YES = register(
    Kind(
        name="rotations.your_yes",
        sentence=gettext_noop(
            "%(who)s has published new rotations. A new plan for you waits for your "
            "yes."
        ),
    )
)
TRAINEE_MOVES = register(
    Kind(
        name="rotations.trainee_moves",
        sentence=gettext_noop(
            "%(who)s has published new rotations, in which %(trainee)s moves."
        ),
    )
)
UNIT_MOVES = register(
    Kind(
        name="rotations.unit_moves",
        sentence=gettext_noop(
            "%(who)s has published new rotations in %(unit)s. Trainees who move: "
            "%(count)d."
        ),
    )
)
