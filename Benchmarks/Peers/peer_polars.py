#!/usr/bin/env python3
"""The benchmark decision in Polars, as one who knows the library writes it, with integer or Enum keys.

usage: peer_polars.py STATICDIR CREDENTIALS.(csv|ndjson) OUT.csv [threads]

Every code is an Enum and a credential is its row number, so that joins and groups compare integers; links,
agreements, levels and credits are composed while loading; units are looked up only for credentials that get so
far. Each step of the decision is a data frame. peer_polars_packed.py goes further. Prints the CPU seconds of each
phase.
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


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def read(name: str, **kinds: pl.DataType) -> pl.DataFrame:
    return pl.read_csv(f"{static}/{name}.csv", try_parse_dates=True, schema_overrides=kinds)


def codes(name: str, column: str) -> pl.Enum:
    listed = pl.read_csv(f"{static}/{name}.csv", columns=[column], infer_schema=False)
    return pl.Enum(listed[column].unique().sort())


t0, c0 = time.perf_counter(), cpu()
standard_code, sector_code = codes("standards", "standard"), codes("standards", "sector")
country_code, unit_code = codes("standards", "country"), codes("units", "unit")
agreement_code, issuer_code = codes("agreements", "agreement"), codes("issuers", "issuer")
standards = read("standards", standard=standard_code, country=country_code, sector=sector_code).join(
    read("frameworks", country=country_code), on=["country", "nat_level"], how="left").select(
    "standard", "country", "sector", "eqf")
units = read("units", unit=unit_code, standard=standard_code).join(
    read("elements", unit=unit_code).group_by("unit").agg(credits=pl.col("hours").sum()), on="unit").join(
    standards.select("standard", "country"), on="standard")
size = units.group_by("standard").agg(size=pl.col("credits").sum())
at = units.select("unit", "country")
alignment = (
    read("alignments", src_unit=unit_code, dst_unit=unit_code)
    .join(at.rename({"unit": "src_unit", "country": "src"}), on="src_unit")
    .join(at.rename({"unit": "dst_unit", "country": "dst"}), on="dst_unit")
    .select("src", "dst", a="src_unit", u="dst_unit", w="weight"))
direct = alignment.filter((pl.col("src") != "HUB") & (pl.col("dst") != "HUB")).select(
    "a", "u", "w", destination="dst")
through = (
    alignment.filter((pl.col("dst") == "HUB") & (pl.col("src") != "HUB")).select("a", h="u", v="w")
    .join(alignment.filter((pl.col("src") == "HUB") & (pl.col("dst") != "HUB"))
          .select("u", "w", h="a", destination="dst"), on="h")
    .select("a", "u", w=pl.col("v") * pl.col("w") // 1000, destination="destination"))
link = pl.concat([direct, through]).filter(pl.col("w") > 0).group_by("a", "u", "destination").agg(
    pl.col("w").max())
in_force = read("agreements", agreement=agreement_code, src=country_code, dst=country_code).filter(
    (pl.col("valid_from") <= ASOF) & (pl.col("valid_to") > ASOF)).join(
    read("agreement_scope", agreement=agreement_code), on="agreement")
agreement = (
    pl.concat([
        in_force.filter(pl.col("sector") != "*").with_columns(pl.col("sector").cast(sector_code)),
        in_force.filter(pl.col("sector") == "*").drop("sector")
        .join(standards.select("sector").unique(), how="cross").select(*in_force.columns)])
    .sort("agreement").group_by("src", "dst", "sector", maintain_order=True).first()
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
    .select("r", accredited=True).unique())
case = (
    given.lazy().join(standards.lazy().drop("country"), on="standard")
    .join(agreement.lazy(), on=["country", "destination", "sector"], how="left")
    .join(accredited, on="r", how="left")
    .with_columns(
        expired=(pl.col("expiry") <= ASOF).fill_null(False), accredited=pl.col("accredited").fill_null(False),
        old=((pl.col("max_age") > 0) & (
            (pl.lit(ASOF) - pl.col("issued")).dt.total_days() > pl.col("max_age"))).fill_null(False))
    .collect())
live = case.lazy().filter(~pl.col("expired") & pl.col("accredited") & pl.col("agreement").is_not_null())
best = (
    live.select("r", "destination", a=attained).explode("a").with_columns(pl.col("a").cast(unit_code))
    .join(link.lazy(), on=["a", "destination"]).group_by("r", "u").agg(pl.col("w").max()).collect())
covered = (
    best.lazy().join(units.lazy().select("standard", "credits", u="unit"), on="u")
    .group_by("r", "standard").agg(points=(pl.col("credits") * pl.col("w")).sum())
    .join(size.lazy(), on="standard")
    .join(live.select("r", own="eqf"), on="r")
    .join(standards.lazy().select("standard", "eqf"), on="standard")
    .select("r", "standard", coverage=pl.col("points") // pl.col("size"), step=pl.col("eqf") - pl.col("own"))
    .collect())
target = (
    covered.lazy().filter(pl.col("step") <= 1).sort(["coverage", "standard"], descending=[True, False])
    .group_by("r", maintain_order=True).first().collect())
lacking = (
    target.lazy().select("r", "standard")
    .join(units.lazy().select("standard", "idx", "mandatory", u="unit"), on="standard")
    .join(best.lazy(), on=["r", "u"], how="left").filter(pl.col("w").fill_null(0) < 500)
    .group_by("r").agg(missing=pl.lit(2).cast(pl.Int64).pow(pl.col("idx")).sum(), one=pl.col("mandatory").max()))
nothing = pl.col("standard").is_null()
reasons = {
    "EXPIRED": pl.col("expired"), "NOT_ACCREDITED": ~pl.col("accredited"),
    "NO_AGREEMENT": pl.col("agreement").is_null(), "NO_TARGET": pl.col("some").is_null(), "LEVEL_GAP": nothing,
    "LOW_COVERAGE": pl.col("coverage") < 400, "PARTIAL_COVERAGE": pl.col("coverage") < 800,
    "CONDITIONS": pl.col("cond") != 0}
reason = pl.lit("FULL")
for name, holds in reversed(reasons.items()):
    reason = pl.when(holds).then(pl.lit(name)).otherwise(reason)
result = (
    case.lazy().select("r", "id", "expired", "accredited", "agreement", "old")
    .join(target.lazy(), on="r", how="left")
    .join(covered.lazy().select("r").unique().with_columns(some=True), on="r", how="left")
    .join(lacking, on="r", how="left")
    .with_columns(cond=pl.when(nothing).then(0).otherwise(
        pl.col("one").fill_null(0) + pl.when(pl.col("step") == 1).then(2).otherwise(0)
        + pl.when(pl.col("old")).then(4).otherwise(0)))
    .with_columns(reason=reason)
    .select(
        "id", decision=pl.col("reason").replace_strict(
            {"FULL": "full", "CONDITIONS": "conditional", "PARTIAL_COVERAGE": "partial"}, default="none"),
        reason="reason", target="standard", coverage=pl.col("coverage").fill_null(0),
        agreement=pl.when(pl.col("expired") | ~pl.col("accredited")).then(None).otherwise(pl.col("agreement")),
        missing=pl.col("missing").fill_null(0), cond="cond")
    .collect())
result.write_csv(output, quote_style="never")
t3, c3 = time.perf_counter(), cpu()
print(f"CPU_LOAD {c1 - c0:.3f} CPU_INGEST {c2 - c1:.3f} CPU_EVAL {c3 - c2:.3f} "
      f"LOAD {t1 - t0:.3f} INGEST {t2 - t1:.3f} EVAL {t3 - t2:.3f} ENGINE Polars {pl.__version__}")
