// A built site as the search tests need it: its texts, a server for it, a browser on it, what it loads.

import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import vm from "node:vm";

/** The values that the scripts of the index below `root` hand over, by name; `r` is its root. */
export function index(root) {
  const values = new Map();
  const context = vm.createContext({ __x: (name, value) => values.set(name, value) });
  const run = (file) => vm.runInContext(readFileSync(file, "utf8"), context);
  run(join(root, "search/r.js"));
  const { b: folder, i: within } = values.get("r");
  if (within) Object.entries(within).forEach(([name, value]) => values.set(name, value));
  else readdirSync(join(root, "search", folder)).forEach((name) => run(join(root, "search", folder, name)));
  return values;
}

/** The names that a directory of the index lists, in their order. */
export function listed(values, [, names, blocks]) {
  const all = names.match(/.{10}/g) || [];
  return blocks ? all.flatMap((block) => listed(values, values.get(block))) : all;
}

/** What a letter of a key may stand for, by what src/search/spelling.rs counts; no tone and the tones. */
const LETTERS = { a: "aăâ", d: "dđ", e: "eê", i: "iy", o: "oôơ", u: "uư" }, TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];

/** The form of the syllable `key` that the number `code` tells. */
function spelt(key, code) {
  let rest = Math.floor(code / TONES.length);
  const letters = [...key].map((letter) => {
    const all = LETTERS[letter] ?? letter, at = rest % all.length;
    rest = Math.floor(rest / all.length);
    return all[at];
  });
  return letters.join("") + TONES[code % TONES.length];
}

/** Whole numbers as src/search/vlq.rs writes them. */
function numbers(text) {
  const parts = text.match(/[P-o]*[0-O]/g) ?? [];
  return parts.map((part) => [...part].reduceRight((sum, c) => sum * 32 + ((c.charCodeAt(0) - 48) & 31), 0));
}

/** The forms of a row, as they are looked for. */
function form(key, cell) {
  if (cell.startsWith(" ")) return cell.slice(1);
  const codes = numbers(cell);
  return key.replace(/^!|[()+]$/g, "").split(" ").map((one, at) => spelt(one, codes[at] ?? 0)).join(" ");
}

/** All rows of the index, as lists of cells: a line is told from where it parts from the one before. */
export function rows(values) {
  const shards = listed(values, values.get("r").p).map((name) => values.get(name).split("\n").slice(0, -1));
  return shards.flatMap((lines) => {
    let before = "";
    const whole = lines.map((line) => (before = before.slice(0, line.charCodeAt(0) - 48) + line.slice(1)));
    const cells = whole.map((line) => line.split("\t"));
    return cells.map((row) => row.map((cell, at) => (at % 2 ? form(row[0], cell) : cell)));
  });
}

/** The pages of the index as documents, and what means the same: what `queries` draws from. */
export function library(root) {
  const values = index(root), r = values.get("r"), docs = [];
  for (const name of listed(values, r.t)) {
    for (const [url, title, , , sections, more] of values.get(name)) {
      more.forEach(([start, file]) => values.get(file).forEach((text, i) => { sections[start + i][2] = text; }));
      docs.push({ url, title, sections: sections.map(([a, h, t]) => ({ a, h, t: (t || "").split("\n") })) });
    }
  }
  return { docs, same: sets((typeof r.g === "string" ? values.get(r.g) : r.g)[0]) };
}

/** The sets of terms that find each other, each once: `rows` hold a term and what is found besides. */
function sets(rows) {
  const both = rows.filter(([from, ...to]) => to.every((term) => rows.some((row) => row[0] === term && row.includes(from))));
  const known = (row) => JSON.stringify([...row].sort());
  return both.filter((row, at) => both.findIndex((other) => known(other) === known(row)) === at);
}

/** Bytes of the files at `urls` below `root`, compressed as a host would. */
export function weight(root, urls) {
  return [...new Set(urls)].reduce((sum, url) => sum + gzipSync(readFileSync(join(root, url)), { level: 9 }).length, 0);
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/** Serves `root` on a free port of this machine; `headers` go with every answer. Gives `{url, posts, close}`. */
export function serve(root, headers = {}) {
  const home = resolve(root), posts = [];
  const server = createServer((request, answer) => {
    if (request.method === "POST") {
      let body = "";
      request.on("data", (part) => (body += part)).on("end", () => { posts.push(body); answer.end(); });
      return;
    }
    const file = join(home, decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (!(file + sep).startsWith(home + sep) || !existsSync(file) || statSync(file).isDirectory()) return answer.writeHead(404, headers).end();
    const packed = /\bgzip\b/.test(request.headers["accept-encoding"]) && /^text/.test(TYPES[extname(file)]);
    const more = packed ? { "content-encoding": "gzip" } : {}, body = readFileSync(file);
    answer.writeHead(200, { "content-type": TYPES[extname(file)] || "application/octet-stream", ...more, ...headers }).end(packed ? gzipSync(body) : body);
  });
  return new Promise((ok) => server.listen(0, "127.0.0.1", () => {
    ok({ url: `http://127.0.0.1:${server.address().port}/`, posts, close: () => server.close() });
  }));
}

/** Answers to `list` in an open page, in its order. */
export async function ask(page, list) {
  const answers = [];
  for (let from = 0; from < list.length; from += 40) {
    answers.push(...(await page.evaluate(async (some) => {
      const all = [];
      for (const query of some) all.push(await window.xanhSearch.query(query, { limit: 10 }));
      return all;
    }, list.slice(from, from + 40).map((item) => item.query))));
  }
  return answers;
}

/** Names of files below `search/` that `page` asks for from now on. */
export function watch(page, root) {
  const home = resolve(root), urls = [];
  page.on("request", (request) => {
    const url = request.url();
    const path = url.startsWith("file:") ? fileURLToPath(url.replace(/[?#].*$/, "")).slice(home.length + 1) : decodeURIComponent(new URL(url).pathname).slice(1);
    if (path.startsWith("search/")) urls.push(path);
  });
  return urls;
}
