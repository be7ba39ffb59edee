import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Customers of the demo data that tests meet unless they ask for another number. */
export const demoCustomers = 20_000;

const variable = 'E2E_DEMO_TEMPLATE';

/** Tells the workers, which are processes of their own, where the seeded data directory is. */
export function announceTemplate(directory: string): void {
  process.env[variable] = directory;
}

/** A new data directory: the seeded one copied, which takes a fraction of seeding it again, or an empty one. */
export async function newDataDirectory({ seeded }: { readonly seeded: boolean }): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'customers-e2e-'));
  const template = process.env[variable];
  if (seeded && template !== undefined) await cp(template, directory, { recursive: true });
  return directory;
}
