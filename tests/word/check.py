"""Word files of many shapes, made here, come in whole: each character is in text.txt or in the report, and the site builds.

    python3 tests/word/check.py PROGRAM
"""

import json

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from office import NS, beside, builds, characters, main, printed, report, run, site, xml

SHAPES = {}


def shape(*lines, options=(), lacks=(), reported=(), legacy=False):
    """Names a function that fills a document; `lines` must stand in text.txt in this order."""
    def put(fill):
        SHAPES[fill.__name__] = (fill, lines, options, lacks, reported, legacy)
        return fill
    return put


def head(document, subject="Trồng cây ở nơi làm việc"):
    for text in ("CÔNG ĐOÀN MẪU", "Số: 9/KH-CĐ", "KẾ HOẠCH", subject, "Công đoàn ban hành kế hoạch như sau:"):
        document.add_paragraph(text)




def numbered(document, levels):
    """A list of Word's own: (format, text, extra) a level; the paragraphs that use it name its number."""
    numbering = document.part.numbering_part.element
    rows = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, extra) in enumerate(levels))
    numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="77">{rows}</w:abstractNum>'))
    numbering.append(xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def item(document, level, text):
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


@shape("KẾ HOẠCH", "Trồng cây ở nơi làm việc", "I. MỤC ĐÍCH", "1. Chuyển đổi số", "a) Ký số;", "b) Họp trực tuyến.")
def no_blank_lines(document):
    head(document)
    for text in ("I. MỤC ĐÍCH", "1. Chuyển đổi số", "a) Ký số;", "b) Họp trực tuyến."):
        document.add_paragraph(text)


@shape("I. MỤC ĐÍCH", "1. Một.", "a) Hai;", "b) Ba.", "2. Bốn.", "II. YÊU CẦU", "1. Năm.")
def word_counts(document):
    head(document)
    numbered(document, [("upperRoman", "%1.", ""), ("decimal", "%2.", ""), ("lowerLetter", "%3)", "")])
    for level, text in ((0, "MỤC ĐÍCH"), (1, "Một."), (2, "Hai;"), (2, "Ba."), (1, "Bốn."), (0, "YÊU CẦU"), (1, "Năm.")):
        item(document, level, text)


@shape("I. MỤC ĐÍCH", "1. Một.", "II. YÊU CẦU", "2. Hai.")
def numbers_that_never_restart(document):
    head(document)
    numbered(document, [("upperRoman", "%1.", ""), ("decimal", "%2.", '<w:lvlRestart w:val="0"/>')])
    for level, text in ((0, "MỤC ĐÍCH"), (1, "Một."), (0, "YÊU CẦU"), (1, "Hai.")):
        item(document, level, text)


@shape("1. Theo quyết định¹ của cấp trên.", "¹ Quyết định số 139/QĐ-CĐ.")
def footnotes(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    paragraph = document.add_paragraph("1. Theo quyết định")
    paragraph._p.append(xml('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run(" của cấp trên.")
    beside(document, "footnotes", "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
           f'<w:footnotes {NS}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
           '<w:t>Quyết định số 139/QĐ-CĐ.</w:t></w:r></w:p></w:footnote></w:footnotes>', RT.FOOTNOTES)


@shape("1. Thấy được.", lacks=("Ẩn đi",), reported=("Ẩn đi",))
def hidden(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    paragraph = document.add_paragraph("1. Thấy được.")
    paragraph.add_run(" Ẩn đi.").font.hidden = True


@shape("STT\tViệc\tAi làm", "1\tTrồng cây\tTổ một", "\tTưới cây\tTổ hai", "Tổng cộng\t\t2 việc")
def table_with_merged_cells(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    document.add_paragraph("1. Các việc:")
    rows = (("STT", "Việc", "Ai làm"), ("1", "Trồng cây", "Tổ một"), ("", "Tưới cây", "Tổ hai"), ("Tổng cộng", "", "2 việc"))
    table = document.add_table(len(rows), 3, style="Table Grid")
    for row, texts in zip(table.rows, rows):
        for cell, text in zip(row.cells, texts):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 1))
    document.add_paragraph("2. Hết.")


@shape("CÔNG ĐOÀN MẪU", "Số: 9/KH-CĐ", "KẾ HOẠCH", "1. Một.", "Nơi nhận:", "- Như trên.", "TM. BAN CHẤP HÀNH", "Trần Văn An",
       reported=("Trần Văn An", "9/KH-CĐ", "2026-03-05"))
def head_and_end_in_tables(document):
    def columns(left, right):
        table = document.add_table(1, 2)
        for cell, texts in zip(table.rows[0].cells, (left, right)):
            cell.text = texts[0]
            for text in texts[1:]:
                cell.add_paragraph(text)
    columns(("CÔNG ĐOÀN MẪU", "Số: 9/KH-CĐ"),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hà Nội, ngày 5 tháng 3 năm 2026"))
    for text in ("KẾ HOẠCH", "Trồng cây", "I. MỤC ĐÍCH", "1. Một."):
        document.add_paragraph(text)
    columns(("Nơi nhận:", "- Như trên.", "- Lưu: VP."), ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Trần Văn An"))


@shape("1. Khoảng 10⁶ cây, thải ít CO₂.")
def raised_and_lowered(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    paragraph = document.add_paragraph("1. Khoảng 10")
    paragraph.add_run("6").font.superscript = True
    paragraph.add_run(" cây, thải ít CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(".")


def tracked(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    paragraph = document.add_paragraph("1. Trồng ")
    paragraph._p.append(xml('<w:del w:id="1" w:author="A"><w:r><w:delText>mười</w:delText></w:r></w:del>'))
    paragraph._p.append(xml('<w:ins w:id="2" w:author="A"><w:r><w:t>hai mươi</w:t></w:r></w:ins>'))
    paragraph.add_run(" cây.")


@shape("1. Trồng hai mươi cây.", reported=("mười", "hai mươi"))
def changes_accepted(document):
    tracked(document)


@shape("1. Trồng mười cây.", options=("--changes", "reject"), reported=("hai mươi",))
def changes_rejected(document):
    tracked(document)


@shape("1. Việc đã xong ✓ và còn □.")
def signs_of_fonts(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    paragraph = document.add_paragraph("1. Việc đã xong ")
    paragraph._p.append(xml('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'))
    paragraph.add_run(" và còn ")
    paragraph._p.append(xml('<w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>'))
    paragraph.add_run(".")


@shape("I. MỤC ĐÍCH CHUNG", "1. Một.")
def capitals_by_format(document):
    head(document)
    document.add_paragraph("I. ").add_run("Mục đích chung").font.all_caps = True
    document.add_paragraph("1. Một.")


@shape("Lưu ý trong khung.", "1. Một.")
def text_box(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    paragraph = document.add_paragraph("1. Một.")
    paragraph._p.append(parse_xml(
        f'<w:r {NS}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        '<w:p><w:r><w:t>Lưu ý trong khung.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'))


def in_font(paragraph, text, font):
    run = paragraph.add_run(text)
    run.font.name = font


@shape("I. MỤC ĐÍCH", "1. Các cấp công đoàn thực hiện tiết kiệm.", legacy=True)
def letters_of_tcvn3(document):
    head(document)
    in_font(document.add_paragraph(), "I. môc ®Ých", ".VnTimeH")
    in_font(document.add_paragraph(), "1. C¸c cÊp c«ng ®oµn thùc hiÖn tiÕt kiÖm.", ".VnTime")


@shape("1. Các cấp công đoàn thực hiện tiết kiệm.", legacy=True)
def letters_of_vni(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    in_font(document.add_paragraph(), "1. Caùc caáp coâng ñoaøn thöïc hieän tieát kieäm.", "VNI-Times")


@shape("1. Một.", lacks=("Công báo", "Xem lại"), reported=("Công báo số 9", "Xem lại câu này"))
def heads_of_pages_and_comments(document):
    head(document)
    document.sections[0].header.paragraphs[0].text = "Công báo số 9"
    document.add_paragraph("I. MỤC ĐÍCH")
    document.add_paragraph("1. Một.")
    document.add_comment(document.paragraphs[-1].runs, "Xem lại câu này", author="A")


@shape("1. Đọc ở trang của công đoàn rồi làm.", "2. Hai", "trong một ô.")
def controls_links_and_nested_tables(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    paragraph = document.add_paragraph("1. Đọc ở ")
    paragraph._p.append(xml('<w:hyperlink w:anchor="a"><w:r><w:t>trang của công đoàn</w:t></w:r></w:hyperlink>'))
    paragraph._p.append(xml('<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> rồi làm.</w:t></w:r></w:sdtContent></w:sdt>'))
    document.add_paragraph("2. Hai").add_run().add_break(WD_BREAK.LINE)
    inner = document.add_table(1, 1).cell(0, 0)
    inner.add_table(1, 1).cell(0, 0).text = "trong một ô."


@shape("I. MỤC ĐÍCH", "1. Một.", "- Gạch đầu dòng.", "Phụ lục số 01", "1. Hai.")
def bullets_and_an_annex(document):
    head(document)
    document.add_paragraph("I. MỤC ĐÍCH")
    document.add_paragraph("1. Một.")
    numbered(document, [("bullet", "\uf0b7", "")])
    item(document, 0, "Gạch đầu dòng.")
    document.add_paragraph("")
    document.add_paragraph("Phụ lục số 01")
    document.add_paragraph("DANH MỤC")
    document.add_paragraph("1. Hai.")





def check(program, name):
    fill, lines, options, lacks, reported, legacy = SHAPES[name]
    with site() as folder:
        document = docx.Document()
        fill(document)
        document.save(folder / "vb.docx")
        done = report(run(program, folder, "import", "plan", "vb.docx", "--out", "content/k", *options))
        text = (folder / "content/k/text.txt").read_text()
        at = 0
        for line in lines:
            found = ("\n" + text).find("\n" + line + "\n", at)
            assert found >= 0, f"no line {line!r} after byte {at} of\n{text}"
            at = found + 1
        for word in lacks:
            assert word not in text, f"{word!r} in {text}"
        told = json.dumps(done, ensure_ascii=False)
        for word in reported:
            assert word in told, f"{word!r} not in {told}"
        if not legacy:
            lost = characters(printed(folder / "vb.docx")) - characters(text + told)
            assert not lost, f"lost: {lost}"
        builds(program, folder)


main(SHAPES, check)
