import { describe, expect, it } from 'vitest';
import { routes } from '../../contract/route-paths.ts';
import type { PageColumns } from '../../contract/views/page-columns.ts';
import { firstRequests } from './first-requests.ts';

const tier = { id: 'p_tier', name: 'Tier', type: 'select' } as const;
const language = { id: 'system_language', name: 'Language', type: 'text' } as const;
const usual: PageColumns = {
  preferences: { columns: null, density: null },
  pinned: [tier.id],
  parameters: [tier, language],
};
const chosen = (...columns: NonNullable<PageColumns['preferences']['columns']>): PageColumns => ({
  ...usual,
  preferences: { columns, density: null },
});

/** The addresses that a page's header names, with the media that they are for. */
function requests(url: string, columns: PageColumns | null, metered = false): readonly string[] {
  return firstRequests(url, columns, { metered })
    .split(', ')
    .map((link) => {
      const [, path = '', media = ''] =
        /^<([^<>]+)>; rel=preload; as=fetch; crossorigin(?:; media="([^"]+)")?$/.exec(link) ?? [];
      return `${path} ${media}`.trim();
    });
}

const always = [routes.capabilities];

describe('the first requests of a page', () => {
  it.each(['/', '/customers', '/customers/CUST-1'])('are its list, counts and capabilities at %s', (url) => {
    expect(requests(url, usual)).toEqual([
      ...always,
      `${routes.summary}?`,
      `${routes.customers}?limit=50&include=p_tier (width >= 40rem)`,
      `${routes.customers}?limit=50 (width < 40rem)`,
    ]);
  });

  it.each(['/settings', '/customers?search=john', '/?view=1', '//customers', '/customersx', '/customers?'])(
    'leave out the list at %s, which shows another one or none',
    (url) => {
      expect(requests(url, usual)).toEqual(always);
    },
  );

  it('leave out the list where requests are counted, or where the columns are not known', () => {
    expect(requests('/customers', usual, true)).toEqual(always);
    expect(requests('/customers', null)).toEqual(always);
  });

  it('are one list for every width where no parameter has a column', () => {
    expect(requests('/customers', { ...usual, pinned: [] })).toEqual([
      ...always,
      `${routes.summary}?`,
      `${routes.customers}?limit=50`,
    ]);
  });

  it('include the chosen parameters that exist and are shown, in their order', () => {
    const columns = chosen(
      { id: 'status', isVisible: true },
      { id: language.id, isVisible: true },
      { id: 'p_gone', isVisible: true },
      { id: tier.id, isVisible: true },
    );
    expect(requests('/customers', columns)).toContain(
      `${routes.customers}?limit=50&include=system_language%2Cp_tier (width >= 40rem)`,
    );
    const hidden = chosen({ id: tier.id, isVisible: false });
    expect(requests('/customers', hidden)).toContain(`${routes.customers}?limit=50`);
  });

  it('leave out the list where only the page knows the place of a newly pinned parameter', () => {
    expect(requests('/customers', chosen({ id: language.id, isVisible: true }))).toEqual([
      ...always,
      `${routes.summary}?`,
    ]);
  });

  it('name an id that has signs of a header or an address without its signs', () => {
    const odd = { ...tier, id: 'p_a>; rel="x", <b&c\r\n' };
    const links = firstRequests('/', { ...usual, pinned: [odd.id], parameters: [odd] }, { metered: false });
    expect(links).toContain('include=p_a%3E%3B+rel%3D%22x%22%2C+%3Cb%26c%0D%0A>');
  });
});
