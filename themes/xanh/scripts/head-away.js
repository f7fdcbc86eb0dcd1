// On a phone the head leaves while one reads on, and comes back when one turns back.
(function () {
  let last = 0;
  addEventListener("scroll", () => {
    const now = Math.max(0, scrollY);
    if (Math.abs(now - last) < 8) return;
    document.documentElement.classList.toggle("reads-on", now > last && now > 160);
    last = now;
  }, { passive: true });
})();
