/** Staff tables of our own in place of those of a library: times in ms, and no column that nothing reads. */
export const staffTablesMigration = `
  CREATE TABLE new_staff (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'administrator')),
    password_hash TEXT,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    last_seen_at INTEGER
  ) STRICT;
  INSERT INTO new_staff (id, name, email, role, password_hash, created_at, disabled_at, last_seen_at)
    SELECT id, name, email, role,
      (SELECT password FROM staff_account WHERE userId = staff.id AND providerId = 'credential'),
      ${milliseconds('createdAt')}, ${milliseconds('disabledAt')}, ${milliseconds('lastSeenAt')}
    FROM staff;

  CREATE TABLE new_staff_session (
    id TEXT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    staff_id TEXT NOT NULL REFERENCES new_staff (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    user_agent TEXT,
    address TEXT
  ) STRICT;
  INSERT INTO new_staff_session (id, token, staff_id, created_at, seen_at, expires_at, user_agent, address)
    SELECT id, token, userId, ${milliseconds('createdAt')}, ${milliseconds('updatedAt')},
      ${milliseconds('expiresAt')}, nullif(userAgent, ''), nullif(ipAddress, '')
    FROM staff_session;

  CREATE TABLE sso_identity (
    subject TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES new_staff (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO sso_identity (subject, staff_id, created_at)
    SELECT accountId, userId, ${milliseconds('createdAt')} FROM staff_account WHERE providerId = 'sso';

  CREATE TABLE pending_sign_in (
    token_hash TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES new_staff (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
  ) STRICT;
  INSERT INTO pending_sign_in (token_hash, staff_id, expires_at)
    SELECT identifier, value, max(${milliseconds('expiresAt')}) FROM staff_verification
    WHERE value IN (SELECT id FROM staff) GROUP BY identifier;

  CREATE TABLE new_staff_totp (
    staff_id TEXT PRIMARY KEY REFERENCES new_staff (id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    backup_codes TEXT NOT NULL,
    confirmed_at INTEGER
  ) STRICT;
  INSERT INTO new_staff_totp (staff_id, secret, backup_codes, confirmed_at)
    SELECT userId, secret, backupCodes, CASE WHEN verified = 1 THEN ${milliseconds('staff.updatedAt')} END
    FROM staff_totp JOIN staff ON staff.id = userId;

  CREATE TABLE new_one_time_link (
    token_hash BLOB PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL CHECK (purpose IN ('first', 'invite', 'reset')),
    email TEXT,
    name TEXT,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'administrator')),
    staff_id TEXT REFERENCES new_staff (id) ON DELETE CASCADE,
    created_by TEXT REFERENCES new_staff (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;
  INSERT INTO new_one_time_link SELECT token_hash, id, purpose, email, name, role, staff_id, created_by, created_at,
    expires_at, used_at FROM one_time_link;

  DROP TABLE staff_session;
  DROP TABLE staff_account;
  DROP TABLE staff_verification;
  DROP TABLE staff_totp;
  DROP TABLE one_time_link;
  DROP TABLE staff;
  ALTER TABLE new_staff RENAME TO staff;
  ALTER TABLE new_staff_session RENAME TO staff_session;
  ALTER TABLE new_staff_totp RENAME TO staff_totp;
  ALTER TABLE new_one_time_link RENAME TO one_time_link;
  CREATE INDEX staff_session_staff ON staff_session (staff_id);

  ALTER TABLE spent_code RENAME TO used_code;
  ALTER TABLE accepted_request RENAME COLUMN key_id TO subject;
  ALTER TABLE accepted_request ADD COLUMN requests INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE upstream_call RENAME COLUMN upstream TO subject;
  ALTER TABLE upstream_call RENAME COLUMN calls TO requests;
  CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `;

/** An ISO time of an earlier schema as Unix milliseconds; null stays null. */
function milliseconds(column: string): string {
  return `CAST(round(unixepoch(${column}, 'subsec') * 1000) AS INTEGER)`;
}
