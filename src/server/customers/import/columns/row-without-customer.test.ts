import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

const parsedOf = async (...lines: readonly string[]) => (await readImportFile(`${lines.join('\n')}\n`)).parsed;

const header = 'Customer ID,First Name,Last Name,Email,Phone,City';
const ida = '1001,Ida,Moss,ida@example.org,+441134960001,Leeds';
const olav = '1002,Olav,Berg,,,Oslo';

describe('a row below the header that is no customer', () => {
  it.each([
    ['codes', 'd01,d02,d03,d04,d09,d12'],
    ['codes of some columns', 'C1,,C3,,,C6'],
    ['words', 'The id,First name,Last name,Email address,With its country,The city'],
    ['types', 'text,text,text,email,phone,text'],
  ])('describes the columns with %s', async (_, row) => {
    const [described, ...others] = await parsedOf(header, row, ida, olav);
    expect(described).toEqual({ reason: 'The row describes the columns' });
    expect(others).toMatchObject([{ upsert: { id: '1001' } }, { upsert: { id: '1002', lastName: 'Berg' } }]);
  });

  it('repeats the names of the columns, wherever files were put together', async () => {
    expect(await parsedOf(header, ida, header.toUpperCase(), olav)).toMatchObject([
      { upsert: { id: '1001' } },
      { reason: 'The row repeats the names of the columns' },
      { upsert: { id: '1002' } },
    ]);
  });

  it.each([
    ['codes of types', 'CHAR10,CHAR40,CHAR35,CHAR241,CHAR30,CHAR25'],
    ['words in capitals', 'Text,Text,Text,Email,Phone,Text'],
    ['a form of its number', 'Up to 10 digits,As on the card,As on the card,Where to write,With its country,Town'],
  ])('describes the columns with %s', async (_, row) => {
    expect((await parsedOf(header, row, ida))[0]).toEqual({ reason: 'The row describes the columns' });
  });

  it('is a note below the table', async () => {
    const reason = 'The row is a note with a label, not a customer';
    const notes = ['Stand: 01.03.2026,,,,,', 'Anzahl Datensätze: 2,,,,,', ',"Exported by: Mia, 2026-03-01",,,,'];
    expect((await parsedOf(header, ida, olav, ...notes)).slice(2)).toEqual(notes.map(() => ({ reason })));
  });

  it('is the line that sqlcmd draws', async () => {
    const line = header.replaceAll(/[^,]/g, '-');
    expect(await parsedOf(header, line, ida, olav)).toMatchObject([
      { reason: 'The row only has dashes' },
      { upsert: { id: '1001' } },
      { upsert: { id: '1002' } },
    ]);
  });

  it('is another address of the customer above, as in exports of Magento', async () => {
    const columns = 'email,firstname,lastname,_address_firstname,_address_city,_address_street,_address_telephone';
    expect(
      await parsedOf(
        columns,
        'ida@example.org,Ida,Moss,Ida,Leeds,1 High Street,+441134960001',
        ',,,Ida,York,2 Low Street,+441904960002',
        ',,,Ida,York,2 Low Street,',
      ),
    ).toMatchObject([
      { upsert: { lastName: 'Moss', phones: [{ number: '+441134960001' }] } },
      { reason: 'The row only has an address: another one of the customer above it' },
      { upsert: { parameters: { _address_city: 'York' } } },
    ]);
  });
});

describe('a customer is imported', () => {
  it.each([
    ['whose id is a code', 'd01,Ida,Moss,,,Leeds'],
    ['whose cells are codes of several kinds', 'd01,x02,y03,,,'],
    ['whose email and phone are unreadable, in a later row', 'k2,Ida,Moss,see notes,see notes,Leeds'],
    ['of whom little is known', 'd01,d02,,,,'],
  ])('%s', async (_, row) => {
    expect((await parsedOf(header, ida, row)).at(-1)).toMatchObject({ upsert: { id: row.split(',')[0] } });
  });

  it.each([
    ['has no email and no phone', '00012;Íñigo Muñoz;sin correo;sin teléfono'],
    ['has a number', '00012;;see notes;ask the office'],
    ['has a name', ';Íñigo Muñoz;see notes;ask the office'],
  ])('below the header, who %s', async (_, row) => {
    const [first] = await parsedOf('Código cliente;Nombre;Email;Teléfono', row, '00013;Ana Ruiz;ana@example.org;');
    expect(first).not.toHaveProperty('reason', 'The row describes the columns');
    if (row.startsWith('00012')) expect(first).toMatchObject({ upsert: { customerNumber: '00012' } });
  });

  it.each(['crm:1002', 'urn:x:1002', 'A-17: 3'])('whose number has a colon: %s', async (id) => {
    const rows = id.includes(' ') ? [`${id},,,,,`] : [ida, `${id},,,,,`];
    expect((await parsedOf(header, ...rows)).at(-1)).toMatchObject({ upsert: { id } });
  });

  it.each([
    ['who has a name', 'Ida,+441134960001,1 High Street,Leeds'],
    ['of whom there is only a phone', ',+441134960001,,'],
  ])('with the phone of an address, %s', async (_, row) => {
    const columns = 'Email,First Name,Billing Phone,Billing Street,Billing City';
    expect(await parsedOf(columns, `,${row}`)).toMatchObject([{ upsert: { phones: [{ number: '+441134960001' }] } }]);
  });

  it('known by nothing but the phone of an address, in a file that knows no one by anything else', async () => {
    const row = ['Billing Phone,Billing Street,Billing City', '+441134960001,1 High Street,Leeds'];
    expect(await parsedOf(...row)).toMatchObject([{ upsert: { phones: [{ number: '+441134960001' }] } }]);
  });
});
