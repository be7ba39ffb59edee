import { staffTablesMigration } from './staff-tables-migration.ts';

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
  staffTablesMigration,
  // Who created a key, as far as the activity knows; keys of a demo account that has ended end as well.
  `
  ALTER TABLE api_key ADD COLUMN created_by TEXT REFERENCES staff (id) ON DELETE SET NULL;
  UPDATE api_key SET created_by = (
    SELECT staff.id FROM activity JOIN staff ON staff.id = activity.person_id
    WHERE action = 'key-made' AND subject = api_key.name
      AND at BETWEEN api_key.created_at AND api_key.created_at + 60000
    ORDER BY at LIMIT 1
  );
  UPDATE api_key SET revoked_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE revoked_at IS NULL
    AND created_by IN (SELECT id FROM staff WHERE email = 'demo@demo.invalid' AND disabled_at IS NOT NULL);
  `,
  // Views and preferences. Private views go with their person's account; those for everyone stay.
  `
  CREATE TABLE saved_view (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    created_by TEXT REFERENCES staff (id) ON DELETE SET NULL,
    private_to TEXT REFERENCES staff (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (created_by, folded_name)
  ) STRICT;
  CREATE INDEX saved_view_private_to ON saved_view (private_to);
  CREATE TABLE staff_preferences (
    staff_id TEXT PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    columns TEXT,
    density TEXT
  ) STRICT, WITHOUT ROWID;
  `,
];
