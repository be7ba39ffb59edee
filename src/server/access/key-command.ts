import { StartError } from '../start-error.ts';
import type { ApiKey, ApiKeyStore } from '../system/system-store.ts';

const usage = 'Usage: npm run key -- add NAME | list | revoke ID';
const maxNameLength = 100;

/** `npm run key`: makes, lists and revokes API keys beside a running server. Throws a StartError for what it cannot do. */
export async function runKeyCommand(
  [command, argument, ...rest]: readonly string[],
  keys: ApiKeyStore,
  print: (line: string) => void,
): Promise<void> {
  if (rest.length > 0) throw new StartError(usage);
  if (command === 'list' && argument === undefined) {
    printKeys(await keys.list(), print);
  } else if (command === 'add' && argument !== undefined) {
    await addKey(argument, keys, print);
  } else if (command === 'revoke' && argument !== undefined) {
    if (!(await keys.revoke(argument))) throw new StartError(`There is no valid key with the id ${argument}.`);
    print(`Revoked ${argument}.`);
  } else {
    throw new StartError(usage);
  }
}

async function addKey(given: string, keys: ApiKeyStore, print: (line: string) => void): Promise<void> {
  const name = given.trim();
  if (name === '' || name.length > maxNameLength || /\p{Cc}/u.test(name)) {
    throw new StartError(`A key's name has 1 to ${maxNameLength} characters and no control characters.`);
  }
  const { key, secret } = await keys.add(name);
  print(`Made the key ${key.id} (${key.name}). It is shown only now:`);
  print(secret);
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
