import { maxSearchLength } from '../../contract/list/list-customers.ts';
import type { NoteActivity } from './activity-log.ts';

type Person = Parameters<NoteActivity>[1];

/** What a list is narrowed to: a text, or a parameter and its value. */
export interface AuditedSearch {
  readonly text: string | undefined;
  readonly parameterName: string | undefined;
  readonly value: string | undefined;
}

/**
 * Records what staff search and whom they view. Programs with keys are not people: for no person, nothing is recorded.
 * The response does not wait for it.
 */
export class CustomerReadRecorder {
  readonly #note: NoteActivity;

  constructor(note: NoteActivity) {
    this.#note = note;
  }

  /**
   * A search by text, or by the value of a parameter. A list of everyone with a parameter is no search: the page
   * requests it on its own.
   */
  searched(person: Person, { text, parameterName, value }: AuditedSearch): void {
    const subject = text ?? (value === undefined ? undefined : `${parameterName}: ${value}`);
    if (person !== null && subject !== undefined) this.#noteLater('searched', person, firstOf(subject));
  }

  viewed(person: Person, customerNumber: string): void {
    if (person !== null) this.#noteLater('viewed', person, customerNumber);
  }

  #noteLater(...entry: Parameters<NoteActivity>): void {
    setImmediate(() => this.#note(...entry));
  }
}

/** No longer than a search can be. */
function firstOf(subject: string): string {
  return [...subject].slice(0, maxSearchLength).join('');
}
