// The text of a clause beside a reference to it, on hover, focus or a first tap.
//
// The texts of a plan stand in `clauses/PLAN.js`, a classic script, because a page opened from a
// folder may not fetch. It sets `xanhClauses["PLAN"] = { "III.4.2": [spoken name, text] }`.
(function () {
  const { root, word, make } = window.xanh;
  const references = document.querySelectorAll("a.clause-ref[data-clause]");
  if (!references.length) return;
  window.xanhClauses = window.xanhClauses || {};

  const loading = {};
  const load = (plan) => {
    loading[plan] = loading[plan] || new Promise((resolve) => {
      const script = make("script", { src: root + "clauses/" + plan + ".js" });
      script.onload = script.onerror = () => resolve(window.xanhClauses[plan] || {});
      document.head.append(script);
    });
    return loading[plan];
  };

  let box = null;
  let owner = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    if (box) box.remove();
    if (owner) owner.removeAttribute("aria-describedby");
    box = owner = null;
  };

  const place = (link) => {
    const line = link.getClientRects()[0];
    const wide = document.documentElement.clientWidth;
    const left = Math.max(16, Math.min(line.left, wide - box.offsetWidth - 16));
    const below = line.bottom + 8;
    const fits = below + box.offsetHeight < window.innerHeight || line.top < box.offsetHeight + 8;
    box.style.left = left + window.scrollX + "px";
    box.style.top = (fits ? below : line.top - box.offsetHeight - 8) + window.scrollY + "px";
  };

  const show = (link, tapped) => {
    const [plan, id] = link.dataset.clause.split("#");
    load(plan).then((clauses) => {
      const clause = clauses[id];
      if (!clause && tapped) location.href = link.href;
      if (!clause || (document.activeElement !== link && !link.matches(":hover") && !tapped)) return;
      hide();
      owner = link;
      box = make("div", { class: "preview", id: "clause-preview", role: tapped ? "group" : "tooltip" });
      box.append(make("p", { class: "preview-name" }, clause[0]), make("p", { class: "preview-text" }, clause[1]));
      if (tapped) box.append(make("a", { href: link.getAttribute("href") }, word("openClause")));
      link.setAttribute("aria-describedby", "clause-preview");
      box.addEventListener("mouseenter", () => clearTimeout(timer));
      box.addEventListener("mouseleave", later);
      document.body.append(box);
      place(link);
    });
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, 250);
  };
  const touch = matchMedia("(hover: none)").matches;

  references.forEach((link) => {
    link.removeAttribute("title");
    if (touch) {
      link.addEventListener("click", (event) => {
        if (owner === link) return;
        event.preventDefault();
        show(link, true);
      });
      return;
    }
    link.addEventListener("mouseenter", () => {
      clearTimeout(timer);
      timer = setTimeout(() => show(link), 150);
    });
    link.addEventListener("mouseleave", later);
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", later);
  });

  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("click", (event) => box && !box.contains(event.target) && event.target !== owner && hide());
})();
