import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod/mini';
import { ParameterType } from '../../../contract/customer.ts';
import { namedParameterId, type ParameterDefinition, systemParameters } from '../../../contract/parameters.ts';
import { StartupError } from '../../errors/startup-error.ts';

/** One of the organisation's parameters, as described in `TIQUO_PARAMETERS`. */
export interface ConfiguredParameter extends ParameterDefinition {
  /** All values to choose from; null when they are not listed. */
  readonly options: readonly string[] | null;
}

const maxParameters = 1000;
const maxFileBytes = 4 * 1024 * 1024;

// Counted before it is parsed: zod describes what is wrong with each.
const ParameterList = z.pipe(
  z.array(z.unknown()).check(z.maxLength(maxParameters)),
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
 * The parameters in `TIQUO_PARAMETERS`: JSON, or the path of a JSON file, `[{"id", "name", "type", "options"}]`, where
 * only the name is required. Throws a StartupError that names the variable.
 */
export function readConfiguredParameters(variable: string): readonly ConfiguredParameter[] {
  // An object is not a list, but not a path either.
  const isInline = /^\s*[[{]/.test(variable);
  const parsed = ParameterList.safeParse(parse(isInline ? variable : readFile(variable)));
  if (!parsed.success) {
    if (parsed.error.issues[0]?.code === 'too_big')
      throw new StartupError(`TIQUO_PARAMETERS describes more than ${maxParameters} parameters.`);
    const [index = '', field] = parsed.error.issues[0]?.path ?? [];
    const where =
      index === '' ? '' : `; entry ${Number(index) + 1} is wrong${field === undefined ? '' : ` in "${String(field)}"`}`;
    throw new StartupError(
      `TIQUO_PARAMETERS must be a JSON list of {"id", "name", "type", "options"}, only the name required${where}.`,
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
  refuseDuplicates([...systemParameters, ...parameters].map(({ id }) => id));
  refuseDuplicates([...systemParameters, ...parameters].map(({ name }) => name));
  return parameters;
}

function readFile(path: string): string {
  let text: string | null = null;
  try {
    const stat = statSync(path);
    // A pipe without a writer, or a device, would block the start forever.
    if (stat.isFile() && stat.size <= maxFileBytes) text = readFileSync(path, 'utf8');
  } catch {
    // Reported below, like anything that is not a file of this kind.
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

function refuseDuplicates(values: readonly string[]): void {
  const duplicate = values.find((value, index) => values.indexOf(value) !== index);
  if (duplicate !== undefined)
    throw new StartupError(`TIQUO_PARAMETERS gives ${JSON.stringify(duplicate)} to two parameters.`);
}
