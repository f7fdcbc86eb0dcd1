// Sites of any size, the same in every run, for measurements.

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const words = (
  "tăng trưởng xanh công đoàn cơ sở tiết kiệm điện nước giấy phân loại rác tại nguồn tái chế tái sử dụng trồng cây đoàn viên người lao động " +
  "doanh nghiệp nhà máy văn phòng tuyên truyền thi đua sáng kiến môi trường làm việc an toàn sạch đẹp kế hoạch hành động báo cáo đánh giá"
).split(" ");

/** Numbers below `sides` that look random (mulberry32). */
function dice(seed) {
  return (sides) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** The text of page `at` of `count`: some 800 words, four headings, links to other pages, two topics. */
export function page(at, count) {
  const throwOf = dice(at + 1);
  const sentence = () => {
    const text = Array.from({ length: 12 + throwOf(8) }, () => words[throwOf(words.length)]).join(" ");
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 3 }, sentence).join(" ");
  const link = () => {
    const other = throwOf(count);
    return `Xem [bài ${other}](${other % 4 === at % 4 ? "" : `../muc-${other % 4}/`}bai-${other}.md).`;
  };
  const part = (number) => `## Phần ${number}\n\n${paragraph()}\n\n- ${sentence()}\n- ${sentence()}\n\n${paragraph()} ${link()}\n`;
  const date = new Date(Date.UTC(2020, 0, 1 + (at % 2200))).toISOString().slice(0, 10);
  const head = `title: "Bài ${at}: ${sentence().slice(0, -1)}"\ndescription: "${sentence()}"\ndate: ${date}\ntopics: ["Chủ đề ${at % 30}", "Việc ${at % 4}"]\n`;
  return `---\n${head}---\n${[1, 2, 3, 4].map(part).join("\n")}`;
}

/** Writes a site of `count` pages in four sections to a new folder; gives the folder. */
export function write(count, folder = mkdtempSync(join(tmpdir(), "xanh-bench-"))) {
  const put = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  put("xanh.toml", 'title = "Đo"\nbase_url = "https://vi.du/"\npaginate = 20\n');
  put("content/_index.md", '---\ntitle: "Trang chủ"\n---\nĐể đo.\n');
  for (let section = 0; section < 4; section++) put(`content/muc-${section}/_index.md`, `---\ntitle: "Mục ${section}"\nkind: column\n---\n`);
  for (let at = 0; at < count; at++) put(`content/muc-${at % 4}/bai-${at}.md`, page(at, count));
  return folder;
}
