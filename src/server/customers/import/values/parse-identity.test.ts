import { expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

it.each([
  'ObjectId(507f1f77bcf86cd799439011)',
  'ObjectId("507f1f77bcf86cd799439011")',
  "ObjectId('507f1f77bcf86cd799439011')",
  'ObjectID(507f1f77bcf86cd799439011)',
  'new ObjectId("507f1f77bcf86cd799439011")',
])('an id written as MongoDB does is read without what is around it: %s', async (id) => {
  const csv = await readImportFile(`_id,email\n"${id.replaceAll('"', '""')}",a@example.org\n`);
  expect(csv.parsed).toMatchObject([{ upsert: { id: '507f1f77bcf86cd799439011' } }]);
  const ndjson = await readImportFile(`${JSON.stringify({ _id: id })}\n`, { name: 'customers.ndjson' });
  expect(ndjson.parsed).toMatchObject([{ upsert: { id: '507f1f77bcf86cd799439011' } }]);
});

it('any other id stays as it is', async () => {
  const { parsed } = await readImportFile('id\nObjectId(5)\n');
  expect(parsed).toMatchObject([{ upsert: { id: 'ObjectId(5)' } }]);
});
