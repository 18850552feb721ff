#!/usr/bin/env python3
"""The benchmark decision in Polars, as fast as we could make it.

usage: peer_polars_packed.py STATICDIR CREDENTIALS.(csv|ndjson) OUT.csv [threads]

Tuned: every code is an Enum, whose place is a small integer, and "lowest code" is the lowest place;
a credential is its row number; the alignments are composed into links while loading; the target
is one maximum over packed integers (coverage, then lowest standard, then what goes with it), so
that no join looks for the units of the target again. Prints the CPU seconds of each phase.
"""
import datetime
import os
import resource
import sys
import time

static, credentials, output = sys.argv[1:4]
os.environ["POLARS_MAX_THREADS"] = sys.argv[4] if len(sys.argv) > 4 else "1"
import polars as pl  # noqa: E402  (reads POLARS_MAX_THREADS when imported)

ASOF = datetime.date(2025, 1, 1)
LOWEST = 1048575


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def read(name: str, **kinds: pl.DataType) -> pl.DataFrame:
    return pl.read_csv(f"{static}/{name}.csv", try_parse_dates=True, schema_overrides=kinds)


def codes(name: str, column: str) -> pl.Enum:
    listed = pl.read_csv(f"{static}/{name}.csv", columns=[column], infer_schema=False)
    return pl.Enum(listed[column].unique().sort())


def place(column: str) -> pl.Expr:
    return pl.col(column).to_physical().cast(pl.Int32)


t0, c0 = time.perf_counter(), cpu()
standard_code, sector_code = codes("standards", "standard"), codes("standards", "sector")
country_code, unit_code = codes("standards", "country"), codes("units", "unit")
agreement_code, issuer_code = codes("agreements", "agreement"), codes("issuers", "issuer")
standards = read("standards", standard=standard_code, country=country_code, sector=sector_code)
frameworks = read("frameworks", country=country_code)
hours = read("elements", unit=unit_code).group_by("unit").agg(pl.col("hours").sum())
units = (
    read("units", unit=unit_code, standard=standard_code)
    .join(hours, on="unit")
    .join(standards.select("standard", "country"), on="standard")
    .with_columns(bit=pl.lit(2).pow(pl.col("idx")).cast(pl.Int32), t=place("standard")))
# level and credits of each standard; the masks say which of its units are there and mandatory
target = (
    standards.join(frameworks, on=["country", "nat_level"], how="left")
    .join(units.group_by("standard").agg(
        size=pl.col("hours").sum(), every=pl.col("bit").sum(),
        mandatory=(pl.col("bit") * pl.col("mandatory")).sum()), on="standard")
    .select("standard", "sector", "every", "mandatory", pl.col("eqf").fill_null(0).cast(pl.Int32),
            pl.col("size").cast(pl.Int64), t=place("standard")))
at = units.select("unit", "country")
alignment = (
    read("alignments", src_unit=unit_code, dst_unit=unit_code)
    .join(at.rename({"unit": "src_unit", "country": "from"}), on="src_unit")
    .join(at.rename({"unit": "dst_unit", "country": "to"}), on="dst_unit")
    .select("from", "to", a="src_unit", u="dst_unit", w="weight"))
to_hub = alignment.filter((pl.col("to") == "HUB") & (pl.col("from") != "HUB"))
from_hub = alignment.filter((pl.col("from") == "HUB") & (pl.col("to") != "HUB"))
direct = alignment.filter((pl.col("from") != "HUB") & (pl.col("to") != "HUB"))
through = to_hub.select("a", h="u", v="w").join(from_hub.select("to", "u", "w", h="a"), on="h")
# a link and what its unit of the destination brings
link = (
    pl.concat([direct.select("a", "to", "u", "w"),
               through.select("a", "to", "u", w=pl.col("v") * pl.col("w") // 1000)])
    .filter(pl.col("w") > 0)
    .group_by("a", "to", "u").agg(pl.col("w").max())
    .join(units.select("t", "bit", u="unit", hours="hours"), on="u")
    .select("a", "t", "bit", u=place("u"), destination="to", w=pl.col("w").cast(pl.Int32),
            hours=pl.col("hours").cast(pl.Int32)))
scope = read("agreement_scope", agreement=agreement_code)
in_force = read("agreements", agreement=agreement_code, src=country_code, dst=country_code).filter(
    (pl.col("valid_from") <= ASOF) & (pl.col("valid_to") > ASOF)).join(scope, on="agreement")
sectors = standards.select("sector").unique()
agreement = (
    pl.concat([
        in_force.filter(pl.col("sector") != "*").with_columns(pl.col("sector").cast(sector_code)),
        in_force.filter(pl.col("sector") == "*").drop("sector").join(sectors, how="cross")
        .select(*in_force.columns)])
    .sort(place("agreement")).group_by("src", "dst", "sector", maintain_order=True).first()
    .select("sector", "agreement", country="src", destination="dst", max_age="max_age_days"))
accreditation = read("accreditations", issuer=issuer_code).join(
    read("issuers", issuer=issuer_code, country=country_code), on="issuer")
t1, c1 = time.perf_counter(), cpu()

kinds = {
    "id": pl.String, "country": country_code, "standard": standard_code, "units": pl.String,
    "issued": pl.Date, "expiry": pl.Date, "issuer": issuer_code, "destination": country_code}
if credentials.endswith("csv"):
    given = pl.read_csv(credentials, schema=kinds, quote_char=None).with_row_index("r")
    attained = pl.col("units").str.split(";")
else:
    texts = {column: pl.String for column in kinds} | {"units": pl.List(pl.String)}
    given = pl.read_ndjson(credentials, schema=texts).with_row_index("r").with_columns(
        pl.col("issued", "expiry").str.to_date(),
        *(pl.col(column).cast(kinds[column])
          for column in ("country", "standard", "issuer", "destination")))
    attained = pl.col("units")
t2, c2 = time.perf_counter(), cpu()

accredited = (
    given.lazy().select("r", "country", "issuer", "issued")
    .join(accreditation.lazy(), on=["issuer", "country"])
    .filter((pl.col("valid_from") <= pl.col("issued")) & (pl.col("issued") < pl.col("valid_to")))
    .select("r").collect()["r"])
known = pl.select(a=pl.zeros(given.height, dtype=pl.Boolean, eager=True))["a"].scatter(accredited, True)
case = (
    given.with_columns(accredited=known, expired=(pl.col("expiry") <= ASOF).fill_null(False)).lazy()
    .join(target.lazy().select("standard", "sector", "eqf"), on="standard", maintain_order="left")
    .join(agreement.lazy(), on=["country", "destination", "sector"], how="left", maintain_order="left")
    .with_columns(old=((pl.col("max_age") > 0) & (
        (pl.lit(ASOF) - pl.col("issued")).dt.total_days() > pl.col("max_age"))).fill_null(False))
    .collect())
missing = pl.col("every") & ~pl.col("proved")
step = pl.col("eqf") - pl.col("eqf_own")
packed = (
    (pl.col("points") // pl.col("size")) * (1 << 40)
    + (LOWEST - pl.col("t").cast(pl.Int64)) * (1 << 20)
    + missing.cast(pl.Int64) * 4
    + (step == 1).cast(pl.Int64) * 2
    + ((pl.col("mandatory") & ~pl.col("proved")) != 0).cast(pl.Int64))
pick = (
    case.lazy().filter(~pl.col("expired") & pl.col("accredited") & pl.col("agreement").is_not_null())
    .select("r", "destination", eqf_own="eqf", a=attained).explode("a")
    .with_columns(pl.col("a").cast(unit_code))
    .join(link.lazy(), on=["a", "destination"])
    .group_by("r", "u").agg(pl.col("w").max(), pl.col("t", "hours", "bit", "eqf_own").first())
    .group_by("r", "t").agg(
        pl.col("eqf_own").first(), points=(pl.col("hours") * pl.col("w")).cast(pl.Int64).sum(),
        proved=pl.when(pl.col("w") >= 500).then(pl.col("bit")).otherwise(0).sum())
    .join(target.lazy().select("t", "eqf", "size", "every", "mandatory"), on="t")
    .select("r", p=pl.when(step <= 1).then(packed))
    .group_by("r").agg(pl.col("p").max())
    .collect())
names = target.select("standard", t="t")
p = pl.col("p")
texts = ["EXPIRED", "NOT_ACCREDITED", "NO_AGREEMENT", "NO_TARGET", "LEVEL_GAP", "LOW_COVERAGE",
         "PARTIAL_COVERAGE", "CONDITIONS", "FULL"]
reasons = pl.Enum(texts)
grades = pl.Enum(["none", "partial", "conditional", "full"])
result = (
    case.lazy().select("r", "id", "expired", "accredited", "agreement", "old")
    .join(pick.lazy().with_columns(some=True), on="r", how="left")
    .with_columns(
        coverage=p // (1 << 40), t=(LOWEST - (p // (1 << 20)) % (1 << 20)).cast(pl.Int32),
        missing=(p // 4) % 64,
        cond=pl.when(p.is_null()).then(0).otherwise(p % 4 + pl.col("old").cast(pl.Int64) * 4))
    .with_columns(
        rule=pl.when(pl.col("expired")).then(0).when(~pl.col("accredited")).then(1)
        .when(pl.col("agreement").is_null()).then(2).when(pl.col("some").is_null()).then(3)
        .when(p.is_null()).then(4).when(pl.col("coverage") < 400).then(5)
        .when(pl.col("coverage") < 800).then(6).when(pl.col("cond") != 0).then(7).otherwise(8)
        .cast(pl.UInt8))
    .join(names.lazy(), on="t", how="left")
    .select(
        "id", decision=pl.when(pl.col("rule") > 5).then(pl.col("rule") - 5).otherwise(0)
        .cast(pl.UInt8).cat.to(grades), reason=pl.col("rule").cat.to(reasons), target="standard",
        coverage=pl.col("coverage").fill_null(0),
        agreement=pl.when(pl.col("rule") > 1).then(pl.col("agreement")),
        missing=pl.col("missing").fill_null(0), cond="cond")
    .collect())
result.write_csv(output, quote_style="never")
t3, c3 = time.perf_counter(), cpu()
print(f"CPU_LOAD {c1 - c0:.3f} CPU_INGEST {c2 - c1:.3f} CPU_EVAL {c3 - c2:.3f} "
      f"LOAD {t1 - t0:.3f} INGEST {t2 - t1:.3f} EVAL {t3 - t2:.3f} ENGINE Polars {pl.__version__}")
