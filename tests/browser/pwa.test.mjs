// A site on the web without a network: what was read, a whole level on a button, a new edition, and the end of it all.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, build, serve } from "./site.mjs";

const root = resolve(import.meta.dirname, "../..");
const above = mkdtempSync(join(tmpdir(), "xanh-"));
const source = join(above, "nguon");
const out = join(above, "trang");
let chromium;
let server;
let context;

/** Builds this repository's site with an address, into the folder that is served. */
const published = () => build(source, out, "--base-url", server.home);

/** A page under the hand of a worker. */
async function opened(name) {
  const page = await context.newPage();
  await page.goto(server.home + name);
  await page.evaluate(() => navigator.serviceWorker.ready);
  return page;
}

/**
 * Waits until `look` gives true on the page; one round trip a look, as a promise counts as true before it is kept.
 *
 * A browser stops a worker that is idle, and then puts the waiting one in its place. Chromium spares one that a debugger
 * looks at, as here: the test stops it.
 */
async function until(page, look, argument) {
  const debug = await context.newCDPSession(page);
  await debug.send("ServiceWorker.enable");
  for (let tries = 0; tries < 120; tries++) {
    if (await page.evaluate(look, argument)) return debug.detach();
    const waits = await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
    if (waits) await debug.send("ServiceWorker.stopAllWorkers");
    await page.waitForTimeout(500);
  }
  assert.fail(`not within a minute: ${look}`);
}

/** Every address that is kept, below the site. */
const kept = (page) =>
  page.evaluate(async (home) => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url)));
    return { caches: names.length, files: all.flat().map((url) => decodeURI(url.slice(home.length))).sort() };
  }, server.home);

before(async () => {
  for (const name of ["content", "themes", "xanh.toml"]) cpSync(join(root, name), join(source, name), { recursive: true });
  server = await serve(out);
  published();
  chromium = await browser();
  context = await chromium.newContext();
});

after(async () => {
  await chromium.close();
  server.close();
  rmSync(above, { recursive: true });
});

test("a page that was read opens without a network, dressed; another says that it is not kept", async () => {
  const page = await opened("index.html");
  await page.goto(server.home + "cap/co-so.html");
  await page.reload();
  await page.waitForFunction(async () => (await caches.match(location.href)) !== undefined);
  server.cut(true);
  await page.goto(server.home + "cap/co-so.html");
  assert.match(await page.title(), /^Công đoàn cơ sở/);
  const dressed = await page.evaluate(() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0));
  assert.equal(dressed && (await page.evaluate(() => document.styleSheets.length > 0)), true);
  await page.goto(server.home + "chien-dich/3t.html");
  assert.equal(await page.locator("h1").textContent(), "Không có mạng");
  server.cut(false);
  await page.close();
});

test("a button keeps all of a level", async () => {
  const page = await opened("cap/co-so.html");
  await page.click("[data-keep]");
  await page.waitForFunction(() => document.querySelector("[data-keep] + [role=status]").textContent === "Đã giữ trong máy", null, { timeout: 120_000 });
  const list = JSON.parse(readFileSync(join(out, "ngoai-tuyen/cap-co-so.json"), "utf8"));
  const { files } = await kept(page);
  assert.deepEqual(list.filter((name) => !name.endsWith("/") && !files.includes(name)), []);
  server.cut(true);
  for (const name of ["chien-dich/3t.html", "dao-tao/3t.html", "dao-tao/3t-trinh-chieu.html"]) {
    await page.goto(server.home + name);
    assert.notEqual(await page.locator("h1, h2").first().textContent(), "Không có mạng", name);
  }
  server.cut(false);
  await page.close();
});

test("a new edition takes the place of the old one whole", async () => {
  const page = await opened("cap/co-so.html");
  const before = await kept(page);
  const old = (await page.evaluate(() => caches.keys()))[0];
  const text = join(source, "content/chien-dich/3t.md");
  writeFileSync(text, readFileSync(text, "utf8") + "\nCâu của bản mới.\n");
  const sheet = join(source, "themes/xanh/styles/2-base.css");
  writeFileSync(sheet, readFileSync(sheet, "utf8") + "\n.ban-moi { color: red; }\n");
  published();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until(page, (old) => caches.keys().then((now) => now.length === 1 && now[0] !== old), old);
  const after = await kept(page);
  assert.equal(after.caches, 1);
  assert.ok(after.files.length > 0.9 * before.files.length, `${after.files.length} of ${before.files.length}`);
  server.cut(true);
  await page.goto(server.home + "chien-dich/3t.html");
  assert.match(await page.textContent("main"), /Câu của bản mới/);
  const colour = await page.evaluate(() => {
    const word = document.createElement("p");
    word.className = "ban-moi";
    document.body.append(word);
    return getComputedStyle(word).color;
  });
  assert.equal(colour, "rgb(255, 0, 0)", "the styles are those of the new edition");
  server.cut(false);
  await page.close();
});

test("an edition that cannot be fetched whole leaves the old one as it is", async () => {
  const page = await opened("cap/co-so.html");
  const before = await kept(page);
  const text = join(source, "content/chien-dich/3t.md");
  writeFileSync(text, readFileSync(text, "utf8") + "\nCâu của bản thứ ba.\n");
  published();
  // What the host sends is not what its table says: half of a copy that was cut short.
  writeFileSync(join(out, "chien-dich/3t.html"), "<!doctype html>");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
  await until(page, async () => !(await navigator.serviceWorker.getRegistration()).installing);
  server.cut(true);
  await page.goto(server.home + "chien-dich/3t.html");
  assert.match(await page.textContent("main"), /Câu của bản mới/);
  assert.deepEqual((await kept(page)).files.filter((name) => !before.files.includes(name)), []);
  server.cut(false);
  await page.close();
});

test("turned off, the worker removes what was kept and itself", async () => {
  writeFileSync(join(source, "xanh.toml"), readFileSync(join(source, "xanh.toml"), "utf8") + "\n[pwa]\nenable = false\n");
  published();
  // No worker may be ready any more by the time that one asks for it.
  const page = await context.newPage();
  await page.goto(server.home + "index.html");
  // Each look asks for the newest worker, as each page that is opened does.
  await until(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => {});
    return !registration && !(await caches.keys()).length;
  });
  await page.close();
});

test("a page that is opened from a folder asks for no worker", async () => {
  const page = await chromium.newPage();
  const faults = [];
  page.on("console", (message) => faults.push(message.text()));
  await page.goto(address(out, "cap/co-so.html"));
  assert.equal(await page.evaluate(() => document.querySelector("[data-keep]")?.hidden ?? true), true);
  assert.deepEqual(faults, []);
  await page.close();
});
