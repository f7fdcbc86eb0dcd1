// One screen at a time, by buttons, keys and a finger; answers on the next key; a clock for each activity; a second window for the trainer.
(function () {
  const bar = document.querySelector("[data-projection]");
  const screens = Array.from(document.querySelectorAll(".screen"));
  if (!bar || !screens.length) return;
  const root = document.documentElement;
  const find = (name) => bar.querySelector("[data-" + name + "]");
  const status = bar.querySelector('[role="status"]');
  const done = document.querySelector(".deck-progress span");
  const [back, on, full, timer, per, second] = ["back", "on", "full", "timer", "per", "presenter"].map(find);
  let at = 0;

  // The other window: whoever opened this one, or the one that was opened. Windows of a folder have no origin, so any is spoken to, and only numbers are believed.
  const isPresenter = window.name === "xanh-presenter";
  let other = isPresenter ? window.opener : null;
  root.classList.toggle("presenter", isPresenter);
  const tell = (message) => other && !other.closed && other.postMessage(message, "*");

  const show = (next, told, heard) => {
    at = Math.max(0, Math.min(screens.length - 1, next));
    screens.forEach((screen, number) => {
      screen.classList.toggle("shown", number === at);
      screen.classList.toggle("told", number === at && told);
      if (isPresenter) screen.classList.toggle("next", number === at + 1);
    });
    back.disabled = at === 0;
    on.disabled = at === screens.length - 1 && !hides();
    status.textContent = status.dataset.words.replace("{screen}", at + 1).replace("{screens}", screens.length);
    status.dataset.short = at + 1 + "/" + screens.length;
    done.style.transform = "scaleX(" + (at + 1) / screens.length + ")";
    window.scrollTo(0, 0);
    history.replaceState(null, "", "#" + (at + 1));
    reset();
    if (!heard) tell({ xanhScreen: at, told });
  };

  // An answer that is not yet told comes before the next screen.
  const hides = () => screens[at].querySelector(".answer, .right") && !screens[at].classList.contains("told");
  const move = (step) => (step > 0 && hides() ? show(at, true) : show(at + step, false));

  // Minutes of the activity that a screen belongs to, counted down; below nothing it counts on in red.
  let [ends, ticking, of] = [0, 0, null];
  const clock = (seconds) => (seconds < 0 ? "+" : "") + [Math.floor(Math.abs(seconds) / 60), Math.abs(seconds) % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const paint = () => {
    const left = ends ? Math.round((ends - Date.now()) / 1000) : Number(of ? of.dataset.minutes : 0) * 60;
    find("clock").textContent = clock(left);
    timer.classList.toggle("late", left < 0);
  };
  const reset = () => {
    const now = screens.slice(0, at + 1).reverse().find((screen) => screen.dataset.minutes) || null;
    if (now !== of) {
      of = now;
      ends = 0;
      clearInterval(ticking);
    }
    timer.disabled = !of;
    paint();
  };
  const count = () => {
    clearInterval(ticking);
    ends = ends || !of ? 0 : Date.now() + of.dataset.minutes * 60000;
    timer.setAttribute("aria-pressed", String(ends > 0));
    if (ends) ticking = setInterval(paint, 250);
    paint();
  };

  back.addEventListener("click", () => move(-1));
  on.addEventListener("click", () => move(1));
  timer.addEventListener("click", count);
  if (!document.fullscreenEnabled) full.hidden = true;
  full.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen();
  });
  per.addEventListener("change", () => {
    if (!per.value) return;
    root.dataset.per = per.value === "1" ? "" : per.value;
    if (!root.dataset.per) delete root.dataset.per;
    window.print();
    per.value = "";
  });
  window.addEventListener("afterprint", () => delete root.dataset.per);

  if (second) second.addEventListener("click", () => {
    other = window.open(location.href, "xanh-presenter", "width=1200,height=800");
    root.classList.toggle("plain", Boolean(other));
  });
  addEventListener("message", (event) => {
    const { xanhScreen: screen, told, closed } = event.data || {};
    // A first window that was loaded again takes the second back by what it says.
    if (!isPresenter && !other && Number.isInteger(screen)) {
      other = event.source;
      root.classList.add("plain");
    }
    if (event.source !== other) return;
    if (closed) {
      root.classList.remove("plain");
      other = null;
    } else if (Number.isInteger(screen)) show(screen, Boolean(told), true);
  });
  if (isPresenter) {
    second.hidden = true;
    addEventListener("pagehide", () => tell({ closed: true }));
    const clockOfDay = document.createElement("time");
    clockOfDay.className = "presenter-clock";
    const paintDay = () => (clockOfDay.textContent = new Date().toTimeString().slice(0, 5));
    setInterval(paintDay, 5000);
    paintDay();
    bar.before(clockOfDay);
  }

  // What goes on below the edge of the window is read before the next screen comes.
  const goesOn = (step) => !isPresenter && (step < 0 ? scrollY > 0 : innerHeight + scrollY < root.scrollHeight - 4);
  const moves = { ArrowRight: 1, PageDown: 1, ArrowDown: 1, ArrowLeft: -1, PageUp: -1, ArrowUp: -1 };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "Home") show(0, false);
    else if (event.key === "End") show(screens.length - 1, false);
    else if (event.key === "t" || event.key === "T") count();
    else {
      const space = event.key === " " && !event.target.closest("button, a");
      const step = space ? (event.shiftKey ? -1 : 1) : moves[event.key];
      if (!step || (!/Left|Right/.test(event.key) && goesOn(step))) return;
      move(step);
    }
    event.preventDefault();
  });

  let start = null;
  addEventListener("touchstart", (event) => (start = event.touches[0].clientX), { passive: true });
  addEventListener("touchend", (event) => {
    const moved = start === null ? 0 : event.changedTouches[0].clientX - start;
    start = null;
    if (Math.abs(moved) > 80) move(moved < 0 ? 1 : -1);
  }, { passive: true });

  show(Number(location.hash.slice(1)) - 1 || 0, false, true);
})();
