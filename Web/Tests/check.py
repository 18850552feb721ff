"""Checks the site: what `scripts/check-site` runs. Usage: check.py TOOL MODULE WORK [AXE]

Prints a line for each check; the last line is `N passed, N failed`. CHECK_SITE=all opens every page
in every language and asks the module about every certificate and country; CHECK_SITE=short takes a
small library and no module (MODULE is then ignored).
"""
import functools, glob, hashlib, http.server, json, os, shutil, subprocess, sys, threading, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import hostile, pages
from browser import Browser, Tab

tool, module, work = (os.path.abspath(path) for path in sys.argv[1:4])
axe = open(sys.argv[4], encoding="utf-8").read() if len(sys.argv) > 4 else None
here = os.path.dirname(os.path.abspath(__file__))
extent = os.environ.get("CHECK_SITE", "some")
short = extent == "short"
small = os.path.join(here, "../../Frameworks/Cases/libraries/approved-row")
day = "2026-11-22"
passed = failed = 0
began = time.monotonic()


def report(name, faults, remark=""):
    global passed, failed
    faults = list(faults)
    if faults:
        failed += 1
    else:
        passed += 1
    seconds = f"{time.monotonic() - began:.0f} s"
    print(f"{'FAILED' if faults else 'ok':7}{name}{': ' + remark if remark else ''} ({seconds})", flush=True)
    for fault in faults[:12]:
        print("       ", fault)


def make(name, *options):
    folder = os.path.join(work, name)
    shutil.rmtree(folder, ignore_errors=True)
    start = time.monotonic()
    if not short:
        options += ("--module", module)
    subprocess.run([tool, "site", "-o", folder, "--on", day, *options],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder, time.monotonic() - start


site, seconds = make("site", *(("--frameworks", small) if short else ()))
faults, names, largest = pages.check(site)
size = sum(os.path.getsize(os.path.join(site, path)) for path in names)
home = os.path.getsize(f"{site}/es/index.html") + os.path.getsize(f"{site}/assets/site.css")
if home > 100_000:
    faults.append(f"the home page with its style has {home} bytes")
report("structure, policy, links, sizes", faults,
       f"{len(names)} pages, {size // 1000} kB, made in {seconds:.1f} s; largest {largest[0]} bytes"
       f" ({largest[1]}), home with style {home} bytes")

cases = os.path.join(work, "module.md")


def module_in_node():
    """The module's answers in node, against what the tool prints."""
    asked = json.loads(subprocess.run(
        ["node", os.path.join(here, "agree.js"), f"{site}/assets", cases, day, extent],
        check=True, capture_output=True, text=True).stdout)
    compared = subprocess.run([tool, "rules", "test", cases], capture_output=True, text=True)
    single = subprocess.run(
        [tool, "check", "CL:P-5510-4224-001-V02", "--to", "MX", "--on", day, "--format", "json"],
        capture_output=True, text=True).stdout
    faults = [] if compared.returncode == 0 else compared.stdout.splitlines()[:12] + [compared.stderr]
    if json.loads(single)["knowledge"]["digest"] != asked["digest"]:
        faults.append("another digest")
    report("module in node = recognize check", faults,
           f"{asked['asked']} answers, byte for byte; {compared.stdout.splitlines()[0] if compared.stdout else ''}")


if not short:
    module_in_node()

browser = Browser(os.path.join(work, "profile"))
tab = Tab(browser)
kinds = {}
for path in sorted(names, key=lambda path: not path.startswith("es/")):
    kinds.setdefault(os.path.basename(path).split("-")[0], path)
spanish = [path for path in names if path.startswith("es/")]
others = [path.replace("es/", f"{language}/", 1) for path in kinds.values() if path.startswith("es/")
          for language in ("pt", "en") if path.replace("es/", f"{language}/", 1) in names]


def visit(root, paths, width=320, dark=False):
    """Opens pages at a width: errors, requests elsewhere, scrolling to the side."""
    faults = []
    tab.size(width, 800, dark)
    for path in paths:
        requests, wrong = tab.open(root + path)
        faults += [f"{path}: {text}" for text in wrong]
        faults += [f"{path}: asks for {url[:120]}" for url in requests if not url.startswith(root)
                   and not url.startswith("data:,")]
        wide = tab.run("document.scrollingElement.scrollWidth")
        if wide > width:
            faults.append(f"{path}: {wide} px wide at {width} px")
    return faults


root = f"file://{site}/"
# Of the pages of records that differ only in their facts, every one of each kind up to a number.
counts, chosen = {}, []
for path in spanish:
    kind = os.path.basename(path).split("-")[0]
    counts[kind] = counts.get(kind, 0) + 1
    if extent == "all" or counts[kind] <= 60:
        chosen.append(path)
opened = (names if extent == "all" else chosen + others)
report("every page from file://, 320 px", visit(root, opened), f"{len(opened)} pages opened")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(
    ("127.0.0.1", 0), functools.partial(Quiet, directory=site))
threading.Thread(target=server.serve_forever, daemon=True).start()
served = f"http://127.0.0.1:{server.server_address[1]}/"
report("from a plain server", visit(served, sorted(kinds.values()), 1280, True),
       f"{len(kinds)} pages")

# The keyboard: every link and control of a page in order, none hidden, none a trap.
FOCUS = """(() => { const e = document.activeElement; const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  return { id: [...document.querySelectorAll('a,button,input,select,textarea,summary,[tabindex="0"]')].indexOf(e),
    text: (e.textContent || e.id).slice(0, 30), outline: style.outlineStyle !== 'none',
    seen: box.bottom > 0 && box.top < innerHeight }; })()"""


def walk(path, most=60):
    tab.size(1280, 800)
    tab.open(root + path)
    tab.call("Page.bringToFront")
    faults, seen = [], []
    for _ in range(most):
        tab.press("Tab", 9)
        now = tab.run(FOCUS)
        if now["id"] < 0 or now["id"] in seen:
            break
        seen.append(now["id"])
        if not now["outline"]:
            faults.append(f"{path}: focus on '{now['text']}' cannot be seen")
        if not now["seen"]:
            faults.append(f"{path}: '{now['text']}' is out of sight when focused")
    if len(seen) < 8:
        faults.append(f"{path}: only {len(seen)} stops")
    if seen != sorted(seen):
        faults.append(f"{path}: focus jumps: {seen}")
    return faults, len(seen)


walks = [walk(path) for path in ("es/index.html", "es/search.html", "es/compare.html",
                                 "es/standard-CL_P-5510-4224-001-V02.html")]
report("keyboard walk", [fault for found, _ in walks for fault in found],
       f"{sum(count for _, count in walks)} stops")

# Search as one types, by the keyboard alone.
faults = []
tab.open(root + "es/search.html")
tab.run("document.getElementById('query').focus()")
tab.type("chile" if short else "gasfiter")
if tab.run("document.querySelectorAll('#results a').length") < 1:
    faults.append("no result for the first word")
tab.run("document.getElementById('query').value = ''")
tab.type("recepcionista")
if "recepcionista" not in tab.run("document.querySelector('#results').textContent").lower():
    faults.append("no result for 'recepcionista'")
report("search", faults)

# Nothing but the check page, the editor, their scripts: no answer is prepared anywhere.
bare = os.path.join(work, "bare")


def strip():
    """A copy of the site without any page but those that ask the module: how many files are left."""
    shutil.rmtree(bare, ignore_errors=True)
    shutil.copytree(site, bare)
    for path in names:
        if os.path.basename(path) not in ("check.html", "editor.html"):
            os.remove(os.path.join(bare, path))
    return glob.glob(bare + "/**/*.*", recursive=True)


def module_in_browser():
    """The module in the browser answers as it did in node."""
    left = strip()
    sample = json.load(open(cases + ".sample.json"))
    for address, name in ((f"file://{bare}/", "file://"), (served, "server")):
        faults = []
        tab.size(1280, 900)
        tab.open(address + "es/check.html")
        tab.until("engine !== null")
        wrong = tab.run("(async () => { const wrong = []; for (const item of " + json.dumps(sample) + """) {
          const text = new TextEncoder().encode(engine.check(item.question));
          const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', text))]
            .map((byte) => byte.toString(16).padStart(2, '0')).join('');
          if (digest !== item.digest) wrong.push(item.question.credentials[0].certificate); }
          return wrong; })()""")
        faults += [f"another answer: {item}" for item in wrong]
        report(f"module in Chromium = in node, {name}", faults,
               f"{len(sample)} answers; {len(left)} files left" if name == "file://" else f"{len(sample)} answers")


def check_page():
    """The form, by hand: certificate, destination, what is known of the paper; the answer of the tool."""
    faults = []
    tab.open(f"file://{bare}/es/check.html")
    tab.until("engine !== null")
    tab.run("document.getElementById('words').focus()")
    tab.type("CL:P-5510-4224-001-V02")
    tab.run(f"""(() => {{ const f = document.getElementById('question').elements; f.to.value = 'MX';
      f.on.value = '{day}'; f.evidence.value = 'original'; f.expires.value = '2027-02-28';
      f.proposed.checked = true; document.querySelector('button[type=submit]').click(); }})()""")
    told = subprocess.run(
        [tool, "check", "CL:P-5510-4224-001-V02", "--to", "MX", "--on", day, "--lang", "es", "--trust", "proposed",
         "--evidence", "original", "--expires", "2027-02-28", "--format", "json"],
        capture_output=True, text=True).stdout
    if tab.run("document.querySelector('#answer pre').textContent") != told.rstrip("\n"):
        faults.append("the form's answer differs from the tool's")
    if not tab.run("document.querySelector('#answer .outcome').textContent"):
        faults.append("no outcome is shown")
    requests, wrong = tab.faults()
    faults += wrong + [url for url in requests if not url.startswith("file://")]
    report("check page", faults)


def editor_page():
    """The editor: a planted error is shown at its line; mended with another condition, decisions change."""
    faults = []
    tab.open(f"file://{bare}/es/editor.html")
    tab.until("document.querySelectorAll('#decisions tbody tr').length > 0")
    rows = tab.run("document.querySelectorAll('#decisions tbody tr').length")
    tab.run("""(() => { const area = document.getElementById('book'); area.dataset.kept = area.value;
      area.value = area.value.replace('finding covered per candidate', 'findng covered per candidate');
      area.dispatchEvent(new Event('input')); })()""")
    tab.until("document.querySelectorAll('#found .error').length > 0")
    error = tab.run("document.querySelector('#found .error').textContent")
    line = tab.run("document.getElementById('book').value.split('\\n').findIndex((line) => line.startsWith('findng')) + 1")
    if not error.startswith(f"{line}:"):
        faults.append(f"the error stands at '{error[:30]}', planted at line {line}")
    tab.run("""(() => { const area = document.getElementById('book');
      area.value = area.dataset.kept.replace('full-coverage: number = 1 from', 'full-coverage: number = 1/2 from');
      area.dispatchEvent(new Event('input')); })()""")
    try:
        tab.until("document.querySelectorAll('#decisions tr.changed').length > 0", 30)
    except RuntimeError:
        faults.append("no decision changes: " + tab.run("document.getElementById('found').textContent")[:300])
    changed = tab.run("[...document.querySelectorAll('#decisions tr.changed')].map((row) => row.innerText).join(' | ')")
    report("editor", faults, f"{rows} questions; '{error[:60]}'; then {changed[:160]}")


if not short:
    module_in_browser()
    check_page()
    editor_page()

# Print: the page as paper has it, nothing cut off at the side.
faults, printed = [], 0
for path in ("es/index.html", "es/standard-CL_P-5510-4224-001-V02.html", "es/instrument-MODEL_charter.html"):
    tab.open(root + path)
    tab.size(720, 1000, media="print")
    if tab.run("document.scrollingElement.scrollWidth") > 720:
        faults.append(f"{path}: too wide on paper")
    if tab.run("getComputedStyle(document.querySelector('.top nav')).display") != "none":
        faults.append(f"{path}: the navigation is printed")
    printed += len(tab.call("Page.printToPDF", preferCSSPageSize=True)["data"])
report("print preview", faults, f"{printed * 3 // 4 // 1000} kB of PDF")

# Rules of accessibility (axe-core), light and dark, desk and phone.
if axe:
    faults, count = [], 0
    tested = [path for path in kinds.values() if path.startswith("es/")]
    for dark, width in ((False, 1280), (True, 375)):
        tab.size(width, 900, dark)
        for path in tested:
            tab.open(root + path)
            tab.run(axe + "; 0")
            result = tab.run("axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', "
                             "'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
                             ".then((r) => ({version: axe.version, passes: r.passes.length, violations: r.violations"
                             ".map((v) => v.id + ': ' + v.nodes.length + ' ' + v.nodes[0].html.slice(0, 110) + ' '"
                             " + (v.nodes[0].any[0] || {message: ''}).message)}))")
            count += result["passes"]
            faults += [f"{path} ({'dark' if dark else 'light'}): {item}" for item in result["violations"]]
    report("axe-core", faults, f"{len(tested)} pages twice, {count} rules passed")

# Names that are markup, very long, or turn the direction of text.
folder = os.path.join(work, "hostile")
hostile.make(small, folder)
bad, _ = make("hostile-site", "--frameworks", folder)
faults, few, _ = pages.check(bad)
faults += visit(f"file://{bad}/", [path for path in few if path.startswith("es/")])
tab.size(1280, 800)
tab.open(f"file://{bad}/es/standard-CL_P-5510-4224-001-V02.html")
if tab.run("document.querySelector('h1').textContent").count("<script>") != 1:
    faults.append("the title is not shown as text")
if tab.run("window.hostile === undefined") is not True:
    faults.append("a name was run")
report("hostile names", faults, f"{len(few)} pages")

browser.close()
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
