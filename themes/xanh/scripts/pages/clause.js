// Copies how a clause is cited and its address, and prints it below what holds it. The buttons come
// where a clause is chosen: by its number, a tap on its words, or the address of the page.
(function () {
  const sheet = document.querySelector(".official[data-cite]");
  if (!sheet || !window.xanh) return;
  const { word, make, copy } = window.xanh;
  const bar = make("p", { class: "buttons" });
  let clause = null;

  const button = (name, act) => {
    const text = sheet.dataset[name];
    const one = make("button", { type: "button", class: "button" }, text);
    one.addEventListener("click", () => act((done) => {
      one.textContent = done ? word("copied") : word("copyFailed");
      setTimeout(() => (one.textContent = text), 3000);
    }));
    bar.append(one);
  };

  const holders = () => {
    const all = [];
    for (let at = clause.parentElement.closest(".clause"); at; at = at.parentElement.closest(".clause")) {
      all.push(at.querySelector(":scope > [data-official]"));
    }
    return all.concat(Array.from(sheet.querySelectorAll(":scope > .doc-head")), clause);
  };

  button("cite", (tell) => {
    const spoken = clause.dataset.spoken;
    copy(spoken + (/Điều/.test(spoken) ? " " : ", ") + sheet.dataset.name).then(tell);
  });
  button("link", (tell) => {
    const canonical = document.querySelector("link[rel=canonical]");
    const page = canonical ? canonical.href : location.href.split("#")[0];
    copy(page + "#" + encodeURIComponent(clause.id)).then(tell);
  });
  button("paper", () => {
    document.documentElement.classList.add("print-one");
    holders().forEach((part) => part && part.classList.add("print-this"));
    window.print();
  });

  const show = (at) => {
    if (!at || at === clause) return;
    clause = at;
    at.querySelector(":scope > [data-official]").after(bar);
  };
  const choose = (event) => {
    const official = event.target.closest("[data-official]");
    if (official) show(official.closest(".clause"));
  };
  sheet.addEventListener("focusin", choose);
  sheet.addEventListener("click", choose);
  const arrive = () => {
    const at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (at) show(at.closest(".clause"));
  };
  window.addEventListener("hashchange", arrive);
  arrive();
})();
