import { routes } from '../src/contract/route-paths.ts';
import { keyed, ports, startProduct } from './product/start-product.ts';
import { median } from './report/quantiles.ts';
import type { Figure } from './report/bench-report.ts';

const rounds = 5;
const limit = { atMost: 1500 };

/** A start with an existing database: time to the `Listening` line, and to the first page. */
export async function benchStart(dataDirectory: string): Promise<readonly Figure[]> {
  const listening: number[] = [];
  const firstPage: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const spawned = performance.now();
    const server = await startProduct(dataDirectory, ports.product);
    const response = await fetch(`${server.origin}${routes.customers}`, { headers: keyed });
    await response.text();
    firstPage.push(performance.now() - spawned);
    listening.push(server.startedIn);
    await server.stop();
    if (!response.ok) throw new Error(`The first page returned ${response.status}`);
  }
  const against = `median of ${rounds} starts of the server's process, files in the system's cache`;
  return [
    { area: 'start', what: 'to the Listening line', value: median(listening), unit: 'ms', limit, against },
    { area: 'start', what: 'to the first page', value: median(firstPage), unit: 'ms', limit, against },
  ];
}
