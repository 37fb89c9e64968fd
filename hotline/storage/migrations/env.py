"""What Alembic runs to migrate: on the connection and in the transaction that `migrations.move` was given."""

from alembic import context

from hotline.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite, too: our transaction is begun by hand
)
with context.begin_transaction():
    context.run_migrations()
