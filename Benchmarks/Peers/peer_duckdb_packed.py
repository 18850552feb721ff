#!/usr/bin/env python3
"""The benchmark decision in DuckDB's SQL, as fast as we could make it.

usage: peer_duckdb_packed.py STATICDIR CREDENTIALS.(csv|ndjson) OUT.csv [threads]

Tuned: every code is an ENUM, so a join compares small integers and "lowest code" is a comparison of
places; a credential is its row number; the alignments are composed into links while loading; the
target is one maximum over packed integers (coverage, then lowest standard, then what goes with
it), so that no join looks for the units of the target again. Prints the CPU seconds of each phase.
"""
import resource
import sys
import time

import duckdb


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


static, credentials, output = sys.argv[1:4]
threads = int(sys.argv[4]) if len(sys.argv) > 4 else 1
t0, c0 = time.perf_counter(), cpu()
db = duckdb.connect()
db.execute(f"SET threads={threads}; SET preserve_insertion_order=false;")


def table(name: str, columns: dict[str, str]) -> str:
    listed = ",".join(f"'{column}':'{kind}'" for column, kind in columns.items())
    return f"read_csv('{static}/{name}.csv', header=true, columns={{{listed}}})"


for kind, name, column in (
    ("standard", "standards", "standard"),
    ("sector", "standards", "sector"),
    ("country", "standards", "country"),
    ("unit", "units", "unit"),
    ("agreement", "agreements", "agreement"),
    ("issuer", "issuers", "issuer"),
):
    db.execute(
        f"CREATE TYPE {kind}_code AS ENUM (SELECT DISTINCT {column} "
        f"FROM read_csv('{static}/{name}.csv', header=true, all_varchar=true) ORDER BY 1)")

db.execute(f"""
CREATE TABLE standards AS SELECT * FROM {table("standards", {
    "standard": "standard_code", "country": "country_code", "sector": "sector_code",
    "nat_level": "INT"})};
CREATE TABLE frameworks AS SELECT * FROM {table("frameworks", {
    "country": "country_code", "nat_level": "INT", "eqf": "INT"})};
CREATE TABLE units AS SELECT * FROM {table("units", {
    "unit": "unit_code", "standard": "standard_code", "idx": "INT", "mandatory": "INT"})};
CREATE TABLE elements AS SELECT unit, sum(hours)::INT AS hours FROM {table("elements", {
    "element": "VARCHAR", "unit": "unit_code", "hours": "INT"})} GROUP BY unit;
CREATE TABLE alignments AS SELECT a.src_unit AS a, a.dst_unit AS b, a.weight AS w,
    sa.country AS ca, sb.country AS cb
  FROM {table("alignments", {
    "src_unit": "unit_code", "dst_unit": "unit_code", "relation": "VARCHAR", "weight": "INT"})} a
  JOIN units ua ON ua.unit = a.src_unit JOIN standards sa ON sa.standard = ua.standard
  JOIN units ub ON ub.unit = a.dst_unit JOIN standards sb ON sb.standard = ub.standard;
-- number, level and credits of each standard; the masks say which of its units are there and mandatory
CREATE TABLE target AS SELECT s.standard, enum_code(s.standard)::BIGINT AS t, s.sector,
    coalesce(f.eqf, 0) AS eqf, sum(e.hours)::INT AS size, sum(1 << u.idx)::INT AS every,
    sum(u.mandatory << u.idx)::INT AS mandatory
  FROM standards s LEFT JOIN frameworks f USING (country, nat_level)
  JOIN units u USING (standard) JOIN elements e USING (unit) GROUP BY ALL;
-- a link and what its unit of the destination brings
CREATE TABLE link AS SELECT a, country, u, max(w)::INT AS w, any_value(enum_code(units.standard))::INT AS t,
    any_value(hours)::INT AS hours, any_value(1 << idx)::INT AS bit
  FROM (SELECT a, b AS u, w, cb AS country FROM alignments WHERE ca <> 'HUB' AND cb <> 'HUB'
    UNION ALL SELECT x.a, y.b, x.w * y.w // 1000, y.cb FROM alignments x JOIN alignments y ON x.b = y.a
    WHERE x.cb = 'HUB' AND y.ca = 'HUB' AND x.ca <> 'HUB' AND y.cb <> 'HUB')
  JOIN units ON units.unit = u JOIN elements ON elements.unit = u
  WHERE w > 0 GROUP BY a, country, u;
CREATE TABLE agreements AS SELECT * FROM {table("agreements", {
    "agreement": "agreement_code", "src": "country_code", "dst": "country_code",
    "valid_from": "DATE", "valid_to": "DATE", "max_age_days": "INT"})};
CREATE TABLE scope AS SELECT * FROM {table("agreement_scope", {
    "agreement": "agreement_code", "sector": "VARCHAR"})};
CREATE TABLE agreement AS
  SELECT src, dst, s.sector, min(agreement) AS agreement,
    arg_min(max_age_days, agreement)::INT AS max_age
  FROM agreements JOIN scope USING (agreement)
  JOIN (SELECT DISTINCT sector FROM standards) s
    ON scope.sector = '*' OR scope.sector = s.sector::VARCHAR
  WHERE valid_from <= DATE '2025-01-01' AND DATE '2025-01-01' < valid_to
  GROUP BY src, dst, s.sector;
CREATE TABLE accreditation AS SELECT issuer, country, valid_from, valid_to FROM {table("accreditations", {
    "issuer": "issuer_code", "valid_from": "DATE", "valid_to": "DATE"})} a
  JOIN {table("issuers", {"issuer": "issuer_code", "country": "country_code"})} i USING (issuer);
""")
t1, c1 = time.perf_counter(), cpu()

fields = {
    "id": "VARCHAR", "country": "country_code", "standard": "standard_code", "units": "VARCHAR",
    "issued": "DATE", "expiry": "DATE", "issuer": "issuer_code", "destination": "country_code"}
if credentials.endswith("csv"):
    reader, units = "read_csv", "string_split(units, ';')"
    options = "header=true, delim=',', quote='', auto_detect=false,"
else:
    reader, units, options = "read_ndjson", "units", ""
    fields = {column: kind if kind == "DATE" else "VARCHAR" for column, kind in fields.items()}
    fields["units"] = "VARCHAR[]"
listed = ",".join(f"'{column}':'{kind}'" for column, kind in fields.items())
db.execute(f"""
CREATE TEMP TABLE g AS SELECT id, agreement, t.eqf, c.destination::country_code AS destination, c.units,
    coalesce(expiry <= DATE '2025-01-01', false) AS expired,
    EXISTS (SELECT 1 FROM accreditation q
      WHERE q.issuer = c.issuer::issuer_code AND q.country = c.country::country_code
      AND q.valid_from <= c.issued AND c.issued < q.valid_to) AS accredited,
    max_age > 0 AND DATE '2025-01-01' - issued > max_age AS old
  FROM {reader}('{credentials}', {options} columns={{{listed}}}) c
  JOIN target t ON t.standard = c.standard::standard_code
  LEFT JOIN agreement a ON a.src = c.country::country_code AND a.dst = c.destination::country_code
    AND a.sector = t.sector""")
t2, c2 = time.perf_counter(), cpu()
db.execute(f"""
COPY (
WITH attained AS (SELECT rowid::INT AS r, destination, eqf, unnest({units})::unit_code AS a FROM g
    WHERE NOT expired AND accredited AND agreement IS NOT NULL),
best AS (SELECT r, u, max(w) AS w, any_value(t) AS t, any_value(eqf) AS eqf,
    any_value(hours) AS hours, any_value(bit) AS bit
  FROM attained JOIN link l ON l.a = attained.a AND l.country = attained.destination GROUP BY r, u),
covered AS (SELECT r, t, any_value(eqf) AS eqf, sum(hours * w)::BIGINT AS points,
    sum(CASE WHEN w >= 500 THEN bit ELSE 0 END)::BIGINT AS proved FROM best GROUP BY r, t),
-- coverage, lowest standard, units that are missing, mandatory one missing, difference of levels
pick AS (SELECT r, max(CASE WHEN t.eqf - v.eqf <= 1 THEN
      ((points // size) << 40) | ((1048575 - t.t) << 20) | ((every & ~proved) << 2)
      | (CASE WHEN mandatory & ~proved <> 0 THEN 1 ELSE 0 END)
      | (CASE WHEN t.eqf - v.eqf = 1 THEN 2 ELSE 0 END) END) AS p
  FROM covered v JOIN target t ON t.t = v.t GROUP BY r),
decided AS (SELECT id, agreement, p, p >> 40 AS coverage, 1048575 - ((p >> 20) & 1048575) AS t,
    (p >> 2) & 63 AS missing, CASE WHEN p IS NULL THEN 0 ELSE (p & 3) | CASE WHEN old THEN 4 ELSE 0 END END AS cond,
    CASE WHEN expired THEN 1 WHEN NOT accredited THEN 2 WHEN agreement IS NULL THEN 3
      WHEN pick.r IS NULL THEN 4 WHEN p IS NULL THEN 5 WHEN coverage < 400 THEN 6 WHEN coverage < 800 THEN 7
      WHEN (p & 3) <> 0 OR old THEN 8 ELSE 9 END AS rule
  FROM g LEFT JOIN pick ON pick.r = g.rowid)
SELECT id, CASE rule WHEN 7 THEN 'partial' WHEN 8 THEN 'conditional' WHEN 9 THEN 'full' ELSE 'none' END AS decision,
  CASE rule WHEN 1 THEN 'EXPIRED' WHEN 2 THEN 'NOT_ACCREDITED' WHEN 3 THEN 'NO_AGREEMENT' WHEN 4 THEN 'NO_TARGET'
    WHEN 5 THEN 'LEVEL_GAP' WHEN 6 THEN 'LOW_COVERAGE' WHEN 7 THEN 'PARTIAL_COVERAGE' WHEN 8 THEN 'CONDITIONS'
    ELSE 'FULL' END AS reason,
  coalesce(target.standard::VARCHAR, '') AS target, coalesce(coverage, 0) AS coverage,
  CASE WHEN rule < 4 THEN '' ELSE agreement::VARCHAR END AS agreement, coalesce(missing, 0) AS missing, cond
FROM decided LEFT JOIN target ON target.t = decided.t
) TO '{output}' (FORMAT csv, HEADER, DELIMITER ',', QUOTE '')""")
t3, c3 = time.perf_counter(), cpu()
print(f"CPU_LOAD {c1 - c0:.3f} CPU_INGEST {c2 - c1:.3f} CPU_EVAL {c3 - c2:.3f} "
      f"LOAD {t1 - t0:.3f} INGEST {t2 - t1:.3f} EVAL {t3 - t2:.3f} ENGINE DuckDB {duckdb.__version__}")
