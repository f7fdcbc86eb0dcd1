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

/** All rows of the index, as lists of cells. */
export function rows(values) {
  const shards = listed(values, values.get("r").p).map((name) => values.get(name));
  return shards.flatMap((text) => text.split("\n").slice(0, -1).map((row) => row.split("\t")));
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
  const [same] = typeof r.g === "string" ? values.get(r.g) : r.g;
  return { docs, same };
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
