#!/usr/bin/env python3
"""The benchmark decision in DuckDB's SQL, as one who knows the engine writes it, with integer or ENUM keys.

usage: peer_duckdb.py STATICDIR CREDENTIALS.(csv|ndjson) OUT.csv [threads]

Every code is an ENUM and a credential is its row number, so that joins and groups compare integers; links,
agreements, levels and credits are composed while loading; units are looked up only for credentials that get so
far. Each step of the decision is a step of the query. peer_duckdb_packed.py goes further. Prints the CPU seconds
of each phase.
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
CREATE TABLE standards AS SELECT standard, country, sector, eqf FROM {table("standards", {
    "standard": "standard_code", "country": "country_code", "sector": "sector_code",
    "nat_level": "INT"})} s LEFT JOIN {table("frameworks", {
    "country": "country_code", "nat_level": "INT", "eqf": "INT"})} f USING (country, nat_level);
CREATE TABLE units AS SELECT unit, standard, idx, mandatory, credits, country FROM {table("units", {
    "unit": "unit_code", "standard": "standard_code", "idx": "INT", "mandatory": "INT"})} u
  JOIN (SELECT unit, sum(hours)::INT AS credits FROM {table("elements", {
    "element": "VARCHAR", "unit": "unit_code", "hours": "INT"})} GROUP BY unit) e USING (unit)
  JOIN standards s USING (standard);
CREATE TABLE size AS SELECT standard, sum(credits)::INT AS size FROM units GROUP BY standard;
CREATE TABLE alignments AS SELECT src_unit AS a, dst_unit AS u, weight AS w, x.country AS src, y.country AS dst
  FROM {table("alignments", {
    "src_unit": "unit_code", "dst_unit": "unit_code", "relation": "VARCHAR", "weight": "INT"})}
  JOIN units x ON x.unit = src_unit JOIN units y ON y.unit = dst_unit;
CREATE TABLE link AS SELECT a, country, u, max(w)::INT AS w FROM (
    SELECT a, u, w, dst AS country FROM alignments WHERE src <> 'HUB' AND dst <> 'HUB'
    UNION ALL SELECT x.a, y.u, x.w * y.w // 1000, y.dst FROM alignments x JOIN alignments y ON x.u = y.a
    WHERE x.dst = 'HUB' AND y.src = 'HUB' AND x.src <> 'HUB' AND y.dst <> 'HUB')
  WHERE w > 0 GROUP BY a, country, u;
CREATE TABLE agreement AS
  SELECT src, dst, s.sector, min(agreement) AS agreement, arg_min(max_age_days, agreement)::INT AS max_age
  FROM {table("agreements", {
    "agreement": "agreement_code", "src": "country_code", "dst": "country_code",
    "valid_from": "DATE", "valid_to": "DATE", "max_age_days": "INT"})} a
  JOIN {table("agreement_scope", {"agreement": "agreement_code", "sector": "VARCHAR"})} c USING (agreement)
  JOIN (SELECT DISTINCT sector FROM standards) s ON c.sector = '*' OR c.sector = s.sector::VARCHAR
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
CREATE TABLE given AS SELECT id, country::country_code AS country, standard::standard_code AS standard,
    {units} AS units, issued, expiry, issuer::issuer_code AS issuer, destination::country_code AS destination
  FROM {reader}('{credentials}', {options} columns={{{listed}}})""")
t2, c2 = time.perf_counter(), cpu()
db.execute(f"""
COPY (
WITH g AS (SELECT c.rowid::INT AS r, id, standard, units, destination, agreement, eqf,
    coalesce(expiry <= DATE '2025-01-01', false) AS expired,
    EXISTS (SELECT 1 FROM accreditation q WHERE q.issuer = c.issuer AND q.country = c.country
      AND q.valid_from <= c.issued AND c.issued < q.valid_to) AS accredited,
    max_age > 0 AND DATE '2025-01-01' - issued > max_age AS old
  FROM given c JOIN standards s USING (standard)
  LEFT JOIN agreement a ON a.src = c.country AND a.dst = c.destination AND a.sector = s.sector),
live AS (SELECT * FROM g WHERE NOT expired AND accredited AND agreement IS NOT NULL),
best AS (SELECT r, u, max(w) AS w
  FROM (SELECT r, destination, unnest(units)::unit_code AS a FROM live) x
  JOIN link l ON l.a = x.a AND l.country = x.destination GROUP BY r, u),
covered AS (SELECT r, standard, (sum(credits * w) // any_value(size))::INT AS coverage
  FROM best JOIN units ON unit = u JOIN size USING (standard) GROUP BY r, standard),
target AS (SELECT r, count(*) AS candidates, arg_min({{'standard': c.standard, 'coverage': coverage, 'step': s.eqf - live.eqf}},
      (-coverage, c.standard)) FILTER (WHERE s.eqf - live.eqf <= 1) AS t
  FROM covered c JOIN live USING (r) JOIN standards s ON s.standard = c.standard GROUP BY r),
lacking AS (SELECT target.r, sum(CASE WHEN coalesce(w, 0) < 500 THEN 1 << idx ELSE 0 END)::INT AS missing,
    max(CASE WHEN coalesce(w, 0) < 500 AND mandatory = 1 THEN 1 ELSE 0 END) AS one
  FROM target JOIN units ON standard = t.standard LEFT JOIN best ON best.r = target.r AND u = unit
  GROUP BY target.r),
found AS (SELECT g.*, t, candidates, missing, CASE WHEN t IS NULL THEN 0
      ELSE one + CASE WHEN t.step = 1 THEN 2 ELSE 0 END + CASE WHEN old THEN 4 ELSE 0 END END AS cond
  FROM g LEFT JOIN target USING (r) LEFT JOIN lacking USING (r)),
decided AS (SELECT *, CASE WHEN expired THEN 'EXPIRED' WHEN NOT accredited THEN 'NOT_ACCREDITED'
    WHEN agreement IS NULL THEN 'NO_AGREEMENT' WHEN candidates IS NULL THEN 'NO_TARGET'
    WHEN t IS NULL THEN 'LEVEL_GAP' WHEN t.coverage < 400 THEN 'LOW_COVERAGE'
    WHEN t.coverage < 800 THEN 'PARTIAL_COVERAGE' WHEN cond <> 0 THEN 'CONDITIONS' ELSE 'FULL' END AS reason
  FROM found)
SELECT id, CASE reason WHEN 'FULL' THEN 'full' WHEN 'CONDITIONS' THEN 'conditional'
    WHEN 'PARTIAL_COVERAGE' THEN 'partial' ELSE 'none' END AS decision, reason,
  coalesce(t.standard::VARCHAR, '') AS target, coalesce(t.coverage, 0) AS coverage,
  CASE WHEN reason IN ('EXPIRED', 'NOT_ACCREDITED') THEN '' ELSE coalesce(agreement::VARCHAR, '') END AS agreement,
  coalesce(missing, 0) AS missing, cond
FROM decided
) TO '{output}' (FORMAT csv, HEADER, DELIMITER ',', QUOTE '')""")
t3, c3 = time.perf_counter(), cpu()
print(f"CPU_LOAD {c1 - c0:.3f} CPU_INGEST {c2 - c1:.3f} CPU_EVAL {c3 - c2:.3f} "
      f"LOAD {t1 - t0:.3f} INGEST {t2 - t1:.3f} EVAL {t3 - t2:.3f} ENGINE DuckDB {duckdb.__version__}")
