import { routes } from '../src/contract/routes.ts';
import { ports } from './ports.ts';
import { keyed, startProduct } from './product.ts';
import { median } from './quantiles.ts';
import type { Figure } from './report.ts';

const rounds = 5;
const limit = { atMost: 1500 };

/** A start on a database that is there already, to the `Listening` line and to the first page answered. */
export async function benchStart(dataDirectory: string): Promise<readonly Figure[]> {
  const listening: number[] = [];
  const answered: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const spawned = performance.now();
    const server = await startProduct(dataDirectory, ports.product);
    const answer = await fetch(`${server.origin}${routes.customers}`, { headers: keyed });
    await answer.text();
    answered.push(performance.now() - spawned);
    listening.push(server.startedIn);
    await server.stop();
    if (!answer.ok) throw new Error(`The first page was answered ${answer.status}`);
  }
  const against = `median of ${rounds} starts of the server's process, files in the system's cache`;
  return [
    { area: 'start', what: 'to the Listening line', value: median(listening), unit: 'ms', limit, against },
    { area: 'start', what: 'to the first page answered', value: median(answered), unit: 'ms', limit, against },
  ];
}
