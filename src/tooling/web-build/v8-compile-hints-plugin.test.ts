import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { build } from 'vite';
import * as z from 'zod';
import { compileHintsPlugin } from './v8-compile-hints-plugin.ts';

const MapFile = z.object({
  version: z.number(),
  sources: z.array(z.string()),
  names: z.array(z.string()),
  mappings: z.string(),
});

it('marks the scripts of the first visit, not later ones, and keeps their source maps correct', async () => {
  const root = mkdtempSync(join(tmpdir(), 'compile-ahead-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const sources = {
    'index.html': '<script type="module" src="/main.js"></script>',
    'main.js': `import { shared } from './shared.js';
import('./later.js').then(({ later }) => later(shared));
console.log('at first', shared);
`,
    'shared.js': 'export const shared = new Date();\n',
    // Because of the style sheet, Vite also prepends a line to the first script, and one to its source map.
    'later.css': 'p { color: red }',
    'later.js': `import './later.css';
import { shared } from './shared.js';
export const later = (what) => console.log('afterwards', what, shared);
`,
  };
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(root, name), text);
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [compileHintsPlugin()],
    build: { sourcemap: 'hidden' },
  });

  const assets = join(root, 'dist/assets');
  const scriptWith = (text: string) => {
    const scripts = readdirSync(assets)
      .filter((name) => name.endsWith('.js'))
      .map((name) => ({ name, lines: readFileSync(join(assets, name), 'utf8').split('\n') }));
    return scripts.find(({ lines }) => lines.join('\n').includes(text)) ?? expect.fail(`no script has ${text}`);
  };
  const [first, later] = [scriptWith('at first'), scriptWith('afterwards')];
  expect([first.lines[0], later.lines[0]]).toEqual([
    '//# allFunctionsCalledOnLoad',
    expect.not.stringContaining('//#'),
  ]);

  const written = MapFile.parse(JSON.parse(readFileSync(join(assets, `${first.name}.map`), 'utf8')));
  const map = new SourceMap({ file: first.name, sourceRoot: '', sourcesContent: [], ...written });
  const line = first.lines.findIndex((text) => text.includes('at first'));
  const column = first.lines[line]?.indexOf('console.log') ?? -1;
  expect(map.findEntry(line, column)).toMatchObject({
    generatedLine: line,
    originalSource: expect.stringMatching(/main\.js$/),
    originalLine: 2,
  });
});
