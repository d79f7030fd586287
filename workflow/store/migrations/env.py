"""Alembic's entry: run migrations over the connection that `store.schema` hands in."""

from typing import Any, Literal

from alembic import context

from workflow.store.tables import Moment, metadata


def _render(_kind: str, found: Any, _context: Any) -> str | Literal[False]:
    # a migration must not change when the column type's Python side does
    return "sa.DateTime(timezone=True)" if isinstance(found, Moment) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=_render,
)
with context.begin_transaction():
    context.run_migrations()
