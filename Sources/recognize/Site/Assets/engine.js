// The engine of recognize in a page: the same libraries as the tool's, compiled to WebAssembly.
// It is asked with JSON and answers with JSON; nothing leaves the page.
"use strict";

class Engine {
  constructor(exports) {
    this.exports = exports;
  }

  // Opens the module and hands it the library. `known` of the result says what was loaded.
  static async open(module, snapshot) {
    const { instance } = await WebAssembly.instantiate(module, {});
    const engine = new Engine(instance.exports);
    engine.known = JSON.parse(engine.call("load", snapshot));
    return engine;
  }

  // Calls a function of the module with bytes or a text; its answer as text.
  call(name, input) {
    const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
    const { memory, allocate } = this.exports;
    const room = allocate(bytes.length);
    new Uint8Array(memory.buffer, room, bytes.length).set(bytes);
    return this.text(this.exports[name](room, bytes.length));
  }

  // What the module gave, from its memory.
  text(start) {
    const { memory, answerLength } = this.exports;
    const answer = new Uint8Array(memory.buffer, start, answerLength());
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(answer);
  }

  // Decides a question: the bytes of `recognize check --format json`.
  check(question) {
    return this.call("check", JSON.stringify(question));
  }

  // The last decision in words, as `recognize check` prints it.
  explain() {
    return JSON.parse(this.text(this.exports.explain()));
  }

  // Reads a rule book, and decides with it from now on if it is sound: what was found.
  amend(name, text, lang) {
    return JSON.parse(this.call("amend", JSON.stringify({ name, text, lang })));
  }
}

// The bytes of a text in base64.
function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

if (typeof module === "object") module.exports = { Engine, bytesOf };
