import { beforeEach, describe, expect, it } from 'vitest';
import { scratchDirectory } from '../../../testing/customers/customer-store.ts';
import { openSqliteSystemStore } from '../../system-store/sqlite-system-store.ts';
import type { SystemStore } from '../../system-store/system-store.ts';
import { readConfiguredParameters } from './configured-parameters.ts';
import { ParameterCatalogue } from './parameter-catalogue.ts';

let system: SystemStore;
beforeEach(async () => {
  system = await openSqliteSystemStore({
    dataDirectory: scratchDirectory(),
    limit: { requests: 1, windowSeconds: 1 },
    as: 'server',
  });
  return async () => await system.close();
});

const configured = readConfiguredParameters(
  '[{"id":"k9","name":"Loyalty Tier","type":"select"},{"name":"Shop","options":["Rome","Oslo"]}]',
);
const open = (upstream = 'tiquo'): ParameterCatalogue => new ParameterCatalogue(configured, system.upstream(upstream));
const entry = (catalogue: ParameterCatalogue, id: string) => catalogue.entries().find((one) => one.id === id);
const valuesOf = (catalogue: ParameterCatalogue, id: string) => entry(catalogue, id)?.options.map(({ value }) => value);

describe('the catalogue of parameters', () => {
  it('has the system’s first, then the configured ones', () => {
    const ids = open()
      .entries()
      .map(({ id }) => id);
    expect([ids.length, ids[0], ids.slice(10)]).toEqual([12, 'system_marketing_opt_in', ['k9', 'name:Shop']]);
    expect(
      open()
        .entries()
        .some(({ removable }) => removable),
    ).toBe(false);
  });

  it('knows a parameter by id, by name and by the id that stands for a name', () => {
    const catalogue = open();
    const tier = { id: 'k9', name: 'Loyalty Tier', type: 'select' };
    for (const by of [{ id: 'k9' }, { name: 'Loyalty Tier' }, { id: 'name:Loyalty Tier' }])
      expect(catalogue.find(by)).toEqual(tier);
    expect(catalogue.find({ name: 'Source' })).toMatchObject({ id: 'system_source' });
  });

  it('takes what it does not know for a text', () => {
    expect(open().find({ id: 'k7' })).toEqual({ id: 'k7', name: 'k7', type: 'text' });
    for (const by of [{ name: 'k9' }, { id: 'name:k9' }])
      expect(open().find(by)).toEqual({ id: 'name:k9', name: 'k9', type: 'text' });
  });

  it('offers the options it is told as all there are, and the values it has met as those seen, the most met first', () => {
    const catalogue = open();
    catalogue.learn('k9', ['Silver', 'Gold', 'Gold'], false);
    catalogue.learn('name:Shop', ['Bern'], false);
    expect(entry(catalogue, 'k9')).toMatchObject({
      options: [
        { value: 'Gold', customers: null },
        { value: 'Silver', customers: null },
      ],
      optionsComplete: false,
    });
    expect(entry(catalogue, 'name:Shop')).toMatchObject({
      options: [{ value: 'Rome' }, { value: 'Oslo' }],
      optionsComplete: true,
    });
    expect(entry(catalogue, 'system_marketing_opt_in')).toMatchObject({
      options: [{ value: 'true' }, { value: 'false' }],
      optionsComplete: true,
    });
    expect(entry(catalogue, 'system_campaign')).toMatchObject({ options: [], optionsComplete: true });
  });

  it('parts the options of a multiselect only where they are joined', () => {
    const catalogue = open();
    catalogue.learn('system_browser', ['Chrome, Firefox'], false);
    catalogue.learn('system_device', ['Phone, large'], true);
    catalogue.learn('k9', ['Gold, old'], false);
    expect([
      valuesOf(catalogue, 'system_browser'),
      valuesOf(catalogue, 'system_device'),
      valuesOf(catalogue, 'k9'),
    ]).toEqual([['Chrome', 'Firefox'], ['Phone, large'], ['Gold, old']]);
  });

  it('learns the values of a customer, of what it knows', () => {
    const catalogue = open();
    catalogue.learnCustomer([
      { id: 'k9', name: 'Loyalty Tier', type: 'select', value: 'Gold' },
      { id: 'system_browser', name: 'Browser', type: 'multiselect', value: ['Chrome', 'Edge'] },
      { id: 'k1', name: 'Secret', type: 'text', value: 'x' },
    ]);
    expect([valuesOf(catalogue, 'k9'), valuesOf(catalogue, 'system_browser')]).toEqual([['Gold'], ['Chrome', 'Edge']]);
    expect(catalogue.entries()).toHaveLength(12);
  });

  it('keeps no values without end', () => {
    const catalogue = open();
    catalogue.learn(
      'k9',
      Array.from({ length: 1500 }, (_, index) => `v${index}`),
      true,
    );
    catalogue.learn('k9', ['x'.repeat(257), ''], true);
    expect(valuesOf(catalogue, 'k9')).toHaveLength(1000);
  });

  it('remembers what was typed and somebody has, over restarts and for its own upstream, until it is forgotten', () => {
    open().learn('name:Shoe Size', ['42'], true);
    open().learn('k7', ['x'], true);
    const catalogue = open();
    expect(entry(catalogue, 'name:Shoe Size')).toEqual({
      id: 'name:Shoe Size',
      name: 'Shoe Size',
      type: 'select',
      system: false,
      customers: null,
      options: [],
      optionsComplete: false,
      removable: true,
    });
    expect(entry(catalogue, 'k7')?.removable).toBe(true);
    expect(open('another key').entries()).toHaveLength(12);
    expect([
      catalogue.remove('k7'),
      catalogue.remove('k7'),
      catalogue.remove('k9'),
      catalogue.remove('system_source'),
    ]).toEqual([true, false, false, false]);
    expect(open().entries()).toHaveLength(13);
  });

  it('remembers two hundred at most, the latest', () => {
    const catalogue = open();
    for (let index = 0; index < 205; index += 1) catalogue.learn(`name:p${index}`, ['x'], true);
    expect(catalogue.entries()).toHaveLength(212);
  });
});
