// A built site in a headless Chromium: which pages it has, and how each is opened.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const offline = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The site that the tests examine: `XANH_SITE`, or `public/` of the repository. */
export const site = resolve(process.env.XANH_SITE || join(import.meta.dirname, "../../public"));

/** The program: `XANH`, or the release build. */
const program = process.env.XANH || join(process.env.CARGO_TARGET_DIR || join(import.meta.dirname, "../../target"), "release/xanh");

/** Builds the site in the folder `from` into the folder `to`. */
export function build(from, to, ...options) {
  execFileSync(program, ["build", "--root", from, "--output-dir", to, ...options], { stdio: "pipe" });
}

/** Opens the Chromium of this machine: `CHROMIUM`, or the first of the usual places; `args` are further options of it. */
export function browser(...args) {
  const executablePath = process.env.CHROMIUM || places.find((place) => existsSync(place));
  return chromium.launch({ executablePath, args: [...quiet, ...offline, ...args] });
}

/** Every file of the folder `root`, relative, with `/`, in the order of their names. */
export function files(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

/** Every page of the folder `root`; addresses that only lead to another page are left out, and so are the bare texts for other newsrooms and what is to be taken along. */
export function pages(root) {
  const other = (name) => name.endsWith(".dang-lai.html") || name.startsWith("mang-di/");
  return files(root).filter((name) => name.endsWith(".html") && !other(name) && !forward(root, name));
}

/** Where the page `name` sends its reader at once, if it does: the address as it is written. */
export function forward(root, name) {
  const text = readFileSync(join(root, name), "utf8");
  return text.match(/<meta http-equiv="?refresh"? content="\d+; *url=([^"]*)"/i)?.[1];
}

/** The `file://` address of the page `name` below `root`. */
export function address(root, name) {
  return pathToFileURL(join(resolve(root), name)).href;
}

/** The kind of the page `name` (`body[data-kind]`), or nothing. */
export function kind(root, name) {
  return readFileSync(join(root, name), "utf8").match(/<body[^>]*\sdata-kind="?([\w-]+)/)?.[1] ?? "";
}

/** One page of each kind, the longest, so that pictures stay few. */
export function kinds(root) {
  const found = new Map();
  const size = (name) => statSync(join(root, name)).size;
  for (const name of pages(root)) {
    const its = kind(root, name);
    if (its && !(found.has(its) && size(found.get(its)) >= size(name))) found.set(its, name);
  }
  return found;
}

const few = (root) => [...new Set(["index.html", ...kinds(root).values()])];

/** A page of each kind and the home page; with `XANH_PAGES=all` every page. */
export function sample(root) {
  return process.env.XANH_PAGES === "all" ? pages(root) : few(root);
}

/** Whether a page of each kind stands for all others: another theme changes what they share, and their words were looked at before. */
export const onlyFew = process.env.XANH_PAGES === "few";

/** Every page; with `XANH_PAGES=few` a page of each kind and the home page. */
export function every(root) {
  return onlyFew ? few(root) : pages(root);
}

/** The pages of `root` whose HTML holds `words`. */
export function holding(root, words) {
  return pages(root).filter((name) => readFileSync(join(root, name), "utf8").includes(words));
}

/** A copy of `root` in a folder whose name a careless program would misread. */
export function strange(root) {
  const above = mkdtempSync(join(tmpdir(), "xanh-"));
  const copy = join(above, "Sống xanh #1 %20");
  cpSync(root, copy, { recursive: true });
  return { root: copy, remove: () => rmSync(above, { recursive: true }) };
}

/** Does `work` with every one of `names`, two at a time, each on a page of its own browser tab. */
export async function visit(context, names, work) {
  const queue = [...names];
  const worker = async () => {
    const page = await context.newPage();
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) await work(page, name);
    await page.close();
  };
  await Promise.all([worker(), worker()]);
}

/** Tells of everything that a page must not do: speak to the console, fail, ask for what is not below `home`. */
export function watch(page, home, tell) {
  page.on("console", (message) => tell(`console: ${message.text()}`));
  page.on("pageerror", (error) => tell(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    const left = request.failure().errorText === "net::ERR_ABORTED"; // the page was left before its icon came
    if (!left) tell(`not loaded: ${request.url()}`);
  });
  page.on("response", (response) => response.status() >= 400 && tell(`${response.status()}: ${response.url()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !/^(data|blob):/.test(url)) tell(`request: ${url}`);
  });
}

/** How many pixels an open page is wider than its window, and by which element; nothing where it fits. */
export function overflow(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - wide;
    if (over <= 0) return 0;
    const out = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > wide + 0.5);
    const name = (one) => one.tagName.toLowerCase() + (one.id ? `#${one.id}` : "") + [...one.classList].map((word) => `.${word}`).join("");
    return `${over} px, ${out.slice(0, 3).map(name).join(" ")}`;
  });
}

/** Texts of an open page that a box tears apart: their marked words and what stands between have become columns. */
export function torn(page) {
  return page.evaluate(() => {
    const boxes = new Set([...document.querySelectorAll("b, em, strong, span, a, abbr, code")].map((one) => one.parentElement));
    const isBox = (one) => /flex|grid/.test(getComputedStyle(one).display);
    const speaks = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [...boxes].filter((one) => speaks(one) && isBox(one)).map((one) => one.textContent.trim());
  });
}

/** What axe finds on an open page, a line a rule. */
export async function audit(page, axe) {
  await page.evaluate(axe);
  const run = () => window.axe.run(document, { preload: false, resultTypes: ["violations"] });
  const { violations } = await page.evaluate(run);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".json": "application/json",
  ".xml": "application/xml",
};

/** Serves `root` below `/thu-muc/` on this machine, with `headers` on every answer. */
export async function serve(root, headers = {}) {
  let cut = false;
  const server = createServer((request, answer) => {
    if (cut) return request.socket.destroy();
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = join(root, path.replace(/^\/thu-muc\//, "").replace(/(^|\/)$/, "$1index.html"));
    const found = path.startsWith("/thu-muc/") && existsSync(file) && statSync(file).isFile();
    const own = path === "/favicon.ico"; // asked for by the browser itself, where a page names no picture
    answer.writeHead(found ? 200 : own ? 204 : 404, { "content-type": types[extname(file)] ?? "application/octet-stream", ...headers });
    answer.end(found ? readFileSync(file) : "");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { home: `http://127.0.0.1:${server.address().port}/thu-muc/`, close: () => server.close(), cut: (is) => (cut = is) };
}

/** Fails with the faults, the first forty of them, a line each. */
export function none(faults) {
  if (!faults.length) return;
  const more = faults.length > 40 ? [`… and ${faults.length - 40} more`] : [];
  throw new Error([`${faults.length} faults`, ...faults.slice(0, 40), ...more].join("\n  "));
}
