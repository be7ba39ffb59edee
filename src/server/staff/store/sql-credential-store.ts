import { hash } from 'node:crypto';
import { AppError } from '../../errors/app-error.ts';
import type { SystemDatabase, SystemTransaction } from '../../database/system-database.ts';
import type {
  CredentialStore,
  OwnSession,
  PendingSignIn,
  SecondStep,
  SignInOutcome,
  SsoIdentity,
  SsoOutcome,
  StoredPassword,
  StoredTwoStep,
} from '../credential-store.ts';
import { pendingLife, type NewSession } from '../session-store.ts';
import {
  endEverything,
  endReplaced,
  insertPerson,
  isDisabled,
  newToken,
  startSession,
  spendCode,
} from './staff-rows.ts';
import { findByIdentity, rememberIdentity } from './sso-identities.ts';

export class SqlCredentialStore implements CredentialStore {
  readonly #database: SystemDatabase;

  constructor(database: SystemDatabase) {
    this.#database = database;
  }

  findPassword(email: string): Promise<StoredPassword | null> {
    return this.#password('email', email);
  }

  passwordOf(staffId: string): Promise<StoredPassword | null> {
    return this.#password('id', staffId);
  }

  signInWithPassword(password: StoredPassword, session: NewSession, now: number): Promise<SignInOutcome> {
    const { staffId } = password;
    return this.#database.transaction(async (queries) => {
      if (!(await isCurrent(queries, password))) return { outcome: 'wrong' };
      if (await isDisabled(queries, staffId)) return { outcome: 'disabled' };
      const twoStep = await findTwoStep(queries, staffId);
      if (twoStep === null || !twoStep.isConfirmed)
        return { outcome: 'signed-in', token: await startSession(queries, staffId, session, now) };
      await endReplaced(queries, session.replacedToken);
      const token = newToken();
      await queries
        .insertInto('pending_sign_in')
        .values({ token_hash: pendingHash(token), staff_id: staffId, expires_at: now + pendingLife })
        .execute();
      return { outcome: 'code-needed', token };
    });
  }

  async findPending(token: string, now: number): Promise<PendingSignIn | null> {
    const pending = await this.#database.read((queries) =>
      queries
        .selectFrom('pending_sign_in')
        .innerJoin('staff', 'staff.id', 'pending_sign_in.staff_id')
        .select(['staff.id', 'staff.email'])
        .where('token_hash', '=', pendingHash(token))
        .where('expires_at', '>', now)
        .where('expires_at', '<=', now + pendingLife)
        .executeTakeFirst(),
    );
    return pending === undefined ? null : { staffId: pending.id, email: pending.email };
  }

  finishSignIn(pending: string, proof: SecondStep, session: NewSession, now: number): Promise<SignInOutcome> {
    return this.#database.transaction(async (queries) => {
      const waiting = await queries
        .selectFrom('pending_sign_in')
        .select('staff_id')
        .where('token_hash', '=', pendingHash(pending))
        .where('expires_at', '>', now)
        .where('expires_at', '<=', now + pendingLife)
        .executeTakeFirst();
      if (waiting === undefined) return { outcome: 'expired' };
      const staffId = waiting.staff_id;
      if ('takeBackupCode' in proof && !(await takeBackupCode(queries, staffId, proof.takeBackupCode)))
        return { outcome: 'wrong' };
      await queries.deleteFrom('pending_sign_in').where('token_hash', '=', pendingHash(pending)).execute();
      if (await isDisabled(queries, staffId)) return { outcome: 'disabled' };
      if ('appCode' in proof && !(await spendCode(queries, staffId, proof.appCode, now)))
        return { outcome: 'code-used' };
      return { outcome: 'signed-in', token: await startSession(queries, staffId, session, now) };
    });
  }

  signInWithSso(identity: SsoIdentity, mayJoin: boolean, session: NewSession, now: number): Promise<SsoOutcome> {
    return this.#database.transaction(async (queries) => {
      const known = await findByIdentity(queries, identity);
      const { email, name } = identity;
      const joined =
        known === null && mayJoin
          ? await insertPerson(queries, { email, name, role: 'viewer', passwordHash: null }, now)
          : null;
      const staffId = known ?? joined;
      if (staffId === null) return { outcome: 'not-invited' };
      if (await isDisabled(queries, staffId)) return { outcome: 'disabled' };
      await rememberIdentity(queries, identity, staffId, now);
      const token = await startSession(queries, staffId, session, now);
      return { outcome: 'signed-in', token, hasJoined: joined !== null };
    });
  }

  changePassword(own: OwnSession, passwordHash: string): Promise<string | null> {
    return this.#changeOwn(own, async (queries) => {
      await queries.updateTable('staff').set({ password_hash: passwordHash }).where('id', '=', own.staffId).execute();
      await endEverything(queries, own.staffId, own.sessionId);
    });
  }

  twoStepOf(staffId: string): Promise<StoredTwoStep | null> {
    return this.#database.read((queries) => findTwoStep(queries, staffId));
  }

  startTwoStep(
    { staffId, sessionId }: OwnSession,
    password: StoredPassword,
    { secret, backupCodes }: Pick<StoredTwoStep, 'secret' | 'backupCodes'>,
  ): Promise<'started' | 'session-ended' | 'already-on'> {
    return this.#database.transaction(async (queries) => {
      const session = queries.selectFrom('staff_session').select('id').where('id', '=', sessionId);
      const isLive = (await session.where('staff_id', '=', staffId).executeTakeFirst()) !== undefined;
      if (!isLive || !(await isCurrent(queries, password))) return 'session-ended';
      const { numInsertedOrUpdatedRows } = await queries
        .insertInto('staff_totp')
        .values({ staff_id: staffId, secret, backup_codes: backupCodes, confirmed_at: null })
        .onConflict((conflict) =>
          conflict
            .column('staff_id')
            .doUpdateSet({ secret, backup_codes: backupCodes })
            .where('staff_totp.confirmed_at', 'is', null),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n ? 'started' : 'already-on';
    });
  }

  confirmTwoStep(own: OwnSession, secret: string, code: string, now: number): Promise<string | null> {
    return this.#changeOwn(own, async (queries) => {
      const { numUpdatedRows } = await queries
        .updateTable('staff_totp')
        .set({ confirmed_at: now })
        .where('staff_id', '=', own.staffId)
        .where('secret', '=', secret)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new AppError('two-step-not-started');
      await spendCode(queries, own.staffId, code, now);
    });
  }

  endTwoStep(own: OwnSession, password: StoredPassword): Promise<string | null> {
    return this.#changeOwn(
      own,
      async (queries) => {
        await queries.deleteFrom('staff_totp').where('staff_id', '=', own.staffId).execute();
      },
      password,
    );
  }

  async #password(by: 'id' | 'email', value: string): Promise<StoredPassword | null> {
    const row = await this.#database.read((queries) =>
      queries.selectFrom('staff').select(['id', 'password_hash']).where(by, '=', value).executeTakeFirst(),
    );
    return row === undefined || row.password_hash === null ? null : { staffId: row.id, hash: row.password_hash };
  }

  /** Gives the session a new token and does the work; changes nothing where the session or the password has gone. */
  #changeOwn(
    { staffId, sessionId }: OwnSession,
    work: (queries: SystemTransaction) => Promise<void>,
    password?: StoredPassword,
  ): Promise<string | null> {
    return this.#database.transaction(async (queries) => {
      if (password !== undefined && !(await isCurrent(queries, password))) return null;
      const token = newToken();
      const { numUpdatedRows } = await queries
        .updateTable('staff_session')
        .set({ token })
        .where('id', '=', sessionId)
        .where('staff_id', '=', staffId)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return null;
      await work(queries);
      return token;
    });
  }
}

/** Whether a password that was checked is still the one that is stored. */
async function isCurrent(queries: SystemTransaction, { staffId, hash: stored }: StoredPassword): Promise<boolean> {
  const person = queries.selectFrom('staff').select('id').where('id', '=', staffId);
  return (await person.where('password_hash', '=', stored).executeTakeFirst()) !== undefined;
}

async function findTwoStep(
  queries: Pick<SystemTransaction, 'selectFrom'>,
  staffId: string,
): Promise<StoredTwoStep | null> {
  const row = await queries.selectFrom('staff_totp').selectAll().where('staff_id', '=', staffId).executeTakeFirst();
  if (row === undefined) return null;
  return { secret: row.secret, backupCodes: row.backup_codes, isConfirmed: row.confirmed_at !== null };
}

async function takeBackupCode(
  queries: SystemTransaction,
  staffId: string,
  take: (stored: string) => string | null,
): Promise<boolean> {
  const twoStep = await findTwoStep(queries, staffId);
  const left = twoStep === null ? null : take(twoStep.backupCodes);
  if (left === null) return false;
  await queries.updateTable('staff_totp').set({ backup_codes: left }).where('staff_id', '=', staffId).execute();
  return true;
}

function pendingHash(token: string): string {
  return hash('sha256', token, 'base64url');
}
