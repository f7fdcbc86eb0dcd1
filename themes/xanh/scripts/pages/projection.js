// One screen at a time, by buttons, arrow keys, page keys and a touch to the left or right.
(function () {
  const bar = document.querySelector("[data-projection]");
  const screens = Array.from(document.querySelectorAll(".screen"));
  if (!bar || !screens.length) return;
  const status = bar.querySelector('[role="status"]');
  const [back, on] = [bar.querySelector("[data-back]"), bar.querySelector("[data-on]")];
  const full = bar.querySelector("[data-full]");
  let at = 0;

  const show = (next) => {
    at = Math.max(0, Math.min(screens.length - 1, next));
    screens.forEach((screen, number) => screen.classList.toggle("shown", number === at));
    back.disabled = at === 0;
    on.disabled = at === screens.length - 1;
    status.textContent = status.dataset.words.replace("{screen}", at + 1).replace("{screens}", screens.length);
    window.scrollTo(0, 0);
    history.replaceState(null, "", "#" + (at + 1));
  };

  back.addEventListener("click", () => show(at - 1));
  on.addEventListener("click", () => show(at + 1));
  if (!document.fullscreenEnabled) full.hidden = true;
  full.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  });

  // What goes on below the edge of the window is read before the next screen comes.
  const goesOn = (step) => (step < 0 ? scrollY > 0 : innerHeight + scrollY < document.documentElement.scrollHeight - 4);
  const moves = { ArrowRight: 1, PageDown: 1, ArrowDown: 1, ArrowLeft: -1, PageUp: -1, ArrowUp: -1 };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "Home") show(0);
    else if (event.key === "End") show(screens.length - 1);
    else {
      const space = event.key === " " && !event.target.closest("button, a");
      const step = space ? (event.shiftKey ? -1 : 1) : moves[event.key];
      if (!step || (!/Left|Right/.test(event.key) && goesOn(step))) return;
      show(at + step);
    }
    event.preventDefault();
  });

  let start = null;
  addEventListener("touchstart", (event) => (start = event.touches[0].clientX), { passive: true });
  addEventListener("touchend", (event) => {
    const moved = start === null ? 0 : event.changedTouches[0].clientX - start;
    start = null;
    if (Math.abs(moved) > 80) show(at + (moved < 0 ? 1 : -1));
  }, { passive: true });

  show(Number(location.hash.slice(1)) - 1 || 0);
})();
