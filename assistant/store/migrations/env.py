"""Runs the migrations on the connection that the store hands in."""

from alembic import context

from assistant.store.schema import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=False)
context.run_migrations()
