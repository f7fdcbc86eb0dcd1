"""Official texts that Chromium printed as PDF come in: every letter is in text.txt or in the report.

    python3 tests/word/pdfs.py PROGRAM
"""

import json
import os
import re
import shutil
import subprocess
import tempfile

from office import builds, characters, main, report, run, site

HEAD = """<table width=100%><tr><td align=center>TỔNG LIÊN ĐOÀN<br>LAO ĐỘNG VIỆT NAM<br>Số: 9/KH-TLĐ<td align=center>CỘNG HÒA XÃ HỘI CHỦ NGHĨA
VIỆT NAM<br>Độc lập - Tự do - Hạnh phúc</table><p align=center>KẾ HOẠCH<br>Trồng cây ở nơi làm việc</p>"""
LONG = "Các cấp công đoàn tuyên truyền, vận động đoàn viên, người lao động trồng và chăm sóc cây xanh ở nơi làm việc, nơi ở. "

# Body of HTML, and the clauses that text.txt must hold as whole lines.
SHAPES = {
    "mot_trang": (HEAD + f"<p>I. MỤC ĐÍCH<p>1. {LONG * 3}<p>2. Tưới cây.<p>II. TỔ CHỨC<p>1. Các tổ làm.", ("2. Tưới cây.", "II. TỔ CHỨC", "1. Các tổ làm.")),
    "nhieu_trang": (HEAD + "<p>I. MỤC ĐÍCH" + "".join(f"<p>{n}. {LONG}" for n in range(1, 90)), (f"89. {LONG.strip()}",)),
    "diem": (HEAD + "<p>I. MỤC ĐÍCH<p>1. Trồng cây:<p>a) Mỗi tổ một cây;<p>b) Mỗi tháng một buổi.", ("a) Mỗi tổ một cây;", "b) Mỗi tháng một buổi.")),
    "dieu": ("<p align=center>LUẬT<br>Trồng cây<p>Điều 1. Phạm vi<p>1. Luật này quy định việc trồng cây.<p>Điều 2. Đối tượng<p>1. Mọi người.", ("Điều 1. Phạm vi", "Điều 2. Đối tượng", "1. Mọi người.")),
}


def chromium():
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    return next(found for found in (shutil.which(name) for name in names if name) if found)


def check(program, name):
    body, lines = SHAPES[name]
    with site() as folder, tempfile.TemporaryDirectory() as profile:
        (folder / "vb.html").write_text(f"<html lang=vi><meta charset=utf-8><title>x</title><body>{body}</body></html>")
        subprocess.run([chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}",
                        "--no-pdf-header-footer", f"--print-to-pdf={folder}/vb.pdf", f"file://{folder}/vb.html"], check=True, capture_output=True)
        done = report(run(program, folder, "import", "plan", "vb.pdf", "--out", "content/k"))
        text = (folder / "content/k/text.txt").read_text()
        for line in lines:
            assert f"\n{line}\n" in f"\n{text}", f"no line {line!r} in\n{text}"
        said = re.sub(r"<[^>]*>", " ", body)
        lost = characters(said) - characters(text + json.dumps(done, ensure_ascii=False))
        assert not lost, f"lost: {lost}"
        builds(program, folder)


main(SHAPES, check)
