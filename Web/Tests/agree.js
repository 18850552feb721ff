// Asks the module, in node, about certificates × countries × trust, and writes what it answers as the
// worked cases of Markdown that `recognize rules test` compares with what the tool prints.
// Usage: node agree.js ASSETS OUT.md DAY all|some
"use strict";
const fs = require("fs");
const path = require("path");
const crypto = require("crypto");
const [assets, out, day, extent] = process.argv.slice(2);
const { Engine, bytesOf } = require(path.join(assets, "engine.js"));
const value = (file, name) =>
  new Function(`${fs.readFileSync(path.join(assets, file), "utf8")}; return ${name};`)();

// Certificates with components or rows meet every country; of all others each meets one.
function questions() {
  const index = value("index-es.js", "recognizeIndex");
  const rich = new Set(value("examples.js", "recognizeExamples").flatMap((item) =>
    [item.credentials[0].certificate, item.for]));
  const own = index.pages.filter((page) => page[1] === "standard").map((page) => page[2][0][0]);
  const rows = index.pages.filter((page) => page[1] === "register")
    .flatMap((page) => page[2].map((row) => row[0]));
  const countries = index.pages.filter((page) => page[1] === "country")
    .map((page) => page[2][0][0]).filter((code) => code.length === 2);
  const asked = [];
  const ask = (certificate, destination, trust) => asked.push({ certificate, destination, trust });
  [...own, ...rows].forEach((certificate, number) => {
    const isWhole = extent === "all" || rich.has(certificate);
    if (!isWhole && number % 7 !== 0) return;
    for (const to of isWhole ? countries : [countries[number % countries.length]]) {
      for (const trust of ["reviewed", "proposed"]) ask(certificate, to, trust);
    }
  });
  return asked;
}

(async () => {
  const engine = await Engine.open(
    bytesOf(value("module.js", "recognizeModule")),
    bytesOf(value("snapshot.js", "recognizeSnapshot")));
  const whole = crypto.createHash("sha256");
  const asked = questions();
  const file = fs.openSync(out, "w");
  const sample = [];
  asked.forEach((item, number) => {
    const question = {
      lang: ["es", "pt", "en"][number % 3], why: "short", credentials: [{ certificate: item.certificate }],
      destination: item.destination, on: day, purpose: "information", trust: item.trust,
    };
    const text = engine.check(question);
    whole.update(text);
    if (number % 40 === 0) {
      sample.push({ question, digest: crypto.createHash("sha256").update(text).digest("hex") });
    }
    fs.writeSync(file, "```console\n$ recognize check " + `${item.certificate} --to ${item.destination}`
      + ` --trust ${item.trust} --on ${day} --lang ${question.lang} --format json\n`
      + text.replaceAll(engine.known.digest, "<digest>") + "\n```\n");
  });
  fs.closeSync(file);
  fs.writeFileSync(out + ".sample.json", JSON.stringify(sample));
  console.log(JSON.stringify({ asked: asked.length, digest: engine.known.digest,
    answers: whole.digest("hex") }));
})().catch((error) => { console.error(error); process.exit(1); });
