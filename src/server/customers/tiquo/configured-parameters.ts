import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod/mini';
import { ParameterType } from '../../../contract/customer.ts';
import { namedParameterId } from '../../../contract/named-parameter.ts';
import type { ParameterDefinition } from '../../../contract/system-parameters.ts';
import { systemParameters } from '../../../contract/system-parameters.ts';
import { StartupError } from '../../errors/startup-error.ts';

/** A parameter of the organisation's as `TIQUO_PARAMETERS` describes it. */
export interface ConfiguredParameter extends ParameterDefinition {
  /** Every value there is to choose from; null when they are not told. */
  readonly options: readonly string[] | null;
}

/** Parameters there are at most, and bytes of their file. */
const most = 1000;
const largestFile = 4 * 1024 * 1024;

// Counted before it is looked into: zod tells of each what is wrong.
const Described = z.pipe(
  z.array(z.unknown()).check(z.maxLength(most)),
  z.array(
    z.object({
      id: z.optional(z.string().check(z.minLength(1))),
      name: z.string().check(z.minLength(1)),
      type: z.optional(ParameterType),
      options: z.optional(z.array(z.string().check(z.minLength(1)))),
    }),
  ),
);

/**
 * The parameters of `TIQUO_PARAMETERS`: JSON, or the path of a file of it, `[{"id", "name", "type", "options"}]` with
 * the name alone required. Throws a StartupError that names the variable.
 */
export function readConfiguredParameters(given: string): readonly ConfiguredParameter[] {
  // An object is no list, and no path of one either.
  const isInline = /^\s*[[{]/.test(given);
  const parsed = Described.safeParse(parse(isInline ? given : readFile(given)));
  if (!parsed.success) {
    if (parsed.error.issues[0]?.code === 'too_big')
      throw new StartupError(`TIQUO_PARAMETERS describes more than ${most} parameters.`);
    const [place = '', field] = parsed.error.issues[0]?.path ?? [];
    const where =
      place === '' ? '' : `; entry ${Number(place) + 1} is wrong${field === undefined ? '' : ` in "${String(field)}"`}`;
    throw new StartupError(
      `TIQUO_PARAMETERS must be a JSON list of {"id", "name", "type", "options"} with the name alone required${where}.`,
    );
  }
  const parameters = parsed.data.map(
    ({ id, name, type, options }) =>
      ({
        id: id ?? namedParameterId(name),
        name,
        type: type ?? (options === undefined ? 'text' : 'select'),
        options: options === undefined ? null : [...new Set(options)],
      }) as const,
  );
  refuseTwice([...systemParameters, ...parameters].map(({ id }) => id));
  refuseTwice([...systemParameters, ...parameters].map(({ name }) => name));
  return parameters;
}

function readFile(path: string): string {
  let text: string | null = null;
  try {
    const stat = statSync(path);
    // A pipe that nobody writes to, or a device, would hold up the start for ever.
    if (stat.isFile() && stat.size <= largestFile) text = readFileSync(path, 'utf8');
  } catch {
    // Said below, as of all that is no file of this kind.
  }
  if (text === null) throw new StartupError(`TIQUO_PARAMETERS names the file ${path}, which cannot be read.`);
  return text.replace(/^\uFEFF/, '');
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new StartupError('TIQUO_PARAMETERS is not valid JSON.');
  }
}

function refuseTwice(words: readonly string[]): void {
  const twice = words.find((word, index) => words.indexOf(word) !== index);
  if (twice !== undefined) throw new StartupError(`TIQUO_PARAMETERS gives ${JSON.stringify(twice)} to two parameters.`);
}
