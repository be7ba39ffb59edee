import { readOptions } from '../bench-options.ts';
import { ensureDataset } from '../product/dataset.ts';
import { tableOf, writeResults, type Figure } from '../report/bench-report.ts';
import { describeMachine, machineLine } from '../report/machine.ts';
import { compareReactAdmin } from './compare-react-admin.ts';
import { compareDirectus } from './compare-directus.ts';
import { installPeers } from './install-peers.ts';
import { withPostgresDataset } from './postgres-dataset.ts';

/**
 * `npm run bench:peers [-- --customers 1000000] [-- --only directus] [-- --fresh]`: measures the product and what
 * people use instead on the same PostgreSQL, prints a table and writes bench/results/peers.json. The exit code is 1
 * only when something could not be measured, not when a limit was missed.
 */
const areas = ['directus', 'react-admin'] as const;
const options = readOptions(process.argv.slice(2), { areas, customers: 50_000 });
await installPeers(console.log);
const machine = await describeMachine();
console.log(machineLine(machine));

const embedded = await ensureDataset(options.customers, options.fresh, console.log);
const figures: Figure[] = [];
await withPostgresDataset(embedded, options.fresh, console.log, async (postgres) => {
  for (const area of options.areas) {
    console.log(`Measuring against ${area}…`);
    try {
      figures.push(
        ...(await (area === 'directus' ? compareDirectus(postgres, embedded) : compareReactAdmin(postgres))),
      );
    } catch (error) {
      console.error(`${area} could not be measured:`, error);
      process.exitCode = 1;
    }
  }
});
console.log(`\n${options.customers.toLocaleString('en-US')} customers\n\n${tableOf(figures)}\n`);
console.log(`Written to ${await writeResults(machine, options.customers, figures, 'peers')}`);
