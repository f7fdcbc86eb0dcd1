import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const [,, out, ...names] = process.argv; // name=path:width:scheme
for (const name of names) { const [file, width, scheme, height] = name.split(":");
  const context = await browser.newContext({ viewport: { width: +width, height: +(height ?? 900) }, colorScheme: scheme ?? "light" });
  const page = await context.newPage();
  await page.goto("file://" + file);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) console.log("OVER", name, over, await page.evaluate(() => [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(0, 4).map((one) => one.tagName + "." + one.className)));
  await page.screenshot({ path: `${out}/${file.split("/").slice(-2).join("_").replace(/\W/g, "_")}_${width}_${scheme ?? "light"}.png`, fullPage: true });
  await context.close(); }
await browser.close();
