import type { DemoRequest } from './create-demo-customers.ts';

/**
 * Fills a new database with demo customers, or starts over if an earlier start was interrupted; any other database is
 * left unchanged. Resolves to whether customers were created. Source: design.md, `DEMO_CUSTOMERS`.
 */
export async function ensureDemoCustomers(request: DemoRequest): Promise<boolean> {
  const { writer, count } = request;
  const state = await writer.demoState();
  if (state === 'only' || state === 'none') return false;
  if (state === 'making') await writer.clear();
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
