// What editors may write and nobody foresaw: the small site of `xanh theme check` with titles, words, lists and tables stretched beyond
// measure, in each theme, over `file://`.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { address, browser, build, files, none, overflow, pages, torn, visit, watch } from "./site.mjs";

const top = join(import.meta.dirname, "../..");
const themes = readdirSync(join(top, "themes"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const widths = [320, 768, 1280];
const room = mkdtempSync(join(tmpdir(), "xanh-odd-"));
const long = "về việc tăng cường phối hợp chỉ đạo, hướng dẫn, tuyên truyền, vận động đoàn viên, người lao động thực hiện 57/KH-TLĐ giai đoạn 2014 - 2020";
const word = "Nghiêng".repeat(6);
const cells = (text) => `| ${Array(12).fill(text).join(" | ")} |`;
const deep = (mark) => Array.from({ length: 7 }, (_, depth) => `${" ".repeat(3 * depth)}${mark} ${word} bậc ${depth}`).join("\n");
const body = `
## ${word}: ${long}

${word} https://vi-du.example/${"thu-muc/".repeat(20)} \`${"ma".repeat(80)}\`[^dai]

[^dai]: ${word} ${long}

${deep("-")}

${deep("1.")}

> ${word} ${long}

> [!NOTE]
> ${long}
>
${deep("-").replace(/^/gm, "> ")}

${cells("Cột dài")}
${cells("---")}
${cells("một hai ba")}
${cells(word.slice(0, 28))}

\`\`\`sh
${"lenh --tuy-chon ".repeat(20)}
\`\`\`

### ${long}

#### ${long}
`;

/** A page of the fixture with a long title and description, and with the odd text at its end. */
function stretched(text) {
  const wide = text.replace(/^(title|description|standfirst|series|campaign|outcome): "?(.*?)"?$/gm, (_, key, value) => `${key}: "${value} ${key === "series" ? "" : word} ${long}"`);
  return wide + (/^(withdrawn|number):/m.test(text) ? "" : body);
}

/** The stretched site in `theme`, built into the folder that is returned. */
function site(theme) {
  const root = join(room, theme);
  mkdirSync(root);
  cpSync(join(top, "src/theme/fixture/content"), join(root, "content"), { recursive: true });
  cpSync(join(top, "themes"), join(root, "themes"), { recursive: true });
  writeFileSync(join(root, "xanh.toml"), `title = "${word} ${long}"\ntheme = "${theme}"\nlang = "vi"\n`);
  for (const name of files(join(root, "content"))) {
    const file = join(root, "content", name);
    const text = readFileSync(file, "utf8");
    if (name.endsWith(".md")) writeFileSync(file, stretched(text));
    if (name.endsWith("levels.toml")) writeFileSync(file, text.replace(/^(name|short|summary) = "(.*)"/gm, (_, key, value) => `${key} = "${value} ${word}${key === "short" ? "" : ` ${long}`}"`));
  }
  build(root, join(root, "public"));
  return join(root, "public");
}

let chromium;

before(async () => {
  chromium = await browser();
});

after(async () => {
  await chromium.close();
  rmSync(room, { recursive: true });
});

for (const theme of themes) {
  test(`${theme} holds what is longer than it ought to be`, async () => {
    const root = site(theme);
    const faults = [];
    await visit(await chromium.newContext(), pages(root), async (page, name) => {
      watch(page, "file://", (what) => faults.push(`${name}: ${what}`));
      await page.goto(address(root, name));
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const over = await overflow(page);
        if (over) faults.push(`${name}: wider than ${width} px: ${over}`);
      }
      faults.push(...(await torn(page)).map((text) => `${name}: torn: ${text.slice(0, 60)}`));
      page.removeAllListeners();
    });
    none(faults);
  });
}
