// Stems of English words, as the program takes them when it writes the index (src/search/stem.rs): Snowball's "english".
// Source: https://snowballstem.org/algorithms/english/stemmer.html. Published where a page is in English, loaded with the root.
__x('english', function () {
'use strict';
const V = '[aeiouy]', C = '[^aeiouy]';
const WHOLE = { skis: 'ski', skies: 'sky', idly: 'idl', gently: 'gentl', ugly: 'ugli', early: 'earli', only: 'onli', singly: 'singl',
  sky: 'sky', news: 'news', howe: 'howe', atlas: 'atlas', cosmos: 'cosmos', bias: 'bias', andes: 'andes' };
const FIRST = /^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/;
const REGION = new RegExp('^.*?' + V + C);
const SECOND = { tional: 'tion', enci: 'ence', anci: 'ance', abli: 'able', entli: 'ent', izer: 'ize', ization: 'ize', ational: 'ate', ation: 'ate', ator: 'ate',
  alism: 'al', aliti: 'al', alli: 'al', fulness: 'ful', ousli: 'ous', ousness: 'ous', iveness: 'ive', iviti: 'ive', biliti: 'ble', bli: 'ble', ogist: 'og', fulli: 'ful', lessli: 'less' };
const THIRD = { tional: 'tion', ational: 'ate', alize: 'al', icate: 'ic', iciti: 'ic', ical: 'ic', ful: '', ness: '' };
const FOURTH = ['ement', 'ance', 'ence', 'able', 'ible', 'ment', 'ant', 'ent', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize', 'al', 'er', 'ic'];
const longest = (word, ends) => ends.filter((end) => word.endsWith(end)).sort((a, b) => b.length - a.length)[0];
const SHORT = new RegExp('(' + C + V + '[^aeiouywxY]|^' + V + C + '|past)$');

return function (word) {
  if (WHOLE.hasOwnProperty(word)) return WHOLE[word];
  if (word.length < 3) return word;
  let w = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const head = FIRST.exec(w) || REGION.exec(w), r1 = head ? head[0].length : w.length;
  const next = REGION.exec(w.slice(r1)), r2 = next ? r1 + next[0].length : w.length;
  const stem = (end) => w.slice(0, w.length - end.length), within = (end, from) => w.length - end.length >= from;
  const has = (part) => /[aeiouy]/.test(part);

  // Plurals.
  let end = longest(w, ['sses', 'ied', 'ies', 'us', 'ss', 's']);
  if (end === 'sses') w = stem('es');
  else if (end === 'ied' || end === 'ies') w = stem(end) + (stem(end).length > 1 ? 'i' : 'ie');
  else if (end === 's' && has(w.slice(0, -2))) w = stem('s');

  // Pasts and participles.
  end = longest(w, ['eedly', 'eed', 'ingly', 'edly', 'ing', 'ed']);
  if (end === 'eed' || end === 'eedly') { if (within(end, r1) && !/^(proc|exc|succ)$/.test(stem(end))) w = stem(end) + 'ee'; }
  else if (end) {
    const before = stem(end);
    if (end === 'ing' && new RegExp('^' + C + 'y$').test(before)) w = before.slice(0, -1) + 'ie';
    else if (!(end === 'ing' && /^(inn|out|cann|herr|earr|even)$/.test(before)) && has(before)) {
      w = before;
      if (/(at|bl|iz)$/.test(w)) w += 'e';
      else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) { if (!/^[aeo]..$/.test(w)) w = w.slice(0, -1); }
      else if (w.length === r1 && SHORT.test(w)) w += 'e';
    }
  }
  w = w.replace(new RegExp('(.' + C + ')[yY]$'), '$1i');

  // Ends that make other kinds of words.
  end = longest(w, Object.keys(SECOND).concat('ogi', 'li'));
  if (end && within(end, r1)) {
    if (end === 'ogi') { if (/logi$/.test(w)) w = w.slice(0, -1); }
    else if (end === 'li') { if (/[cdeghkmnrt]li$/.test(w)) w = stem(end); }
    else w = stem(end) + SECOND[end];
  }
  end = longest(w, Object.keys(THIRD).concat('ative'));
  if (end && within(end, r1)) {
    if (end !== 'ative') w = stem(end) + THIRD[end];
    else if (within(end, r2)) w = stem(end);
  }
  end = longest(w, FOURTH.concat('ion'));
  if (end && within(end, r2) && (end !== 'ion' || /[st]ion$/.test(w))) w = stem(end);
  if (/e$/.test(w) && (within('e', r2) || within('e', r1) && !SHORT.test(stem('e')))) w = stem('e');
  else if (/ll$/.test(w) && within('l', r2)) w = stem('l');
  return w.replace(/Y/g, 'y');
};
});
