// A button below each sheet that prints it alone, and one beside the contents for the section that is being read.
(function () {
  const { word, make } = window.xanh;
  const root = document.documentElement;
  if (!word("printThis")) return;

  const print = (parts) => {
    root.classList.add("print-one");
    parts.forEach((part) => part.classList.add("print-this"));
    window.print();
  };

  document.querySelectorAll(".block-worksheet, .block-handout, .block-steps").forEach((sheet) => {
    const button = make("button", { type: "button", class: "button print-sheet" }, word("printThis"));
    button.addEventListener("click", () => print([sheet]));
    sheet.append(button);
  });

  // A heading with what follows it up to the next of its rank; else the part that the contents lead to.
  const section = (start) => {
    const whole = start.parentElement.closest("main section");
    if (!/^H\d$/.test(start.tagName)) return [start];
    if (whole && whole.firstElementChild === start) return [whole];
    const parts = [start];
    for (let next = start.nextElementSibling; next && !(/^H\d$/.test(next.tagName) && next.tagName <= start.tagName); next = next.nextElementSibling) parts.push(next);
    return parts;
  };
  document.querySelectorAll("[data-print-section]").forEach((button) => {
    button.addEventListener("click", () => {
      const here = document.querySelector(".side .toc [aria-current]");
      const start = here && document.getElementById(decodeURIComponent(here.hash.slice(1)));
      if (start) print(section(start));
      else window.print();
    });
  });

  window.addEventListener("afterprint", () => {
    root.classList.remove("print-one");
    document.querySelectorAll(".print-this").forEach((sheet) => sheet.classList.remove("print-this"));
  });
})();
