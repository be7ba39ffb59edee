import { describe, expect, it } from 'vitest';
import { openTestStore } from '../../../testing/customers/test-store.ts';
import { createDemoCustomers } from './create-demo-customers.ts';
import { demoCustomers } from './demo-customers.ts';
import { demoParameters } from './content/demo-parameters.ts';
import { ensureDemoCustomers } from './ensure-demo-customers.ts';

describe('demo customers in a database', () => {
  it('are made once, in a database just created, with their progress told', async () => {
    const { writer, count } = await openTestStore();
    const told: number[] = [];
    expect(await ensureDemoCustomers({ writer, count: 2_500, onProgress: (done) => told.push(done) })).toBe(true);
    expect([await count(), await writer.demoState(), told]).toEqual([2_500, 'only', [2_000, 2_500]]);
    expect(await ensureDemoCustomers({ writer, count: 2_500 })).toBe(false);
    expect(await count()).toBe(2_500);
  });

  it('are none when none are asked for, and none later either', async () => {
    const { writer, count } = await openTestStore();
    await ensureDemoCustomers({ writer, count: 0 });
    await ensureDemoCustomers({ writer, count: 50 });
    expect([await count(), await writer.demoState()]).toEqual([0, 'none']);
  });

  it('begin anew where an earlier start was cut short', async () => {
    const { writer, count } = await openTestStore();
    await writer.setDemoState('making');
    await createDemoCustomers({ writer, count: 40 });
    await ensureDemoCustomers({ writer, count: 60 });
    expect([await count(), await writer.demoState()]).toEqual([60, 'only']);
  });

  it('are kept as they were described', async () => {
    const { writer, customer } = await openTestStore();
    await createDemoCustomers({ writer, count: 120 });
    const described = [...demoCustomers(120)];
    const kept = await Promise.all(described.map((one) => customer(one.customerNumber)));
    const comparable = kept.map((one) => ({
      ...one,
      parameters: Object.fromEntries((one?.parameters ?? []).map(({ id, value }) => [id, value])),
    }));
    expect(comparable).toMatchObject(described);
    expect(await writer.parameters()).toEqual(expect.arrayContaining([...demoParameters]));
  });
});
