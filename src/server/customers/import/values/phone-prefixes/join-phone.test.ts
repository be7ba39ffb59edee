import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../../testing/customers/read-import-file.ts';
import { joinPhone } from './join-phone.ts';

/** The phones of the first customer. */
async function phonesOf(content: string, name: string, phoneCountry: 'GB' | 'BR' | 'US' | null = 'GB') {
  const { parsed, types } = await readImportFile(content, { name, phoneCountry });
  const [first] = parsed;
  const phones = first !== undefined && 'upsert' in first ? (first.upsert.phones ?? []) : [];
  return { numbers: phones.map(({ number }) => number), types };
}

it.each([
  ['0612345678', { country: '+33' }, '+33612345678'],
  ['612345678', { country: '33' }, '+33612345678'],
  ['33612345678', { country: '0033' }, '+33612345678'],
  ['+49891234567', { country: 'FR' }, '+49891234567'],
  ['0612345678', { country: 'France' }, '+33612345678'],
  ['0612345678', { country: 'France (+33)' }, '+33612345678'],
  ['9876543210', { country: 'in' }, '+919876543210'],
  ['5552671', { country: '1', area: '415' }, '+14155552671'],
  ['4155552671', { country: '1', area: '415' }, '+14155552671'],
  ['0612345678', { country: 'home' }, null],
  ['12', { country: '33' }, '+33 12'],
  ['45678901', { area: '11' }, '11 45678901'],
  ['11987654321', { area: '11' }, '11987654321'],
  ['612345678', { area: '+33' }, '+33612345678'],
  ['1234567', { area: '0171' }, '0171 1234567'],
  ['1234567', { country: '0171' }, null],
  ['1234567', { country: '+999' }, null],
  ['1234567', { country: '999' }, null],
  ['1234567', { area: '+999' }, null],
  ['0612345678', {}, '0612345678'],
])('%s with %j is %s', (number, parts, joined) => expect(joinPhone(number, parts)).toBe(joined));

describe('a phone in NDJSON', () => {
  it.each<[object, 'GB' | 'BR' | 'US' | null, readonly string[]]>([
    [{ phone: { country_code: '+33', number: '0612345678' } }, 'GB', ['+33612345678']],
    [{ mobile: { dial_code: '+91', number: '9876543210' } }, 'GB', ['+919876543210']],
    [{ profile: { mobile: { dial_code: 91, number: 9_876_543_210 } } }, 'GB', ['+919876543210']],
    [{ phone: { area_code: '11', number: '45678901' } }, 'BR', ['+551145678901']],
    [{ phones: [{ countryCode: '1', areaCode: '415', number: '5552671' }] }, 'GB', ['+14155552671']],
    [{ phones: [{ country: 'FR', nationalNumber: '612345678' }] }, 'GB', ['+33612345678']],
    [{ phone: { country_code: null, number: '07700900181' } }, 'GB', ['+447700900181']],
    [{ phone: { code: '+33', number: '0612345678' } }, 'GB', ['+33612345678']],
    [{ phone: { code: 'home', number: '07700900181' } }, 'GB', ['+447700900181']],
    [{ country_code: '+33', phone: '0612345678' }, 'GB', ['+33612345678']],
    [{ phone_country_code: '33', phone: '0612345678' }, 'GB', ['+33612345678']],
    [{ mobile_number: '9876543210', dial_code: 91 }, 'GB', ['+919876543210']],
    [{ ddd: '11', telefone: '987654321' }, 'BR', ['+5511987654321']],
    [{ phone: { country: 'somewhere', number: '0612345678' } }, 'GB', []],
  ])('keeps its country and area: %j in %s', async (object, country, numbers) => {
    const found = await phonesOf(JSON.stringify({ id: 'k1', ...object }), 'customers.ndjson', country);
    expect(found).toEqual({ numbers, types: {} });
  });

  it('is all that a country code can be part of', async () => {
    const found = await phonesOf(JSON.stringify({ id: 'k1', dial_code: '+33' }), 'customers.ndjson');
    expect(found.types).toEqual({ dial_code: 'text' });
  });
});

describe('a phone in CSV', () => {
  it.each<[string, string, 'GB' | 'BR' | 'US' | null, readonly string[]]>([
    ['Phone Country Code,Phone Number', '33,612345678', 'GB', ['+33612345678']],
    ['Phone Country,Phone', 'FR,0612345678', null, ['+33612345678']],
    ['Telefone DDD,Telefone', '11,987654321', 'BR', ['+5511987654321']],
    ['DDD,Celular', '11,987654321', 'BR', ['+5511987654321']],
    ['Ländervorwahl,Vorwahl,Telefon', '+49,089,1234567', 'GB', ['+49891234567']],
    ['Country Code,Mobile', '+33,612345678', 'GB', ['+33612345678']],
    ['Phone Code,Phone', '+33,612345678', 'GB', ['+33612345678']],
    ['Phone Prefix,Phone', '+33,612345678', 'GB', ['+33612345678']],
    ['Phone Prefix,Phone', '020,79460958', 'GB', ['+442079460958']],
    ['Mobile Country Code,Mobile,Phone', '33,612345678,020 7946 0958', 'GB', ['+442079460958', '+33612345678']],
    ['Phone Country Code,Phone', '33,612345678; 622345678', 'GB', ['+33612345678', '+33622345678']],
    ['Phone', '"{""country_code"":""+33"",""number"":""0612345678""}"', 'GB', ['+33612345678']],
  ])('keeps its country and area: %s of %s in %s', async (header, cells, country, numbers) => {
    const found = await phonesOf(`Customer Number,${header}\nk1,${cells}\n`, 'customers.csv', country);
    expect(found).toEqual({ numbers, types: {} });
  });

  it('stays as written where its country can not be read', async () => {
    const file = 'Id,Phone Country,Phone\nk1,Freedonia,0612345678\nk2,FR,0612345678\n';
    expect((await phonesOf(file, 'customers.csv')).numbers).toEqual(['0612345678']);
  });

  it.each([
    ['Phone Country Code', 'see notes', 'Phone'],
    ['Country Code', 'FR', 'Phone'],
    ['Country Code', '33', 'Phone'],
    ['Phone Code', '4711', 'Phone'],
    ['Phone Country Code', '33', 'Nick'],
  ])('has no part in %s of %s beside %s', async (header, cell, beside) => {
    const { types } = await phonesOf(`Id,${header},${beside}\nk1,${cell},07700900181\n`, 'customers.csv');
    expect(Object.keys(types)).toContain(header);
  });
});
