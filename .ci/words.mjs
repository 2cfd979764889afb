// Checks the texts against one vocabulary: terms that must not appear in guides, comments, messages and
// test titles, and terms that README.md or docs/ must have. Prints file:line and the suggestion.
import { readdirSync, readFileSync } from "node:fs";

/** What must not appear, and what to write instead. */
const banned = [
  [/\btrouble\b/i, "fault"],
  [/\bstand-?ins?\b/i, "mock server, placeholder"],
  [/\btold\b(?! apart)/i, "called with, receives, notified"],
  [/\banswer(s|ed|ing)?\b/i, "response, responds, returns"],
  [/\bcarr(y|ies|ied|ying) (it |them |a request |the request )?out\b/i, "execute"],
  [/\b(who|what)(so)?ever (breaks|comes|happens|is|became|came)\b/i, "name the cases"],
  [/\bwhoever\b/i, "name the caller"],
  [/\b(no|some|every)body\b/i, "name the caller, the user, another process"],
  [/\bone after another\b/i, "sequentially"],
  [/\bside by side\b/i, "concurrently"],
  [/\b(goes|go|going|went) on\b/i, "continue, resume"],
  [/\bin the way of\b|\bstands? in the way\b/i, "affects, prevents"],
  [/\bas it stands\b/i, "as pasted, unchanged"],
  [/\b(to|on) order\b/i, "on request, injected"],
  [/\bas ordered\b/i, "as scripted"],
  [/\bis off\b/i, "is disabled"],
  [/\bswitch(es|ed)? off\b/i, "disable, turn off"],
  [/\banew\b/i, "again"],
  [/\bbeforehand\b/i, "before"],
  [/\bhand(s|ed|ing)? (in|over)\b/i, "pass, accept"],
  [/\bin good order\b/i, "gracefully"],
  [/\bpassing error|in a way that passes\b/i, "transient error"],
  [/\bis no (URL|UUID|array|function|number|string|journal|item|object)\b/i, "is not a valid …"],
  [/\bspen[dt] a request\b|\brequest is spent\b/i, "send a request"],
  [/\bbreak(s|ing)? (it )?off\b|\bbrok?en? off\b/i, "drop the connection, abort"],
];

/** What README.md or a guide must have, where readers search for it. */
const required = [
  ..."request response retry transient reject throw return idempotent jitter pagination".split(" "),
  ..."deduplicate backpressure lease tree-shaking".split(" "),
  ...["exponential backoff", "rate limit", "in flight", "graceful shutdown", "mock server"],
  ...["fault injection", "fencing token", "dry run", "exactly once"],
];

const filesIn = (folder, name) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => name.test(file))
    .map((file) => `${folder}/${file}`);
const guides = ["README.md", ...filesIn("docs", /\.md$/)];
const texts = [...guides, "bench/README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];
const code = ["src", "examples"].flatMap((folder) => filesIn(folder, /\.(ts|mjs|js)$/));
const tests = filesIn("test", /\.test\.ts$/);
const title = /(?<=\b(?:test|it|describe)\b[^"`]{0,40})(?:"[^"]* [^"]*"|`[^`]* [^`]*`)/g;
const prose = /^\s*(?:\/\*\*?|\*|\/\/).*|\/\/ .*|"[^"]* [^"]*"|`[^`]* [^`]*`/g;

/** Returns the prose of a line, without names: code spans, and the expressions of template strings. */
function read(line, pattern) {
  const parts = pattern ? (line.match(pattern) ?? []) : [line];
  const names = (part) => (part.startsWith("`") ? /\$\{[^}]*\}/g : /`[^`]*`/g);
  return parts.map((part) => part.replace(names(part), "")).join(" ");
}

let count = 0;
for (const [files, pattern] of [
  [texts, undefined],
  [code, prose],
  [tests, title],
]) {
  for (const file of files) {
    for (const [at, line] of readFileSync(file, "utf8").split("\n").entries()) {
      for (const [term, suggestion] of banned) {
        const found = term.exec(read(line, pattern));
        if (!found) continue;
        count += 1;
        console.log(`${file}:${at + 1} "${found[0]}": ${suggestion}`);
      }
    }
  }
}
const all = guides.map((file) => readFileSync(file, "utf8").toLowerCase()).join("\n");
const missing = required.filter((term) => !all.includes(term));
if (missing.length > 0) console.log(`Not in README.md or docs/: ${missing.join(", ")}`);
if (count + missing.length > 0) process.exitCode = 1;
