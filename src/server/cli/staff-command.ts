import { StartupError } from '../errors/startup-error.ts';
import type { ActivityStore } from '../activity/activity-store.ts';
import { demoEmail, linkLife, type StaffPerson, type StaffStore } from '../staff/staff-store.ts';
import { commandLine } from '../activity/activity-note.ts';

const usage = 'Usage: npm run staff -- link EMAIL | list';

export interface StaffCommandParts {
  readonly staff: StaffStore;
  readonly activity: Pick<ActivityStore, 'note'>;
  /** Where browsers reach the server. */
  readonly origin: string;
  readonly print: (line: string) => void;
}

/**
 * `npm run staff`: who is on the staff, and a way back for somebody nobody else can let in, beside a running server.
 * Whoever may read its files may do this. Throws a StartupError for what it cannot do.
 */
export async function runStaffCommand(
  [command, email, ...rest]: readonly string[],
  parts: StaffCommandParts,
): Promise<void> {
  if (rest.length > 0) throw new StartupError(usage);
  if (command === 'list' && email === undefined) await printStaff(parts);
  else if (command === 'link' && email !== undefined) await printLink(email.trim().toLowerCase(), parts);
  else throw new StartupError(usage);
}

async function printLink(email: string, { staff, activity, origin, print }: StaffCommandParts): Promise<void> {
  const person = email === demoEmail ? null : await staff.findByEmail(email);
  if (person === null) throw new StartupError(`Nobody on the staff has the email ${email}.`);
  if (person.isDisabled) throw new StartupError(`${email} is disabled; an administrator can enable the account.`);
  const now = Date.now();
  const { name, role, id: staffId } = person;
  const { token } = await staff.links.make(
    { purpose: 'reset', email, name, role, staffId, createdBy: null, expiresAt: now + linkLife.reset },
    now,
  );
  activity.note({ action: 'reset-link-made', person: commandLine, subject: name }, now);
  print(
    `A new password for ${name} (valid for 24 hours, once; it ends their sessions and turns their second factor off):`,
  );
  print(`${origin}/link#${token}`);
}

async function printStaff({ staff, print }: StaffCommandParts): Promise<void> {
  const people = await staff.list();
  if (people.length === 0) print('Nobody is on the staff yet; the start prints a link for the first administrator.');
  for (const person of people) print(lineOf(person));
}

function lineOf({ email, name, role, isDisabled, lastSeenAt }: StaffPerson): string {
  const seen = lastSeenAt === null ? 'never seen' : `last seen ${new Date(lastSeenAt).toISOString().slice(0, 10)}`;
  return `${email}  ${name}  ${role}, ${seen}${isDisabled ? ', disabled' : ''}`;
}
