import type { Customer } from '../../../contract/customer.ts';
import type { Count, Parameter } from '../../../contract/list/list-metadata.ts';
import { foldText } from '../../../contract/search-text.ts';
import type { SavedView } from '../../../contract/views/saved-views.ts';
import { findValues, type ValueEntry } from '../../features/customers/filters/popup/filter-search.ts';
import type { Section } from '../../features/settings/settings-sections.ts';
import type { Formats } from '../../lib/format/date-and-number-formats.ts';
import type { Command } from './use-list-commands.ts';

/** A line of the palette. */
export type PaletteEntry =
  | { readonly kind: 'filter'; readonly value: ValueEntry }
  | { readonly kind: 'customer'; readonly customer: Customer }
  /** `count` null while unknown. */
  | { readonly kind: 'search'; readonly text: string; readonly count: Count | null }
  | { readonly kind: 'view'; readonly view: SavedView }
  | { readonly kind: 'page'; readonly path: string; readonly name: string }
  | { readonly kind: 'command'; readonly command: Command };

export interface PaletteGroup {
  readonly heading: string;
  readonly entries: readonly PaletteEntry[];
}

export interface PaletteSources {
  readonly catalogue: readonly Parameter[];
  /** Those that match what is typed. */
  readonly customers: readonly Customer[];
  /** How many match; null while unknown. */
  readonly matching: Count | null;
  readonly views: readonly SavedView[];
  readonly sections: readonly Section[];
  readonly commands: readonly Command[];
}

/** The most values of parameters. */
const maxFilters = 4;

/** What matches the typed text, in groups. Pages and commands that don't match stay, below those that do. */
export function paletteGroups(
  typed: string,
  { catalogue, customers, matching, views, sections, commands }: PaletteSources,
  formats: Formats,
): readonly PaletteGroup[] {
  const text = typed.trim();
  const folded = foldText(text);
  const matches = (name: string) => foldText(name).includes(folded);
  const filters = folded === '' ? [] : findValues(folded, catalogue, formats).slice(0, maxFilters);
  const found: readonly PaletteEntry[] =
    folded === ''
      ? []
      : [
          ...customers.map((customer): PaletteEntry => ({ kind: 'customer', customer })),
          { kind: 'search', text, count: matching },
        ];
  const pages: readonly PaletteEntry[] = [
    { kind: 'page', path: '/customers', name: 'All customers' },
    ...sections.map(({ path, name }): PaletteEntry => ({ kind: 'page', path: `/settings/${path}`, name })),
  ];
  const groups: readonly PaletteGroup[] = [
    { heading: 'Filters', entries: filters.map((value) => ({ kind: 'filter', value })) },
    { heading: 'Customers', entries: found },
    {
      heading: 'Go to',
      entries: [
        ...views.filter(({ name }) => matches(name)).map((view): PaletteEntry => ({ kind: 'view', view })),
        ...matchesFirst(pages, (entry) => entry.kind === 'page' && matches(entry.name)),
      ],
    },
    {
      heading: 'Actions',
      entries: matchesFirst(
        commands.map((command): PaletteEntry => ({ kind: 'command', command })),
        (entry) => entry.kind === 'command' && matches(entry.command.label),
      ),
    },
  ];
  return matchesFirst(
    groups.filter(({ entries }) => entries.length > 0),
    ({ heading, entries }) => heading !== 'Customers' && folded !== '' && entries.some((entry) => isMatch(entry)),
  );

  function isMatch(entry: PaletteEntry): boolean {
    if (entry.kind === 'page') return matches(entry.name);
    if (entry.kind === 'command') return matches(entry.command.label);
    return entry.kind === 'filter' || entry.kind === 'view';
  }
}

function matchesFirst<T>(all: readonly T[], isMatch: (one: T) => boolean): readonly T[] {
  return [...all.filter(isMatch), ...all.filter((one) => !isMatch(one))];
}

export function entryKey(entry: PaletteEntry): string {
  switch (entry.kind) {
    case 'filter':
      return `filter ${entry.value.key}`;
    case 'customer':
      return `customer ${entry.customer.id}`;
    case 'search':
      return 'search';
    case 'view':
      return `view ${entry.view.id}`;
    case 'page':
      return `page ${entry.path}`;
    case 'command':
      return `command ${entry.command.id}`;
  }
}
