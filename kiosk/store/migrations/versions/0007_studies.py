"""Trials of new devices: tables of their own, and what a bound device is for."""

import sqlalchemy as sa
from alembic import op

from kiosk.store.migrations.parts import fk, index, number, pk, raw, text, uuid, yes_no

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Six tables and one column; what is bound so far is for residents."""
    op.add_column("binding", sa.Column("purpose", sa.String(), nullable=False, server_default=sa.text("'care'")))
    _studies()
    _participants()
    _pairs()


def _studies() -> None:
    op.create_table(
        "study",
        uuid("id"),
        text("station_id"),
        text("code"),
        number("version"),
        text("state"),
        text("seed"),
        text("first_day", nullable=True),
        number("drawn"),
        number("refused"),
        number("withdrawn"),
        pk("study", "id"),
        sa.UniqueConstraint("code", name="uq_study_code"),
    )
    op.create_table(
        "study_protocol",
        uuid("study_id"),
        number("version"),
        text("body"),
        text("actor"),
        pk("study_protocol", "study_id", "version"),
        fk("study_protocol", "study_id", "study"),
    )


def _participants() -> None:
    op.create_table(
        "study_participant",
        uuid("id"),
        uuid("study_id"),
        text("code"),
        number("band", nullable=True),
        text("sex"),
        number("day"),
        text("ended"),
        text("place"),
        number("test_comfort", nullable=True),
        number("reference_comfort", nullable=True),
        yes_no("exported"),
        yes_no("withdrawn"),
        raw("link", nullable=True),
        pk("study_participant", "id"),
        fk("study_participant", "study_id", "study"),
    )
    index("study_participant", "study_id")
    op.create_table(
        "study_event",
        uuid("id"),
        uuid("study_id"),
        number("number"),
        number("day"),
        text("kind"),
        text("role"),
        text("firmware"),
        text("actor"),
        raw("words", nullable=True),
        pk("study_event", "id"),
        fk("study_event", "study_id", "study"),
    )
    index("study_event", "study_id")


def _pairs() -> None:
    op.create_table(
        "study_pair",
        uuid("id"),
        uuid("study_id"),
        uuid("participant_id"),
        number("number"),
        number("repeat"),
        number("version"),
        text("first"),
        pk("study_pair", "id"),
        fk("study_pair", "study_id", "study"),
        fk("study_pair", "participant_id", "study_participant"),
    )
    index("study_pair", "study_id")
    index("study_pair", "participant_id")
    op.create_table(
        "study_attempt",
        uuid("id"),
        uuid("pair_id"),
        text("role"),
        number("number"),
        text("outcome"),
        text("reason"),
        sa.Column("value", sa.Text(), nullable=True),
        text("said"),
        sa.Column("seconds", sa.Text(), nullable=False),
        text("driver"),
        text("serial"),
        text("firmware"),
        text("standing"),
        pk("study_attempt", "id"),
        fk("study_attempt", "pair_id", "study_pair"),
    )
    index("study_attempt", "pair_id")


def downgrade() -> None:
    """The way back is the copy that was made before (`kiosk restore --before-update`)."""
    raise NotImplementedError("an update is undone by the copy made before it: kiosk restore --before-update")
