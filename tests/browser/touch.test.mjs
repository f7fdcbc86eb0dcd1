// Room for a finger: what stands alone on a phone, a link, a button, a field, has 44 px of height to itself. A link within a sentence is as
// high as its line.

import { after, before, test } from "node:test";
import { address, browser, none, sample, site, visit } from "./site.mjs";

const least = 44; // CSS px; half of one is left to rounding
let chromium;

before(async () => {
  chromium = await browser();
});

after(() => chromium.close());

/** What is too low on an open page, `path height`: where two boxes overlap, each has half of what they share. */
function low(least) {
  document.querySelectorAll("details").forEach((one) => (one.open = true));
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".visually-hidden, .skip");
  const controls = [...document.querySelectorAll("a[href], button, summary, select, input, textarea")].filter(shown);
  const isInSentence = (one) => {
    if (one.tagName !== "A") return false;
    const block = one.closest("p, li, dd, dt, td, th, legend, h1, h2, h3, h4, figcaption, div");
    const links = [...block.querySelectorAll("a, ul, ol")].map((link) => link.textContent);
    return links.reduce((text, link) => text.replace(link, ""), block.textContent).trim() !== "";
  };
  const boxes = controls.map((one) => {
    const { left, right, top, bottom } = (one.closest("label") ?? one).getBoundingClientRect();
    return { one, left, right, top, bottom };
  }).filter((box) => box.right > box.left && box.bottom > box.top);
  const name = (one) => one.tagName.toLowerCase() + [...one.classList].map((word) => `.${word}`).join("");
  const path = (one) => [one.parentElement?.parentElement, one.parentElement, one].filter(Boolean).map(name).join(" > ");
  return boxes.filter(({ one }) => !isInSentence(one)).flatMap((box) => {
    let { top, bottom } = box;
    for (const other of boxes) {
      if (other.one.contains(box.one) || box.one.contains(other.one) || other.left >= box.right || other.right <= box.left) continue;
      if (other.top >= bottom || other.bottom <= top) continue;
      if (other.top > top) bottom = (bottom + other.top) / 2;
      else if (other.bottom < bottom) top = (top + other.bottom) / 2;
    }
    return bottom - top < least - 0.5 ? [`${path(box.one)}: ${Math.round(bottom - top)} px, ${box.one.textContent.trim().slice(0, 40)}`] : [];
  });
}

test(`what stands alone has ${least} px for a finger`, async () => {
  const context = await chromium.newContext({ viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true });
  const faults = [];
  await visit(context, sample(site), async (page, name) => {
    await page.goto(address(site, name));
    faults.push(...(await page.evaluate(low, least)).map((fault) => `${name}: ${fault}`));
  });
  await context.close();
  none(faults);
});
