import { startChildServer, type ChildServer } from './child-server.ts';

/** The key the bench's own requests carry. */
export const benchKey = 'bench-key-of-this-run-alone';
export const keyed = { authorization: `Bearer ${benchKey}` };

/** Starts the product on a dataset; `environment` adds to, or overrides, an unlimited and quiet server. */
export async function startProduct(
  dataDirectory: string,
  port: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  return startChildServer(['src/server/main.ts'], {
    DATA_DIR: dataDirectory,
    PORT: String(port),
    API_KEY: benchKey,
    DEMO_CUSTOMERS: '0',
    RATE_LIMIT: '0',
    LOG_LEVEL: 'warn',
    ...environment,
  });
}
