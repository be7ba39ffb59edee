import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import { AppError } from '../../errors/app-error.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import { asUnavailable } from './database/with-sqlite-errors.ts';

/** What the worker is started with; without a parameter, it only continues what was interrupted. */
export const ParameterRemovalTask = z.object({ dataDir: z.string(), parameterId: z.nullable(z.string()) });
export type ParameterRemovalTask = z.infer<typeof ParameterRemovalTask>;

const RemovalReply = z.union([
  /** Whether there was such a parameter, or `locked`: an import is running. */
  z.object({ kind: z.enum(['removed', 'absent', 'locked']) }),
  z.object({ kind: z.literal('failed'), errcode: z.nullable(z.number()), message: z.string() }),
]);
export type RemovalReply = z.infer<typeof RemovalReply>;

/** Removes parameters beside the server that reads them: each in a worker, which ends when its values are gone. */
export class ParameterRemover {
  readonly #dataDir: string;
  readonly #workers = new Set<Worker>();

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /**
   * Resolves once the parameter is out of the catalogue, false if there was none; its values follow. Rejects with the
   * AppError `import-running`, or with SourceUnavailableError.
   */
  async remove(parameterId: string): Promise<boolean> {
    const worker = this.#start(parameterId);
    const reply = await new Promise<RemovalReply>((resolve, reject) => {
      worker.once('message', (message: unknown) => resolve(RemovalReply.parse(message)));
      worker.once('error', reject);
      worker.once('exit', () => reject(new SourceUnavailableError('The worker that removes a parameter ended')));
    });
    if (reply.kind === 'locked') throw new AppError('import-running');
    if (reply.kind === 'failed')
      throw asUnavailable(Object.assign(new Error(reply.message), { errcode: reply.errcode ?? undefined }));
    return reply.kind === 'removed';
  }

  /** Continues removals that were interrupted. */
  resume(): void {
    this.#start(null);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #start(parameterId: string | null): Worker {
    // Not with the parent's options, such as the loader of a test runner.
    const worker = new Worker(new URL('parameter-removal-worker.ts', import.meta.url), {
      workerData: { dataDir: this.#dataDir, parameterId } satisfies ParameterRemovalTask,
      execArgv: [],
    });
    worker.unref();
    this.#workers.add(worker);
    worker.on('exit', () => this.#workers.delete(worker));
    // Values that are left are invisible, and go with the next start or import.
    worker.on('error', () => {});
    return worker;
  }
}
