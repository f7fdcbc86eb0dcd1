function (files) {
  var point = document.documentElement.lang === "en" ? "." : ",";
  var size = function (bytes) {
    var tenths = Math.ceil(bytes / 104857.6) / 10;
    return bytes < 1048576 ? Math.ceil(bytes / 1024) + " KB" : tenths.toFixed(1).replace(".", point) + " MB";
  };
  document.querySelectorAll(".take a").forEach(function (link) {
    var goal = link.getAttribute("href");
    var path = Object.keys(files).find(function (path) { return goal.slice(-path.length) === path; });
    if (path) link.insertAdjacentText("afterend", " (" + size(files[path][0]) + ")");
  });
}
