import { StartupError } from '../errors/startup-error.ts';
import type { ActivityStore } from '../activity/activity-store.ts';
import type { ApiKey, ApiKeyStore } from '../api-keys/api-key-store.ts';
import { commandLine } from '../activity/activity-note.ts';

const usage = 'Usage: npm run key -- add NAME | list | revoke ID';
const maxNameLength = 100;

export interface KeyCommandParts {
  readonly keys: ApiKeyStore;
  readonly activity: Pick<ActivityStore, 'note'>;
  readonly print: (line: string) => void;
}

/**
 * `npm run key`: makes, lists and revokes API keys beside a running server. Throws a StartupError for what it cannot do.
 */
export async function runKeyCommand(
  [command, argument, ...rest]: readonly string[],
  parts: KeyCommandParts,
): Promise<void> {
  if (rest.length > 0) throw new StartupError(usage);
  if (command === 'list' && argument === undefined) printKeys(await parts.keys.list(), parts.print);
  else if (command === 'add' && argument !== undefined) await addKey(argument, parts);
  else if (command === 'revoke' && argument !== undefined) await revokeKey(argument, parts);
  else throw new StartupError(usage);
}

async function addKey(given: string, { keys, activity, print }: KeyCommandParts): Promise<void> {
  const name = given.trim();
  if (name === '' || name.length > maxNameLength || /\p{Cc}/u.test(name)) {
    throw new StartupError(`A key's name has 1 to ${maxNameLength} characters and no control characters.`);
  }
  const { key, secret } = await keys.add(name);
  print(`Made the key ${key.id} (${key.name}). It is shown only now:`);
  print(secret);
  activity.note({ action: 'key-made', person: commandLine, subject: key.name }, Date.now());
}

async function revokeKey(id: string, { keys, activity, print }: KeyCommandParts): Promise<void> {
  const key = (await keys.list()).find((one) => one.id === id);
  if (key === undefined || !(await keys.revoke(id))) throw new StartupError(`There is no valid key with the id ${id}.`);
  print(`Revoked ${id}.`);
  activity.note({ action: 'key-revoked', person: commandLine, subject: key.name }, Date.now());
}

function printKeys(keys: readonly ApiKey[], print: (line: string) => void): void {
  if (keys.length === 0) print('There are no keys yet.');
  for (const key of keys) {
    const state = key.revokedAt === null ? 'valid' : `revoked ${day(key.revokedAt)}`;
    const used = key.lastUsedAt === null ? 'never used' : `last used ${day(key.lastUsedAt)}`;
    print(`${key.id}  ${key.name}  ${key.scopes.join(' ')}  made ${day(key.createdAt)}, ${used}, ${state}`);
  }
}

function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
