import { describe, expect, it } from 'vitest';
import { parameterOf, typedParameter } from './typed-parameter.ts';

const known = { ...typedParameter('Tier'), id: 'p1' };

describe('a parameter that the catalogue may lack', () => {
  it('is named by what staff typed, in an id of its own', () => {
    expect(typedParameter('Loyalty Tier')).toMatchObject({
      id: 'name:Loyalty Tier',
      name: 'Loyalty Tier',
      customers: null,
      removable: false,
    });
  });

  it('is the catalogue’s where that has it', () => {
    expect(parameterOf('p1', [known], false)).toBe(known);
  });

  it('is taken to exist where the catalogue is not of all there are, and nowhere else', () => {
    expect(parameterOf('name:Club', [known], false)?.name).toBe('Club');
    expect(parameterOf('p9', [known], false)?.name).toBe('p9');
    expect(parameterOf('name:Club', [known], true)).toBeUndefined();
    expect(parameterOf(null, [known], false)).toBeUndefined();
  });
});
