"""A copy of a small library in which every title is something that a page must not take for markup."""
import json, os, shutil

TITLES = [
    "<script>window.hostile = 1</script>",
    "\"'><img src=x onerror='window.hostile = 1'>&amp;&lt;",
    "derecha a izquierda: \u202eABC\u2066 \u05d0\u05d1\u05d2 \u200f",
    "😀👩🏽‍🔧🇨🇱 " * 20,
    "palabra" * 1500,
    "</title></textarea></script><h1>otro</h1>",
    "línea\u2028otra\u0000\u001b[31m",
]


def spoil(value, key, number):
    if isinstance(value, dict):
        return {name: spoil(item, name, number) for name, item in value.items()}
    if isinstance(value, list):
        return [spoil(item, key, number) for item in value]
    if isinstance(value, str) and key in ("es", "pt", "en", "title", "sectorName", "acronym"):
        number[0] += 1
        return TITLES[number[0] % len(TITLES)]
    if isinstance(value, str) and key == "url":
        return "javascript:window.hostile=1"
    return value


def make(source, folder):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    number = [-1]
    # The name of the receptionist, which the checks look at, is the first.
    paths = sorted(os.path.join(where, name) for where, _, names in os.walk(folder)
                   for name in names if name.endswith(".json"))
    for path in sorted(paths, key=lambda path: not path.endswith("CL/standards.json")):
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        if path.endswith("CL/standards.json"):
            data["items"] = spoil(data["items"], "", number)
            data["items"][0]["title"] = {"es": TITLES[0]}
        else:
            data = spoil(data, "", number)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=1)
