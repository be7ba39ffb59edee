import type { CustomerWriter } from '../customer-writer.ts';
import type { DemoRequest } from './create-demo-customers.ts';

/**
 * Fills a database just created with demo customers, or begins anew where an earlier start was cut short; any other
 * database is left as it is. Resolves to whether customers were made. Source: design.md, `DEMO_CUSTOMERS`.
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
  // Loaded only here: faker's locales take longer to load than a start without demo data may last.
  const { createDemoCustomers } = await import('./create-demo-customers.ts');
  await createDemoCustomers(request);
  await writer.setDemoState('only');
  return true;
}

/** Makes room for real customers: demo data goes as a whole, unless asked to stay. Resolves to whether it went. */
export async function endDemo(writer: CustomerWriter, { keep }: { readonly keep: boolean }): Promise<boolean> {
  const state = await writer.demoState();
  if (state === 'none') return false;
  const replace = state === 'making' || (state === 'only' && !keep);
  if (replace) await writer.clear();
  await writer.setDemoState('none');
  return replace;
}
