import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../contract/list/list-metadata.ts';
import { createFormats } from '../../lib/format/date-and-number-formats.ts';
import type { Command } from './use-list-commands.ts';
import { paletteGroups, type PaletteEntry, type PaletteSources } from './palette-entries.ts';

const formats = createFormats({ currency: 'GBP', locale: 'en-GB', timeZone: 'UTC' });
const tier: Parameter = {
  id: 'tier',
  name: 'Loyalty Tier',
  type: 'select',
  system: false,
  customers: null,
  options: ['Gold', 'Silver', 'Golden', 'Marigold', 'Goldfish', 'Old Gold'].map((value) => ({ value, customers: 1 })),
  optionsComplete: true,
  removable: false,
};
const command = (label: string): Command => ({ id: label, label, hint: '', run: () => {} });
const sources: PaletteSources = {
  catalogue: [tier],
  customers: [],
  matching: { count: 63, atLeast: false },
  views: [],
  sections: [
    { path: 'staff', name: 'Staff', requires: null },
    { path: 'activity', name: 'Activity', requires: null },
  ],
  commands: [command('Export this list'), command('Clear filters')],
};
const textOf = (entry: PaletteEntry): string => {
  if (entry.kind === 'filter') return entry.value.text;
  if (entry.kind === 'command') return entry.command.label;
  if (entry.kind === 'search') return `${entry.text}: ${entry.count?.count ?? '?'}`;
  return entry.kind === 'page' ? entry.name : entry.kind;
};
const find = (typed: string) =>
  paletteGroups(typed, sources, formats).map(({ heading, entries }) => [heading, entries.map(textOf)]);

describe('the palette', () => {
  it('offers every page and command before anything is typed', () => {
    expect(find(' ')).toEqual([
      ['Go to', ['All customers', 'Staff', 'Activity']],
      ['Actions', ['Export this list', 'Clear filters']],
    ]);
  });

  it('has the values that match first, at most four, and keeps pages and commands', () => {
    expect(find(' GOLD ')).toEqual([
      ['Filters', ['Gold', 'Golden', 'Goldfish', 'Old Gold']],
      ['Customers', ['GOLD: 63']],
      ['Go to', ['All customers', 'Staff', 'Activity']],
      ['Actions', ['Export this list', 'Clear filters']],
    ]);
  });

  it('moves the groups and lines that match to the front', () => {
    expect(find('activ').map(([heading]) => heading)).toEqual(['Go to', 'Customers', 'Actions']);
    expect(find('activ')[0]).toEqual(['Go to', ['Activity', 'All customers', 'Staff']]);
    expect(find('clear')[0]).toEqual(['Actions', ['Clear filters', 'Export this list']]);
  });
});
