// Neighbouring boxes for different levels become tabs; the level chosen is kept for the next page.
(function () {
  const { store, word, make } = window.xanh;

  // Where the browser knows this value, its own search still finds what is hidden.
  const findable = "onbeforematch" in document.body ? "until-found" : "";

  const groups = [];
  document.querySelectorAll(".block-for").forEach((box) => {
    const last = groups[groups.length - 1];
    if (last && last[last.length - 1] === box.previousElementSibling) last.push(box);
    else groups.push([box]);
  });

  groups.filter((boxes) => boxes.length > 1).forEach((boxes, group) => {
    const tabs = make("div", { class: "tabs" });
    const list = make("div", { class: "tab-list", role: "tablist", "aria-label": word("levels") });
    boxes[0].before(tabs);
    tabs.append(list);

    const buttons = boxes.map((box, at) => {
      const name = box.querySelector(".block-for-levels");
      const id = box.id || "cap-" + group + "-" + at;
      box.id = id;
      const button = make("button", { type: "button", class: "tab", role: "tab", id: id + "-tab", "aria-controls": id });
      button.innerHTML = name ? name.innerHTML : "";
      box.setAttribute("role", "tabpanel");
      box.setAttribute("aria-labelledby", id + "-tab");
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
    const levelsOf = (at) => (boxes[at].dataset.levels || "").split(" ");

    buttons.forEach((button, at) => {
      button.addEventListener("click", () => {
        choose(at);
        store.set("level", levelsOf(at)[0] || null);
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

    const mine = boxes.findIndex((box, at) => levelsOf(at).includes(store.get("level")));
    choose(Math.max(mine, 0));

    const follow = () => {
      const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const at = target ? boxes.findIndex((box) => box.contains(target)) : -1;
      if (at < 0) return;
      choose(at);
      target.scrollIntoView();
    };
    addEventListener("hashchange", follow);
    follow();
  });
})();
