import { startChildServer, type ChildServer } from './child-server.ts';

/** Where the bench's own servers listen, on loopback. */
export const ports = { product: 21600, bare: 21601, embedded: 21602, sameOrigin: 21610, directus: 21620 } as const;

/** The key of the bench's own requests. */
const benchKey = 'bench-key-of-this-run-alone';
export const keyed = { authorization: `Bearer ${benchKey}` };

/** Starts the product on a dataset, without limits and quiet; `environment` adds to or overrides its variables. */
export async function startProduct(
  dataDirectory: string,
  port: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  return startChildServer(['src/server/cli/start.ts'], {
    DATA_DIR: dataDirectory,
    PORT: String(port),
    API_KEY: benchKey,
    DEMO_CUSTOMERS: '0',
    RATE_LIMIT: '0',
    LOG_LEVEL: 'warn',
    ...environment,
  });
}
