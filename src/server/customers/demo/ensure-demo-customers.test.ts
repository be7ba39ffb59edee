import { describe, expect, it } from 'vitest';
import { openTestStore } from '../../../testing/customers/test-store.ts';
import { createDemoCustomers } from './create-demo-customers.ts';
import { demoCustomers } from './demo-customers.ts';
import { demoParameters } from './content/demo-parameters.ts';
import { ensureDemoCustomers } from './ensure-demo-customers.ts';

describe('demo customers in a database', () => {
  it('are created once, in a new database, with progress', async () => {
    const { writer, count } = await openTestStore();
    const told: number[] = [];
    expect(
      await ensureDemoCustomers({ writer, hadCustomers: false, count: 2_500, onProgress: (done) => told.push(done) }),
    ).toBe(true);
    expect([await count(), await writer.demoState(), told]).toEqual([2_500, 'only', [2_000, 2_500]]);
    expect(await ensureDemoCustomers({ writer, hadCustomers: false, count: 2_500 })).toBe(false);
    expect(await count()).toBe(2_500);
  });

  it('are not created if none are wanted, nor later', async () => {
    const { writer, count } = await openTestStore();
    await ensureDemoCustomers({ writer, hadCustomers: false, count: 0 });
    await ensureDemoCustomers({ writer, hadCustomers: false, count: 50 });
    expect([await count(), await writer.demoState()]).toEqual([0, 'none']);
  });

  it('are not created where real customers are gone, not even half made ones', async () => {
    const { writer, count } = await openTestStore();
    await writer.setDemoState('making');
    await createDemoCustomers({ writer, count: 5 });
    expect(await ensureDemoCustomers({ writer, hadCustomers: true, count: 50 })).toBe(false);
    expect(await ensureDemoCustomers({ writer, hadCustomers: false, count: 50 })).toBe(false);
    expect([await writer.demoState(), await count()]).toEqual(['lost', 0]);
  });

  it('start over if an earlier start was interrupted', async () => {
    const { writer, count } = await openTestStore();
    await writer.setDemoState('making');
    await createDemoCustomers({ writer, count: 40 });
    await ensureDemoCustomers({ writer, hadCustomers: false, count: 60 });
    expect([await count(), await writer.demoState()]).toEqual([60, 'only']);
  });

  it('are stored as generated', async () => {
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
