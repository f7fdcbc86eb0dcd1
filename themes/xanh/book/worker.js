// Keeps what was read, and whole levels where a reader asks for them, for times without a network.
//
// `files` is the table of the site as it was published: by path, bytes and first digits of the digest. A cache holds files
// of one such table alone, each held against its digest: no reader meets a page of one edition with the styles of another.
function (words) {
  "use strict";
  return function (files) {
    var scope = self.registration.scope;
    var ours = "xanh " + scope + " ";

    // BLAKE3 of bytes, as eight hexadecimal digits. Source: the BLAKE3 paper, §2.
    var START = new Int32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]);
    var ORDER = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
    var ROUNDS = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]];
    for (var round = 1; round < 7; round++) {
      ROUNDS.push(ORDER.map(function (from) { return ROUNDS[round - 1][from]; }));
    }
    var state = new Int32Array(16);

    function turned(value, by) {
      return (value >>> by) | (value << (32 - by));
    }

    function mix(a, b, c, d, x, y) {
      state[a] += state[b] + x;
      state[d] = turned(state[d] ^ state[a], 16);
      state[c] += state[d];
      state[b] = turned(state[b] ^ state[c], 12);
      state[a] += state[b] + y;
      state[d] = turned(state[d] ^ state[a], 8);
      state[c] += state[d];
      state[b] = turned(state[b] ^ state[c], 7);
    }

    function mixed(chain, block, counter, length, flags) {
      state.set(chain);
      state.set(START.subarray(0, 4), 8);
      state[12] = counter;
      state[13] = 0;
      state[14] = length;
      state[15] = flags;
      for (var round = 0; round < 7; round++) {
        var at = ROUNDS[round];
        mix(0, 4, 8, 12, block[at[0]], block[at[1]]);
        mix(1, 5, 9, 13, block[at[2]], block[at[3]]);
        mix(2, 6, 10, 14, block[at[4]], block[at[5]]);
        mix(3, 7, 11, 15, block[at[6]], block[at[7]]);
        mix(0, 5, 10, 15, block[at[8]], block[at[9]]);
        mix(1, 6, 11, 12, block[at[10]], block[at[11]]);
        mix(2, 7, 8, 13, block[at[12]], block[at[13]]);
        mix(3, 4, 9, 14, block[at[14]], block[at[15]]);
      }
      var out = new Int32Array(8);
      for (var word = 0; word < 8; word++) out[word] = state[word] ^ state[word + 8];
      return out;
    }

    // A chunk of up to 1024 bytes; `root` is 8 where it is the whole.
    function chunk(bytes, counter, root) {
      var chain = START;
      var blocks = Math.max(1, Math.ceil(bytes.length / 64));
      for (var at = 0; at < blocks; at++) {
        var part = bytes.subarray(64 * at, 64 * at + 64);
        var padded = new Uint8Array(64);
        padded.set(part);
        var view = new DataView(padded.buffer);
        var block = new Int32Array(16);
        for (var word = 0; word < 16; word++) block[word] = view.getInt32(4 * word, true);
        var last = at === blocks - 1;
        chain = mixed(chain, block, counter, part.length, (at ? 0 : 1) | (last ? 2 | root : 0));
      }
      return chain;
    }

    function tree(bytes, counter, root) {
      if (bytes.length <= 1024) return chunk(bytes, counter, root);
      var half = 1024;
      while (2 * half < bytes.length) half *= 2;
      var block = new Int32Array(16);
      block.set(tree(bytes.subarray(0, half), counter, 0));
      block.set(tree(bytes.subarray(half), counter + half / 1024, 0), 8);
      return mixed(START, block, 0, 64, 4 | root);
    }

    function digest(buffer) {
      var word = tree(new Uint8Array(buffer), 0, 8)[0];
      var order = [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
      return order.map(function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
    }

    var name = ours + digest(new TextEncoder().encode(JSON.stringify(files)).buffer);

    // Opened once a worker: opened anew, a cache that the next edition removed would be there again.
    var opened;
    function own() {
      opened = opened || caches.open(name);
      return opened;
    }

    // The path of an address below the site; nothing where the site has no such file.
    function path(address) {
      var url = new URL(address);
      var plain = url.origin + url.pathname;
      if (plain.indexOf(scope) !== 0) return "";
      var rest = decodeURI(plain.slice(scope.length));
      if (!rest || rest.slice(-1) === "/") rest += "index.html";
      return Object.prototype.hasOwnProperty.call(files, rest) ? rest : "";
    }

    // Where a file is kept: by its plain address.
    function place(file) {
      return scope + encodeURI(file);
    }

    // Puts a file into `cache` where it is the one that was published; says whether it was.
    function put(cache, file, response) {
      if (!response.ok || response.redirected) return Promise.resolve(false);
      return response.clone().arrayBuffer().then(function (bytes) {
        if (digest(bytes) !== files[file][1]) return false;
        return cache.put(place(file), response).then(function () { return true; });
      });
    }

    function fetched(cache, file) {
      return fetch(place(file), { cache: "no-cache" }).then(function (response) {
        return put(cache, file, response).then(function (kept) {
          if (!kept) throw new Error(file);
        });
      });
    }

    // Style sheets and scripts bear the digest in their name: that of an edition before leads to none of this one.
    function dressed(cache) {
      return Promise.all(Object.keys(files).filter(function (file) { return file.indexOf("assets/") === 0; }).map(function (file) {
        return cache.match(place(file)).then(function (kept) { return kept || fetched(cache, file); });
      }));
    }

    // All that was kept, of this edition: what is the same is taken over, what changed is fetched. Where that fails, the
    // edition before stays whole.
    function renewed() {
      return Promise.all([own(), caches.keys()]).then(function (found) {
        var cache = found[0];
        var old = found[1].filter(function (key) { return key.indexOf(ours) === 0 && key !== name; });
        return Promise.all(old.map(function (key) {
          return caches.open(key).then(function (before) {
            return before.keys().then(function (requests) {
              return Promise.all(requests.map(function (request) {
                var file = path(request.url);
                if (!file) return null;
                return before.match(request)
                  .then(function (response) { return put(cache, file, response); })
                  .then(function (same) { return same || fetched(cache, file); });
              }));
            });
          });
        })).then(function () { return cache.keys(); }).then(function (kept) { return kept.length ? dressed(cache) : null; });
      });
    }

    function cleared() {
      return caches.keys().then(function (keys) {
        return Promise.all(keys.filter(function (key) {
          return key.indexOf(ours) === 0 && key !== name;
        }).map(function (key) { return caches.delete(key); }));
      });
    }

    self.addEventListener("install", function (event) {
      event.waitUntil(renewed().then(function () { return self.skipWaiting(); }));
    });

    self.addEventListener("activate", function (event) {
      event.waitUntil(cleared().then(function () { return self.clients.claim(); }));
    });

    function missing() {
      var html = "<!doctype html><html lang=\"" + words.lang + "\"><meta charset=\"utf-8\">" +
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + words.title + "</title>" +
        "<body style=\"font-family: system-ui, sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em\"><h1>" +
        words.title + "</h1><p>" + words.help + "</p><p><a href=\"" + scope + "index.html\">" + words.home + "</a></p>";
      return new Response(html, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
    }

    // The network first; without one, what was kept. A file named by what it holds needs no network once it is kept.
    function answer(event, file) {
      return own().then(function (cache) {
        return cache.match(place(file)).then(function (kept) {
          if (kept && /^(assets|search\/i)\//.test(file)) return kept;
          return fetch(event.request).then(function (response) {
            if (response.ok && !response.redirected) {
              var copy = response.clone();
              event.waitUntil(put(cache, file, copy).catch(function () {}));
            }
            return response;
          }, function (failed) {
            if (kept) return kept;
            if (event.request.mode === "navigate") return missing();
            throw failed;
          });
        });
      });
    }

    self.addEventListener("fetch", function (event) {
      if (event.request.method !== "GET") return;
      var file = path(event.request.url);
      if (file ? file.indexOf(words.packs + "/") !== 0 : event.request.mode === "navigate" && event.request.url.indexOf(scope) === 0) {
        event.respondWith(file ? answer(event, file) : fetch(event.request).catch(missing));
      }
    });

    // Keeps the files that a page asks for, one after another, and says how far it is.
    self.addEventListener("message", function (event) {
      var wanted = (event.data && event.data.keep) || [];
      var all = Object.keys(files).filter(function (file) {
        return wanted.some(function (one) { return one === file || one.slice(-1) === "/" && file.indexOf(one) === 0; });
      });
      var tell = function (done, failed) {
        if (event.source) event.source.postMessage({ kept: done, of: all.length, failed: failed });
      };
      var next = function (cache, at) {
        tell(at, false);
        if (at === all.length) return null;
        return cache.match(place(all[at])).then(function (kept) {
          return kept || fetched(cache, all[at]);
        }).then(function () { return next(cache, at + 1); }, function () { tell(at, true); });
      };
      event.waitUntil(own().then(function (cache) { return next(cache, 0); }));
    });
  };
}
