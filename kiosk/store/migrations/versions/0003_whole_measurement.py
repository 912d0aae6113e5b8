"""The whole fitness measurement: answers given in a test, and the helper who stood by, are kept with its end."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column; what there is has no notes."""
    op.add_column("assessment_end", sa.Column("notes", sa.String(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """The way back is the copy that was made before (`kiosk restore --before-update`)."""
    raise NotImplementedError("an update is undone by the copy made before it: kiosk restore --before-update")
