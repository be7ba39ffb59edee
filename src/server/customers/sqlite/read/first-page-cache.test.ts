import { expect, it } from 'vitest';
import { FirstPageCache } from './first-page-cache.ts';

const page = (customers: string) => ({ customers, next: null });

it('returns the cached page until the version changes, then reads again', () => {
  const pages = new FirstPageCache();
  expect(pages.page(1, 'all', () => page('a'))).toEqual(page('a'));
  expect(pages.page(1, 'all', () => page('b'))).toEqual(page('a'));
  expect(pages.page(1, 'active', () => page('c'))).toEqual(page('c'));
  expect(pages.page(2, 'all', () => page('d'))).toEqual(page('d'));
});

it('does not cache a page of very long customers, which would fill the memory', () => {
  const pages = new FirstPageCache();
  pages.page(1, 'all', () => page('a'.repeat(262_145)));
  expect(pages.page(1, 'all', () => page('b'))).toEqual(page('b'));
});
