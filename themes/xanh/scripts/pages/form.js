// A form is filled in on the screen and printed; nothing that is written leaves the page or is kept.
(function () {
  const dots = /^[.\s…]*$/;

  // What a place asks for: the head of its column, or the words before it.
  const label = (place) => {
    const table = place.closest("table");
    const head = table && table.tHead && table.tHead.rows[0].cells[place.cellIndex];
    const before = (place.previousSibling || place.parentElement.previousElementSibling || {}).textContent;
    const block = place.closest(".block").querySelector(".block-title");
    return ((head && head.textContent) || before || (block && block.textContent) || "").replace(/☐/g, "").trim().slice(0, 80);
  };

  const write = (place) => {
    const empty = place.innerHTML;
    place.setAttribute("contenteditable", "true");
    place.setAttribute("role", "textbox");
    place.setAttribute("aria-label", label(place) || document.title);
    // What is there is selected, so that writing takes its place and nothing moves below the pointer; not where the
    // reader has gone on meanwhile, whom that would bring back.
    const select = () => {
      if (document.activeElement === place && dots.test(place.textContent)) getSelection().selectAllChildren(place);
    };
    place.addEventListener("focus", () => setTimeout(select));
    place.addEventListener("input", () => {
      place.style.color = "inherit";
    });
    place.addEventListener("blur", () => {
      if (!dots.test(place.textContent)) return;
      place.innerHTML = empty;
      place.style.color = "";
    });
    place.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
    });
  };

  // A box is ticked by a click, the space bar or Enter.
  const box = (sign) => {
    const span = document.createElement("span");
    const turn = (event) => {
      event.preventDefault();
      const ticked = span.getAttribute("aria-checked") !== "true";
      span.setAttribute("aria-checked", ticked);
      span.textContent = ticked ? "☑" : "☐";
    };
    const after = sign.nextSibling ? sign.nextSibling.textContent : "";
    span.className = "tick";
    span.tabIndex = 0;
    span.style.cursor = "pointer";
    span.style.padding = ".4em";
    span.style.margin = "-.4em";
    span.textContent = "☐";
    span.setAttribute("role", "checkbox");
    span.setAttribute("aria-checked", "false");
    span.setAttribute("aria-label", after.split(/[☐.]/)[0].trim() || label(sign.parentElement) || "☐");
    span.addEventListener("click", turn);
    span.addEventListener("keydown", (event) => {
      if (event.key === " " || event.key === "Enter") turn(event);
    });
    return span;
  };

  document.querySelectorAll(".block-worksheet").forEach((sheet) => {
    sheet.querySelectorAll(".writing-lines").forEach((lines) => lines.removeAttribute("aria-hidden"));
    sheet.querySelectorAll(".blank, td:empty, .writing-lines > span").forEach(write);
    const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) if (texts.currentNode.data.includes("☐") && !texts.currentNode.parentElement.closest("th")) found.push(texts.currentNode);
    found.forEach((text) => {
      let rest = text;
      for (let at = rest.data.indexOf("☐"); at >= 0; at = rest.data.indexOf("☐")) {
        const sign = rest.splitText(at);
        rest = sign.splitText(1);
        sign.replaceWith(box(sign));
      }
    });
  });
})();
