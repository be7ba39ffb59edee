import { systemParameters } from '../../../../contract/parameters.ts';
import { figureColumns } from '../../model/lists/customer-figures.ts';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';

/** "CUST" in ASCII: identifies our database among SQLite files. */
export const applicationId = 0x43_55_53_54;

/** A status is stored as its number here, and has its own search tables; never renumber. */
export const statusCodes = { active: 0, inactive: 1, banned: 2 } as const satisfies Record<CustomerStatus, number>;

/** The folded texts of customers with one status by position, and the trigram index over them. */
export const foldedTable = (status: CustomerStatus): string => `folded_${status}`;
export const trigramTable = (status: CustomerStatus): string => `trigrams_${status}`;

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/*
 * detail=none stores only which rows contain a trigram; the folded text decides the rest. A large hash makes few, large
 * segments of a batch, and a merge waits for several of them: measured in docs/decisions/0002-embedded-store.md.
 */
const searchTables = customerStatuses
  .map(
    (status) => `
  CREATE TABLE ${foldedTable(status)} (position INTEGER PRIMARY KEY, text TEXT NOT NULL);
  CREATE VIRTUAL TABLE ${trigramTable(status)} USING fts5(
    text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
  INSERT INTO ${trigramTable(status)} (${trigramTable(status)}, rank) VALUES ('hashsize', 33554432);
  INSERT INTO ${trigramTable(status)} (${trigramTable(status)}, rank) VALUES ('automerge', 8);`,
  )
  .join('');

const systemRows = systemParameters
  .map(({ id, name, type }) => `(${quote(id)}, ${quote(name)}, ${quote(type)})`)
  .join(', ');

/**
 * What lists are sorted and filtered by, of one customer: a narrow row, so that a million are read in a second.
 * `changes` has the position of each customer that was written, for those who keep these rows in memory; null means all
 * of them.
 */
const figureTables = `
  CREATE TABLE figures (
    position INTEGER PRIMARY KEY,
    status INTEGER NOT NULL,
    presence INTEGER NOT NULL,
    source TEXT,
    -- Folded, as it is sorted.
    name TEXT,
    ${figureColumns.join(', ')}
  );
  CREATE TABLE changes (number INTEGER PRIMARY KEY, position INTEGER);
`;

/** Each migrates a database from version `index` to `index + 1`; only ever append. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE customers (
    position INTEGER PRIMARY KEY,
    status INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    -- The contract's Customer as JSON, without parameterValue.
    json TEXT NOT NULL,
    -- {"parameter id": value or [values]} as JSON.
    parameters TEXT NOT NULL
  );
  -- 32-bit hashes of an email or a phone's last digits, and of the folded name for the primary ones (0 for others).
  CREATE TABLE contacts (
    contact INTEGER, name INTEGER, position INTEGER, PRIMARY KEY (contact, name, position)
  ) WITHOUT ROWID;
  CREATE TABLE parameters (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 0, inactive INTEGER NOT NULL DEFAULT 0, banned INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE parameter_values (
    number INTEGER PRIMARY KEY,
    parameter INTEGER NOT NULL,
    value TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 0, inactive INTEGER NOT NULL DEFAULT 0, banned INTEGER NOT NULL DEFAULT 0,
    UNIQUE (parameter, value)
  );
  -- Posting lists, see posting-list.ts; the next step gives them that name.
  CREATE TABLE tagged (bucket INTEGER, position INTEGER, PRIMARY KEY (bucket, position)) WITHOUT ROWID;
  CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO counters VALUES ('active', 0), ('inactive', 0), ('banned', 0), ('nextNumber', 1);
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  INSERT INTO facts VALUES ('demo', 'undecided');
  INSERT INTO parameters (id, name, type) VALUES ${systemRows};
  ${searchTables}
  `,
  `
  ALTER TABLE tagged RENAME TO postings;
  ALTER TABLE postings RENAME COLUMN bucket TO list;
  `,
  '-- Nothing but the number: see searchVersion.',
  figureTables,
];

/** The first version with the table of figures, which is filled from the customers of an earlier one. */
export const figuresVersion = 4;

/** The first version with today's search texts and contact hashes; those of earlier ones are written again. */
export const searchVersion = 3;
