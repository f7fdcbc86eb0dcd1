"""Texts of Word, OpenDocument and HTML, made here, become pages: every character is in the page or in the report, what is
for trainers is in no byte of the learners' site, and the site builds.

    python3 tests/word/pages.py PROGRAM
"""

import html
import io
import json
import re
import struct
import zipfile
import zlib

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from office import NS, beside, builds, characters, main, printed, report, run, site, xml

SHAPES = {}
SECRET = "bimat"


def shape(kind, *stretches, title="Phân loại rác", lacks=(), reported=(), ending="docx", options=()):
    """Names a function that fills a document; each of `stretches` must stand in the page, in this order."""
    def put(fill):
        SHAPES[fill.__name__] = (fill, kind, stretches, title, lacks, reported, ending, options)
        return fill
    return put




def footnotes(document, *texts):
    notes = "".join(f'<w:footnote w:id="{at}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
                    for at, text in enumerate(texts, 2))
    beside(document, "footnotes", "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
           f"<w:footnotes {NS}>{notes}</w:footnotes>", RT.FOOTNOTES)


def refer(paragraph, number):
    paragraph._p.append(xml(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'))


def link(document, paragraph, address, text):
    id = document.part.relate_to(address, RT.HYPERLINK, is_external=True)
    element = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{id}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>')
    paragraph._p.append(element)


def numbered(document, *levels):
    numbering = document.part.numbering_part.element
    rows = "".join(f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                   for at, (form, text) in enumerate(levels))
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="77">{rows}</w:abstractNum>'))
    numbering.append(xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def item(document, level, text):
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


def picture():
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = b"".join(b"\0" + b"\xff\0\0" * 2 for _ in range(2))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
                      + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def bold(document, text):
    document.add_paragraph().add_run(text).bold = True


def titled(document):
    document.add_heading("Phân loại rác", 0)


@shape("page", "## Mục một", "### Mục con", "Lời.", "## Mục hai")
def headings_by_style(document):
    titled(document)
    document.add_heading("Mục một", 1)
    document.add_heading("Mục con", 2)
    document.add_paragraph("Lời.")
    document.add_heading("Mục hai", 1)


@shape("page", "## Chỉ một tên", "Lời.")
def title_from_the_first_heading(document):
    document.add_heading("Phân loại rác", 1)
    document.add_heading("Chỉ một tên", 2)
    document.add_paragraph("Lời.")


@shape("page", "## I. MỤC ĐÍCH", "### 1. Chung", "#### 1.1. Riêng", "Lời.", "## II. YÊU CẦU")
def headings_by_look(document):
    bold(document, "Phân loại rác")
    for text in ("I. MỤC ĐÍCH", "1. Chung", "1.1. Riêng"):
        bold(document, text)
    document.add_paragraph("Lời.")
    bold(document, "II. YÊU CẦU")
    document.add_paragraph("Hết.")


@shape("page", "Một câu **quan trọng** và *nghiêng*, ~~bỏ~~.", "\\*sao\\* \\[móc\\] \\<b> \\&amp; \\_gạch\\_", "1\\. Không phải danh sách.")
def looks_and_signs(document):
    titled(document)
    paragraph = document.add_paragraph("Một câu ")
    paragraph.add_run("quan trọng").bold = True
    paragraph.add_run(" và ")
    paragraph.add_run("nghiêng").italic = True
    paragraph.add_run(", ")
    paragraph.add_run("bỏ").font.strike = True
    paragraph.add_run(".")
    document.add_paragraph("*sao* [móc] <b> &amp; _gạch_")
    document.add_paragraph("1. Không phải danh sách.")


@shape("page", "- Một\n- Hai\n  - Con\n- Ba", "1. Thứ nhất\n2. Thứ hai")
def lists_of_styles(document):
    titled(document)
    for text, style in (("Một", "List Bullet"), ("Hai", "List Bullet"), ("Con", "List Bullet 2"), ("Ba", "List Bullet")):
        document.add_paragraph(text, style=style)
    document.add_paragraph("Giữa.")
    for text in ("Thứ nhất", "Thứ hai"):
        document.add_paragraph(text, style="List Number")


@shape("page", "1. Một", "   a) Con một", "   b) Con hai", "2. Hai")
def lists_of_definitions(document):
    titled(document)
    numbered(document, ("decimal", "%1."), ("lowerLetter", "%2)"))
    for level, text in ((0, "Một"), (1, "Con một"), (1, "Con hai"), (0, "Hai")):
        item(document, level, text)


@shape("page", "- Gạch một\n- Gạch hai\n  - Cộng", "1. Một\n2. Hai")
def lists_that_people_type(document):
    titled(document)
    for text in ("- Gạch một", "– Gạch hai", "+ Cộng", "Giữa.", "1. Một", "2. Hai"):
        document.add_paragraph(text)


@shape("page", "| STT | Việc \\| ai |\n|---|---|\n| 1 | Trồng cây<br>Tưới |")
def a_table(document):
    titled(document)
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), ("STT", "Việc | ai", "1", "Trồng cây")):
        cell.text = text
    table.cell(1, 1).add_paragraph("Tưới")


@shape("page", '<th colspan="2">Gộp ngang</th>', '<td rowspan="2">Gộp dọc</td><td>a</td>', "<td>b</td>")
def merged_cells(document):
    titled(document)
    table = document.add_table(3, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Gộp ngang"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Gộp dọc"
    table.cell(1, 1).text, table.cell(2, 1).text = "a", "b"


@shape("page", "> Một ô là khung.\n>\n> Hai đoạn.")
def a_box(document):
    titled(document)
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Một ô là khung."
    cell.add_paragraph("Hai đoạn.")


@shape("page", "![Ba thùng rác](image1.png)", "![Hình](image", reported=("no-alt",))
def pictures(document):
    titled(document)
    document.add_picture(picture())
    properties = document.paragraphs[-1]._p.find(".//" + qn("wp:docPr"))
    properties.set("descr", "Ba thùng rác")
    document.add_paragraph("Giữa.")
    document.add_picture(picture())


@shape("page", "Theo quyết định[^1] của cấp trên.", "[^1]: Số 139/QĐ-CĐ.", "Sau[^2].", "[^2]: Hai.")
def notes(document):
    titled(document)
    footnotes(document, "Số 139/QĐ-CĐ.", "Hai.")
    paragraph = document.add_paragraph("Theo quyết định")
    refer(paragraph, 2)
    paragraph.add_run(" của cấp trên.")
    paragraph = document.add_paragraph("Sau")
    refer(paragraph, 3)
    paragraph.add_run(".")


@shape("page", "Xem [trang này](https://example.org/a?b=1&c=2) rồi [trường](https://example.org/truong) làm.")
def links(document):
    titled(document)
    paragraph = document.add_paragraph("Xem ")
    link(document, paragraph, "https://example.org/a?b=1&c=2", "trang này")
    paragraph.add_run(" rồi ")
    for run in ('<w:fldChar w:fldCharType="begin"/>', '<w:instrText> HYPERLINK "https://example.org/truong" </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>', "<w:t>trường</w:t>", '<w:fldChar w:fldCharType="end"/>'):
        paragraph._p.append(xml(f"<w:r>{run}</w:r>"))
    paragraph.add_run(" làm.")


@shape("page", "> Lời của người khác.", "10⁶ cây, CO₂, a<sup>xyz</sup>")
def quotes_and_raised_signs(document):
    titled(document)
    document.add_paragraph("Lời của người khác.", style="Quote")
    paragraph = document.add_paragraph("10")
    paragraph.add_run("6").font.superscript = True
    paragraph.add_run(" cây, CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(", a")
    paragraph.add_run("xyz").font.superscript = True


@shape("page", "Trồng hai mươi cây.", lacks=("mười cây",), reported=("mười", "deleted", "inserted"))
def tracked_changes(document):
    titled(document)
    paragraph = document.add_paragraph("Trồng ")
    paragraph._p.append(xml('<w:del w:id="1" w:author="A"><w:r><w:delText>mười</w:delText></w:r></w:del>'))
    paragraph._p.append(xml('<w:ins w:id="2" w:author="A"><w:r><w:t>hai mươi</w:t></w:r></w:ins>'))
    paragraph.add_run(" cây.")


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


@shape("page", "Diện tích S = πr², nửa là (S)/(2) và √(x + 1).", "Cây xanh bay", "Sau.", reported=(
    "formula", "drawing", "Điện theo tháng", "Tháng 1 120", "Thu gom Cân"), ending="docm")
def formulas_charts_and_diagrams(document):
    titled(document)
    paragraph = document.add_paragraph("Diện tích ")
    r = "<m:r><m:t>{}</m:t></m:r>".format
    paragraph._p.append(parse_xml(f"""<m:oMath {MATH}>{r("S = π")}<m:sSup><m:e>{r("r")}</m:e><m:sup>{r("2")}</m:sup></m:sSup>
        </m:oMath>"""))
    paragraph.add_run(", nửa là ")
    paragraph._p.append(parse_xml(f"<m:oMath {MATH}><m:f><m:num>{r('S')}</m:num><m:den>{r('2')}</m:den></m:f></m:oMath>"))
    paragraph.add_run(" và ")
    paragraph._p.append(parse_xml(f"<m:oMath {MATH}><m:rad><m:deg/><m:e>{r('x + 1')}</m:e></m:rad></m:oMath>"))
    paragraph.add_run(".")
    document.add_paragraph()._p.append(parse_xml(f"""<w:r {NS} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape>
        <v:textpath string="Cây xanh bay"/></v:shape></w:pict></w:r>"""))
    a, c = "http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.openxmlformats.org/drawingml/2006/chart"
    document.add_paragraph()._p.append(parse_xml(f"""<w:r {nsdecls("w", "wp", "a")} xmlns:c="{c}"><w:drawing><wp:inline>
        <wp:docPr id="1" name="Chart 1" descr="Điện theo tháng"/><a:graphic><a:graphicData uri="{c}"><c:chart/></a:graphicData>
        </a:graphic></wp:inline></w:drawing></w:r>"""))
    document.add_paragraph("Sau.")
    beside(document, "charts/chart1", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
           f'<c:chartSpace xmlns:c="{c}"><c:cat><c:pt><c:v>Tháng 1</c:v></c:pt></c:cat><c:val><c:pt><c:v>120</c:v></c:pt></c:val>'
           "</c:chartSpace>", RT.CHART)
    beside(document, "diagrams/data1", "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
           f'<a:ptLst xmlns:a="{a}"><a:p><a:t>Thu gom</a:t></a:p><a:p><a:t>Cân</a:t></a:p></a:ptLst>', RT.DIAGRAM_DATA)


@shape("page", "Thấy được.", lacks=(SECRET,), reported=("hidden", "comment", "page-header"))
def hidden_words_and_comments(document):
    titled(document)
    document.sections[0].header.paragraphs[0].text = "Công báo bimat"
    paragraph = document.add_paragraph("Thấy được.")
    paragraph.add_run(" Ẩn bimat.").font.hidden = True
    document.add_comment(paragraph.runs, "Xem lại bimat", author="A")


@shape("page", "Lời.", lacks=("Mục một 3",), reported=("contents",))
def a_table_of_contents(document):
    titled(document)
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Mục một 3", style="toc 1")
    document.add_paragraph("Lời.")


@shape("module", "duration: 50", 'audience: "Tổ trưởng"', 'MT1: "Nêu được ba nhóm rác"', 'MT2: "Làm được một thùng"',
       'materials: ["Thẻ màu", "Giấy A0"]', "## Hoạt động 1. Khởi động (20 phút)", "## Hoạt động 2: Làm (30 phút)", lacks=("## Mục tiêu",))
def a_session(document):
    titled(document)
    document.add_paragraph("Đối tượng: Tổ trưởng")
    document.add_paragraph("Thời lượng: 50 phút")
    bold(document, "Mục tiêu")
    document.add_paragraph("Nêu được ba nhóm rác;", style="List Bullet")
    document.add_paragraph("Làm được một thùng.", style="List Bullet")
    bold(document, "Chuẩn bị")
    document.add_paragraph("- Thẻ màu")
    document.add_paragraph("- Giấy A0")
    bold(document, "Hoạt động 1. Khởi động (20 phút)")
    document.add_paragraph("Lời.")
    document.add_paragraph("Hoạt động 2: Làm (30 phút)")
    document.add_paragraph("Lời.")


@shape("module", "duration: 20", "Thời lượng: 90 phút", "### Giao việc: 5 phút", reported=("minutes",))
def minutes_that_do_not_add_up(document):
    titled(document)
    document.add_paragraph("Thời lượng: 90 phút")
    document.add_heading("Hoạt động 1 (20 phút)", 1)
    document.add_heading("Giao việc (5 phút)", 2)
    document.add_paragraph("Lời.")


def closing(document, *texts):
    titled(document)
    document.add_heading("Hoạt động 1 (20 phút)", 1)
    document.add_paragraph("Mọi người đọc.")
    for text in texts:
        document.add_paragraph(text)
    document.add_heading("Hoạt động 2 (10 phút)", 1)
    document.add_paragraph("Đọc tiếp.")


@shape("module", "Mọi người đọc.\n\n::: trainer\n\nĐáp án: bimat\n\nvà bimat nữa\n\n:::", "Đọc tiếp.", reported=("closed-on",))
def a_key_without_an_end(document):
    closing(document, "Đáp án: bimat", "và bimat nữa")


@shape("module", "::: trainer\n\nCâu hỏi: mấy? (đáp án: bimat)", "Đọc tiếp.")
def a_key_in_brackets(document):
    closing(document, "Câu hỏi: mấy? (đáp án: bimat)")


@shape("module", "::: trainer", "### Ghi chú cho giảng viên", "bimat\n\n:::", "### Mở lại", "Đọc tiếp.")
def notes_below_a_heading(document):
    titled(document)
    document.add_heading("Hoạt động 1 (20 phút)", 1)
    document.add_heading("Ghi chú cho giảng viên", 2)
    document.add_paragraph("bimat")
    document.add_heading("Mở lại", 2)
    document.add_paragraph("Đọc tiếp.")


@shape("guide", "::: trainer\n\n| Câu | Đáp án |", "| 1 | bimat |\n\n:::", "Đọc tiếp.")
def a_key_in_a_table(document):
    titled(document)
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), ("Câu", "Đáp án", "1", "bimat")):
        cell.text = text
    document.add_paragraph("Đọc tiếp.")


@shape("module", "Hỏi.", "::: trainer\n\nĐáp án: bimat\n\n:::", "Đọc tiếp.", lacks=("[^",))
def a_key_in_a_note(document):
    titled(document)
    footnotes(document, "Đáp án: bimat")
    refer(document.add_paragraph("Hỏi."), 2)
    document.add_paragraph("Đọc tiếp.")


@shape("page", "::: trainer\n\nMột bimat.", title="Đáp án đề kiểm tra")
def a_key_as_a_whole(document):
    document.add_heading("Đáp án đề kiểm tra", 0)
    document.add_paragraph("Một bimat.")


@shape("module", "- Hỏi một\n\n::: trainer\n\n- Trả lời: bimat", "Đọc tiếp.")
def a_key_in_a_list(document):
    titled(document)
    document.add_heading("Hoạt động 1 (20 phút)", 1)
    document.add_paragraph("Hỏi một", style="List Bullet")
    document.add_paragraph("Trả lời: bimat", style="List Bullet 2")
    document.add_heading("Hoạt động 2 (10 phút)", 1)
    document.add_paragraph("Đọc tiếp.")


@shape("page", "Lưu ý trong khung.", "Một.")
def a_text_box(document):
    titled(document)
    paragraph = document.add_paragraph("Một.")
    paragraph._p.append(parse_xml(
        f'<w:r {NS}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>Lưu ý trong khung.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"))


@shape("form", "Họ và tên: ……………", "Dòng một\\\nDòng hai", "&#58;&#58;&#58; trainer")
def a_form(document):
    titled(document)
    document.add_paragraph("Họ và tên: ……………")
    document.add_paragraph("Dòng một").add_run().add_break(WD_BREAK.LINE)
    document.paragraphs[-1].add_run("Dòng hai")
    document.add_paragraph("::: trainer")


@shape("column", "date: 2026-03-05", "authors: [\"Trần Văn An\"]", "Lời.")
def properties(document):
    import datetime
    document.core_properties.author = "Trần Văn An"
    document.core_properties.created = datetime.datetime(2026, 3, 5, 8)
    titled(document)
    document.add_paragraph("Lời.")


@shape("page", "Các cấp công đoàn thực hiện tiết kiệm.", "**TIẾT KIỆM** và thường.")
def letters_of_old_fonts(document):
    titled(document)
    document.add_paragraph().add_run("C¸c cÊp c«ng ®oµn thùc hiÖn tiÕt kiÖm.").font.name = ".VnTime"
    paragraph = document.add_paragraph()
    run = paragraph.add_run("tiÕt kiÖm")
    run.font.name, run.bold = ".VnTimeH", True
    paragraph.add_run(" và thường.")


@shape("page", "Xem **đậm** và [trang](https://example.org/).", "## Mục", "- Một\n- Hai\n  - Con", "| A | B |\n|---|---|\n| 1 | 2 |",
       "```\nmã   giữ\n```", lacks=(SECRET,), reported=("hidden", "comment"), ending="html")
def a_page_of_html():
    return """<html><head><title>Thừa</title><style>p{}</style></head><body><h1>Phân loại rác</h1>
        <p>Xem <b>đậm</b> v&agrave; <a href="https://example.org/">trang</a>.<h2>Mục</h2><ul><li>Một<li>Hai<ul><li>Con</ul></ul>
        <table><tr><th>A<th>B<tr><td>1<td>2</table><pre>mã   giữ</pre><!-- bimat --><p style="display: none">bimat</p>"""


@shape("page", "## Mục", "- Việc\n  - Con\n1. Nhất", "Lời [phim](https://example.org/b) **đậm**.", "[https://example.org/phim](https://example.org/phim)",
       "Xem\n\nBên trong\n\nTổ một\n\nTổ hai", lacks=(SECRET, "·"), reported=("hidden", "comment", "drawing"), ending="html")
def html_saved_from_word_and_google():
    def item(level, number, text):
        return f"""<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]><span style='mso-list:
            Ignore'>{number}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>{text}</p>"""
    return f"""<html><head><style>.an {{display:none}} .c1{{font-weight:700}}</style></head><body><p class=MsoTitle>Phân loại rác</p>
        <h1>Mục</h1>{item(1, "·", "Việc")}{item(2, "o", "Con")}{item(1, "1.", "Nhất")}<p class=an>bimat</p>
        <p>Lời <a href="https://www.google.com/url?q=https://example.org/b&amp;sa=D">phim</a> <span class=c1>đậm</span>.
        <sup><a href="#cmnt1" id="cmnt_ref1">[bimat]</a></sup></p><iframe src="https://example.org/phim"></iframe>
        <details><summary>Xem</summary>Bên trong</details><select><option>Tổ một<option>Tổ hai</select>
        <div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>bimat</span></p></div></body></html>"""


@shape("page", "## Mục", "Lời **giữ** [liên kết](https://example.org).", "::: trainer\n\n**Đáp án:** bimat", "## Sau",
       "&#58;&#58;&#58;note", lacks=("<!--",), reported=("comment", "closed-on"), ending="md")
def a_page_of_markdown():
    return """---\ntitle: Phân loại rác\nlayout: post\n---\n# Mục\n\nLời **giữ** [liên kết](https://example.org).\n
**Đáp án:** bimat\n\nbimat\n\n# Sau\n\n<!-- bimat2 -->\n:::note\nđọc\n:::\n"""


OFFICE = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
          'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
          'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
          'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
          'xmlns:dc="http://purl.org/dc/elements/1.1/"')


def open_document(body):
    file = io.BytesIO()
    styles = """<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
        <style:style style:name="An" style:family="text"><style:text-properties text:display="none"/></style:style>
        <text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/></text:list-style>
        <text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>"""
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f'<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>'
                         f"<office:body><office:text>{body}</office:text></office:body></office:document-content>")
        archive.writestr("Pictures/a.png", picture().getvalue())
    return file.getvalue()


@shape("page", "## Mục", "Lời **đậm** và [trang](https://example.org/)[^1].", "[^1]: Chú thích.", "- Một\n- Hai", "1. Nhất\n2. Nhì",
       '<td rowspan="2">Gộp</td><td>a</td>', "![Ba thùng](a.png)", lacks=(SECRET,), reported=("hidden", "comment"), ending="odt")
def a_text_of_libreoffice():
    return open_document("""<text:p text:style-name="Title">Phân loại rác</text:p><text:h text:outline-level="1">Mục</text:h>
        <text:p>Lời <text:span text:style-name="B">đậm</text:span> và <text:a xlink:href="https://example.org/">trang</text:a><text:note
        text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú thích.</text:p></text:note-body></text:note>.</text:p>
        <text:p>Thấy<office:annotation><dc:creator>A</dc:creator><text:p>bimat</text:p></office:annotation><text:span text:style-name="An">bimat</text:span>.</text:p>
        <text:list text:style-name="L"><text:list-item><text:p>Một</text:p></text:list-item><text:list-item><text:p>Hai</text:p></text:list-item></text:list>
        <text:list text:style-name="N"><text:list-item><text:p>Nhất</text:p></text:list-item><text:list-item><text:p>Nhì</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Gộp</text:p></table:table-cell><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>
        <table:table-row><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>
        <text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:title>Ba thùng</svg:title></draw:frame></text:p>""")





def source(fill, path):
    if path.suffix in (".docx", ".docm", ".dotx"):
        document = docx.Document()
        document.core_properties.author = ""
        fill(document)
        return document.save(path)
    made = fill()
    path.write_bytes(made if isinstance(made, bytes) else made.encode())


def check(program, name):
    fill, kind, stretches, title, lacks, reported, ending, options = SHAPES[name]
    with site() as folder:
        source(fill, folder / f"bai.{ending}")
        done = report(run(program, folder, "import", kind, f"bai.{ending}", "--out", "content/k", *options))
        text = (folder / "content/k/index.md").read_text()
        told = json.dumps(done, ensure_ascii=False)
        assert done["title"] == title, done["title"]
        at = 0
        for stretch in stretches:
            found = text.find(stretch, at)
            assert found >= 0, f"no {stretch!r} after {at} of\n{text}"
            at = found + len(stretch)
        for word in lacks:
            assert word not in text, f"{word!r} in {text}"
        for word in reported:
            assert word in told, f"{word!r} not in {told}"
        if ending == "docx" and "old_fonts" not in name:
            known = characters(html.unescape(text) + told, str.isalnum) | characters(text + told, str.isalnum)
            lost = characters(printed(folder / "bai.docx"), str.isalnum) - known
            assert not lost, f"lost: {lost}"
        again(program, folder, (kind, f"bai.{ending}", options), text)
        builds(program, folder)
        leaks = [path for path in (folder / "public").rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
        assert not leaks, f"{SECRET} in {leaks}"


def again(program, folder, source, text):
    """The same file once more changes nothing, and says what it would change of a page that is another by now."""
    kind, name, options = source
    page = folder / "content/k/index.md"
    same = run(program, folder, "import", kind, name, "--out", "content/k", *options)
    assert same.returncode == 0 and "nothing changes" in same.stdout + same.stderr, same.stdout + same.stderr
    page.write_text(text + "\nThêm.\n")
    other = run(program, folder, "import", kind, name, "--out", "content/k", *options)
    said = other.stdout + other.stderr
    assert "import/exists" in said and "2 lines less" in said, said
    assert page.read_text() == text + "\nThêm.\n"
    page.write_text(text)


main(SHAPES, check)
