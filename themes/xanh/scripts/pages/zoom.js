// A picture that stands alone, with a caption or without, fills the window on a click or Enter, and leaves at the next.
(function () {
  const { make } = window.xanh;
  document.querySelectorAll(".prose img").forEach((img) => {
    const alone = img.closest("figure") || !img.parentElement.textContent.trim();
    if (!alone || !window.HTMLDialogElement || img.closest("a")) return;
    img.classList.add("zoom");
    img.tabIndex = 0;
    img.setAttribute("role", "button");
    const open = () => {
      const dialog = make("dialog", { class: "zoomed", "aria-label": img.alt });
      dialog.append(make("img", { src: img.src, alt: img.alt, tabindex: "0" }));
      ["click", "keydown"].forEach((event) => dialog.addEventListener(event, () => dialog.close()));
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      dialog.showModal();
    };
    img.addEventListener("click", open);
    img.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    });
  });
})();
