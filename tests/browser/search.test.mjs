// Search in a built site as people use it: by keyboard, by address, over file:// from odd folders, where things are missing.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, site } from "./site.mjs";
import { bare } from "./search-queries.mjs";
import { ask, index, library, listed, serve, watch } from "./search-site.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let chromium, docs, long;

before(async () => {
  chromium = await browser();
  docs = library(site).docs;
  long = docs.find((doc) => doc.title.split(" ").length > 3 && doc.sections.length > 2);
});
after(() => chromium.close());

/** An open page of the site; what goes wrong on it fails the test. */
async function opened(name, { root = site, options = {}, allowed = /$^/ } = {}) {
  const page = await chromium.newPage(options);
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && !allowed.test(message.text()) && page.faults.push(message.text()));
  await page.goto(/^https?:/.test(root) ? root + name : address(root, name));
  return page;
}

async function done(page) {
  assert.deepEqual(page.faults, []);
  await page.close();
}

const field = (page) => page.locator("form[data-xanh-search] input[type=search]").first();
const options = (page) => page.locator(".xs-list [role=option]");

async function typed(page, text) {
  await field(page).focus();
  await page.keyboard.insertText(text);
  await page.locator(".xs-list:not([hidden])").waitFor();
  await page.waitForFunction(() => !document.querySelector(".xs-list[aria-busy]"));
}

test("nothing of the index is loaded before the field is used", async () => {
  const page = await chromium.newPage();
  const urls = watch(page, site);
  await page.goto(address(site, "index.html"));
  await page.waitForTimeout(200);
  assert.deepEqual([...new Set(urls)], ["search/x.js"]);
  await field(page).focus();
  await page.waitForFunction(() => window.xanhSearch.ready().then(() => true));
  assert.ok(urls.includes("search/r.js"));
  await page.close();
});

test("a title without marks is found by keyboard alone, and Enter opens it", async () => {
  const page = await opened("index.html");
  await page.keyboard.press("/");
  assert.ok(await field(page).evaluate((one) => one === document.activeElement), "`/` goes to the field");
  await typed(page, bare(long.title));
  assert.equal(await field(page).getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  const active = await field(page).getAttribute("aria-activedescendant");
  const first = page.locator(`#${active}`);
  assert.equal(await first.getAttribute("aria-selected"), "true");
  assert.match(await first.getAttribute("data-url"), new RegExp(long.url.replace(/[.]/g, "\\.")));
  await page.keyboard.press("ArrowUp");
  assert.equal(await field(page).getAttribute("aria-activedescendant"), null, "up from the first leaves the list");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => decodeURI(url.pathname).endsWith(long.url));
  assert.ok((await page.locator("mark.xs-mark").count()) > 0, "the words are marked on the page");
  await page.locator(".xs-bar button").click();
  assert.equal(await page.locator("mark.xs-mark").count(), 0);
  assert.ok(!page.url().includes("h="), "the address forgets them");
  await done(page);
});

test("Escape closes, then clears, then goes back to where the reader was", async () => {
  const page = await opened("index.html");
  await page.locator("main a").first().focus();
  await page.keyboard.press("Control+k");
  await typed(page, "tang");
  await page.keyboard.press("Escape");
  assert.ok(await page.locator(".xs-list").isHidden());
  assert.equal(await field(page).inputValue(), "tang");
  await page.keyboard.press("Escape");
  assert.equal(await field(page).inputValue(), "");
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.activeElement.matches("main a")));
  await done(page);
});

test("keys of an input method that composes are left alone", async () => {
  const page = await opened("index.html");
  await typed(page, "tang");
  const stopped = await field(page).evaluate((input) => ["Enter", "ArrowDown", "Escape"].map((key) => {
    const event = new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true });
    input.dispatchEvent(event);
    return event.defaultPrevented;
  }));
  assert.deepEqual(stopped, [false, false, false]);
  assert.ok(await page.locator(".xs-list").isVisible());
  await done(page);
});

test("a screen reader hears how many pages there are, once", async () => {
  const page = await opened("index.html");
  await field(page).focus();
  await page.locator(".xs-status").waitFor({ state: "attached" });
  const heard = page.evaluate(() => new Promise((ok) => {
    const said = [];
    const quiet = 1500; // milliseconds after a word in which another would be one too many
    new MutationObserver(() => {
      said.push(document.querySelector(".xs-status").textContent);
      setTimeout(() => ok(said), quiet);
    }).observe(document.querySelector(".xs-status"), { childList: true, characterData: true, subtree: true });
    setTimeout(() => ok(said), 20000);
  }));
  await page.keyboard.type("tang truong xanh", { delay: 20 });
  const said = await heard;
  assert.equal(said.length, 1, said.join(" / "));
  assert.match(said[0], /\d+ trang|Không thấy/);
  assert.equal(await page.locator(".xs-status").getAttribute("role"), "status");
  await done(page);
});

test("axe finds nothing in the open list and on the page of results, light and dark, wide and narrow", async () => {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      for (const name of ["index.html", `tim.html?q=${encodeURIComponent("tăng trưởng xanh")}`]) {
        const page = await chromium.newPage({ colorScheme, viewport: { width, height: 900 } });
        await page.goto(address(site, name.replace(/\?.*/, "")) + (name.match(/\?.*/) || [""])[0]);
        if (name === "index.html") await typed(page, "tang truong xanh");
        else await page.locator(".xs-hit").first().waitFor();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${name}, ${width} px: ${wide} px too wide`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false, resultTypes: ["violations"] }));
        assert.deepEqual(violations.map((v) => [v.id, v.nodes.map((n) => n.target.join(" "))]), [], `${name}, ${colorScheme}, ${width} px`);
        const small = await page.evaluate(() => Array.from(document.querySelectorAll(".xs-option, .xs-value, .xs-button")).filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 43.5).map((e) => e.className));
        assert.deepEqual(small, []);
        await page.close();
      }
    }
  }
});

test("the page of results has its state in the address, and Back goes back", async () => {
  const page = await opened("tim.html");
  await field(page).focus();
  await page.keyboard.insertText("tang truong xanh");
  await page.keyboard.press("Enter");
  // The first titles stand there before they are counted.
  await page.locator("[data-xanh-results]:not([aria-busy]) .xs-hit").first().waitFor();
  assert.equal(new URL(page.url()).searchParams.get("q"), "tang truong xanh");
  const before = await page.locator(".xs-count").textContent();
  const box = page.locator(".xs-facet input:not(:disabled)").first();
  const counted = Number(await box.evaluate((one) => one.parentElement.querySelector(".xs-n").textContent));
  await box.focus();
  await page.keyboard.press("Space");
  await page.waitForFunction((text) => !document.querySelector("[data-xanh-results][aria-busy]") && /[?&](cap|loai|chude|khoan|nam)=/.test(location.search) && text !== null, before);
  await page.waitForFunction(() => document.activeElement.matches(".xs-facet input:checked"));
  assert.match(await page.locator(".xs-count").textContent(), new RegExp(`^${counted} `), "as many as the box said");
  const shared = page.url();
  await page.goBack();
  await page.waitForFunction((text) => document.querySelector(".xs-count").textContent === text, before);
  const other = await opened("tim.html");
  await other.goto(shared);
  await other.locator("[data-xanh-results]:not([aria-busy]) .xs-hit").first().waitFor();
  assert.match(await other.locator(".xs-count").textContent(), new RegExp(`^${counted} `), "an address can be handed on");
  await done(other);
  await done(page);
});

test("results can be put in other orders, and more are shown on demand", async () => {
  const page = await opened("tim.html");
  await page.goto(`${address(site, "tim.html")}?q=${encodeURIComponent("công đoàn")}`);
  await page.locator(".xs-hit").first().waitFor();
  assert.equal(await page.locator(".xs-hit").count(), 10);
  await page.locator(".xs-foot button").click();
  await page.waitForFunction(() => document.querySelectorAll(".xs-hit").length > 10);
  await page.locator(".xs-sort").selectOption("title");
  await page.waitForFunction(() => /sort=title/.test(location.search) && !document.querySelector("[data-xanh-results][aria-busy]"));
  const titles = await page.locator(".xs-hit > .xs-title").allTextContents();
  const collator = new Intl.Collator("vi");
  assert.deepEqual(titles, [...titles].sort(collator.compare));
  await done(page);
});

test("where nothing is found, the page says so and what to do", async () => {
  const page = await opened("tim.html");
  await page.goto(`${address(site, "tim.html")}?q=zzqqxx`);
  await page.waitForFunction(() => /Không thấy|No page/.test(document.querySelector(".xs-count")?.textContent || ""));
  assert.ok((await page.locator(".xs-notes p").count()) > 0);
  await page.goto(`${address(site, "tim.html")}?q=${encodeURIComponent("zzqqxx qqzzvv wwxxqq xxvvqq điện")}`);
  await page.waitForFunction(() => /Không thấy|No page/.test(document.querySelector(".xs-count")?.textContent || ""));
  assert.ok((await page.locator(".xs-hit").count()) > 0, "the nearest pages stand below");
  await done(page);
});

test("on a phone the results come first, and what narrows them down is opened by its button", async () => {
  const page = await opened("tim.html", { options: { viewport: { width: 360, height: 800 } } });
  await page.goto(`${address(site, "tim.html")}?q=${encodeURIComponent("tăng trưởng")}`);
  await page.locator(".xs-hit").first().waitFor();
  assert.ok((await page.locator(".xs-hit").first().boundingBox()).y < 800, "a result is seen at once");
  assert.ok(await page.locator(".xs-facet").first().isHidden());
  await page.locator(".xs-narrow > summary").focus();
  await page.keyboard.press("Enter");
  await page.locator(".xs-facet").first().waitFor();
  assert.match(await page.locator(".xs-narrow > summary").textContent(), /\S/);
  await done(page);
});

test("at 360 px four results are in sight, in the list and on the page of results", async () => {
  const options = { viewport: { width: 360, height: 800 } };
  const seen = (page, what) => page.locator(what).evaluateAll((all, list) => {
    const box = document.querySelector(list)?.getBoundingClientRect() ?? { bottom: innerHeight };
    return all.filter((one) => one.getBoundingClientRect().bottom <= Math.min(innerHeight, box.bottom) + 1).length;
  }, ".xs-list:not([hidden])");
  const page = await opened("index.html", { options });
  await typed(page, "tang truong xanh");
  assert.ok((await seen(page, ".xs-group")) >= 4, "the list");
  await page.goto(`${address(site, "tim.html")}?q=${encodeURIComponent("tăng trưởng xanh")}`);
  await page.locator(".xs-hit").nth(3).waitFor();
  assert.ok((await seen(page, ".xs-hit")) >= 4, "the page of results");
  await done(page);
});

test("in a browser of 2017 search finds and draws the same", async () => {
  const page = await chromium.newPage(), plain = await opened("index.html"), faults = [];
  page.on("pageerror", (error) => /search/.test(error.stack || "") && faults.push(error.message));
  await page.addInitScript(() => {
    const Own = RegExp;
    const Old = function (pattern, flags) {
      if (/\\p\{|\(\?<|\(\?[=!]<=/.test(String(pattern))) throw new SyntaxError("Invalid escape");
      return new Own(pattern, flags);
    };
    Old.prototype = Own.prototype;
    window.RegExp = Old;
    for (const name of ["replaceChildren", "toggleAttribute"]) delete Element.prototype[name];
    for (const name of ["flat", "flatMap", "at", "findLast"]) delete Array.prototype[name];
    for (const name of ["matchAll", "replaceAll", "trimStart", "trimEnd", "at"]) delete String.prototype[name];
    for (const name of ["finally"]) delete Promise.prototype[name];
    for (const name of ["allSettled", "any"]) delete Promise[name];
    delete Object.fromEntries;
  });
  await page.goto(address(site, "index.html"));
  const texts = ["tang truong xanh", "biên bản đối thoại", "III.4.2", '"công đoàn cơ sở"', "phieu dexuat"].map((query) => ({ query }));
  assert.deepEqual(await ask(page, texts), await ask(plain, texts));
  await typed(page, "tang truong xanh");
  assert.ok((await options(page).count()) > 3);
  await page.goto(`${address(site, "tim.html")}?q=tang+truong+xanh`);
  await page.locator(".xs-hit").first().waitFor();
  assert.deepEqual(faults, []);
  await done(plain);
  await page.close();
});

test("marks that were typed count, titles are marked, and a title shows its description", async () => {
  const page = await opened("tim.html");
  await page.goto(`${address(site, "tim.html")}?q=${encodeURIComponent("chuyển đổi")}`);
  await page.locator("mark").first().waitFor();
  const marked = await page.locator("mark").allTextContents();
  // Words that stand together are one mark.
  assert.deepEqual(marked.filter((text) => !/^(chuyển|đổi)( (chuyển|đổi))*$/i.test(text)), []);
  assert.ok(marked.some((text) => text.includes(" ")), marked.join("; "));
  assert.ok((await page.locator(".xs-hit > .xs-title mark").count()) > 0);
  const [first] = await page.evaluate((title) => window.xanhSearch.query(title), long.title);
  assert.equal(first.url, long.url);
  assert.equal(first.anchor, "");
  assert.ok(long.sections[0].t.join(" ").startsWith(first.excerpt.split("·")[0].replace(/…$/, "").trim().slice(0, 40)), first.excerpt);
  await done(page);
});

test("without scripts the form leads to an index of all pages", async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(site, "index.html"));
  await field(page).fill("xanh");
  await field(page).press("Enter");
  await page.waitForURL(/tim\.html\?q=xanh/);
  const links = await page.locator("main a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const written = docs.filter((doc) => !/^(chu-de|loat-bai)\//.test(doc.url));
  assert.ok(written.filter((doc) => links.includes(doc.url)).length >= written.length * 0.8, "the index names the pages");
  await context.close();
});

test("quotes, exclusion and facets are held to", async () => {
  const page = await opened("tim.html");
  const query = (text, more = {}) => page.evaluate(([q, o]) => window.xanhSearch.query(q, { limit: 20, ...o }), [text, more]);
  const all = await query("công đoàn cơ sở");
  const quoted = await query('"công đoàn cơ sở"');
  assert.ok(quoted.length > 0);
  const holds = (url) => docs.find((doc) => doc.url === url);
  const text = (doc) => [doc.title, ...doc.sections.flatMap((s) => [s.h, ...s.t])].join("\n").normalize("NFC").toLowerCase();
  for (const hit of quoted) assert.match(text(holds(hit.url)), /công đoàn cơ sở/);
  const some = await query("rác thải", { limit: 50 }), fewer = await query("rác thải -3t", { limit: 50 });
  assert.ok(fewer.length > 0 && fewer.length < some.length, `${fewer.length} of ${some.length}`);
  assert.ok(fewer.every((hit) => some.some((one) => one.url === hit.url)), "leaving out adds nothing");
  for (const hit of fewer) assert.doesNotMatch(text(holds(hit.url)), /(?<![\p{L}\p{N}])3t(?![\p{L}\p{N}])/u, hit.url);
  const phrase = await query('công đoàn -"cơ sở"', { limit: 50 });
  for (const hit of phrase) assert.doesNotMatch(text(holds(hit.url)), /cơ sở/, hit.url);
  const narrowed = await query("công đoàn", { facets: { loai: ["module"] } });
  assert.ok(narrowed.length > 0 && narrowed.every((hit) => all.length && /\.html$/.test(hit.url)));
  const typedFacet = await query("công đoàn loai:module");
  assert.deepEqual(typedFacet.map((h) => h.url), narrowed.map((h) => h.url));
  const alone = await query("loai:module");
  assert.ok(alone.length >= narrowed.length);
  await done(page);
});

test("of a term that means the same, whole words are marked", async () => {
  const page = await opened("tim.html");
  await page.goto(`${address(site, "tim.html")}?q=3t`);
  await page.locator("mark").first().waitFor();
  const marks = await page.locator("mark").allTextContents();
  assert.ok(marks.includes("Tiết kiệm"), marks.join("; "));
  assert.deepEqual(marks.filter((text) => text.toUpperCase() !== "3T" && !/\S\s\S/.test(text)), []);
  await done(page);
});

test("odd queries break nothing", async () => {
  const page = await opened("tim.html");
  const odd = ["x", "", "   ", "🌱", "🌱 xanh 🌱", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "của và là các", "và", "123 456", "2014", "9".repeat(400),
    "xanh ".repeat(100), "a b c d e f g h i j k l m n o p q r s t u v w x y z", '"', '""', '"xanh', "-", "-xanh", ":", "cap:", "cap:khong-co", "\\ \" ' ` ${x}", "constructor", "__proto__", "toString hasOwnProperty",
    "ខ្មែរ", "中国", "\u0301\u0301", "công\u0000đoàn", "\ud83c", "%", "a%20b", "III.4.2", "1393/QĐ-TTg", "khoản 4 mục III"];
  for (const text of odd) {
    const got = await page.evaluate((q) => window.xanhSearch.query(q), text);
    assert.ok(Array.isArray(got), text);
    for (const hit of got) assert.equal(typeof hit.excerpt, "string");
  }
  await page.goto(`${address(site, "tim.html")}?q=${encodeURIComponent("<img src=x onerror=alert(1)> xanh")}`);
  await page.waitForFunction(() => document.querySelector(".xs-count")?.textContent);
  assert.equal(await page.locator("[data-xanh-results] img").count(), 0);
  await done(page);
});

test("documents and clauses are found by their numbers", async () => {
  const page = await opened("tim.html");
  const query = (text) => page.evaluate((q) => window.xanhSearch.query(q), text);
  const plan = docs.find((doc) => doc.sections.some((s) => s.a === "III.4.2"));
  if (plan) {
    for (const text of ["III.4.2", "iii.4.2"]) {
      const [first] = await query(text);
      assert.equal(first.anchor, "III.4.2", text);
    }
  }
  const cited = docs.filter((doc) => doc.sections.some((s) => [s.h, ...s.t].some((t) => t.includes("1393/QĐ-TTg"))));
  const got = await query("1393/QĐ-TTg");
  if (cited.length) assert.ok(cited.some((doc) => doc.url === got[0].url), `${got[0].url} names the decision`);
  await done(page);
});

test("from a folder with spaces, marks, # and %", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "xanh-")), "Tìm kiếm #1 100% 'mới'");
  cpSync(site, folder, { recursive: true });
  const page = await opened("index.html", { root: folder });
  await typed(page, "tang truong xanh");
  assert.ok((await options(page).count()) > 0);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/[?&]h=/);
  assert.ok((await page.locator("main h1").count()) > 0);
  await done(page);
  rmSync(folder, { recursive: true });
});

/** A copy of the site; `remove(kind)` takes away its files of the index of that kind: texts (`t`) or rows (`p`). */
function copied() {
  const folder = mkdtempSync(join(tmpdir(), "xanh-"));
  cpSync(site, folder, { recursive: true });
  const values = index(site), r = values.get("r");
  const remove = (kind, but = []) => listed(values, r[kind]).filter((name) => !but.includes(name)).forEach((name) => rmSync(join(folder, "search", r.b, `${name}.js`), { force: true }));
  return { folder, remove, r, values };
}

test("a file of the index that is missing is named, and texts that are there are shown", async () => {
  const { folder, remove, r, values } = copied(), missing = /ERR_FILE_NOT_FOUND/;
  const list = (page) => page.locator(".xs-list").textContent();
  const asked = async () => {
    const page = await opened("index.html", { root: folder, allowed: missing });
    await field(page).focus();
    await page.keyboard.insertText("tang truong xanh");
    await page.waitForFunction(() => /search\/[a-z0-9./]+\.js/.test(document.querySelector(".xs-list")?.textContent || document.querySelector(".xs-lost")?.textContent || ""));
    return page;
  };
  const one = listed(values, r.t).find((name) => values.get(name).some((page) => page[0] === "dao-tao/tong-quan-tang-truong-xanh.html"));
  rmSync(join(folder, "search", r.b, `${one}.js`));
  const some = await asked();
  assert.ok((await some.locator(".xs-best").count()) > 2, "other results stand");
  assert.match(await list(some), new RegExp(`${one}\\.js`));
  await done(some);
  remove("t", [one]);
  const none = await asked();
  assert.match(await list(none), /Thiếu tệp search\//);
  await done(none);
  remove("p");
  await done(await asked());
  rmSync(join(folder, "search/r.js"));
  const rootless = await asked();
  assert.match(await list(rootless), /r\.js/);
  await done(rootless);
  rmSync(join(folder, "search/core.js"));
  const bare = await asked();
  assert.match(await bare.locator(".xs-lost").textContent(), /core\.js/);
  await done(bare);
  rmSync(folder, { recursive: true });
});

test("without a network the message speaks of the network", async () => {
  const server = await serve(site), page = await opened("index.html", { root: server.url, allowed: /ERR_CONNECTION|ERR_INTERNET/ });
  await field(page).focus();
  await page.waitForFunction(() => window.xanhSearch.ready().then(() => true));
  await page.context().setOffline(true);
  await page.keyboard.insertText("tang truong xanh");
  await page.waitForFunction(() => /mạng/.test(document.querySelector(".xs-list")?.textContent || ""));
  await done(page);
  server.close();
});

test("under a strict content security policy, and where nothing may be stored", async () => {
  const server = await serve(site, { "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'" });
  const context = await chromium.newContext();
  await context.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && /search/.test(message.text()) && faults.push(message.text()));
  await page.goto(server.url + "tim.html?q=tang+truong+xanh");
  await page.locator(".xs-hit").first().waitFor();
  await page.goto(server.url + "index.html");
  await typed(page, "tang truong xanh");
  assert.ok((await options(page).count()) > 0);
  assert.deepEqual(faults, []);
  await context.close();
  server.close();
});

test("a program asks as a reader does", async () => {
  const page = await opened("index.html");
  const { told, hits, some } = await page.evaluate(async () => {
    const search = window.xanhSearch;
    return { told: await search.ready(), hits: await search.query("tiet kiem dien"), some: await search.query("tiet kiem dien", { limit: 3, facets: { cap: ["co-so"] }, sort: "title" }) };
  });
  assert.deepEqual(told, { pages: docs.length, sections: docs.reduce((sum, doc) => sum + doc.sections.length, 0) });
  assert.equal(hits.length, 10);
  assert.deepEqual(Object.keys(hits[0]).sort(), ["anchor", "excerpt", "heading", "score", "sections", "title", "url"]);
  hits.forEach((hit, at) => {
    const doc = docs.find((one) => one.url === hit.url);
    assert.equal(doc?.title, hit.title, hit.url);
    assert.ok(doc.sections.some((one) => one.a === hit.anchor && one.h === hit.heading), `${hit.url}#${hit.anchor}`);
    assert.ok(!at || hits[at - 1].score >= hit.score, "the best first");
  });
  const titles = some.map((hit) => hit.title);
  assert.equal(titles.length, 3);
  assert.deepEqual(titles, [...titles].sort(new Intl.Collator("vi").compare));
  await done(page);
});

test("an index of another build is not mixed in", async () => {
  const page = await opened("tim.html");
  const [first] = await ask(page, [{ query: long.title }]);
  assert.equal(first[0].url, long.url);
  const again = await ask(page, [{ query: long.title }]);
  assert.deepEqual(again[0], first, "the same query gives the same answer");
  await done(page);
});
