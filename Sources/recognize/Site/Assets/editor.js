// A rule book that is checked and decides as one types.
"use strict";

const words = recognizeWords;
const lang = document.documentElement.lang;
const area = document.getElementById("book");
const found = document.getElementById("found");
const table = document.getElementById("decisions");
const status = document.getElementById("status");
const name = area.dataset.name;
const original = area.value;
let engine = null;
let before = [];
let timer = 0;

function decide() {
  return recognizeExamples.map((question) => JSON.parse(engine.check({ ...question, lang })));
}

function label(decision) {
  const part = decision.coverage;
  const share = part ? ` · ${percent(part.certain, false)} – ${percent(part.possible, true)}` : "";
  return words.outcomes[decision.outcome] + share;
}

function goTo(item) {
  const lines = area.value.split("\n");
  let start = 0;
  for (let line = 0; line < item.line - 1; line++) start += lines[line].length + 1;
  const at = [...lines[item.line - 1]].slice(0, item.column - 1).join("").length;
  area.focus();
  area.setSelectionRange(start + at, start + at + 1);
}

function read() {
  const result = engine.amend(name, area.value, lang);
  found.replaceChildren(...result.items.map((item) => {
    const button = make("button", { type: "button", class: "place" }, `${item.line}:${item.column}`);
    button.addEventListener("click", () => goTo(item));
    return make("li", { class: item.severity }, button, " ", item.text,
      make("span", { class: "faint" }, ` [${item.code}]`),
      item.fix ? make("span", { class: "remark" }, item.fix) : null);
  }));
  if (result.items.length === 0) found.append(make("li", {}, words.none));
  const isSound = result.book !== null;
  const now = isSound ? decide() : null;
  table.tBodies[0].replaceChildren(...recognizeExamples.map((question, number) => {
    const old = label(before[number]);
    const mine = now ? label(now[number]) : words.waits;
    return make("tr", { class: now && mine !== old ? "changed" : null },
      make("th", { scope: "row" }, `${question.credentials[0].certificate} → ${question.destination}`),
      make("td", {}, old), make("td", {}, mine));
  }));
  const errors = result.items.filter((item) => item.severity === "error").length;
  status.textContent = isSound ? words.sound : words.errors.replace("#", errors);
}

async function begin() {
  document.getElementById("editor").hidden = false;
  status.textContent = words.loading;
  await new Promise((resume) => setTimeout(resume, 30));
  engine = await Engine.open(bytesOf(recognizeModule), bytesOf(recognizeSnapshot));
  before = decide();
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(read, 250);
  });
  document.getElementById("restore").addEventListener("click", () => {
    area.value = original;
    read();
  });
  read();
}

begin();
