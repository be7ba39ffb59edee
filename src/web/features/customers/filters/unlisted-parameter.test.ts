import { describe, expect, it } from 'vitest';
import { parameterOf, unlistedParameter } from './unlisted-parameter.ts';

const known = { ...unlistedParameter('Tier'), id: 'p1' };

describe('a custom parameter', () => {
  it('has the typed name, and an id made of it', () => {
    expect(unlistedParameter('Loyalty Tier')).toMatchObject({
      id: 'name:Loyalty Tier',
      name: 'Loyalty Tier',
      customers: null,
      removable: false,
    });
  });

  it('is the one of the catalogue if there is one', () => {
    expect(parameterOf('p1', [known], false)).toBe(known);
  });

  it('exists only where the catalogue is incomplete', () => {
    expect(parameterOf('name:Club', [known], false)?.name).toBe('Club');
    expect(parameterOf('p9', [known], false)?.name).toBe('p9');
    expect(parameterOf('name:Club', [known], true)).toBeUndefined();
    expect(parameterOf(null, [known], false)).toBeUndefined();
  });
});
