"""A region of many invented standards with components, to measure what its site costs.
Usage: region.py COUNT SOURCE FOLDER: SOURCE is the shipped data, of which classifications are kept."""
import json, os, shutil, sys

COUNTRIES = "AR BB BO BR BS BZ CL CO CR CU DO EC GD GT GY HN HT JM MX PE".split()


def make(count, source, folder):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(os.path.join(source, "Classifications"), os.path.join(folder, "Classifications"))
    shutil.copy(os.path.join(source, "library.json"), folder)
    with open(os.path.join(source, "Classifications", "isco08.classification.tsv"), encoding="utf-8") as file:
        groups = [line.split("\t")[0] for line in file if line[:4].isdigit()]
    known = {"s": {"url": "https://example.org/s", "title": "Invented", "tier": "official", "read": "2026-11-01"}}
    each = count // len(COUNTRIES)
    for number, country in enumerate(COUNTRIES):
        items = []
        for row in range(each):
            items.append({
                "id": f"{country}:N{row:05}", "code": f"N{row:05}", "country": country, "system": "", "body": "",
                "kind": {"es": "norma inventada", "pt": "padrão inventado", "en": "invented standard"},
                "title": {"es": f"Oficio inventado {row} de {country}"}, "lang": "es",
                "isco08": {"value": [groups[(row * 7 + number) % len(groups)]], "source": ["s"],
                           "status": "inferred"},
                "use": {"value": "current", "source": ["s"], "status": "official"}, "list": "complete",
                "awardRule": {"es": "Todas las unidades."},
                "components": [{"code": None, "kind": "unit", "title": {"es": f"Unidad {unit} del oficio {row}"},
                                "source": ["s"], "status": "official"} for unit in range(4)],
                "source": ["s"], "status": "official"})
        os.makedirs(os.path.join(folder, country))
        with open(os.path.join(folder, country, "standards.json"), "w", encoding="utf-8") as file:
            json.dump({"schema": "recognize/standards", "version": 1, "sources": known, "items": items}, file,
                      ensure_ascii=False)


if __name__ == "__main__":
    make(int(sys.argv[1]), sys.argv[2], sys.argv[3])
