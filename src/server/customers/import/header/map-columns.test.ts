import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

/** The upsert of the first row. */
async function firstOf(...lines: readonly string[]): Promise<unknown> {
  const { parsed } = await readImportFile(`${lines.join('\n')}\n`);
  return parsed[0];
}

describe('the columns of a file', () => {
  it('are known whatever hints their headers have', async () => {
    expect(
      await firstOf(
        'Customer ID *;Email (required);Birthday (dd/mm/yyyy);Total Spent (EUR);Newsletter (yes/no)',
        '71;ida@example.org;01/02/1990;120,50;yes',
      ),
    ).toMatchObject({
      upsert: {
        id: '71',
        emails: [{ address: 'ida@example.org', isPrimary: true }],
        totalSpent: 120.5,
        parameters: { system_date_of_birth: '1990-02-01', Newsletter: 'true' },
      },
    });
  });

  it('all contribute their emails and phones, each once', async () => {
    expect(
      await firstOf(
        'First Name,E-mail 1 - Value,E-mail 2 - Value,Courriel,Phone 1 - Value,Mobil,Work Phone',
        [
          'Ida,a@example.org ::: b@example.org,c@example.org,A@example.org',
          '+447700900181 ::: +447700900182,+447700900183,+447700900181',
        ].join(','),
      ),
    ).toMatchObject({
      upsert: {
        emails: ['a@example.org', 'b@example.org', 'c@example.org'].map((address, at) => ({
          address,
          isPrimary: at === 0,
        })),
        phones: ['+447700900181', '+447700900182', '+447700900183'].map((number, at) => ({
          number,
          isPrimary: at === 0,
        })),
      },
    });
  });

  it.each([
    ['Client Name,Contact Number', 'Ida Moss,+447700900181', { displayName: 'Ida Moss' }],
    ['Vorname;Name;Telefon', 'Ida;Moss;+447700900181', { firstName: 'Ida', lastName: 'Moss' }],
    ['Nom;Prénom;Téléphone', 'Moss;Ida;+447700900181', { firstName: 'Ida', lastName: 'Moss' }],
    ['FNAME,LNAME,Phone', 'Ida,Moss,+447700900181', { firstName: 'Ida', lastName: 'Moss' }],
    ['FIRSTNAME,LASTNAME,SMS', 'Ida,Moss,+447700900181', { lastName: 'Moss' }],
    ['Jméno;Příjmení;Telefonní číslo', 'Ida;Moss;+447700900181', { firstName: 'Ida', lastName: 'Moss' }],
    ['Jméno;Příjmení;Mobil', 'Ida;Moss;+447700900181', { firstName: 'Ida', lastName: 'Moss' }],
    ['Imię;Nazwisko;Numer telefonu', 'Ida;Moss;+447700900181', { firstName: 'Ida', lastName: 'Moss' }],
    ['Imię i nazwisko;Telefon komórkowy', 'Ida Moss;+447700900181', { displayName: 'Ida Moss' }],
    ['Voornaam;Achternaam;Telefoonnummer', 'Ida;Moss;+447700900181', { firstName: 'Ida', lastName: 'Moss' }],
    ['Customer #,Phone', '4711,+447700900181', { customerNumber: '4711' }],
    ['Added,Date Added,Phone', 'x,2024-02-01,+447700900181', { createdAt: Date.UTC(2024, 1, 1) }],
    ['OPTIN_TIME,Phone', '2024-02-01,+447700900181', { createdAt: Date.UTC(2024, 1, 1) }],
    [
      'Created Time,Modified Time,Phone',
      '2024-02-01,2024-02-02,+447700900181',
      { createdAt: Date.UTC(2024, 1, 1), updatedAt: Date.UTC(2024, 1, 2) },
    ],
    ['ADDED_TIME,Phone', '2024-02-01,+447700900181', { createdAt: Date.UTC(2024, 1, 1) }],
  ])('have the names of other systems: %s', async (header, row, fields) => {
    expect(await firstOf(header, row)).toMatchObject({
      upsert: { ...fields, phones: [{ number: '+447700900181', isPrimary: true }] },
    });
  });
});

describe('a column that is called name', () => {
  it.each([
    ['First Name,Name', 'Ida,Moss', { firstName: 'Ida', lastName: 'Moss' }],
    ['Given Name,Name', 'Ida,Moss', { firstName: 'Ida', lastName: 'Moss' }],
    ['Name,Last name', 'Ida,Moss', { firstName: 'Ida', lastName: 'Moss' }],
    ['Naam,Voornaam', 'Moss,Ida', { firstName: 'Ida', lastName: 'Moss' }],
    ['Prenume,Nume', 'Ida,Moss', { firstName: 'Ida', lastName: 'Moss' }],
    ['Nome,Apelido', 'Ida,Moss', { firstName: 'Ida', lastName: 'Moss' }],
    // In Brazil, a nickname
    ['Nome,Apelido', 'Ida Moss,Didi', { displayName: 'Ida Moss', parameters: { Apelido: 'Didi' } }],
    [
      'Nome,Sobrenome,Apelido',
      'Ida,Moss,Didi',
      { firstName: 'Ida', lastName: 'Moss', parameters: { Apelido: 'Didi' } },
    ],
    ['Contact - Nom,Contact - Prénom', 'Moss,Ida', { firstName: 'Ida', lastName: 'Moss' }],
    ['contact.name,contact.first_name', 'Moss,Ida', { firstName: 'Ida', lastName: 'Moss' }],
    ['Customer: Name,Customer: First Name', 'Moss,Ida', { firstName: 'Ida', lastName: 'Moss' }],
    ['Fornavn,Navn', 'Jan,Jansen', { firstName: 'Jan', lastName: 'Jansen' }],
    ['Prenume,Nume', 'Ion,Ionescu', { firstName: 'Ion', lastName: 'Ionescu' }],
    ['名,氏名', '太郎,山田太郎', { firstName: '太郎', displayName: '山田太郎' }],
    ['First Name,Name', 'Ida,Ida Moss', { firstName: 'Ida', displayName: 'Ida Moss' }],
    ['Name,Surname', 'Ida Moss,Moss', { displayName: 'Ida Moss', lastName: 'Moss' }],
    ['Name,First Name,Last Name', 'Quill,Ida,Moss', { displayName: 'Quill', firstName: 'Ida', lastName: 'Moss' }],
  ])('is what the others lack, unless it contains them: %s of %s', async (header, row, names) => {
    expect(await firstOf(`Email,${header}`, `a@example.org,${row}`)).toEqual({
      upsert: { emails: expect.anything(), parameters: {}, ...names },
      leftOut: [],
    });
  });

  it.each([
    ['Voornaam,Tussenvoegsel,Achternaam', 'Jan,van der,Berg', { firstName: 'Jan', lastName: 'van der Berg' }],
    ['Achternaam,Voornaam,Tussenvoegsels', 'Bos,Eva,', { firstName: 'Eva', lastName: 'Bos' }],
  ])('is completed by what comes before it: %s', async (header, row, names) => {
    expect(await firstOf(`Email,${header}`, `a@example.org,${row}`)).toMatchObject({
      upsert: { ...names, parameters: {} },
    });
  });

  it.each([
    ['Vorname,Nachname,Firma', ',,Krogh AS', { displayName: 'Krogh AS', parameters: { Firma: 'Krogh AS' } }],
    ['Razón social', 'Krogh AS', { displayName: 'Krogh AS' }],
  ])('is that of the company if it is empty: %s', async (header, row, fields) => {
    expect(await firstOf(`Email,${header}`, `a@example.org,${row}`)).toMatchObject({ upsert: fields });
  });

  it.each([
    ['Vorname,Nachname,Firma', 'Ida,Moss,Krogh AS'],
    ['Company', 'Krogh AS'],
  ])('is not that of the company: %s of %s', async (header, row) => {
    expect(await firstOf(`Email,${header}`, `a@example.org,${row}`)).not.toMatchObject({
      upsert: { displayName: expect.anything() },
    });
  });
});

describe('a column whose cells do not look like its header', () => {
  it.each([
    ['Customer', ['TRUE', 'FALSE'], 'boolean'],
    ['Customer', ['4711', '4712'], 'number'],
    ['Client', Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 'Retail' : 'Wholesale')), 'select'],
    ['Name', ['12', '13'], 'number'],
    ['Phone', ['yes', 'no'], 'boolean'],
    ['Phone', ['2026-03-05', '2026-03-06'], 'date'],
    ['Mobile', ['12.5', '13.25'], 'number'],
    ['Mobile', ['iPhone', 'Pixel'], 'text'],
    ['SMS', ['yes', 'no'], 'boolean'],
    ['Email', ['weekly', 'daily'], 'text'],
    ['Status', ['Gold', 'Silver', 'Gold', 'active'], 'select'],
    ['Orders', ['2024-01-02', '2024-01-03'], 'date'],
    ['Last Order', ['1001', '1002'], 'number'],
    ['Created', ['yes', 'no'], 'boolean'],
    ['Birthday', ['yes', 'no'], 'boolean'],
    ['Picture', ['yes', 'no'], 'boolean'],
    ['Total Spent', ['low', 'high', 'low', 'high'], 'select'],
  ])('becomes a parameter: %s of %j', async (header, cells, type) => {
    const rows = cells.map((cell, at) => `c${at},${cell}`);
    const { types, parsed } = await readImportFile(['Customer Number', header].join(',') + `\n${rows.join('\n')}\n`);
    expect(types).toEqual({ [header]: type });
    expect(parsed.every((row) => 'upsert' in row)).toBe(true);
  });

  it.each([['Subscriber', 'Abonnent', 'User', 'Customer', 'Contact', 'Username', 'Member login']].flat())(
    'is the email if its cells are emails and its header means a person: %s',
    async (header) => {
      expect(await firstOf(`Name,${header}`, 'Ida Moss,ida@example.org')).toMatchObject({
        upsert: { displayName: 'Ida Moss', emails: [{ address: 'ida@example.org', isPrimary: true }] },
      });
    },
  );

  it('comes after a column that is called email', async () => {
    expect(await firstOf('Subscriber,Email', 'b@example.org,a@example.org')).toMatchObject({
      upsert: { emails: [{ address: 'a@example.org' }, { address: 'b@example.org' }] },
    });
  });

  it.each([
    ['Owner', 'ida@example.org', 'jo@example.org'],
    ['Account Manager', 'ida@example.org', 'jo@example.org'],
    ['Subscriber', 'yes', 'no'],
    ['Subscriber', 'Ida Moss', 'jo@example.org'],
  ])('is no email of the customer: %s of %s and %s', async (header, first, second) => {
    const { types } = await readImportFile(`Customer Number,${header}\n1,${first}\n2,${second}\n`);
    expect(Object.keys(types)).toEqual([header]);
  });

  it.each(['Spalte 7', 'Kontaktweg', ''])(
    'is the email if its cells are emails and no other is: %s',
    async (header) => {
      expect(await firstOf(`Name,${header},Owner`, 'Ida Moss,ida@example.org,jo@example.org')).toMatchObject({
        upsert: { displayName: 'Ida Moss', emails: [{ address: 'ida@example.org', isPrimary: true }] },
      });
    },
  );

  it.each([
    ['Created by', ['ida@example.org', 'jo@example.org']],
    ['Spalte 7', ['ida@example.org', 'ida@example.org']],
    ['Spalte 7', ['ida@example.org', 'Moss']],
  ])('is no email of the customer by its cells alone: %s of %j', async (header, cells) => {
    const rows = cells.map((cell, at) => `c${at},${cell}`);
    const { types } = await readImportFile(`Customer Number,${header}\n${rows.join('\n')}\n`);
    expect(Object.keys(types)).toEqual([header]);
  });

  it.each(
    [
      ['Emergency Contact Email', 'Mother Email', 'Father', 'Guardian 1 Email', 'Teacher Email', 'Spouse - Email'],
      [
        'E-Mail der Mutter',
        'Email du père',
        'Correo de la madre',
        'Email genitore',
        'E-mail huisarts',
        'E-mail rodzica',
      ],
    ].flat(),
  )('is no email of the customer if it is that of someone close: %s', async (header) => {
    const { types } = await readImportFile(`Phone,First Name,${header}\n+447700900181,Ida,jo@example.org\n`);
    expect(Object.keys(types)).toEqual([header]);
  });

  it('leaves the field to another column', async () => {
    expect(await firstOf('Customer,Name,Email', 'TRUE,Ida Moss,ida@example.org')).toMatchObject({
      upsert: { displayName: 'Ida Moss', parameters: { Customer: 'true' } },
    });
  });

  it('is still the field if the other cells are mistakes', async () => {
    const { parsed } = await readImportFile('Email,Orders\na@example.org,3\nb@example.org,many\n');
    expect(parsed[0]).toMatchObject({ upsert: { totalOrders: 3 } });
  });
});
