import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const [,, site, out, ...names] = process.argv;
for (const name of names) { const [path, width, scheme] = name.split(":");
  const context = await browser.newContext({ viewport: { width: +width, height: 900 }, colorScheme: scheme ?? "light" });
  const page = await context.newPage();
  await page.goto("file://" + site + "/" + path);
  await page.screenshot({ path: `${out}/${path.replace(/\W/g, "_")}_${width}_${scheme ?? "light"}.png`, fullPage: !!process.env.FULL });
  await context.close(); }
await browser.close();
