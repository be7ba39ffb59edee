import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { ParameterType } from '../../../contract/customer.ts';
import { namedParameterId } from '../../../contract/named-parameter.ts';
import type { ParameterDefinition } from '../../../contract/system-parameters.ts';
import { systemParameters } from '../../../contract/system-parameters.ts';
import { StartError } from '../../start-error.ts';

/** A parameter of the organisation's as `TIQUO_PARAMETERS` describes it. */
export interface ConfiguredParameter extends ParameterDefinition {
  /** Every value there is to choose from; null when they are not told. */
  readonly options: readonly string[] | null;
}

const Described = z.array(
  z.object({
    id: z.optional(z.string().check(z.minLength(1))),
    name: z.string().check(z.minLength(1)),
    type: z.optional(ParameterType),
    options: z.optional(z.array(z.string().check(z.minLength(1)))),
  }),
);

/**
 * The parameters of `TIQUO_PARAMETERS`: JSON, or the path of a file of it, `[{"id", "name", "type", "options"}]` with the
 * name alone required. Throws a StartError that names the variable.
 */
export function readConfiguredParameters(given: string): readonly ConfiguredParameter[] {
  const isInline = given.trim().startsWith('[');
  const parsed = Described.safeParse(parse(isInline ? given : readFile(given)));
  if (!parsed.success) {
    const [place = '', field] = parsed.error.issues[0]?.path ?? [];
    const where = place === '' ? '' : `; entry ${Number(place) + 1} is wrong${field === undefined ? '' : ` in "${String(field)}"`}`;
    throw new StartError(`TIQUO_PARAMETERS must be a JSON list of {"id", "name", "type", "options"} with the name alone required${where}.`);
  }
  const parameters = parsed.data.map(({ id, name, type, options }) => ({
    id: id ?? namedParameterId(name),
    name,
    type: type ?? (options === undefined ? 'text' : 'select'),
    options: options === undefined ? null : [...new Set(options)],
  }) as const);
  refuseTwice([...systemParameters, ...parameters].map(({ id }) => id));
  refuseTwice([...systemParameters, ...parameters].map(({ name }) => name));
  return parameters;
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartError(`TIQUO_PARAMETERS names the file ${path}, which cannot be read.`);
  }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new StartError('TIQUO_PARAMETERS is not valid JSON.');
  }
}

function refuseTwice(words: readonly string[]): void {
  const twice = words.find((word, index) => words.indexOf(word) !== index);
  if (twice !== undefined) throw new StartError(`TIQUO_PARAMETERS gives ${JSON.stringify(twice)} to two parameters.`);
}
