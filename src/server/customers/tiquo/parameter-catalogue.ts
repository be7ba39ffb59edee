import type { Parameter, ParameterOption } from '../../../contract/app-api.ts';
import type { CustomerParameter, ParameterType } from '../../../contract/customer.ts';
import { namedParameterId, nameOfParameterId } from '../../../contract/named-parameter.ts';
import {
  multiselectSeparator,
  systemParameters,
  type ParameterDefinition,
} from '../../../contract/system-parameters.ts';
import type { UpstreamStore } from './quota/upstream-store.ts';
import type { ConfiguredParameter } from './configured-parameters.ts';

/** Values remembered of one parameter, and the length of the longest. */
const mostOptions = 1000;
const longestOption = 256;

const choosable: ReadonlySet<ParameterType> = new Set(['select', 'multiselect']);
const booleans: ParameterOption[] = ['true', 'false'].map((value) => ({ value, customers: null }));

/**
 * The parameters there are to filter by, of which Tiquo gives no list: the system's, those of the configuration, and
 * those that staff typed and that somebody has. Values met in answers are offered, and forgotten with the process.
 */
export class ParameterCatalogue {
  readonly #configured: readonly ConfiguredParameter[];
  readonly #store: UpstreamStore;
  /** By parameter id: each value and how often it was met. */
  readonly #seen = new Map<string, Map<string, number>>();

  constructor(configured: readonly ConfiguredParameter[], store: UpstreamStore) {
    this.#configured = configured;
    this.#store = store;
  }

  /** The parameter of this id or name; one that is not in the catalogue is taken to be defined, its type unknown. */
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
    const remembered = new Set(this.#remembered().map(({ id }) => id));
    const systemIds = new Set<string>(systemParameters.map(({ id }) => id));
    return this.#definitions().map((one) => ({
      ...one,
      system: systemIds.has(one.id),
      customers: null,
      ...this.#optionsOf(one),
      removable: remembered.has(one.id),
    }));
  }

  /** Learns that somebody has a parameter, and with which values; one that was typed is remembered from then on. */
  learn(parameterId: string, values: readonly string[], askedForValue: boolean): void {
    const known = this.find({ id: parameterId });
    if (!this.#definitions().some(({ id }) => id === known.id))
      this.#store.rememberParameter({ id: known.id, name: known.name }, Date.now());
    const isJoined = known.type === 'multiselect' && !askedForValue;
    for (const value of values)
      for (const option of isJoined ? value.split(multiselectSeparator) : [value]) this.#see(known.id, option);
  }

  /** Learns the values of one customer, of parameters that are in the catalogue. */
  learnCustomer(parameters: readonly CustomerParameter[]): void {
    for (const { id, name, value } of parameters) {
      const known = this.#definitions().find((one) => one.id === id || one.id === namedParameterId(name));
      if (known !== undefined)
        for (const option of typeof value === 'string' ? [value] : value) this.#see(known.id, option);
    }
  }

  remove(parameterId: string): boolean {
    return this.#store.removeParameter(parameterId);
  }

  #definitions(): readonly ParameterDefinition[] {
    return [
      ...systemParameters,
      ...this.#configured.map(({ id, name, type }) => ({ id, name, type })),
      ...this.#remembered(),
    ];
  }

  /** What was typed has no type that is known; its values are offered as those of a select are. */
  #remembered(): readonly ParameterDefinition[] {
    const configured = new Set(this.#configured.flatMap(({ id, name }) => [id, namedParameterId(name)]));
    return this.#store
      .knownParameters()
      .filter(({ id }) => !configured.has(id))
      .map(({ id, name }) => ({ id, name, type: 'select' }));
  }

  #optionsOf({ id, type }: ParameterDefinition): Pick<Parameter, 'options' | 'optionsComplete'> {
    if (type === 'boolean') return { options: booleans, optionsComplete: true };
    if (!choosable.has(type)) return { options: [], optionsComplete: true };
    const told = this.#configured.find((one) => one.id === id)?.options ?? null;
    if (told !== null) return { options: told.map((value) => ({ value, customers: null })), optionsComplete: true };
    const seen = [...(this.#seen.get(id) ?? [])].toSorted(
      ([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1),
    );
    return { options: seen.map(([value]) => ({ value, customers: null })), optionsComplete: false };
  }

  #see(id: string, value: string): void {
    const seen = this.#seen.get(id) ?? new Map<string, number>();
    this.#seen.set(id, seen);
    if (value === '' || value.length > longestOption || (seen.size >= mostOptions && !seen.has(value))) return;
    seen.set(value, (seen.get(value) ?? 0) + 1);
  }
}
