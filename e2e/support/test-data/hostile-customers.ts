import { openSqliteCustomerWriter } from '../../../src/server/customers/sqlite/open-sqlite-customers.ts';
import { withoutInvisible } from '../../../src/server/customers/import/values/cell-text.ts';
import type { HostileText } from './hostile-payloads.ts';
import { importCustomers } from './import-customers.ts';

/** Parameters that every hostile customer has, in addition to one that is named by its text. */
export const hostileParameters = { text: 'A text', select: 'A choice', multiselect: 'Some choices' } as const;

/**
 * Fills a data directory with one customer per text, which is used in every text field. Throws the output of the import
 * when it rejects a row.
 */
export async function writeHostileCustomers(dataDirectory: string, texts: readonly HostileText[]): Promise<void> {
  await importCustomers(dataDirectory, texts.map(customerOf));
  // The import leaves out contacts with such characters; another source may not.
  const writer = openSqliteCustomerWriter({ dataDir: dataDirectory });
  try {
    const patches = texts.map(({ number, text }) => ({
      id: idOf(number, text),
      emails: [
        { address: text, isPrimary: true },
        { address: `${text}@evil.example`, isPrimary: false },
      ],
      phones: [
        { number: text, isPrimary: true },
        { number: `${text} 2`, isPrimary: false },
      ],
    }));
    const outcomes = await writer.write(patches, Date.now());
    const wrong = outcomes.find(({ kind }) => kind !== 'updated');
    if (wrong !== undefined) throw new Error(`A customer was not updated: ${JSON.stringify(wrong)}`);
  } finally {
    await writer.close();
  }
}

function customerOf({ number, text, photo }: HostileText) {
  const { text: one, select, multiselect } = hostileParameters;
  return {
    id: idOf(number, text),
    customerNumber: text,
    firstName: text,
    lastName: `${number}`,
    // Every third is shown by first and last name.
    ...(number % 3 === 0 ? {} : { displayName: text }),
    emails: [`${text.replaceAll(/[\s@,;<>]/gu, '')}@hostile.example`],
    profilePhoto: photo,
    source: text,
    createdAt: Date.UTC(2025, 0, 1) - number * 60_000,
    parameters: [
      { name: one, type: 'text', value: text },
      { name: select, type: 'select', value: text },
      { name: multiselect, type: 'multiselect', value: [text, `${text} 2`] },
      { name: text, type: 'text', value: text },
    ],
  };
}

/** As the import stores it. */
function idOf(number: number, text: string): string {
  return withoutInvisible(`${number} ${text}`);
}
