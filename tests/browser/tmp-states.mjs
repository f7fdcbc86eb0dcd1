import { chromium } from "playwright-core";
const [,, site, out] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const url = (p) => "file://" + site + "/" + p;
async function at(width, options, work) { const c = await browser.newContext({ viewport: { width, height: 900 }, ...options }); const p = await c.newPage(); await work(p); await c.close(); }
const shot = (p, name, full = false) => p.screenshot({ path: `${out}/${name}.png`, fullPage: full });
for (const [w, s] of [[1280, "light"], [360, "dark"]]) {
  await at(w, { colorScheme: s }, async (p) => { await p.goto(url("index.html")); const f = p.locator('[data-xanh-search] input').first(); await f.click(); await f.pressSequentially("tiet kiem dien", { delay: 30 }); await p.waitForSelector(".xs-option", { timeout: 15000 }); await p.waitForTimeout(400); await shot(p, `drop-${w}`);
    await p.keyboard.press("Enter"); await p.waitForTimeout(1500); await shot(p, `results-${w}`); });
  if (w === 360) await at(w, { colorScheme: "light" }, async (p) => { await p.goto(url("bao-chi/ba-dong-tu.html")); await p.click(".menu summary"); await shot(p, "menu-360"); });
}
await at(768, {}, async (p) => { await p.goto(url("index.html")); await p.click(".menu summary"); await shot(p, "menu-768"); });
await at(1280, { forcedColors: "active" }, async (p) => { await p.goto(url("index.html")); await shot(p, "forced", true); });
await at(1280, { contrast: "more" }, async (p) => { await p.goto(url("index.html")); await shot(p, "contrast", true); });
await at(1280, { javaScriptEnabled: false }, async (p) => { await p.goto(url("index.html")); await shot(p, "nojs"); });
await at(360, { javaScriptEnabled: false }, async (p) => { await p.goto(url("bao-chi/ba-dong-tu.html")); await shot(p, "nojs-360"); });
for (const [n, f] of [["home", "index.html"], ["column", "bao-chi/ba-dong-tu.html"]]) {
  await at(1280, {}, async (p) => { await p.route("**/*.css", (r) => r.abort()); await p.goto(url(f)); await shot(p, `nocss-${n}`, true); });
  await at(1280, {}, async (p) => { await p.goto(url(f)); await p.pdf({ path: `${out}/${n}.pdf`, preferCSSPageSize: true }); });
}
await browser.close();
