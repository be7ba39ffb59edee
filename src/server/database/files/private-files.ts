import { chmodSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartupError } from '../../errors/startup-error.ts';

/** What we create in a data directory. */
const ownNames = /^(?:(?:customers|system)\.db|(?:server|import)\.lock)(?:-wal|-shm|-journal)?$/;

/** Permission bits of a mode. */
const anyoneElse = 0o077;
const writtenByOthers = 0o022;
const writtenByEveryone = 0o002;
const sticky = 0o1000;

/** Undefined on Windows, whose permissions are others. */
const ownUser = process.getuid?.();

/**
 * Keeps other users of this computer out of a data directory, or out of the one that it is a link to. Throws a
 * StartupError where it belongs to someone else, or where others can write to it or replace it.
 */
export function keepDirectoryPrivate(directory: string): void {
  if (ownUser === undefined) return;
  const path = realpathSync(directory);
  if (statSync(path).uid !== ownUser)
    throw new StartupError(
      `${directory} belongs to another user: run this as that user, or set DATA_DIR to a directory of your own.`,
    );
  // Not one with other files in it: DATA_DIR may be a home directory by mistake.
  const isOnlyOurs = (): boolean => readdirSync(path).every((name) => ownNames.test(name));
  if ((statSync(path).mode & anyoneElse) !== 0 && isOnlyOurs()) chmodSync(path, 0o700);
  if ((statSync(path).mode & writtenByOthers) !== 0)
    throw new StartupError(
      `Other users can write to ${directory}: run \`chmod 700 ${directory}\`, or set DATA_DIR to a directory of ` +
        'its own.',
    );
  refuseOpenParents(directory, path);
}

function refuseOpenParents(directory: string, path: string): void {
  const parent = dirname(path);
  const { mode } = statSync(parent);
  if ((mode & writtenByEveryone) !== 0 && (mode & sticky) === 0)
    throw new StartupError(
      `Everyone can write to ${parent} and so replace ${directory}: run \`chmod o-w ${parent}\`, or set DATA_DIR to ` +
        'another directory.',
    );
  if (parent !== path) refuseOpenParents(directory, parent);
}

/** The same for a file in it that may not exist yet. A link would lead out of the directory, so none is followed. */
export function keepFilePrivate(path: string): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  // A directory is refused by whatever opens it.
  if (ownUser === undefined || stats === undefined || stats.isDirectory()) return;
  if (stats.isSymbolicLink()) throw new StartupError(`${path} is a link: put the file itself in its place.`);
  if (!stats.isFile()) throw new StartupError(`${path} is not a file: move it away.`);
  if (stats.uid !== ownUser)
    throw new StartupError(`${path} belongs to another user: give it to yours with chown, or run this as that user.`);
  if ((stats.mode & anyoneElse) !== 0) chmodSync(path, 0o600);
}
