import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../../contract/list-metadata.ts';
import { booleanRows, catalogueCount, draftOf, filterOf, withParameter } from './filter-draft.ts';
import { nameParameter } from './parameter-names.ts';

const tier: Parameter = {
  id: 'tier',
  name: 'Loyalty Tier',
  type: 'select',
  system: false,
  customers: 17_347,
  optionsComplete: true,
  removable: false,
  options: [
    { value: 'Gold', customers: 2214 },
    { value: 'Silver', customers: null },
  ],
};

describe('a filter draft', () => {
  it('keeps a filter unchanged when nothing is edited', () => {
    for (const filter of [
      { id: 'tier', value: 'Gold' },
      { id: 'tier', value: null },
      { id: 'number', value: '007.50' },
    ]) {
      expect(filterOf(draftOf(filter))).toEqual(filter);
    }
  });
  it('is incomplete without a parameter, or without the value that its mode needs', () => {
    expect(filterOf(draftOf(null))).toBeNull();
    expect(filterOf({ parameterId: 'tier', mode: 'exactly', value: '' })).toBeNull();
    expect(filterOf({ parameterId: 'tier', mode: 'set', value: '' })).toEqual({ id: 'tier', value: null });
  });
  it('drops the value when the parameter changes, and only then', () => {
    const draft = draftOf({ id: 'tier', value: 'Gold' });
    expect(withParameter(draft, 'tier').value).toBe('Gold');
    expect(withParameter(draft, 'other')).toEqual({ parameterId: 'other', mode: 'exactly', value: '' });
  });
  it('takes its count from the catalogue where that has one', () => {
    expect(catalogueCount({ id: 'tier', value: 'Gold' }, tier)).toEqual({ count: 2214, atLeast: false });
    expect(catalogueCount({ id: 'tier', value: null }, tier)).toEqual({ count: 17_347, atLeast: false });
    expect(catalogueCount({ id: 'tier', value: 'Silver' }, tier)).toBeNull();
    expect(catalogueCount({ id: 'tier', value: 'Diamond' }, tier)).toBeNull();
    expect(catalogueCount({ id: 'tier', value: null }, undefined)).toBeNull();
  });
  it('offers Yes before No, with or without counts', () => {
    const optIn: Parameter = { ...tier, type: 'boolean', options: [{ value: 'false', customers: 9 }] };
    expect(booleanRows(optIn)).toEqual([
      { value: 'true', customers: null },
      { value: 'false', customers: 9 },
    ]);
  });
  it('offers other stored values of a boolean after Yes and No', () => {
    const optIn: Parameter = {
      ...tier,
      type: 'boolean',
      options: [
        { value: 'unknown', customers: 3 },
        { value: 'false', customers: 9 },
      ],
    };
    expect(booleanRows(optIn).map(({ value }) => value)).toEqual(['true', 'false', 'unknown']);
  });
});

describe('the name of a parameter', () => {
  it('comes from the catalogue, but for a system parameter is known without it', () => {
    expect(nameParameter('tier', [tier], false)).toMatchObject({ name: 'Loyalty Tier', type: 'select', defined: true });
    expect(nameParameter('system_source', undefined, true)).toMatchObject({ name: 'Source', type: 'select' });
  });
  it('is the id when the catalogue lacks it or could not be loaded, and null while it loads', () => {
    expect(nameParameter('nope', [tier], false)).toMatchObject({ name: 'nope', defined: false });
    expect(nameParameter('nope', undefined, false)).toMatchObject({ name: 'nope', defined: true });
    expect(nameParameter('nope', undefined, true)).toMatchObject({ name: null });
  });
});
