// What the pages with scripts share: making elements out of text, and searching the index.
"use strict";

// An element with attributes and children; texts are text, never markup.
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}

// A bound of coverage in per cent, rounded outwards; the four decimals are exact digits.
function percent(text, up) {
  const parts = Number(text.replace(".", ""));
  const whole = up ? Math.ceil(parts / 100) : Math.floor(parts / 100);
  return whole + (document.documentElement.lang === "en" ? "%" : "\u00a0%");
}

function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

// The place of a row on its page, as the tool names it.
function anchor(id) {
  let plain = "";
  for (const byte of new TextEncoder().encode(id)) {
    const sign = String.fromCharCode(byte);
    if (/[A-Za-z0-9.+-]/.test(sign)) plain += sign;
    else plain += sign === ":" ? "_" : "~" + byte.toString(16).toUpperCase().padStart(2, "0");
  }
  return "r-" + plain;
}

// The entries whose identifier or title has all words, those that begin so first.
function find(entries, query, limit) {
  const words = fold(query).split(/[^a-z0-9]+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const entry of entries) {
    entry.folded ??= " " + fold(`${entry.id} ${entry.title} ${entry.words || ""}`)
      .replace(/[^a-z0-9]+/g, " ");
    if (!words.every((word) => entry.folded.includes(" " + word))) continue;
    found.push(entry);
  }
  const rank = (entry) => (fold(entry.title).startsWith(words[0]) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, limit);
}

// The index as entries: pages hold rows, or are records themselves.
function entriesOf(index) {
  const entries = [];
  for (const [page, kind, rows] of index.pages) {
    for (const [id, title] of rows) {
      const own = kind !== "register";
      entries.push({ id, title, kind: own ? kind : "standard", page: own ? page : `${page}#${anchor(id)}` });
    }
  }
  const groups = new Map(entries.filter((entry) => entry.kind === "occupation")
    .map((entry) => [entry.id, entry]));
  for (const [word, group] of index.words) {
    const entry = groups.get(group);
    if (entry) entry.words = `${entry.words || ""} ${word}`;
  }
  return entries;
}
