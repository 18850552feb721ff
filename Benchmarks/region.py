#!/usr/bin/env python3
"""Writes a region of N components and as many crosswalk rows, for measuring `validate`.

Twenty countries, each with a system that words its titles, a body, a framework of eight levels, standards of
ten units and twenty elements under a drawn occupation, and tables of rows to the next country; beside them the
shipped classifications and words. The same seed gives the same bytes.
Usage: Benchmarks/region.py COMPONENTS ROWS FOLDER [SEED]
"""
import json, os, random, shutil, sys

components, rows, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
draw = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
COUNTRIES = ["AR", "BB", "BO", "BR", "CL", "CO", "CR", "DO", "EC", "GT", "GY", "HN", "JM", "MX", "NI", "PA", "PE",
             "PY", "TT", "UY"]
VERBS = "Instalar Mantener Reparar Registrar Operar Limpiar Preparar Medir Revisar Montar Cortar Soldar Atender".split()
SYLLABLES = "ba be bo ca ce co da de do fa fe ga go la le lo ma me mi mo na ne no pa pe po ra re ro sa se so ta te".split()
NOUNS = sorted({"".join(draw.choices(SYLLABLES, k=draw.choice([3, 3, 4]))) for _ in range(3000)})
SOURCES = {"s": {"url": "https://example.org/s", "title": "S", "tier": "official", "read": "2026-01-01"}}
PER_STANDARD = 31


def title():
    words = [draw.choice(VERBS), draw.choice(NOUNS), "de", draw.choice(NOUNS), "según", "normativa", draw.choice(NOUNS)]
    return {"es": " ".join(words)}


def write(name, schema, items):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        head = {"schema": schema, "version": 1, "sources": SOURCES}
        file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [\n')
        file.write(",\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n]}\n")


def fact(record):
    return {**record, "source": ["s"], "status": "official"}


os.makedirs(folder, exist_ok=True)
shipped = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "Frameworks", "Classifications")
shutil.copytree(shipped, os.path.join(folder, "Classifications"), dirs_exist_ok=True)
with open(os.path.join(shipped, "isco08.classification.tsv"), encoding="utf-8") as file:
    OCCUPATIONS = [line.split("\t")[0] for line in file if line.split("\t")[1:2] == ["unit"]]
with open(os.path.join(folder, "library.json"), "w") as file:
    json.dump({"schema": "recognize/library", "version": 1, "sources": SOURCES, "release": "generated", "date": "2026-01-01"}, file)
units = {}
for place, country in enumerate(COUNTRIES):
    count = components // PER_STANDARD // len(COUNTRIES) + (place < components // PER_STANDARD % len(COUNTRIES))
    write(f"{country}/frameworks.json", "recognize/frameworks", [fact({
        "id": f"{country}:~f", "country": country, "acronym": "F", "title": {"es": "Marco"}, "levelList": "complete",
        "levelCount": 8, "levels": [{"label": str(n), "position": n} for n in range(1, 9)]})])
    write(f"{country}/systems.json", "recognize/systems", [fact({
        "id": f"{country}-S", "country": country, "body": f"{country}:~b", "title": {"es": "Sistema"}, "lang": "es",
        "framework": f"{country}:~f", "codes": [{"of": "standard", "pattern": "E{d6}"}, {"of": "unit", "pattern": "U{d7}"}],
        "wording": [{"of": kind, "form": "infinitive", "condition": "required"} for kind in ("standard", "unit", "element")]})])
    write(f"{country}/bodies.json", "recognize/bodies", [fact({
        "id": f"{country}:~b", "country": country, "title": {"es": "Organismo"}, "kind": "certification-body"})])
    standards, units[country] = [], []
    for number in range(count):
        parts = []
        for unit in range(10):
            code = f"U{number * 10 + unit:07d}"
            units[country].append(f"{country}:{code}")
            parts.append({"code": code, "kind": "unit", "title": title(), "hours": draw.choice([20, 40, 60]), "list": "complete",
                          "components": [{"kind": "element", "title": title()}, {"kind": "element", "title": title()}]})
        standards.append(fact({
            "id": f"{country}:E{number:06d}", "code": f"E{number:06d}", "country": country, "system": f"{country}-S",
            "body": f"{country}:~b", "title": title(), "level": {"framework": f"{country}:~f", "label": str(draw.randint(1, 8))},
            "isco08": [draw.choice(OCCUPATIONS)], "use": "current", "from": "2020-01-01", "to": "2030-01-01", "list": "complete", "components": parts}))
    write(f"{country}/standards.json", "recognize/standards", standards)
for place, country in enumerate(COUNTRIES):
    other = COUNTRIES[(place + 1) % len(COUNTRIES)]
    count = rows // len(COUNTRIES) + (place < rows % len(COUNTRIES))
    path = os.path.join(folder, "Crosswalks", f"{country}-{other}.sssom.tsv".lower())
    os.makedirs(os.path.dirname(path), exist_ok=True)
    seen = set()
    with open(path, "w") as file:
        names = [country, other, country.lower()]
        file.write("#curie_map: {rec: \"urn:x-recognize:term:\", semapv: \"https://w3id.org/semapv/vocab/\", "
                   "skos: \"http://www.w3.org/2004/02/skos/core#\", "
                   + ", ".join(f'{name}: "urn:x-recognize:{name}:"' for name in names) + "}\n")
        file.write(f"#mapping_set_id: urn:x-recognize:crosswalk:{country}-{other}\n")
        file.write("#license: \"https://creativecommons.org/publicdomain/zero/1.0/\"\n#sssom_version: \"1.1\"\n")
        file.write("#extension_definitions: [" + ", ".join(
            f"{{slot_name: {slot}, property: \"rec:{name}\", type_hint: xsd:string}}" for slot, name in
            [("rec_status", "status"), ("rec_source", "source"), ("rec_sources", "sources"), ("rec_read", "read")]) + "]\n")
        file.write("#rec_read: 2026-01-01\n#rec_sources: \"s\\thttps://example.org/s\\tS\\tofficial\"\n")
        file.write("record_id\tsubject_id\tpredicate_id\tobject_id\tmapping_justification\tauthor_id\trec_status\trec_source\n")
        while len(seen) < count and units[country] and units[other]:
            pair = (draw.choice(units[country]), draw.choice(units[other]))
            if pair in seen:
                continue
            seen.add(pair)
            predicate = draw.choice(["skos:exactMatch", "skos:narrowMatch", "skos:broadMatch", "skos:relatedMatch"])
            file.write(f"{country.lower()}:{len(seen)}\t{pair[0]}\t{predicate}\t{pair[1]}\tsemapv:LexicalMatching\trec:a\tinferred\ts\n")
print(f"{components} components and {rows} rows in {folder}")
