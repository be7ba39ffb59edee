import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseReport, type DatabaseCheck } from './check-messages.ts';
import type { DataHealth } from './data-health.ts';

/** Time in ms after which it begins: a start and its first requests come first. */
const delayMs = 2000;

/**
 * Checks databases once, in a process of low priority: SQLite reads a large table in one call, which can neither be
 * stopped in a thread nor made to yield.
 */
export class DataCheck {
  readonly #checks: readonly DatabaseCheck[];
  readonly #health: DataHealth;
  readonly #timer: NodeJS.Timeout;
  #child: ChildProcess | null = null;
  #isClosed = false;

  constructor(checks: readonly DatabaseCheck[], health: DataHealth, delay = delayMs) {
    this.#checks = checks;
    this.#health = health;
    this.#timer = setTimeout(() => {
      this.#run().catch(() => this.#warnIncomplete());
    }, delay).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    if (this.#child === null) return;
    const exited = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await exited;
  }

  async #run(): Promise<void> {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('check-process.ts', import.meta.url)), JSON.stringify(this.#checks)],
      { stdio: ['ignore', 'pipe', 'ignore'], env: {} },
    );
    this.#child = child;
    child.unref();
    const ended = new Promise<boolean>((resolve) => {
      child.once('error', () => resolve(false));
      child.once('close', (code) => resolve(code === 0));
    });
    const unsound = new Set<string>();
    createInterface(child.stdout).on('line', (line) => {
      const { path, found } = parseReport(line);
      unsound.add(path);
      this.#health.reportDamage(path, found);
    });
    const isComplete = await ended;
    // However it ended: Ctrl+C in a terminal kills it as well.
    this.#child = null;
    if (this.#isClosed) return;
    if (!isComplete) this.#warnIncomplete();
    else for (const { path } of this.#checks) if (!unsound.has(path)) this.#health.noteSound(path);
  }

  #warnIncomplete(): void {
    this.#health.warn('The check of the data stopped before its end. It runs again at the next start.');
  }
}
