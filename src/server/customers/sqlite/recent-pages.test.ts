import { describe, expect, it } from 'vitest';
import { RecentPages } from './recent-pages.ts';

const page = (customers: string) => ({ customers, next: null });

describe('recent pages', () => {
  it('answers what was read while the version stays, and reads again when it changes', () => {
    const recent = new RecentPages();
    expect(recent.page(1, 'first', () => page('a'))).toEqual(page('a'));
    expect(recent.page(1, 'first', () => page('b'))).toEqual(page('a'));
    expect(recent.page(1, 'second', () => page('c'))).toEqual(page('c'));
    expect(recent.page(2, 'first', () => page('d'))).toEqual(page('d'));
  });

  it('forgets all rather than grow without end', () => {
    const recent = new RecentPages();
    const large = 'x'.repeat(3_000_000);
    recent.page(1, 'first', () => page(large));
    recent.page(1, 'second', () => page(large));
    expect(recent.page(1, 'first', () => page('read again')).customers).toBe('read again');
  });
});
