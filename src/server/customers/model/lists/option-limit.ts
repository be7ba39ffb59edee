import type { Parameter, ParameterOption } from '../../../../contract/list/list-metadata.ts';

/** The most options of one parameter that are listed. */
const mostOptions = 1000;
/** The most bytes of JSON that the options of all parameters take together. */
const mostBytes = 500_000;

/** Bytes of the longest option that is listed: no one chooses from longer ones, but a customer can have them. */
export const longestOption = 500;

const booleans: readonly string[] = ['true', 'false'];

/** The options of a boolean, also those that no customer has. */
export function booleanOptions(options: readonly ParameterOption[]): ParameterOption[] {
  const missing = booleans.filter((value) => options.every((one) => one.value !== value));
  return [...options, ...missing.map((value) => ({ value, customers: 0 }))];
}

/**
 * Keeps a catalogue short enough to load with a page: all parameters are allowed the same number of options, which
 * falls, the longest lists first, until all together fit.
 */
export class OptionLimit {
  #most = mostOptions;
  #bytes = 0;
  /** By place in the lists: the bytes of all options there. */
  readonly #bytesAt = Array.from({ length: mostOptions }, () => 0);

  /** Options that a parameter may still list; it only falls. */
  get most(): number {
    return this.#most;
  }

  /** Counts the options of one more parameter. */
  add(options: readonly ParameterOption[]): void {
    for (const [at, option] of options.slice(0, this.#most).entries()) {
      const bytes = Buffer.byteLength(`${JSON.stringify(option)},`);
      this.#bytesAt[at] = (this.#bytesAt[at] ?? 0) + bytes;
      this.#bytes += bytes;
    }
    while (this.#bytes > mostBytes) {
      this.#most -= 1;
      this.#bytes -= this.#bytesAt[this.#most] ?? 0;
    }
  }

  /** A parameter with the first of its options, once those of all have been added. */
  cut(parameter: Parameter): Parameter {
    if (parameter.options.length <= this.#most) return parameter;
    return { ...parameter, options: parameter.options.slice(0, this.#most), optionsComplete: false };
  }
}
