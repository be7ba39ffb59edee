import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HtmlTagDescriptor, Plugin } from 'vite';

const folder = 'src/web/app/shell';

/**
 * Puts what a browser can paint before any other file has arrived into the pages: the theme, and on the app's page the
 * header, the toolbar and placeholder rows. The server allows exactly these inline parts by their digests.
 */
export function pageShellPlugin(root: string): Plugin {
  const read = (name: string) => readFileSync(join(root, folder, name), 'utf8');
  return {
    name: 'page-shell',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path }) {
        const tags: HtmlTagDescriptor[] = [
          { tag: 'script', children: read('before-first-paint.js'), injectTo: 'head' },
        ];
        if (path === '/sign-in.html') return { html, tags };
        tags.push({ tag: 'style', children: read('shell.css'), injectTo: 'head' });
        const withShell = html.replace('<div id="root"></div>', () => `<div id="root">${read('shell.html')}</div>`);
        return { html: styleSheetsLast(withShell), tags };
      },
    },
  };
}

/** In the body, a style sheet only blocks the painting of what follows it. Scripts still wait for it. */
function styleSheetsLast(html: string): string {
  const links = html.match(/<link rel="stylesheet"[^>]*>/g) ?? [];
  const rest = links.reduce((text, link) => text.replace(link, ''), html);
  return rest.replace('</body>', () => `${links.join('')}</body>`);
}
