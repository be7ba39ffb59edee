import { expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

it.each(['Last order', 'Birthday', 'Created'])(
  'asks for the order of day and month with both dates, also in a year that %s can not have',
  async (header) => {
    const file = `Email,${header}\na@example.org,01/02/2930\n`;
    await expect(readImportFile(file)).rejects.toThrow('is "01/02/2930" 2930-02-01 or 2930-01-02?');
  },
);
