// The client in a bare JavaScript room: for quick looks and for what needs no browser.
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { join } from 'node:path';

export function room(client, index) {
  const loads = [];
  const head = {
    appendChild(tag) {
      setTimeout(() => {
        const name = tag.src.replace(/^index\//, '');
        const from = /^(x|core|mend|page|english|old)\.js$/.test(name) ? client : index;
        try {
          const text = readFileSync(join(from, name), 'utf8');
          loads.push([name, text]);
          vm.runInContext(text, context);
        } catch (error) {
          if (error.code !== 'ENOENT') throw error;
          return tag.onerror();
        }
        tag.onload();
      }, 0);
    },
  };
  const document = { querySelectorAll: () => [], querySelector: () => null, addEventListener() {},
    currentScript: { src: 'index/x.js' }, readyState: 'done', body: null, head,
    createElement: () => ({ remove() {} }),
  };
  const context = vm.createContext({ location: { search: '' }, document, setTimeout, clearTimeout, console });
  context.window = context;
  vm.runInContext(readFileSync(join(client, 'x.js'), 'utf8'), context);
  return { get search() { return context.xanhSearch; }, loads };
}
