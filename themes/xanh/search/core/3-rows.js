// Rows: [key, form, postings, form, postings, ...].

// A directory: names of files, or of blocks of 256 such, and the keys between them.
const listing = (d) => ({ keys: unfront(d[0]), names: d[1].match(/.{10}/g) || [], blocks: d[2] });
const block = async (list, at) => (list.blocks ? listing(await file(list.names[at])) : list);

// The value of file number `at`.
const member = async (list, at) => file((await block(list, at >> 8)).names[list.blocks ? at & 255 : at]);

function bisect(keys, key) {
  let low = 0, high = keys.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (keys[mid] <= key) low = mid + 1; else high = mid;
  }
  return low;
}

// The number of the file that `key` stands in.
async function shard(key) {
  const at = bisect(root.keys.keys, key);
  return root.keys.blocks ? at * 256 + bisect((await block(root.keys, at)).keys, key) : at;
}

const rows = (number) => member(root.keys, number).then((text) => '\n' + text);

async function row(key) {
  const text = await rows(await shard(key)), at = text.indexOf('\n' + key + '\t');
  return at < 0 ? null : text.slice(at + 1, text.indexOf('\n', at + 1)).split('\t');
}

// Rows of the keys that begin with `start` and end in `end` (else at no edge), from three files at most.
async function rowsFrom(start, end) {
  const from = await shard(start), to = Math.min(await shard(start + '\uffff'), from + 2), found = [];
  const texts = await Promise.all(Array.from({ length: to - from + 1 }, (_, i) => rows(from + i)));
  for (const text of texts) {
    for (let at = text.indexOf('\n' + start); at >= 0 && found.length < 60; at = text.indexOf('\n' + start, at + 1)) {
      const cells = text.slice(at + 1, text.indexOf('\n', at + 1)).split('\t');
      if ((/[()+]$/.exec(cells[0]) || [''])[0] === end) found.push(cells);
    }
  }
  return found;
}
