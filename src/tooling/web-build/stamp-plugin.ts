import type { Plugin } from 'vite';
import { stampOfSources, writeStamp } from './source-stamp.ts';

/** Notes which sources a finished build was made of, so that `npm start` can tell whether it is still true. */
export function stampPlugin(): Plugin {
  let root = '';
  let stamp: string | null = null;
  return {
    name: 'stamp-sources',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    buildStart() {
      // Taken before the sources are read: a change during the build must ask for another one.
      stamp = stampOfSources(root);
    },
    buildEnd(error) {
      if (error) stamp = null;
    },
    closeBundle: {
      order: 'post',
      handler() {
        if (stamp !== null) writeStamp(root, stamp);
      },
    },
  };
}
