import { describe, expect, it } from 'vitest';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import { exampleCustomer } from '../../../testing/customers/array-customer-source.ts';
import { customerDetail } from './customer-parameters.ts';
import { prepareUpsert } from './prepare-upsert.ts';

const definitions: ParameterDefinition[] = ['constructor', 'toString', 'valueOf'].map((id) => ({
  id,
  name: id,
  type: 'text',
}));

describe('a parameter whose id is a property of every object', () => {
  it('is not set for a customer without it', () => {
    expect(customerDetail(exampleCustomer(1), {}, definitions).parameters).toEqual([]);
  });

  it('can be cleared', () => {
    const known = new Map(definitions.map((definition) => [definition.id, definition]));
    expect(prepareUpsert({ id: 'k1', parameters: { constructor: null } }, 0, known).cleared).toEqual(['constructor']);
  });
});
