// A site that keeps nothing any more: removes what an earlier worker kept, and itself.
(function () {
  "use strict";
  var ours = "xanh " + self.registration.scope + " ";
  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) {
    var gone = caches.keys().then(function (keys) {
      var kept = keys.filter(function (key) { return key.indexOf(ours) === 0; });
      return Promise.all(kept.map(function (key) { return caches.delete(key); }));
    });
    event.waitUntil(gone.then(function () { return self.registration.unregister(); }));
  });
})();
