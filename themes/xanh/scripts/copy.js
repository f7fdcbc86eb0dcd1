// A button on each block of code, and the button that prints.
(function () {
  const { word, make, copy } = window.xanh;

  document.querySelectorAll("figure.code").forEach((figure) => {
    const button = make("button", { type: "button", class: "button copy" }, word("copy"));
    button.addEventListener("click", () => {
      copy(figure.querySelector("code").textContent).then((done) => {
        button.textContent = done ? word("copied") : word("copyFailed");
        setTimeout(() => (button.textContent = word("copy")), 3000);
      });
    });
    figure.append(button);
  });

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.addEventListener("click", () => window.print());
  });

  // Folded parts that paper should show are opened for it and closed again.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details[data-print-open]:not([open]), details:not([class]):not([open])"));
    opened.forEach((part) => (part.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));
})();
