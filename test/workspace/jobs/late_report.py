"""Prints the shipments that are late, one line each, for the morning round."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

QUERY = (Path(__file__).parent.parent / "sql" / "late_shipments.sql").read_text(encoding="utf-8")


def late_lines(connection: sqlite3.Connection, today: date) -> list[str]:
    rows = connection.execute(QUERY, {"today": today.isoformat()})
    return [f"{shipment_id}  {days} days late  {customer}" for shipment_id, customer, days in rows]


def main() -> None:
    with sqlite3.connect("parcels.db") as connection:
        lines = late_lines(connection, date.today())
    print("\n".join(lines) or "Nothing is late.")


if __name__ == "__main__":
    main()
