import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../../../contract/list/list-filter.ts';
import { choiceConditions, chosenValues } from './choice-conditions.ts';

const field = 'tier';
const not = (value: string): Condition => ({ field, operator: 'not', value });

describe('conditions of several values', () => {
  it('are one for any of them, and one each for none of them', () => {
    expect(choiceConditions(field, 'in', ['Gold', 'Silver'])).toEqual([
      { field, operator: 'in', value: ['Gold', 'Silver'] },
    ]);
    expect(choiceConditions(field, 'in', ['Gold'])).toEqual([{ field, operator: 'is', value: 'Gold' }]);
    expect(choiceConditions(field, 'not', ['Gold', 'Silver'])).toEqual([not('Gold'), not('Silver')]);
    expect(choiceConditions(field, 'in', [])).toBeNull();
  });

  it('are edited by their values', () => {
    expect(chosenValues([not('Gold'), not('Silver')])).toEqual(['Gold', 'Silver']);
    expect(chosenValues([{ field, operator: 'in', value: ['Gold', 'Silver'] }])).toEqual(['Gold', 'Silver']);
    expect(chosenValues([{ field, operator: 'set' }])).toEqual([]);
  });
});
