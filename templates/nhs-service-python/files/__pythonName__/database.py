"""Everything that is kept: sessions while people answer, and the requests they sent."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

SCHEMA = """
create table if not exists session (
  id text primary key,
  content text not null,
  expires text not null
) without rowid;
create index if not exists session_expires on session (expires);
create table if not exists request (
  reference text primary key,
  received text not null,
  answers text not null
) without rowid;
"""


class Database:
    """One SQLite file, which several workers on one machine can share."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as connection:
            connection.execute("pragma journal_mode = wal")
            connection.executescript(SCHEMA)
        path.chmod(0o600)

    def check(self) -> None:
        """See that the database can be written to.

        Raises:
            sqlite3.Error: when it cannot.
        """
        with self._open() as connection:
            connection.execute("begin immediate")
            connection.execute("select 1 from session limit 1")
            connection.execute("rollback")

    def find_session(self, session_id: str) -> dict[str, object] | None:
        """Give what a session holds; nothing when there is none or its time is over."""
        with self._open() as connection:
            query = "select content from session where id = ? and expires > ?"
            row = connection.execute(query, (session_id, _now().isoformat())).fetchone()
        return None if row is None else json.loads(row[0])

    def save_session(self, session_id: str, content: dict[str, object], expires: datetime) -> None:
        """Keep a session until it expires, and forget those that have."""
        with self._open() as connection:
            connection.execute("delete from session where expires <= ?", (_now().isoformat(),))
            connection.execute(
                "insert into session (id, content, expires) values (?, ?, ?)"
                " on conflict (id) do update set content = excluded.content, expires = excluded.expires",
                (session_id, json.dumps(content), expires.astimezone(UTC).isoformat()),
            )

    def delete_session(self, session_id: str) -> None:
        """Forget a session."""
        with self._open() as connection:
            connection.execute("delete from session where id = ?", (session_id,))

    def save_request(self, reference: str, answers: dict[str, dict[str, str]]) -> None:
        """Keep what somebody sent.

        Raises:
            sqlite3.IntegrityError: when the reference is taken.
        """
        with self._open() as connection:
            connection.execute(
                "insert into request (reference, received, answers) values (?, ?, ?)",
                (reference, _now().isoformat(), json.dumps(answers, ensure_ascii=False)),
            )

    def requests(self) -> list[tuple[str, dict[str, dict[str, str]]]]:
        """Give all requests with their references, oldest first."""
        with self._open() as connection:
            rows = connection.execute("select reference, answers from request order by received").fetchall()
        return [(reference, json.loads(answers)) for reference, answers in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=5, isolation_level=None)) as connection:
            yield connection


def _now() -> datetime:
    return datetime.now(UTC)
