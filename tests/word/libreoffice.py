"""Word and OpenDocument files as LibreOffice writes them, of texts that are described here.

    python3 tests/word/libreoffice.py

It needs `soffice` and is run by hand; what it makes is committed in `tests/word/libreoffice/`, and
`tests/libreoffice.rs` reads it. A file is a flat OpenDocument text that LibreOffice opens and saves.
"""

import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent / "libreoffice"
FORMS = {"docx": "docx:MS Word 2007 XML", "odt": "odt"}

NAMESPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"' for name, urn in {
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta"}.items())

STYLES = """
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="1" style:class="text"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
  style:parent-style-name="Standard" style:default-outline-level="2" style:class="text"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard" style:class="chapter"/>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0"/>
<text:notes-configuration text:note-class="endnote" style:num-format="i" text:start-value="0"/>
"""

AUTOMATIC = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="Low" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>
<style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="HidP" style:family="paragraph" style:parent-style-name="Standard">
  <style:text-properties text:display="none"/></style:style>
<style:style style:name="Abc" style:family="text"><style:text-properties style:font-name=".VnTime"/></style:style>
<style:style style:name="AbcH" style:family="text"><style:text-properties style:font-name=".VnTimeH"/></style:style>
<style:style style:name="Fr" style:family="graphic"><style:graphic-properties style:wrap="parallel"/></style:style>
<text:list-style style:name="Num">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="Dot">
  <text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
</text:list-style>
"""

FONTS = "".join(f'<style:font-face style:name="{name}" svg:font-family="{family}"/>' for name, family in
                ((".VnTime", "'.VnTime'"), (".VnTimeH", "'.VnTimeH'")))


def p(text, style="Standard"):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text, level=1):
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>'


def span(style, text):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def item(*inside):
    return f'<text:list-item>{"".join(inside)}</text:list-item>'


def listed(style, *items, more=""):
    return f'<text:list text:style-name="{style}"{more}>{"".join(items)}</text:list>'


def cell(text, more=""):
    inside = text if text.startswith("<text:") else p(text)
    return f'<table:table-cell office:value-type="string"{more}>{inside}</table:table-cell>'


def row(*cells):
    return f'<table:table-row>{"".join(cells)}</table:table-row>'


def table(columns, *rows):
    return f'<table:table table:name="T"><table:table-column table:number-columns-repeated="{columns}"/>{"".join(rows)}</table:table>'


def note(text, kind="footnote", number="1"):
    return (f'<text:note text:note-class="{kind}"><text:note-citation>{number}</text:note-citation>'
            f'<text:note-body>{p(text)}</text:note-body></text:note>')


COVERED = "<table:covered-table-cell/>"

HEADINGS = (
    p("Sổ tay trồng cây", "Title") + h("Chuẩn bị") + p(f"Đất {span('B', 'tơi')} và {span('I', 'ẩm')}.")
    + h("Dụng cụ", 2) + listed("Dot", item(p("cuốc")), item(p("xẻng"), listed("Dot", item(p("xẻng nhỏ")))))
    + h("Các bước") + listed("Num", item(p("Đào hố."), listed("Num", item(p("sâu năm gang;")), item(p("rộng ba gang.")))),
                             item(p("Đặt cây.")))
    + p("Nghỉ một lát rồi làm tiếp.")
    + listed("Num", item(p("Lấp đất.")), item(p("Tưới nước.")), more=' text:continue-numbering="true"')
    + p('Xem <text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="https://example.org/cay">trang về cây</text:a>.'))

TABLES = h("Bảng việc") + table(
    3,
    row(cell("Việc", ' table:number-columns-spanned="2"'), COVERED, cell("Ai làm")),
    row(cell("Vườn", ' table:number-rows-spanned="2"'), cell("Trồng"), cell("Tổ một")),
    row(COVERED, cell("Tưới"), cell(p("Tổ hai") + p("Tổ ba"))),
    row(cell("Sân"), cell("Quét"), cell(listed("Dot", item(p("sáng")), item(p("chiều")))))
) + p("Hết bảng.")

FOOTNOTES = (
    h("Số liệu") + p(f"Có mười cây{note('Theo tổ một, ngày mồng năm.')} và 10{span('Up', '6')} lá, "
                     f"CO{span('Low', '2')} giảm{note('Ước tính của tổ hai.', number='2')}.")
    + p(f"Cuối cùng{note('Chú thích đặt ở cuối bài.', 'endnote', 'i')}."))

CHANGES = """<text:tracked-changes text:track-changes="false">
<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Lan</dc:creator>
<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-03-05T08:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Lan</dc:creator>
<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-03-05T08:00:00</dc:date></office:change-info>
<text:p text:style-name="Standard">đã cũ </text:p></text:deletion></text:changed-region>
</text:tracked-changes>""" + h("Bản sửa") + p(
    'Trồng <text:change-start text:change-id="c1"/>thêm năm <text:change-end text:change-id="c1"/>cây '
    '<text:change text:change-id="c2"/>trong sân.') + p("Câu sau không đổi.")

HIDDEN = (
    h("Chữ ẩn") + p(f"Ai cũng đọc{span('Hid', ' riêngtổtrưởng')} câu này.") + p("cảđoạnẩn", "HidP")
    + '<text:section text:name="S" text:display="none">' + p("mụcẩn của tổ") + "</text:section>"
    + p('Có góp ý<office:annotation><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Lan</dc:creator>'
        '<text:p>nhớ xem lại</text:p></office:annotation> ở đây.'))

BOXES = (
    h("Khung chữ") + p("Trước khung.")
    + p('<draw:frame draw:style-name="Fr" draw:name="K1" text:anchor-type="paragraph" svg:width="6cm" svg:height="3cm">'
        f'<draw:text-box>{p("Trong khung thứ nhất.")}{p("Dòng hai của khung.")}</draw:text-box></draw:frame>Cạnh khung.')
    + p('<draw:custom-shape draw:style-name="Fr" text:anchor-type="paragraph" svg:width="4cm" svg:height="2cm" svg:x="1cm" svg:y="1cm">'
        f'{p("Trong hình vẽ.")}<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" '
        'draw:type="rectangle" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape>Sau hình.'))

# TCVN3: "Trồng cây ở nơi làm việc." and "KẾ HOẠCH".
LETTERS = (
    h("Chữ cũ") + p(span("Abc", "Trång c©y ë n¬i lµm viÖc.")) + p(span("AbcH", "kÕ ho¹ch"))
    + p(f"Xen kẽ: {span('Abc', '®Êt vµ n­íc')} và chữ mới."))

SHAPES = {
    "headings": (HEADINGS, ("docx", "odt")),
    "tables": (TABLES, ("docx", "odt")),
    "footnotes": (FOOTNOTES, ("docx", "odt")),
    "changes": (CHANGES, ("docx", "odt")),
    "hidden": (HIDDEN, ("docx", "odt")),
    "boxes": (BOXES, ("docx", "odt")),
    "letters": (LETTERS, ("docx", "odt")),
}


def flat(body):
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
            'office:mimetype="application/vnd.oasis.opendocument.text">'
            f"<office:font-face-decls>{FONTS}</office:font-face-decls><office:styles>{STYLES}</office:styles>"
            f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document>")


def main():
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        sources = {}
        for name, (body, forms) in SHAPES.items():
            path = pathlib.Path(folder) / f"{name}.fodt"
            path.write_text(flat(body), encoding="utf-8")
            for form in forms:
                sources.setdefault(form, []).append(str(path))
        for form, paths in sources.items():
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                            "--convert-to", FORMS[form], "--outdir", str(HERE), *paths], check=True)


if __name__ == "__main__":
    main()
