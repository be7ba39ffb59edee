/** system.db, step by step. A step that was released never changes; the next one changes what it made. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE accepted_request (id INTEGER PRIMARY KEY, key_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE upstream_call (
    id INTEGER PRIMARY KEY,
    upstream TEXT NOT NULL,
    at INTEGER NOT NULL,
    calls INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE upstream_wait (
    upstream TEXT PRIMARY KEY,
    until INTEGER NOT NULL,
    refusals INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE known_parameter (
    upstream TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    PRIMARY KEY (upstream, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE upstream_limit (upstream TEXT PRIMARY KEY, calls INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // The staff tables are better-auth's, columns and ISO times by its names; role, disabledAt and lastSeenAt are ours.
  `
  CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    emailVerified INTEGER NOT NULL,
    image TEXT,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL,
    twoFactorEnabled INTEGER,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'administrator')),
    disabledAt TEXT,
    lastSeenAt TEXT
  ) STRICT;
  CREATE TABLE staff_session (
    id TEXT PRIMARY KEY,
    expiresAt TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL,
    ipAddress TEXT,
    userAgent TEXT,
    userId TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX staff_session_user ON staff_session (userId);
  CREATE TABLE staff_account (
    id TEXT PRIMARY KEY,
    accountId TEXT NOT NULL,
    providerId TEXT NOT NULL,
    userId TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    accessToken TEXT,
    refreshToken TEXT,
    idToken TEXT,
    accessTokenExpiresAt TEXT,
    refreshTokenExpiresAt TEXT,
    scope TEXT,
    password TEXT,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL,
    UNIQUE (providerId, accountId)
  ) STRICT;
  CREATE INDEX staff_account_user ON staff_account (userId);
  CREATE TABLE staff_verification (
    id TEXT PRIMARY KEY,
    identifier TEXT NOT NULL,
    value TEXT NOT NULL,
    expiresAt TEXT NOT NULL,
    createdAt TEXT NOT NULL,
    updatedAt TEXT NOT NULL
  ) STRICT;
  CREATE INDEX staff_verification_identifier ON staff_verification (identifier);
  CREATE TABLE staff_totp (
    id TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    backupCodes TEXT NOT NULL,
    userId TEXT NOT NULL UNIQUE REFERENCES staff (id) ON DELETE CASCADE,
    verified INTEGER,
    failedVerificationCount INTEGER,
    lockedUntil TEXT
  ) STRICT;
  CREATE TABLE one_time_link (
    token_hash BLOB PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL CHECK (purpose IN ('first', 'invite', 'reset')),
    email TEXT,
    name TEXT,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'administrator')),
    staff_id TEXT REFERENCES staff (id) ON DELETE CASCADE,
    created_by TEXT REFERENCES staff (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;
  CREATE TABLE sign_in_attempt (
    subject TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    locked_until INTEGER,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE api_key ADD COLUMN scopes TEXT NOT NULL DEFAULT 'customers:read';
  CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    person_id TEXT,
    person_name TEXT,
    subject TEXT,
    folded TEXT NOT NULL
  ) STRICT;
  CREATE INDEX activity_person ON activity (person_id, at);
  `,
  `
  CREATE TABLE spent_code (
    staff_id TEXT NOT NULL,
    code TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (staff_id, code)
  ) STRICT, WITHOUT ROWID;
  `,
  // Staff tables of our own in place of those of a library: times in ms, and no column that nothing reads.
  `
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
  `,
];

/** An ISO time of an earlier schema as Unix milliseconds; null stays null. */
function milliseconds(column: string): string {
  return `CAST(round(unixepoch(${column}, 'subsec') * 1000) AS INTEGER)`;
}
