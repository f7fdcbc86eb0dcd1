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

const rows = async (key, next) => member(root.keys, await shard(key) + next);

async function row(key) {
  const line = (await rows(key, 0)).find((one) => one.startsWith(key + '\t'));
  return line && cells(line);
}

const plain = (key) => key.replace(/^!|[()+]$/g, '');

// What a letter of a key may stand for; no tone and the tones.
const MARKS = 'aăâ dđ eê iy oôơ uư'.split(' '), TONES = ' \u0300\u0301\u0303\u0309\u0323';

// A row with its forms, which are written as src/search/spelling.rs does it.
function cells(line) {
  const all = line.split('\t');
  return all.map((cell, i) => (i % 2 && cell[0] !== ' ' ? plain(all[0]).split(' ').map((key, at) => {
    let n = numbers(cell)[at] || 0;
    const next = (all) => { const own = all[n % all.length]; n = n / all.length | 0; return own; }, tone = next(TONES);
    return (key.replace(/./g, (c) => next(MARKS.find((all) => all[0] === c) || c)) + tone).trim();
  }).join(' ') : cell.trim()));
}

// Rows of the keys that begin with `start` and end in `end` (else at no edge), from three files at most.
async function rowsFrom(start, end) {
  const more = await shard(start + '\uffff') - await shard(start);
  const all = await Promise.all([0, 1, 2].map((i) => (i > more ? [] : rows(start, i))));
  return [].concat(...all).filter((line) => line.startsWith(start) && /([()+]?)\t/.exec(line)[1] === end).slice(0, 60).map(cells);
}
