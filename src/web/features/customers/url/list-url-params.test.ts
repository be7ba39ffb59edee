import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerStatuses } from '../../../../contract/customer.ts';
import { decodeListParams, encodeListParams, listRequestOf, searchable, type ListParams } from './list-url-params.ts';
import { isPersonal } from './hide-personal-data.ts';

const searches = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.emailAddress(), fc.stringMatching(/^[+0-9 ().-]{1,20}$/))
  .map(searchable);

const params: fc.Arbitrary<ListParams> = fc.record({
  search: searches,
  status: fc.constantFrom(null, ...customerStatuses),
  parameter: fc.option(
    fc.record({ id: fc.string({ minLength: 1, unit: 'grapheme' }), value: fc.option(fc.string({ unit: 'grapheme' })) }),
  ),
});

describe('the list params of a history entry', () => {
  it('survive a round trip through the URL and the state', () => {
    fc.assert(
      fc.property(params, (list) => {
        const { query, state } = encodeListParams(list);
        expect(decodeListParams(new URLSearchParams(query), state)).toEqual(list);
      }),
    );
  });

  it('keep personal search text out of the URL', () => {
    fc.assert(
      fc.property(params, (list) => {
        const { query } = encodeListParams(list);
        expect(new URLSearchParams(query).get('search') ?? '').toBe(isPersonal(list.search) ? '' : list.search);
      }),
    );
  });

  it('accept any query and any state without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.jsonValue(), (query, state) => {
        const list = decodeListParams(new URLSearchParams(query), state);
        expect(
          decodeListParams(new URLSearchParams(encodeListParams(list).query), encodeListParams(list).state),
        ).toEqual(list);
      }),
    );
  });

  it('treat invalid params as absent', () => {
    const list = decodeListParams(new URLSearchParams('status=gone&parameterId=&parameterValue=x&search=%20'), {
      search: 7,
    });
    expect(list).toEqual({ search: '', status: null, parameter: null });
  });

  it('prefer the search of the state over that of the URL', () => {
    expect(decodeListParams(new URLSearchParams('search=mur'), { search: 'a@b.test', userId: null }).search).toBe(
      'a@b.test',
    );
  });
});

describe('listRequestOf', () => {
  it('never sends a search with a parameter', () => {
    fc.assert(
      fc.property(params, (list) => {
        const request = listRequestOf(list);
        expect(request.search === '' || request.parameter === null).toBe(true);
        expect(request.status).toBe(list.status);
      }),
    );
  });
});
