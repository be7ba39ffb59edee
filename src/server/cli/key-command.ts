import { parseArgs } from 'node:util';
import { KeyScope, keyScopes, usualScopes } from '../../contract/roles-and-permissions.ts';
import { PersonName } from '../../contract/sign-in-api.ts';
import { commandLine } from '../activity/activity-log.ts';
import type { ActivityStore } from '../activity/activity-store.ts';
import type { ApiKey, ApiKeyStore } from '../api-keys/api-key-store.ts';
import { printable } from '../errors/printable.ts';
import { StartupError } from '../errors/startup-error.ts';

const usage = `Usage: npm run key -- add NAME [--scope ${keyScopes.join('|')}] | list | revoke ID`;

export interface KeyCommandDeps {
  readonly keys: ApiKeyStore;
  readonly activity: Pick<ActivityStore, 'note'>;
  readonly print: (line: string) => void;
}

/** `npm run key`: creates, lists and revokes API keys. Rejects with a StartupError for what it cannot do. */
export async function runKeyCommand(args: readonly string[], deps: KeyCommandDeps): Promise<void> {
  const { words, scopes } = parse(args);
  const [command, argument] = words;
  if (words.length > 2 || (scopes !== undefined && command !== 'add')) throw new StartupError(usage);
  if (command === 'list' && argument === undefined) printKeys(await deps.keys.list(), deps.print);
  else if (command === 'add' && argument !== undefined) await addKey(argument, scopes ?? usualScopes, deps);
  else if (command === 'revoke' && argument !== undefined) await revokeKey(argument, deps);
  else throw new StartupError(usage);
}

interface KeyArguments {
  readonly words: readonly string[];
  readonly scopes: readonly KeyScope[] | undefined;
}

function parse(args: readonly string[]): KeyArguments {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { scope: { type: 'string', multiple: true } },
    });
    return { words: positionals, scopes: values.scope?.map((scope) => KeyScope.parse(scope)) };
  } catch (error) {
    throw new StartupError(usage, { cause: error });
  }
}

async function addKey(
  given: string,
  scopes: readonly KeyScope[],
  { keys, activity, print }: KeyCommandDeps,
): Promise<void> {
  const { data: name } = PersonName.safeParse(given);
  if (name === undefined) throw new StartupError('A key name needs 1 to 100 characters, without control characters.');
  const { key, secret } = await keys.add({ name, scopes: [...new Set(scopes)] });
  print(`Created API key ${key.id} (${printable(key.name)}), shown once:`);
  print(secret);
  await activity.note({ action: 'key-made', person: commandLine, subject: key.name }, Date.now());
}

async function revokeKey(id: string, { keys, activity, print }: KeyCommandDeps): Promise<void> {
  const key = (await keys.list()).find((one) => one.id === id);
  if (key === undefined || !(await keys.revoke(id))) throw new StartupError(`No active API key has the id ${id}.`);
  print(`Revoked ${id}.`);
  await activity.note({ action: 'key-revoked', person: commandLine, subject: key.name }, Date.now());
}

function printKeys(keys: readonly ApiKey[], print: (line: string) => void): void {
  if (keys.length === 0) print('No API keys yet.');
  for (const key of keys) {
    const status = key.revokedAt === null ? 'active' : `revoked ${day(key.revokedAt)}`;
    const used = key.lastUsedAt === null ? 'never used' : `last used ${day(key.lastUsedAt)}`;
    print(
      printable(`${key.id}  ${key.name}  ${key.scopes.join(' ')}  created ${day(key.createdAt)}, ${used}, ${status}`),
    );
  }
}

function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
