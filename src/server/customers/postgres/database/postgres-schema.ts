import { systemParameters } from '../../../../contract/parameters.ts';
import { figureColumns } from '../../model/lists/customer-figures.ts';
import { firstValue } from './customer-tags.ts';

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const column = (name: string): string => `"${name}"`;

const systemRows = systemParameters
  .map(({ id, name, type }) => `(${quote(id)}, ${quote(name)}, ${quote(type)})`)
  .join(', ');

/** What lists are sorted by, beside their own order. Ties are newest first in either direction: see list-ranges.ts. */
const sorted = [...figureColumns.filter((name) => name !== 'updatedAt'), 'name'];

/** By name: indexes that PostgreSQL makes of all rows at once in a fraction of the time that adding each row takes. */
export const lateIndexes: ReadonlyMap<string, string> = new Map([
  ...sorted.map((name): [string, string] => [
    `customer_${name.toLowerCase()}`,
    `ON customer (${column(name)} DESC NULLS LAST, position DESC)`,
  ]),
  ['customer_tags', 'ON customer USING gin (tags gin__int_ops)'],
  ['customer_document', 'ON customer USING gin (document gin_trgm_ops)'],
]);

/** Each migrates the schema from version `index` to `index + 1`; only ever append. */
export const postgresMigrations: readonly string[] = [
  `
  CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA customers;
  CREATE EXTENSION IF NOT EXISTS intarray SCHEMA customers;

  CREATE TABLE customer (
    -- createdAt · 2²⁰ + tie: the list's order.
    position bigint PRIMARY KEY,
    status smallint NOT NULL,
    id text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    -- See customer-tags.ts.
    tags int[] NOT NULL,
    -- Folded, as it is sorted; the first part of a very long one.
    name text COLLATE "C",
    ${figureColumns.map((name) => `${column(name)} double precision`).join(', ')},
    -- The search document, see postgres-search.ts.
    document text COLLATE "C" NOT NULL,
    -- The contract's Customer as JSON, without parameterValue; text, so that pages are what was written.
    json text COLLATE "C" NOT NULL,
    -- {"parameter id": value or [values]} as JSON.
    parameters text COLLATE "C" NOT NULL
  );
  CREATE UNIQUE INDEX customer_id ON customer (id);
  CREATE UNIQUE INDEX customer_number ON customer (number);
  CREATE INDEX customer_status ON customer (status, position);
  ${[...lateIndexes].map(([name, on]) => `CREATE INDEX ${name} ${on};`).join('\n  ')}

  -- 32-bit hashes of an email or a phone's last digits, and of the folded name for the primary ones (0 for others).
  CREATE TABLE contact (contact int, name int, position bigint, PRIMARY KEY (contact, name, position));

  CREATE TABLE parameter (
    number int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    type text NOT NULL,
    active int NOT NULL DEFAULT 0, inactive int NOT NULL DEFAULT 0, banned int NOT NULL DEFAULT 0
  );
  CREATE UNIQUE INDEX parameter_id ON parameter (md5(id));
  CREATE UNIQUE INDEX parameter_name ON parameter (md5(name));
  INSERT INTO parameter (id, name, type) VALUES ${systemRows};

  CREATE TABLE parameter_value (
    number int GENERATED ALWAYS AS IDENTITY (START ${firstValue}) PRIMARY KEY,
    parameter int NOT NULL,
    -- Of the value, which may be too long for an index.
    digest text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    -- As conditions on numbers and dates compare it; null where it is none.
    amount double precision,
    instant double precision,
    active int NOT NULL DEFAULT 0, inactive int NOT NULL DEFAULT 0, banned int NOT NULL DEFAULT 0,
    UNIQUE (parameter, digest)
  );

  -- One row, which every write locks. A change of "changes" tells others that what they cached is no longer current.
  CREATE TABLE state (
    active int NOT NULL, inactive int NOT NULL, banned int NOT NULL,
    next_number bigint NOT NULL, changes bigint NOT NULL, demo text NOT NULL
  );
  INSERT INTO state VALUES (0, 0, 0, 1, 1, 'undecided');
  `,
];
