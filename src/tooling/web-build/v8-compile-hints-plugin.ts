import type { Plugin, Rolldown } from 'vite';
import * as z from 'zod';

/** The part of a source map (ECMA-426) that changes here. */
const SourceMap = z.looseObject({ mappings: z.string() });
const hint = '//# allFunctionsCalledOnLoad\n';

/**
 * Tells the browser to compile every function of the first visit's scripts while they download, off the main thread,
 * instead of on the main thread when each is first called. Browsers that don't know the comment ignore it.
 * Source: https://v8.dev/blog/explicit-compile-hints
 */
export function compileHintsPlugin(): Plugin {
  return {
    name: 'compile-hints',
    apply: 'build',
    // The comment is added after file names are hashed, and those files are cached for a year.
    augmentChunkHash: () => hint,
    generateBundle: {
      // After every plugin that prepends something: the comment only works on the first line.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of firstChunks(bundle)) {
          chunk.code = hint + chunk.code;
          const map = bundle[`${chunk.fileName}.map`];
          if (map?.type === 'asset') map.source = shiftedByOneLine(String(map.source));
        }
      },
    },
  };
}

/** The entries and everything they import statically. */
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

function shiftedByOneLine(sourceMap: string): string {
  const map = SourceMap.parse(JSON.parse(sourceMap));
  return JSON.stringify({ ...map, mappings: `;${map.mappings}` });
}
