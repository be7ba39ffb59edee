import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../../testing/customers/read-import-file.ts';

const own = '+447700900181';
const other = '+4989123456';

async function phonesIn(content: string, name = 'customers.csv') {
  const { parsed } = await readImportFile(content, { name });
  const [first] = parsed;
  if (first === undefined || !('upsert' in first)) return { numbers: [], leftOut: [] };
  return { numbers: (first.upsert.phones ?? []).map(({ number }) => number), leftOut: first.leftOut };
}

describe('the phone of someone an order goes to', () => {
  it.each([
    ['Name,Shipping Name,Shipping Phone', 'Ann Lee,Gift Receiver', other],
    ['First Name,Last Name,Shipping First Name,Shipping Last Name,Shipping Phone', 'Ann,Lee,Ben,Moss', other],
    ['Name,Delivery Address Name,Delivery Telephone', 'Ann Lee,Ben Lee', other],
  ])('is not the customer’s in CSV: %s of %s', async (header, names, phone) => {
    const { numbers, leftOut } = await phonesIn(`Id,Phone,${header}\nk1,${own},${names},${phone}\n`);
    expect(numbers).toEqual([own]);
    expect(leftOut).toEqual([{ column: header.split(',').at(-1), value: phone, reason: 'that of another person' }]);
  });

  it.each([
    ['Name,Shipping Name,Shipping Phone', 'Ann Lee,ann m. lee'],
    ['Name,Shipping Name,Shipping Phone', 'Lee Ann,Ann Lee'],
    ['Name,Shipping Name,Shipping Phone', 'Ann Lee,A. Lee'],
    ['Name,Shipping Name,Shipping Phone', 'Ann Lee,'],
    ['Name,Shipping Name,Shipping Phone', ',Ann Lee'],
    ['Name,Shipping Name,Billing Phone', 'Ann Lee,Gift Receiver'],
    ['Name,Default Address Name,Default Address Phone', 'Ann Lee,Gift Receiver'],
    ['Name,Billing Name,Billing Phone', 'Moss Ltd,Ben Moss'],
  ])('is the customer’s in CSV: %s of %s', async (header, names) => {
    expect(await phonesIn(`Id,${header}\nk1,${names},${other}\n`)).toEqual({ numbers: [other], leftOut: [] });
  });

  it.each<[object, readonly string[]]>([
    [{ shipping: { name: 'Gift Receiver', phone: other } }, ['shipping']],
    [{ shipping_address: { first_name: 'Ben', last_name: 'Lee', phone: other } }, ['shipping_address']],
    [{ delivery: { recipient: 'Ben Moss', phone: other, email: 'ben@example.org' } }, ['delivery']],
    [{ addresses: { shipping: { name: 'Gift Receiver', phone: other } } }, ['addresses']],
    [{ shipping_name: 'Gift Receiver', shipping_phone: other }, []],
  ])('is not the customer’s in NDJSON: %j', async (object, leftOut) => {
    const line = JSON.stringify({ ...object, id: 'c1', name: 'Ann Lee', phone: own });
    const found = await phonesIn(`${line}\n`, 'customers.ndjson');
    expect(found.numbers).toEqual([own]);
    expect(found.leftOut.map(({ column }) => column)).toEqual(leftOut);
  });

  it.each<object>([
    { shipping: { name: 'Ann Lee', phone: other } },
    { shipping: { phone: other } },
    { default_address: { name: 'Gift Receiver', phone: other } },
    { billing_address: { name: 'Ben Moss', phone: other } },
    { shipping_name: 'Ann Lee', shipping_phone: other },
  ])('is the customer’s in NDJSON: %j', async (object) => {
    const line = JSON.stringify({ ...object, id: 'c1', name: 'Ann Lee', phone: null });
    expect((await phonesIn(`${line}\n`, 'customers.ndjson')).numbers).toEqual([other]);
  });
});
