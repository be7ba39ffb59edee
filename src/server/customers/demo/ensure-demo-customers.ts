import type { DemoRequest } from './create-demo-customers.ts';

export interface EnsureDemoRequest extends DemoRequest {
  /** Whether this installation has had real customers. Demo customers never take their place. */
  readonly hadCustomers: boolean;
}

/**
 * Fills a new database with demo customers, or starts over if an earlier start was interrupted; any other database is
 * left unchanged. Resolves to whether customers were created. Source: design.md, `DEMO_CUSTOMERS`.
 */
export async function ensureDemoCustomers(request: EnsureDemoRequest): Promise<boolean> {
  const { writer, count, hadCustomers } = request;
  const state = await writer.demoState();
  if (state === 'only' || state === 'none' || state === 'lost') return false;
  if (state === 'making') await writer.clear();
  if (hadCustomers) {
    await writer.setDemoState('lost');
    return false;
  }
  if (count === 0) {
    await writer.setDemoState('none');
    return false;
  }
  await writer.setDemoState('making');
  // Loaded only when used: faker's locales would slow down every start.
  const { createDemoCustomers } = await import('./create-demo-customers.ts');
  await createDemoCustomers(request);
  await writer.setDemoState('only');
  return true;
}
