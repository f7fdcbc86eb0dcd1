// Marks in the table of contents the section that is being read; brings the page itself into sight in the list of its section.
(function () {
  const here = document.querySelector(".around [aria-current]");
  if (here) here.closest("nav").scrollTop = here.offsetTop - 200;

  const links = Array.from(document.querySelectorAll('.side .toc a[href^="#"]'));
  const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!links.length) return;

  const mark = () => {
    const bottom = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 4;
    let now = 0;
    sections.forEach((section, at) => {
      if (section && section.getBoundingClientRect().top < 140) now = at;
    });
    if (bottom) now = links.length - 1;
    links.forEach((link, at) => {
      if (at === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };

  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  later();
})();
