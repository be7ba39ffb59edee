import { SingleBar } from 'cli-progress';
import type { ImportProgress } from '../pipeline/run-import.ts';

export interface ProgressBar {
  update(progress: ImportProgress): void;
  stop(): void;
}

const titles = { reindex: 'Preparing the search', scan: 'Reading', write: 'Writing' } as const;

/** A bar on a terminal, elsewhere a line for every 10%; on standard error, since standard output is for the result. */
export function progressBar(stream: NodeJS.WriteStream): ProgressBar {
  return stream.isTTY ? barOn(stream) : linesOn(stream);
}

function barOn(stream: NodeJS.WriteStream): ProgressBar {
  const bar = new SingleBar({
    stream,
    format: '{title} [{bar}] {percentage}%  {rows} rows',
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    update: ({ pass, share, rows }) => {
      const payload = { title: titles[pass], rows };
      if (!started) bar.start(1, 0, payload);
      started = true;
      bar.update(share, payload);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}

function linesOn(stream: NodeJS.WriteStream): ProgressBar {
  let lastLine = '';
  return {
    update: ({ pass, share, rows }) => {
      const tenth = Math.floor(share * 10) * 10;
      const line = `${titles[pass]}: ${tenth}%`;
      if (line === lastLine || tenth === 0) return;
      lastLine = line;
      stream.write(`${line}${rows === 0 ? '' : `, ${rows} rows`}\n`);
    },
    stop: () => {},
  };
}
