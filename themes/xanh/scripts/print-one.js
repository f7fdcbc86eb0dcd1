// A button below each sheet that prints it alone.
(function () {
  const { word, make } = window.xanh;
  const root = document.documentElement;
  if (!word("printThis")) return;

  document.querySelectorAll(".block-worksheet, .block-handout, .block-steps").forEach((sheet) => {
    const button = make("button", { type: "button", class: "button print-sheet" }, word("printThis"));
    button.addEventListener("click", () => {
      root.classList.add("print-one");
      sheet.classList.add("print-this");
      window.print();
    });
    sheet.append(button);
  });

  window.addEventListener("afterprint", () => {
    root.classList.remove("print-one");
    document.querySelectorAll(".print-this").forEach((sheet) => sheet.classList.remove("print-this"));
  });
})();
