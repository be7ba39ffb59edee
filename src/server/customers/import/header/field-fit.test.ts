import { expect, it } from 'vitest';
import { fits } from './field-fit.ts';

const optIn = { id: 'system_marketing_opt_in', name: 'Marketing Opt-In', type: 'boolean' } as const;

it.each([
  [['O', 'N', 'O'], true],
  [['S', 'N', 'N'], true],
  [['Y', 'N', 'U'], true],
  // In and out, subscribed and unsubscribed
  [['I', 'O', 'I'], false],
  [['S', 'U', 'U'], false],
])('%j are yes and no: %s', (cells, expected) => {
  expect(fits({ kind: 'parameter', definition: optIn, alsoField: null }, cells)).toBe(expected);
});
