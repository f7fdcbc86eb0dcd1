// Lists to tick: what was ticked stays on this device, by the words of the step, not by its place.
(function () {
  const { store, word, make, page } = window.xanh;
  const textOf = (box) => box.closest("label").textContent.replace(/\s+/g, " ").trim();

  // Steps of some months begin anew each year; those over the turn of a year belong to the one they began in.
  const season = (block) => {
    if (!block.dataset.months) return "";
    const now = new Date();
    const first = Number(block.dataset.months.split(" ")[0]);
    return "@" + (now.getFullYear() - (now.getMonth() + 1 < first ? 1 : 0));
  };

  const root = document.documentElement;
  const whole = (shown) => root.classList.toggle("whole-year", shown);
  document.querySelectorAll("[data-whole-year]").forEach((button) => {
    const some = Array.from(document.querySelectorAll("[data-months]"));
    if (!some.some((block) => block.dataset.months.split(" ").includes(root.dataset.month))) whole(true);
    button.addEventListener("click", () => button.setAttribute("aria-pressed", String(whole(!root.classList.contains("whole-year")))));
  });

  document.querySelectorAll(".block-steps").forEach((block, at) => {
    const boxes = Array.from(block.querySelectorAll('input[type="checkbox"]'));
    if (!boxes.length) return;
    // A piece of another page keeps its ticks with that page, whose name stands before its id here.
    const piece = block.closest(".piece");
    const home = piece ? piece.dataset.page.split("#")[0] : page;
    const before = piece ? home.replace(/\.html$/, "").replace(/\//g, "-") + "-" : "";
    const key = "steps:" + home + "#" + (block.id.slice(before.length) || at) + season(block);
    const ticked = new Set(store.get(key) || []);

    const state = make("div", { class: "steps-state" });
    const count = make("span", { role: "status" });
    const clear = make("button", { type: "button", class: "link-button" }, word("clear"));
    state.append(count, clear);
    block.insertBefore(state, block.querySelector(".print-sheet"));

    const show = (kept) => {
      const done = boxes.filter((box) => box.checked).length;
      count.textContent = word("done").replace("{done}", done).replace("{all}", boxes.length) + (kept ? "" : " " + word("notKept"));
      clear.hidden = !done;
    };
    const keep = () => {
      const texts = boxes.filter((box) => box.checked).map(textOf);
      show(store.set(key, texts.length ? texts : null));
    };

    boxes.forEach((box) => {
      box.disabled = false;
      box.checked = ticked.has(textOf(box));
      box.addEventListener("change", keep);
    });
    clear.addEventListener("click", () => {
      boxes.forEach((box) => (box.checked = false));
      keep();
      boxes[0].focus();
    });
    show(true);
  });
})();
