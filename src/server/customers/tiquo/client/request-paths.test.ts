import { describe, expect, it } from 'vitest';
import { customerPath, listPath } from './request-paths.ts';

describe('the path of a list', () => {
  it('always requests the largest page', () => {
    expect(listPath({ filter: { kind: 'all' }, status: null, cursor: null })).toBe('/customers?limit=100');
  });

  it('has the search, the status and the cursor, encoded', () => {
    const path = listPath({ filter: { kind: 'search', text: 'a&b=é #' }, status: 'banned', cursor: '+/=' });
    expect(path).toBe('/customers?limit=100&search=a%26b%3D%C3%A9+%23&status=banned&cursor=%2B%2F%3D');
  });

  it('has a parameter by its id, or by its name where only that is known', () => {
    const of = (parameterId: string, value: string | null) =>
      listPath({ filter: { kind: 'parameter', parameterId, value }, status: null, cursor: null });
    expect(of('k9', null)).toBe('/customers?limit=100&parameterId=k9');
    expect(of('name:Loyalty Tier', '')).toBe('/customers?limit=100&parameterName=Loyalty+Tier&parameterValue=');
  });
});

describe('the path of a customer', () => {
  it('holds any way to identify one', () => {
    expect([customerPath('a/b'), customerPath('+1 (555)'), customerPath('../x')]).toEqual([
      '/customers/a%2Fb',
      '/customers/%2B1%20(555)',
      '/customers/..%2Fx',
    ]);
  });

  it.each(['', '.', '..'])('is none for %j, which would be another path', (id) => {
    expect(customerPath(id)).toBeNull();
  });
});
