import { expect, it } from 'vitest';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';

it.each(['5" pipe', 'the "best"', 'ends with 5"', '"whole"', "it's"])(
  'a note such as %s, whose quotes start no field, leaves nothing open',
  async (note) => {
    const { rows } = await read(`Email,Note\na@example.com,x\nb@example.com,${note}\nc@example.com,y\n`);
    expect(rows).toHaveLength(3);
    expect(rows).toMatchObject(Array.from({ length: 3 }, () => ({ parsed: { upsert: {} } })));
  },
);
