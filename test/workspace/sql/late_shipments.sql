-- Shipments past their promise, delivered late or not at all, the worst first.
SELECT
  s.id,
  c.name,
  CAST(julianday(COALESCE(s.delivered_on, :today)) - julianday(s.promised_on) AS INTEGER) AS days_late
FROM shipments AS s
JOIN customers AS c ON c.id = s.customer_id
WHERE COALESCE(s.delivered_on, :today) > s.promised_on
ORDER BY days_late DESC, s.id;
