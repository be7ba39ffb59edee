import { describe, expect, it } from 'vitest';
import { openTestStore } from '../../testing/customers/test-store.ts';
import type { NewActivity } from '../activity/activity-store.ts';
import { runParametersCommand } from './parameters-command.ts';

async function filled() {
  const { dataDir, writer, customer } = await openTestStore();
  const tier = await writer.defineParameter({ name: 'Loyalty Tier', type: 'select' });
  await writer.defineParameter({ name: 'Zip', type: 'text' });
  await writer.write([{ customerNumber: 'C1', parameters: { [tier.id]: 'Gold' } }, { customerNumber: 'C2' }], 1);
  const notes: NewActivity[] = [];
  const run = async (...words: string[]): Promise<readonly string[]> => {
    const lines: string[] = [];
    await runParametersCommand(words, {
      config: { dataDirectory: dataDir, databaseUrl: null, tiquo: null },
      activity: { note: async (entry) => notes.push(entry) > 0 },
      print: (line) => lines.push(line),
    });
    return lines;
  };
  return { run, notes, customer };
}

describe('npm run parameters', () => {
  it('lists parameters with how many customers have them', async () => {
    const { run } = await filled();
    expect(await run('list')).toEqual(
      expect.arrayContaining([
        'Loyalty Tier  select, 1 customer',
        'Zip  text, 0 customers',
        'Date of Birth  date, system, 0 customers',
      ]),
    );
  });

  it('removes one by its name, says how many customers had it, and notes it', async () => {
    const { run, notes, customer } = await filled();
    expect(await run('remove', 'loyalty tier')).toEqual(['Removed Loyalty Tier, which was set on 1 customer.']);
    expect((await customer('C1'))?.parameters).toEqual([]);
    expect(notes).toMatchObject([{ action: 'parameter-removed', subject: 'Loyalty Tier' }]);
    expect((await run('list')).join('\n')).not.toContain('Loyalty');
  });

  it.each([
    [['remove', 'Loyality Tier'], 'There is no parameter "Loyality Tier". Did you mean "Loyalty Tier"?'],
    [['remove', 'tier'], 'There is no parameter "tier". Did you mean "Loyalty Tier"?'],
    [['remove', 'Shoe Size'], 'There is no parameter "Shoe Size".'],
    [['remove', 'Date of Birth'], "Date of Birth is a system parameter, which can't be removed."],
    [['remove', 'Loyalty', 'Tier'], 'Usage: npm run parameters -- list | remove NAME. Put a name of several words'],
    [['remove'], 'Usage: npm run parameters -- list | remove NAME'],
    [[], 'Usage: npm run parameters -- list | remove NAME'],
  ])('says in a sentence what is wrong with %j', async (words, sentence) => {
    const { run } = await filled();
    await expect(run(...words)).rejects.toThrow(sentence);
  });
});
