"""Runs the migrations on the connection that `limelight.kit.db.schema` hands over."""

from alembic import context
from sqlalchemy.engine import Connection

connection: Connection = context.config.attributes["connection"]
if connection.dialect.name == "sqlite":
    # The driver opens no transaction for CREATE TABLE by itself; without one, a process that dies
    # half-way would leave tables behind that the next start cannot make again.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
context.configure(connection=connection, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
