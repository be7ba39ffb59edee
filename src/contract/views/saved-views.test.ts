import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { NewViewBody, ViewChangeBody, ViewContent, ViewName } from './saved-views.ts';
import { PreferencesChangeBody } from './column-layout.ts';

describe('the name of a view', () => {
  it.each([
    [' Gold, opted in ', 'Gold, opted in'],
    ['x'.repeat(80), 'x'.repeat(80)],
    ['🥇'.repeat(80), '🥇'.repeat(80)],
    ['می‌خواهم', 'می‌خواهم'],
    ['90', '90'],
  ])('%j is %j', (text, name) => {
    expect(z.parse(ViewName, text)).toBe(name);
  });

  it.each(['', '  ', 'x'.repeat(81), '🥇'.repeat(81), 'a\nb', 'a\0b', 'a\u{9b}b', 'a\u{202e}b', '\u{200b}', 5, null])(
    '%j is refused',
    (text) => {
      expect(z.safeParse(ViewName, text).success).toBe(false);
    },
  );
});

const whole = {
  filters: {
    conditions: ['tier:is:Gold', 'email:unset', 'name:Loyalty Tier:in:a|b', 'x:is:two\nlines'],
    status: 'active',
    search: 'Murphy',
  },
  sort: '-lifetimeValue',
  columns: [
    { id: 'contact', isVisible: true, size: 270 },
    { id: 'system_sms_opt_in', isVisible: false },
  ],
  density: 'compact',
};

describe('the content of a view', () => {
  it.each([[whole], [{}], [{ filters: { conditions: [] } }], [{ columns: [] }]])('takes %j as it is', (content) => {
    expect(z.parse(ViewContent, content)).toEqual(content);
  });

  const { filters } = whole;
  it.each([
    [{ ...whole, group: 'tier' }],
    [{ ...whole, filters: { ...filters, page: 2 } }],
    [{ ...whole, columns: [{ id: 'a', isVisible: true, colour: 'red' }] }],
    [{ filters: { conditions: ['tier'] } }],
    [{ filters: { conditions: [':is:Gold'] } }],
    [{ filters: { conditions: ['email:is:hannah@example.com'] } }],
    [{ filters: { conditions: ['lifetimeValue:gte:much'] } }],
    [{ filters: { conditions: [`tier:is:${'x'.repeat(1000)}`] } }],
    [{ filters: { conditions: Array.from({ length: 11 }, () => 'email:set') } }],
    [{ filters: { ...filters, status: 'gone' } }],
    [{ filters: { ...filters, search: ' ' } }],
    [{ filters: { ...filters, search: 'a\0' } }],
    [{ filters: { ...filters, search: 'x'.repeat(257) } }],
    [{ sort: 'name,createdAt' }],
    [{ sort: 'email' }],
    [{ sort: '' }],
    [{ density: 'cosy' }],
    [{ columns: [{ id: '', isVisible: true }] }],
    [{ columns: [{ id: 'a', isVisible: true, size: 0 }] }],
    [{ columns: [{ id: 'a', isVisible: true, size: 1e9 }] }],
    [{ columns: [1, 2].map(() => ({ id: 'twice', isVisible: true })) }],
    [{ columns: Array.from({ length: 101 }, (_, index) => ({ id: `c${index}`, isVisible: true })) }],
    [{ filters: null }],
  ])('refuses %j', (content) => {
    expect(z.safeParse(ViewContent, content).success).toBe(false);
  });
});

it('refuses unknown keys, and a change that changes nothing', () => {
  const view = { name: 'Gold', visibility: 'private', content: {} };
  expect(z.safeParse(NewViewBody, view).success).toBe(true);
  expect(z.safeParse(NewViewBody, { ...view, owner: 'someone' }).success).toBe(false);
  expect(z.safeParse(ViewChangeBody, { updatedAt: 1, name: 'Gold' }).success).toBe(true);
  expect(z.safeParse(ViewChangeBody, { name: 'Gold' }).success).toBe(false);
  expect(z.safeParse(ViewChangeBody, { updatedAt: 1 }).success).toBe(false);
  expect(z.safeParse(PreferencesChangeBody, { density: null }).success).toBe(true);
  expect(z.safeParse(PreferencesChangeBody, { theme: 'dark' }).success).toBe(false);
});
