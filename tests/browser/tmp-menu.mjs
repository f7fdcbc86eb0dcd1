import { chromium } from "playwright-core";
const [,, site, out] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const w of [320, 360, 768]) { const p = await browser.newPage({ viewport: { width: w, height: 700 } }); await p.goto("file://" + site + "/dao-tao/index.html"); await p.click(".menu summary"); await p.screenshot({ path: `${out}-${w}.png` }); await p.close(); }
await browser.close();
