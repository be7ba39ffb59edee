import type { Parameter } from '../../contract/list/list-metadata.ts';
import { commandLine } from '../activity/activity-log.ts';
import type { ActivityStore } from '../activity/activity-store.ts';
import type { Config } from '../config/config.ts';
import { didYouMean } from '../customers/model/nearest-names.ts';
import {
  lockOwnImports,
  openOwnSource,
  openOwnWriter,
  type CustomersPlace,
} from '../customers/stores/open-own-store.ts';
import { printable } from '../errors/printable.ts';
import { StartupError } from '../errors/startup-error.ts';

const usage = 'Usage: npm run parameters -- list | remove NAME';

export interface ParametersCommandDeps {
  readonly config: Pick<Config, 'dataDirectory' | 'databaseUrl' | 'tiquo'>;
  readonly activity: Pick<ActivityStore, 'note'>;
  readonly print: (line: string) => void;
}

/** `npm run parameters`: lists and removes parameters. Rejects with a StartupError for what it cannot do. */
export async function runParametersCommand(
  [command, name, ...rest]: readonly string[],
  deps: ParametersCommandDeps,
): Promise<void> {
  if (rest.length > 0) throw new StartupError(`${usage}. Put a name of several words in quotes.`);
  if (deps.config.tiquo !== null)
    throw new StartupError("TIQUO_API_KEY is set, so parameters come from Tiquo and can't be removed here.");
  if (command === 'list' && name === undefined) await list(deps);
  else if (command === 'remove' && name !== undefined) await remove(name, deps);
  else throw new StartupError(usage);
}

async function list({ config, print }: ParametersCommandDeps): Promise<void> {
  for (const { name, type, system, customers } of await catalogue(config))
    print(printable(`${name}  ${type}${system ? ', system' : ''}, ${customersText(customers)}`));
}

async function remove(name: string, { config, activity, print }: ParametersCommandDeps): Promise<void> {
  const parameter = findParameter(name, await catalogue(config));
  const writer = await openOwnWriter(config);
  try {
    const unlock = await lockOwnImports(config);
    try {
      await writer.removeParameter(parameter.id);
    } finally {
      await unlock();
    }
    await activity.note({ action: 'parameter-removed', person: commandLine, subject: parameter.name }, Date.now());
    await writer.finishRemovals();
  } finally {
    await writer.close();
  }
  print(printable(`Removed ${parameter.name}, which was set on ${customersText(parameter.customers)}.`));
}

/** By its exact name, by its id, or by the only name that differs just in case. */
function findParameter(name: string, parameters: readonly Parameter[]): Parameter {
  const alike = parameters.filter((parameter) => parameter.name.toLowerCase() === name.toLowerCase());
  const found =
    parameters.find((parameter) => parameter.name === name) ??
    parameters.find((parameter) => parameter.id === name) ??
    (alike.length === 1 ? alike[0] : undefined);
  if (found?.system === true) throw new StartupError(`${found.name} is a system parameter, which can't be removed.`);
  if (found !== undefined) return found;
  const names = parameters.filter(({ system }) => !system).map((parameter) => parameter.name);
  throw new StartupError(printable(`There is no parameter ${JSON.stringify(name)}.${didYouMean(name, names)}`));
}

async function catalogue(place: CustomersPlace): Promise<readonly Parameter[]> {
  const source = await openOwnSource(place);
  try {
    return await source.parameters();
  } finally {
    await source.close();
  }
}

function customersText(customers: number | null): string {
  return customers === 1 ? '1 customer' : `${(customers ?? 0).toLocaleString('en')} customers`;
}
