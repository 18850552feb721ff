// Asks the engine about a certificate and shows its answer.
"use strict";

const words = recognizeWords;
const lang = document.documentElement.lang;
const standards = entriesOf(recognizeIndex).filter((entry) => entry.kind === "standard");
const form = document.getElementById("question");
const answer = document.getElementById("answer");
const status = document.getElementById("status");
const choice = form.elements.certificate;
let engine = null;

function offer() {
  const text = form.elements.words.value;
  const exact = standards.filter((entry) => entry.id === text);
  const found = exact.length ? exact : find(standards, text, 40);
  choice.replaceChildren(...found.map((entry) =>
    make("option", { value: entry.id }, `${entry.title || entry.id} (${entry.id})`)));
  if (found.length) choice.selectedIndex = 0;
}

function value(name) {
  const text = form.elements[name].value;
  return text === "" ? null : text;
}

// The day after: the engine counts up to the first day on which a paper is no longer in force.
function dayAfter(text) {
  if (text === null) return null;
  const day = new Date(text + "T00:00:00Z");
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function question() {
  const credential = {
    certificate: choice.value, country: value("from"), issued: value("issued"),
    expires: dayAfter(value("expires")), evidence: value("evidence"),
    verified: { authenticity: value("authenticity"), identity: value("identity") },
  };
  return {
    lang, why: "short", credentials: [credential], destination: value("to"), on: value("on"),
    purpose: value("purpose"), trust: form.elements.proposed.checked ? "proposed" : "reviewed",
  };
}

function bar(part) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [key, value] of [["class", "bar"], ["viewBox", "0 0 100 8"],
    ["preserveAspectRatio", "none"], ["aria-hidden", "true"]]) svg.setAttribute(key, value);
  for (const [name, share, y, height] of [["room", 1, 0, 8], ["possible", part.possible, 2.5, 3],
    ["certain", part.certain, 0, 8]]) {
    const box = document.createElementNS(space, "rect");
    box.setAttribute("class", name);
    box.setAttribute("width", Number(share) * 100);
    box.setAttribute("y", y);
    box.setAttribute("height", height);
    svg.append(box);
  }
  const text = part.certain === part.possible ? percent(part.certain, false)
    : words.coverage.replace("#1", percent(part.certain, false)).replace("#2", percent(part.possible, true));
  return make("span", { class: "coverage" }, svg, make("span", {}, text));
}

function show(decision, outline) {
  const parts = [
    make("p", { class: "faint" }, outline.title),
    make("p", { class: "outcome " + decision.outcome }, words.outcomes[decision.outcome]),
  ];
  if (decision.coverage) {
    const rows = decision.components.length > 1 ? decision.components : [];
    parts.push(make("figure", {}, make("figcaption", {}, words.covered), bar(decision.coverage),
      make("ul", { class: "parts" }, ...rows.map((part) => make("li", {},
        make("span", {}, part.title || part.component), bar(part))))));
  }
  for (const section of outline.sections) {
    const lines = section.entries.map((entry) => make("li", {},
      entry.label ? make("b", {}, entry.label + ": ") : null, entry.text,
      entry.details.length
        ? make("ul", {}, ...entry.details.map((text) => make("li", {}, text))) : null));
    parts.push(make("section", {}, section.heading ? make("h3", {}, section.heading) : null,
      make("ul", { class: "entries" }, ...lines)));
  }
  return parts;
}

function ask(event) {
  event.preventDefault();
  if (!engine || !choice.value) {
    status.textContent = words.choose;
    return;
  }
  const text = engine.check(question());
  const decision = JSON.parse(text);
  if (decision.fault) {
    answer.replaceChildren(make("p", { class: "note-box" }, decision.fault));
    return;
  }
  const whole = make("details", {}, make("summary", {}, words.json), make("pre", { tabindex: "0" }, text));
  answer.replaceChildren(...show(decision, engine.explain()), whole);
  status.textContent = words.outcomes[decision.outcome];
  answer.focus();
}

async function begin() {
  form.hidden = false;
  form.elements.on.value = new Date().toISOString().slice(0, 10);
  form.addEventListener("submit", ask);
  form.elements.words.addEventListener("input", offer);
  if (location.hash) form.elements.words.value = decodeURIComponent(location.hash.slice(1));
  offer();
  status.textContent = words.loading;
  await new Promise((resume) => setTimeout(resume, 30));
  engine = await Engine.open(bytesOf(recognizeModule), bytesOf(recognizeSnapshot));
  status.textContent = words.ready.replace("#", engine.known.standards);
  form.querySelector("button").disabled = false;
}

begin();
