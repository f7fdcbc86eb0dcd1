// The choice between light, dark, and what the system says.
(function () {
  const select = document.querySelector("[data-look-switch]");
  if (!select) return;
  const root = document.documentElement;
  select.value = root.dataset.look || "auto";
  select.addEventListener("change", () => {
    const look = select.value;
    if (look === "auto") delete root.dataset.look;
    else root.dataset.look = look;
    try {
      // Plain text, not JSON: look.js reads it before anything else is there.
      if (look === "auto") localStorage.removeItem("xanh:" + root.dataset.site + ":look");
      else localStorage.setItem("xanh:" + root.dataset.site + ":look", look);
    } catch (refused) {
      // The choice holds for this page.
    }
  });
})();
