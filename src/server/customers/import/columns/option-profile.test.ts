import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';
import { namesTags, splitOptions } from './option-profile.ts';

describe('a cell of options', () => {
  it.each([
    ['"VIP","Bern"', ',', ['VIP', 'Bern']],
    ['"VIP"', ';', ['VIP']],
    ['"VIP"; "Bern"', ';', ['VIP', 'Bern']],
    ['"VIP" , "Bern"', ';', ['VIP', 'Bern']],
    ['["Bern","Wine"]', ';', ['Bern', 'Wine']],
    ["['Bern', 'Wine, red']", ',', ['Bern', 'Wine, red']],
    ['[]', ',', []],
    ['{VIP,Bern}', ',', ['VIP', 'Bern']],
    ['VIP; Bern', ';', ['VIP', 'Bern']],
    ['VIP|Bern|VIP', '|', ['VIP', 'Bern']],
    ['* myContacts ::: Regulars', ':::', ['myContacts', 'Regulars']],
    ['"Wine, red","Bern"', ',', ['Wine, red', 'Bern']],
    ['5" pipe', ',', ['5" pipe']],
  ] as const)('%s, separated by %s, holds %j', (cell, separator, options) => {
    expect(splitOptions(cell, separator)).toEqual(options);
  });
});

describe('a column of tags', () => {
  it.each([
    'Tags',
    'Tag',
    'TAGS',
    'Customer Tags',
    'tag_list',
    'Labels',
    'Groups',
    'contactGroups',
    'Étiquettes',
    'Gruppen',
    'Mailing Lists',
    'Štítky',
    '标签',
  ])('is known by its name: %s', (name) => {
    expect(namesTags(name)).toBe(true);
  });

  it.each(['Price Tag', 'Geburtstag', 'Group Size', 'Stage', 'Label Color', 'Interest Rate'])(
    'is not every name with such a word: %s',
    (name) => {
      expect(namesTags(name)).toBe(false);
    },
  );

  const typesOf = async (header: string, cells: readonly string[]) => {
    const rows = cells.map((cell, at) => `c${at}\t${cell}`);
    return (await readImportFile(`Customer Number\t${header}\n${rows.join('\n')}\n`)).types;
  };

  it('is a multiselect however many different tags there are', async () => {
    const cells = Array.from({ length: 400 }, (_, at) => `tag ${at}; tag ${at + 1}`);
    expect(await typesOf('Tags', cells)).toEqual({ Tags: 'multiselect' });
    expect(await typesOf('Remarks', cells)).toEqual({ Remarks: 'text' });
  });

  it('is a multiselect by its look with up to 250 tags', async () => {
    const cells = Array.from({ length: 300 }, (_, at) => `tag ${at % 61}, tag ${(at * 7) % 61}`);
    expect(await typesOf('Attributes', cells)).toEqual({ Attributes: 'multiselect' });
  });

  it.each([
    ['Sales Rep', ['Berg, Eva', 'Berg, Olav', 'Moss, Eva', 'Moss, Olav', 'Berg, Eva', 'Moss, Eva', 'Berg, Olav']],
    ['Favourite', ['Wine, red', 'Wine, white', 'Port, red', 'Wine, red', 'Port, white', 'Port, red', 'Beer', 'Beer']],
    ['Region', ['Austin, TX', 'Dallas, TX', 'Austin, TX', 'Paris, FR', 'Paris, TX', 'Paris, TX', 'Austin, TX']],
  ])('is not what has commas in each option: %s', async (header, cells) => {
    expect(await typesOf(header, cells)).toEqual({ [header]: 'select' });
  });

  it.each([[['A, B', 'A', 'B', 'A, B']], [['a, b', 'b, c', 'a', 'c']], [['["a","b"]', '["a","c"]', '["b","c"]']]])(
    'is a multiselect by commas if its options are in any place: %j',
    async (cells) => {
      expect(await typesOf('Kategorie', cells)).toEqual({ Kategorie: 'multiselect' });
    },
  );

  it.each([
    ['Groups', ['yes', 'no'], 'boolean'],
    ['Tags', ['3', '4'], 'number'],
    ['Tag', ['1', '31'], 'number'],
    ['Tag', ['VIP, Bern', 'Wine'], 'multiselect'],
    ['Interests', Array.from({ length: 9 }, (_, at) => `Since ${at} she likes ${'long '.repeat(20)}walks`), 'text'],
  ])('is what its cells are: %s', async (header, cells, type) => {
    expect(await typesOf(header, cells)).toEqual({ [header]: type });
  });
});
