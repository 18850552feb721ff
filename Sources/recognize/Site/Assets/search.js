// Searches the index of the site as one types.
"use strict";

const entries = entriesOf(recognizeIndex);
const field = document.getElementById("query");
const list = document.getElementById("results");
const status = document.getElementById("status");
const words = recognizeWords;

function show() {
  const found = find(entries, field.value, 60);
  list.replaceChildren(...found.map((entry) =>
    make("li", {},
      make("a", { href: entry.page }, entry.title || entry.id),
      make("span", { class: "faint" }, ` ${entry.id} · ${words.kinds[entry.kind] || entry.kind}`))));
  status.textContent = field.value.trim() === "" ? ""
    : found.length === 0 ? words.nothing : words.found.replace("#", found.length);
}

field.closest("form").hidden = false;
field.closest("form").addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", show);
if (location.hash) field.value = decodeURIComponent(location.hash.slice(1));
show();
