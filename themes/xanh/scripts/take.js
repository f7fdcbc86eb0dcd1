// What each file to take along weighs, told once its list is opened: `co.js` beside them is written when all are made.
(function () {
  const list = document.querySelector(".take");
  const tell = () => {
    const src = list.querySelector("a").getAttribute("href").replace(/[^/]*\/[^/]*$/, "co.js");
    document.head.append(window.xanh.make("script", { src }));
  };
  if (list) list.addEventListener("toggle", tell, { once: true });
})();
