// Copies a column for a newsroom: as rich text, as HTML, as plain text; whole, or without what may be cut.
(function () {
  const box = document.querySelector("[data-republish]");
  if (!box || !window.xanh) return;
  const { word, make } = window.xanh;
  const { mark, rule } = box.dataset;
  const state = box.querySelector("[data-state]");
  const short = box.querySelector("[data-short]");

  // Without the line that marks the cut; in the short version without all from there to the credits.
  const version = (whole, from, to) => {
    const start = whole.indexOf(from);
    const end = whole.lastIndexOf(to);
    if (start < 0 || end < start) return whole;
    return whole.slice(0, start) + whole.slice(short && short.checked ? end : start + from.length);
  };
  const escaped = make("p", {}, mark).innerHTML;
  const html = () => version(box.querySelector("#dang-lai-html").value, "<p><em>" + escaped + "</em></p>\n", "<hr>");
  const text = () => version(box.querySelector("#dang-lai-chu").value, mark + "\n\n", rule);

  // The old command, for a page opened from a folder has no clipboard; what it takes is told in the event that it raises.
  const give = (formats) => {
    const node = make("div", { class: "visually-hidden" });
    node.innerHTML = formats["text/html"] || "";
    if (!node.innerHTML) node.textContent = formats["text/plain"];
    document.body.append(node);
    const selection = getSelection();
    const before = selection.rangeCount ? selection.getRangeAt(0) : null;
    selection.selectAllChildren(node);
    let given = false;
    const fill = (event) => {
      Object.keys(formats).forEach((type) => event.clipboardData.setData(type, formats[type]));
      event.preventDefault();
      given = true;
    };
    document.addEventListener("copy", fill, { once: true });
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch (refused) {
      done = false;
    }
    document.removeEventListener("copy", fill);
    node.remove();
    selection.removeAllRanges();
    if (before) selection.addRange(before);
    return done && given;
  };

  const formats = {
    rich: () => ({ "text/html": html(), "text/plain": text() }),
    html: () => ({ "text/plain": html() }),
    text: () => ({ "text/plain": text() }),
    line: (button) => ({ "text/plain": button.previousElementSibling.textContent }),
  };

  box.querySelectorAll("[data-copy-as]").forEach((button) => {
    button.addEventListener("click", () => {
      const done = give(formats[button.dataset.copyAs](button));
      state.textContent = done ? word("copied") : word("copyFailed");
    });
  });
})();
