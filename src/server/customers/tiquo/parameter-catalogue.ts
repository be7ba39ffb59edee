import type { Parameter, ParameterOption } from '../../../contract/list/list-metadata.ts';
import type { CustomerParameter, ParameterType } from '../../../contract/customer.ts';
import {
  namedParameterId,
  nameOfParameterId,
  multiselectSeparator,
  systemParameters,
  type ParameterDefinition,
} from '../../../contract/parameters.ts';
import { SystemUnavailableError } from '../../errors/system-unavailable-error.ts';
import { OptionLimit } from '../model/lists/option-limit.ts';
import type { ConfiguredParameter } from './environment-parameters.ts';
import type { KnownParameter, KnownParameterStore } from './tiquo-store.ts';
import { definitionOf } from '../model/customer-parameters.ts';

/** Values kept of one parameter, and the length of the longest. */
const maxOptions = 1000;
const longestOption = 256;

const choosable: ReadonlySet<ParameterType> = new Set(['select', 'multiselect']);
const booleans: ParameterOption[] = ['true', 'false'].map((value) => ({ value, customers: null }));

/**
 * The parameters to filter by, as Tiquo has no list of them: the system's, the configured ones, and those that staff
 * typed and a customer has. Values seen in responses become options, until the server restarts.
 */
export class ParameterCatalogue {
  readonly #configured: readonly ConfiguredParameter[];
  readonly #store: KnownParameterStore;
  #typed: readonly ParameterDefinition[] = [];
  /** By parameter id: each value and how often it was seen. */
  readonly #seen = new Map<string, Map<string, number>>();

  private constructor(configured: readonly ConfiguredParameter[], store: KnownParameterStore) {
    this.#configured = configured;
    this.#store = store;
  }

  static async open(
    configured: readonly ConfiguredParameter[],
    store: KnownParameterStore,
  ): Promise<ParameterCatalogue> {
    const catalogue = new ParameterCatalogue(configured, store);
    catalogue.#setTyped(await store.list());
    return catalogue;
  }

  /** The parameter with this id or name. One that is not in the catalogue is taken to exist, with an unknown type. */
  find(by: { readonly id: string } | { readonly name: string }): ParameterDefinition {
    const name = 'name' in by ? by.name : nameOfParameterId(by.id);
    const known = this.#definitions().find((one) =>
      name === null ? 'id' in by && one.id === by.id : one.name === name,
    );
    if (known !== undefined) return known;
    if (name !== null) return { id: namedParameterId(name), name, type: 'text' };
    const id = 'id' in by ? by.id : '';
    return { id, name: id, type: 'text' };
  }

  entries(): readonly Parameter[] {
    const typed = new Set(this.#typed.map(({ id }) => id));
    const systemIds = new Set<string>(systemParameters.map(({ id }) => id));
    const parameters = this.#definitions().map((one) => ({
      ...one,
      system: systemIds.has(one.id),
      customers: null,
      ...this.#optionsOf(one),
      removable: typed.has(one.id),
    }));
    const limit = new OptionLimit();
    for (const { options } of parameters) limit.add(options);
    return parameters.map((parameter) => limit.cut(parameter));
  }

  /** Learns that customers have a parameter, and with which values. From then on a typed one is in the catalogue. */
  async learn(parameterId: string, values: readonly string[], isFilteredByValue: boolean): Promise<void> {
    const known = this.find({ id: parameterId });
    const isJoined = known.type === 'multiselect' && !isFilteredByValue;
    for (const value of values)
      for (const option of isJoined ? value.split(multiselectSeparator) : [value]) this.#see(known.id, option);
    if (this.#definitions().some(({ id }) => id === known.id)) return;
    try {
      await this.#store.add({ id: known.id, name: known.name }, Date.now());
      this.#setTyped(await this.#store.list());
    } catch (error) {
      // The page is good, and the next one teaches the same.
      if (!(error instanceof SystemUnavailableError)) throw error;
    }
  }

  /** Learns a customer's values of the parameters in the catalogue. */
  learnCustomer(parameters: readonly CustomerParameter[]): void {
    for (const { id, name, value } of parameters) {
      const known = this.#definitions().find((one) => one.id === id || one.id === namedParameterId(name));
      if (known !== undefined)
        for (const option of typeof value === 'string' ? [value] : value) this.#see(known.id, option);
    }
  }

  /** Removes a typed parameter; false when it is none. */
  async remove(parameterId: string): Promise<boolean> {
    const isRemoved = await this.#store.remove(parameterId);
    this.#setTyped(await this.#store.list());
    return isRemoved;
  }

  #definitions(): readonly ParameterDefinition[] {
    return [...systemParameters, ...this.#configured.map(definitionOf), ...this.#typed];
  }

  /** The type of a typed parameter is unknown; its values are offered like those of a select. */
  #setTyped(typed: readonly KnownParameter[]): void {
    const configured = new Set(this.#configured.flatMap(({ id, name }) => [id, namedParameterId(name)]));
    this.#typed = typed.filter(({ id }) => !configured.has(id)).map(({ id, name }) => ({ id, name, type: 'select' }));
  }

  #optionsOf({ id, type }: ParameterDefinition): Pick<Parameter, 'options' | 'optionsComplete'> {
    if (type === 'boolean') return { options: booleans, optionsComplete: true };
    if (!choosable.has(type)) return { options: [], optionsComplete: true };
    const configured = this.#configured.find((one) => one.id === id)?.options ?? null;
    if (configured !== null)
      return { options: configured.map((value) => ({ value, customers: null })), optionsComplete: true };
    const seen = [...(this.#seen.get(id) ?? [])].toSorted(
      ([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1),
    );
    return { options: seen.map(([value]) => ({ value, customers: null })), optionsComplete: false };
  }

  #see(id: string, value: string): void {
    const seen = this.#seen.get(id) ?? new Map<string, number>();
    this.#seen.set(id, seen);
    if (value === '' || value.length > longestOption || (seen.size >= maxOptions && !seen.has(value))) return;
    seen.set(value, (seen.get(value) ?? 0) + 1);
  }
}
