// Tabs: neighbouring boxes for different levels, whose level is kept for the next page, and the headings of a block `tabs`.
(function () {
  const { store, word, make } = window.xanh;

  // Where the browser knows this value, its own search still finds what is hidden.
  const findable = "onbeforematch" in document.body ? "until-found" : "";
  let count = 0;

  // Boxes in a row become panels below a list of tabs; `names` are their labels as HTML.
  const tabbed = (boxes, names, label, chosen, chose) => {
    const tabs = make("div", { class: "tabs" });
    const list = make("div", { class: "tab-list", role: "tablist" });
    if (label) list.setAttribute("aria-label", label);
    boxes[0].before(tabs);
    tabs.append(list);
    count += 1;

    const buttons = boxes.map((box, at) => {
      box.id = box.id || "cap-" + count + "-" + at;
      const button = make("button", { type: "button", class: "tab", role: "tab", id: box.id + "-tab", "aria-controls": box.id });
      button.innerHTML = names[at];
      box.setAttribute("role", "tabpanel");
      box.setAttribute("aria-labelledby", box.id + "-tab");
      tabs.append(box);
      list.append(button);
      return button;
    });

    const choose = (chosen) => {
      buttons.forEach((button, at) => {
        const here = at === chosen;
        button.setAttribute("aria-selected", String(here));
        button.tabIndex = here ? 0 : -1;
        if (here) boxes[at].removeAttribute("hidden");
        else boxes[at].setAttribute("hidden", findable);
      });
    };

    buttons.forEach((button, at) => {
      button.addEventListener("click", () => {
        choose(at);
        chose(at);
      });
      button.addEventListener("keydown", (event) => {
        const moves = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 };
        if (!(event.key in moves)) return;
        event.preventDefault();
        const next = buttons[(moves[event.key] + buttons.length) % buttons.length];
        next.click();
        next.focus();
      });
      boxes[at].addEventListener("beforematch", () => choose(at));
    });
    choose(Math.max(chosen, 0));

    const follow = () => {
      const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const at = target ? boxes.findIndex((box) => box.contains(target)) : -1;
      if (at < 0) return;
      choose(at);
      target.scrollIntoView();
    };
    addEventListener("hashchange", follow);
    follow();
  };

  const groups = [];
  document.querySelectorAll(".block-for").forEach((box) => {
    const last = groups[groups.length - 1];
    if (last && last[last.length - 1] === box.previousElementSibling) last.push(box);
    else groups.push([box]);
  });
  groups.filter((boxes) => boxes.length > 1).forEach((boxes) => {
    const levels = boxes.map((box) => (box.dataset.levels || "").split(" "));
    const names = boxes.map((box) => (box.querySelector(".block-for-levels") || box).innerHTML);
    tabbed(boxes, names, word("levels"), levels.findIndex((some) => some.includes(store.get("level"))), (at) => store.set("level", levels[at][0] || null));
  });

  // Each heading of the first one's rank begins a tab; what stands before stays above.
  document.querySelectorAll(".block-tabs").forEach((block) => {
    const first = block.querySelector(":scope > :is(h2, h3, h4, h5, h6)");
    if (!first) return;
    const boxes = [];
    const names = [];
    Array.from(block.children).forEach((part) => {
      if (part.tagName === first.tagName) {
        const name = part.cloneNode(true);
        name.querySelectorAll("a").forEach((link) => link.replaceWith(link.className === "anchor" ? "" : link.textContent));
        names.push(name.innerHTML.trim());
        part.before(make("div", { class: "tab-panel" }));
        boxes.push(part.previousSibling);
        part.classList.add("visually-hidden");
      }
      if (boxes.length) boxes[boxes.length - 1].append(part);
    });
    const title = block.querySelector(".block-title");
    if (boxes.length > 1) tabbed(boxes, names, title ? title.textContent : "", 0, () => {});
  });
})();
