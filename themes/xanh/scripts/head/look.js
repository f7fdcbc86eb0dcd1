// Runs in the head, before anything is painted: which colours were chosen, which month it is, and that scripts run.
(function () {
  var root = document.documentElement;
  root.className += " js";
  root.dataset.month = new Date().getMonth() + 1;
  try {
    var look = localStorage.getItem("xanh:" + root.dataset.site + ":look");
    if (look === "light" || look === "dark") root.dataset.look = look;
  } catch (denied) {
    // Without storage the system's own choice stands.
  }
})();
