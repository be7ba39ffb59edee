import { readFact, writeFact, type SystemTransaction } from '../../database/system-database.ts';
import type { SsoIdentity } from '../credential-store.ts';
import { demoEmail } from '../staff-store.ts';

/** The fact that names the provider of the stored identities. */
const issuerFact = 'sso-issuer';

/** The person an identity at the provider is known for, or who has its email and no other identity there. */
export async function findByIdentity(queries: SystemTransaction, identity: SsoIdentity): Promise<string | null> {
  await forgetOtherProvider(queries, identity.issuer);
  const known = await queries
    .selectFrom('sso_identity')
    .select('staff_id')
    .where('subject', '=', identity.subject)
    .executeTakeFirst();
  if (known !== undefined) return known.staff_id;
  const person = queries
    .selectFrom('staff')
    .select('id')
    .where('email', '=', identity.email)
    .where('email', '<>', demoEmail)
    // An address that the provider gives to someone else does not bring the account with it.
    .where('id', 'not in', ({ selectFrom }) => selectFrom('sso_identity').select('staff_id'));
  return (await person.executeTakeFirst())?.id ?? null;
}

export async function rememberIdentity(
  queries: SystemTransaction,
  { subject }: SsoIdentity,
  staffId: string,
  now: number,
): Promise<void> {
  await queries
    .insertInto('sso_identity')
    .values({ subject, staff_id: staffId, created_at: now })
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .execute();
}

/**
 * Ids are unique within one provider (OpenID Connect Core 1.0, 5.7): after a change of the provider, person 1 there is
 * not the person 1 of before. Identities that were stored before this fact are of the provider that is configured.
 */
async function forgetOtherProvider(queries: SystemTransaction, issuer: string): Promise<void> {
  const known = await readFact(queries, issuerFact);
  if (known === issuer) return;
  if (known !== null) await queries.deleteFrom('sso_identity').execute();
  await writeFact(queries, issuerFact, issuer);
}
