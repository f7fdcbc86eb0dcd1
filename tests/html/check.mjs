// Every page, style sheet and drawing of built sites under the Nu HTML checker: no error.
//
//     node tests/html/check.mjs public [other folders …]

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What the checker takes for an error although it is none: the message, the file, and why. Narrow, and each with its reason. */
const known = [];

const jar = String(createRequire(new URL("../browser/package.json", import.meta.url))("vnu-jar"));
const folders = process.argv.slice(2).map((folder) => resolve(folder));
const options = ["--stdout", "--format", "json", "--skip-non-html", "--also-check-css", "--also-check-svg"];

/** The messages of one run of the checker over `folders`. */
function messages() {
  const run = spawnSync("java", ["-Xss2m", "-jar", jar, ...options, ...folders], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error || !run.stdout.startsWith("{")) throw new Error(`the checker did not run: ${run.error ?? run.stderr}`);
  return JSON.parse(run.stdout).messages;
}

function line({ url, lastLine, firstColumn, lastColumn, message }) {
  return `${url ? fileURLToPath(url) : ""}:${lastLine ?? 0}:${firstColumn ?? lastColumn ?? 0}: ${message}`;
}

/** Each message of `list` once, with the first place that it stands at, and how often it comes. */
function kinds(list) {
  const messages = [...new Set(list.map((one) => one.message))];
  return messages.map((message) => {
    const same = list.filter((one) => one.message === message);
    return [message, same[0], same.length];
  });
}

const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true }));
const pages = files.filter((name) => name.endsWith(".html")).length;
if (!pages) throw new Error("there is no page to check");
const found = messages();
const expected = ({ url = "", message }) => known.some((one) => one.message.test(message) && one.file.test(url));
const errors = found.filter((one) => one.type !== "info" && !expected(one));
const warnings = found.filter((one) => one.subType === "warning");
for (const one of errors.slice(0, 60)) console.error(line(one));
for (const [message, first, times] of kinds(warnings)) console.error(`note, ${times} times, as in ${line({ ...first, message })}`);
console.log(`Nu HTML checker: ${pages} pages, ${errors.length} errors, ${warnings.length} warnings`);
process.exit(errors.length ? 1 : 0);
