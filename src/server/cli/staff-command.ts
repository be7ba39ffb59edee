import { Email } from '../../contract/sign-in-api.ts';
import { commandLine } from '../activity/activity-log.ts';
import type { ActivityStore } from '../activity/activity-store.ts';
import { printable } from '../errors/printable.ts';
import { StartupError } from '../errors/startup-error.ts';
import { demoEmail, linkLife, type StaffPerson, type StaffStore } from '../staff/staff-store.ts';

const usage = 'Usage: npm run staff -- link EMAIL | list';

export interface StaffCommandDeps {
  readonly staff: StaffStore;
  readonly activity: Pick<ActivityStore, 'note'>;
  /** Where browsers reach the server. */
  readonly origin: string;
  readonly print: (line: string) => void;
}

/**
 * `npm run staff`: lists the staff, and creates a password reset link for a person no one else can let back in. Anyone
 * who can read the server's files may do this. Rejects with a StartupError for what it cannot do.
 */
export async function runStaffCommand(
  [command, email, ...rest]: readonly string[],
  deps: StaffCommandDeps,
): Promise<void> {
  if (rest.length > 0) throw new StartupError(usage);
  if (command === 'list' && email === undefined) await printStaff(deps);
  else if (command === 'link' && email !== undefined) await printLink(email, deps);
  else throw new StartupError(usage);
}

async function printLink(given: string, { staff, activity, origin, print }: StaffCommandDeps): Promise<void> {
  const { data: email } = Email.safeParse(given);
  const person = email === undefined || email === demoEmail ? null : await staff.findByEmail(email);
  if (person === null) throw new StartupError(`No one on the staff has the email ${given}.`);
  if (person.isDisabled)
    throw new StartupError(`${person.email} is disabled. An administrator can enable the account.`);
  const now = Date.now();
  const { name, role, id: staffId } = person;
  const { token } = await staff.links.create(
    { purpose: 'reset', email: person.email, name, role, staffId, createdBy: null, expiresAt: now + linkLife.reset },
    now,
  );
  await activity.note({ action: 'reset-link-made', person: commandLine, subject: name }, now);
  const effects = 'one use, valid 24 hours; signs them out everywhere and turns off two-step sign-in';
  print(`Password reset link for ${printable(name)} (${effects}):`);
  print(`${origin}/link#${token}`);
}

async function printStaff({ staff, print }: StaffCommandDeps): Promise<void> {
  const people = await staff.list();
  if (people.length === 0) print('No one has an account yet. Restarting the server prints a setup link.');
  for (const person of people) print(printable(lineOf(person)));
}

function lineOf({ email, name, role, isDisabled, lastSeenAt }: StaffPerson): string {
  const seen = lastSeenAt === null ? 'never seen' : `last seen ${new Date(lastSeenAt).toISOString().slice(0, 10)}`;
  return `${email}  ${name}  ${role}, ${seen}${isDisabled ? ', disabled' : ''}`;
}
