import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { SystemUnavailableError } from '../../errors/system-unavailable-error.ts';
import { openSystemStore } from '../../open-system-store.ts';
import type { SystemStore } from '../../system-store.ts';
import { readConfiguredParameters } from './environment-parameters.ts';
import { ParameterCatalogue } from './parameter-catalogue.ts';

let system: SystemStore;
beforeEach(async () => {
  system = await openSystemStore({
    dataDirectory: temporaryDirectory(),
    limit: { requests: 1, windowSeconds: 1 },
    as: 'server',
  });
  return async () => await system.close();
});

const configured = readConfiguredParameters(
  '[{"id":"k9","name":"Loyalty Tier","type":"select"},{"name":"Shop","options":["Rome","Oslo"]}]',
);
const open = (upstream = 'tiquo'): Promise<ParameterCatalogue> =>
  ParameterCatalogue.open(configured, system.upstream(upstream).parameters);
const entry = (catalogue: ParameterCatalogue, id: string) => catalogue.entries().find((one) => one.id === id);
const valuesOf = (catalogue: ParameterCatalogue, id: string) => entry(catalogue, id)?.options.map(({ value }) => value);

describe('the catalogue of parameters', () => {
  it('has the system’s first, then the configured ones', async () => {
    const entries = (await open()).entries();
    const ids = entries.map(({ id }) => id);
    expect([ids.length, ids[0], ids.slice(10)]).toEqual([12, 'system_marketing_opt_in', ['k9', 'name:Shop']]);
    expect(entries.some(({ removable }) => removable)).toBe(false);
  });

  it('finds a parameter by id, by name and by the id that stands for a name', async () => {
    const catalogue = await open();
    const tier = { id: 'k9', name: 'Loyalty Tier', type: 'select' };
    for (const by of [{ id: 'k9' }, { name: 'Loyalty Tier' }, { id: 'name:Loyalty Tier' }])
      expect(catalogue.find(by)).toEqual(tier);
    expect(catalogue.find({ name: 'Source' })).toMatchObject({ id: 'system_source' });
  });

  it('takes what it does not know for a text', async () => {
    const catalogue = await open();
    expect(catalogue.find({ id: 'k7' })).toEqual({ id: 'k7', name: 'k7', type: 'text' });
    for (const by of [{ name: 'k9' }, { id: 'name:k9' }])
      expect(catalogue.find(by)).toEqual({ id: 'name:k9', name: 'k9', type: 'text' });
  });

  it('learns the values of a page while the database is busy, and the name from a later page', async () => {
    const { parameters } = system.upstream('tiquo');
    let isBusy = false;
    const catalogue = await ParameterCatalogue.open(configured, {
      add: (parameter, now) => (isBusy ? Promise.resolve() : parameters.add(parameter, now)),
      remove: (id) => parameters.remove(id),
      list: () => (isBusy ? Promise.reject(new SystemUnavailableError('busy')) : parameters.list()),
    });
    isBusy = true;
    await catalogue.learn('name:Region', ['North'], false);
    expect(entry(catalogue, 'name:Region')).toBeUndefined();
    isBusy = false;
    await catalogue.learn('name:Region', ['South'], false);
    expect(valuesOf(catalogue, 'name:Region')).toEqual(['North', 'South']);
  });

  it('offers configured options as complete, and values from responses by how often they were seen', async () => {
    const catalogue = await open();
    await catalogue.learn('k9', ['Silver', 'Gold', 'Gold'], false);
    await catalogue.learn('name:Shop', ['Bern'], false);
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

  it('stays short enough to load with a page, however many values it has seen', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `Parameter ${at}`);
    const many = readConfiguredParameters(JSON.stringify(names.map((name) => ({ name, type: 'select' }))));
    const catalogue = await ParameterCatalogue.open(many, system.upstream('tiquo').parameters);
    const values = Array.from({ length: 1000 }, (_, at) => `value ${at}`);
    for (const { id } of many) await catalogue.learn(id, values, false);
    expect(Buffer.byteLength(JSON.stringify(catalogue.entries()))).toBeLessThan(510_000);
    expect(entry(catalogue, 'name:Parameter 39')?.options.length).toBeGreaterThan(200);
  });

  it('splits the options of a multiselect only where they are joined', async () => {
    const catalogue = await open();
    await catalogue.learn('system_browser', ['Chrome, Firefox'], false);
    await catalogue.learn('system_device', ['Phone, large'], true);
    await catalogue.learn('k9', ['Gold, old'], false);
    expect([
      valuesOf(catalogue, 'system_browser'),
      valuesOf(catalogue, 'system_device'),
      valuesOf(catalogue, 'k9'),
    ]).toEqual([['Chrome', 'Firefox'], ['Phone, large'], ['Gold, old']]);
  });

  it('learns a customer’s values of the parameters it knows', async () => {
    const catalogue = await open();
    catalogue.learnCustomer([
      { id: 'k9', name: 'Loyalty Tier', type: 'select', value: 'Gold' },
      { id: 'system_browser', name: 'Browser', type: 'multiselect', value: ['Chrome', 'Edge'] },
      { id: 'k1', name: 'Secret', type: 'text', value: 'x' },
    ]);
    expect([valuesOf(catalogue, 'k9'), valuesOf(catalogue, 'system_browser')]).toEqual([['Gold'], ['Chrome', 'Edge']]);
    expect(catalogue.entries()).toHaveLength(12);
  });

  it('keeps a limited number of values', async () => {
    const catalogue = await open();
    await catalogue.learn(
      'k9',
      Array.from({ length: 1500 }, (_, index) => `v${index}`),
      true,
    );
    await catalogue.learn('k9', ['x'.repeat(257), ''], true);
    expect(valuesOf(catalogue, 'k9')).toHaveLength(1000);
  });

  it('remembers what was typed and a customer has, per account, over restarts, until it is removed', async () => {
    await (await open()).learn('name:Shoe Size', ['42'], true);
    await (await open()).learn('k7', ['x'], true);
    const catalogue = await open();
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
    expect((await open('another key')).entries()).toHaveLength(12);
    expect([
      await catalogue.remove('k7'),
      await catalogue.remove('k7'),
      await catalogue.remove('k9'),
      await catalogue.remove('system_source'),
    ]).toEqual([true, false, false, false]);
    expect((await open()).entries()).toHaveLength(13);
  });

  it('remembers the latest two hundred', async () => {
    const catalogue = await open();
    for (let index = 0; index < 205; index += 1) await catalogue.learn(`name:p${index}`, ['x'], true);
    expect(catalogue.entries()).toHaveLength(212);
  });
});
