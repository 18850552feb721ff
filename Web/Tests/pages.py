"""Rules that every page of the site holds, read off its text: structure, policy, links, sizes."""
import html.parser, os, re, urllib.parse

VOID = {"meta", "link", "input", "br", "hr", "col"}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.ids, self.links, self.loads = [], [], set(), [], []
        self.headings, self.labels, self.controls, self.counts = [], set(), [], {}
        self.language, self.policy, self.title = None, None, ""
        self.feed(text)
        self.close()
        if self.open:
            self.faults.append(f"not closed: {self.open}")
        self.finish()

    def handle_starttag(self, name, pairs):
        attributes = dict(pairs)
        self.counts[name] = self.counts.get(name, 0) + 1
        if name not in VOID:
            self.open.append(name)
        for key in attributes:
            if key == "style" or key.startswith("on"):
                self.faults.append(f"<{name} {key}> breaks the policy")
        place = attributes.get("id")
        if place is not None:
            if place in self.ids:
                self.faults.append(f"id twice: {place}")
            self.ids.add(place)
        if name == "html":
            self.language = attributes.get("lang")
        if name == "meta" and attributes.get("http-equiv") == "Content-Security-Policy":
            self.policy = attributes.get("content")
        if name in ("script", "link", "img"):
            self.loads.append(attributes.get("src") or attributes.get("href"))
        if name == "script" and not attributes.get("src"):
            self.faults.append("a script in the page")
        if name == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if re.fullmatch("h[1-6]", name):
            self.headings.append(int(name[1]))
        if name == "label":
            self.labels.add(attributes.get("for"))
        if name in ("input", "select", "textarea"):
            self.controls.append(place)
        if name == "svg" and "aria-hidden" not in attributes and not attributes.get("aria-label"):
            self.faults.append("a drawing without words")
        if attributes.get("role") == "region" or name == "nav":
            if not (attributes.get("aria-label") or attributes.get("aria-labelledby")):
                self.faults.append(f"<{name}> without a name")
        for key in ("aria-labelledby", "for"):
            if key in attributes:
                self.links.append("#" + attributes[key])

    def handle_endtag(self, name):
        if name in VOID:
            return
        if not self.open or self.open[-1] != name:
            self.faults.append(f"</{name}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if self.open[-1:] == ["title"]:
            self.title += data

    def finish(self):
        if not self.language:
            self.faults.append("no language")
        if not self.title.strip():
            self.faults.append("no title")
        for name, count in (("h1", 1), ("main", 1)):
            if self.counts.get(name, 0) != count:
                self.faults.append(f"{self.counts.get(name, 0)} <{name}>")
        for before, after in zip(self.headings, self.headings[1:]):
            if after > before + 1:
                self.faults.append(f"h{after} after h{before}")
        for control in self.controls:
            if control not in self.labels:
                self.faults.append(f"no label for {control}")
        if not self.policy or "default-src 'none'" not in self.policy:
            self.faults.append("no policy")


def check(root):
    """All pages below a folder: the faults, how many pages, and the largest."""
    pages, faults = {}, []
    for folder, _, names in os.walk(root):
        for name in names:
            if name.endswith(".html"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    pages[os.path.relpath(path, root)] = Page(file.read())
    largest = max((os.path.getsize(os.path.join(root, path)), path) for path in pages)
    if largest[0] > 500_000:
        faults.append(f"{largest[1]}: {largest[0]} bytes")
    for path, page in sorted(pages.items()):
        faults += [f"{path}: {fault}" for fault in page.faults]
        for target in page.links + page.loads:
            parts = urllib.parse.urlsplit(target)
            if parts.scheme in ("http", "https"):
                if target in page.loads:
                    faults.append(f"{path}: loads {target}")
                continue
            if target == "data:,":
                continue
            if parts.scheme:
                faults.append(f"{path}: {target}")
                continue
            file = os.path.normpath(os.path.join(os.path.dirname(path), parts.path)) \
                if parts.path else path
            if file in pages:
                place = urllib.parse.unquote(parts.fragment)
                if place and place not in pages[file].ids and not file.endswith("check.html"):
                    faults.append(f"{path}: no place {target}")
            elif not os.path.isfile(os.path.join(root, file)):
                faults.append(f"{path}: no file {target}")
    return faults, sorted(pages), largest
