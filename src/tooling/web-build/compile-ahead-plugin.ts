import type { Plugin, Rolldown } from 'vite';
import * as z from 'zod';

/** Of a source map (ECMA-426) what changes here; the rest stays as it is. */
const SourceMap = z.looseObject({ mappings: z.string() });
const hint = '//# allFunctionsCalledOnLoad\n';

/**
 * Has the browser compile every function of the first visit's scripts while they arrive, on a thread of its own, in
 * place of each on the page's thread when it is first called. Browsers that do not know the comment pass over it.
 * Source: https://v8.dev/blog/explicit-compile-hints
 */
export function compileAheadPlugin(): Plugin {
  return {
    name: 'compile-ahead',
    apply: 'build',
    // It comes after the names are made, which are kept for a year by what is in the files.
    augmentChunkHash: () => hint,
    generateBundle: {
      // After the last plugin that puts something before a script: the comment counts as the first line alone.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of firstChunks(bundle)) {
          chunk.code = hint + chunk.code;
          const map = bundle[`${chunk.fileName}.map`];
          if (map?.type === 'asset') map.source = aLineFurtherDown(String(map.source));
        }
      },
    },
  };
}

/** The entries and what they cannot start without. */
function firstChunks(bundle: Rolldown.OutputBundle): ReadonlySet<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>();
  const add = (file: string | undefined): void => {
    const chunk = file === undefined ? undefined : bundle[file];
    if (chunk?.type !== 'chunk' || found.has(chunk)) return;
    found.add(chunk);
    for (const imported of chunk.imports) add(imported);
  };
  for (const [file, chunk] of Object.entries(bundle)) if (chunk.type === 'chunk' && chunk.isEntry) add(file);
  return found;
}

function aLineFurtherDown(sourceMap: string): string {
  const map = SourceMap.parse(JSON.parse(sourceMap));
  return JSON.stringify({ ...map, mappings: `;${map.mappings}` });
}
