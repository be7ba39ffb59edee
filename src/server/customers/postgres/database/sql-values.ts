/** Collects what is bound to a statement while its text is written. */
export class SqlValues {
  readonly all: unknown[] = [];

  /** The placeholder of a value. */
  add(value: unknown): string {
    // BigInts are bound as text.
    this.all.push(typeof value === 'bigint' ? String(value) : value);
    return `$${this.all.length}`;
  }
}
