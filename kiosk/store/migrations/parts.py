"""The words of migrations: columns and constraints as the models have them, named as SQLAlchemy names them."""

from uuid import UUID

import sqlalchemy as sa
from alembic import op


def pk(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """Name a primary key."""
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def fk(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    """Point a column at a parent's id."""
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=f"fk_{table}_{column}_{parent}")


def text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    """Words."""
    return sa.Column(name, sa.String(), nullable=nullable)


def time(name: str, *, nullable: bool = False) -> sa.Column[str]:
    """A moment, as canonical text."""
    return sa.Column(name, sa.Text(), nullable=nullable)


def uuid(name: str, *, nullable: bool = False) -> sa.Column[UUID]:
    """An identifier."""
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    """A whole number."""
    return sa.Column(name, sa.Integer(), nullable=nullable)


def raw(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    """Bytes."""
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def yes_no(name: str) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def index(table: str, *columns: str) -> None:
    """Index columns."""
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def forbid(table: str, action: str) -> None:
    """Refuse an action on a table, in the dialect's own words."""
    name, words = f"{table}_no_{action.lower()}", f"{table} is append-only"
    if op.get_bind().dialect.name == "postgresql":
        body = f"BEGIN RAISE EXCEPTION '{words}'; END"
        op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
        op.execute(f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    else:
        stop = f"SELECT RAISE(ABORT, '{words}')"
        op.execute(f"CREATE TRIGGER {name} BEFORE {action} ON {table} BEGIN {stop}; END")
