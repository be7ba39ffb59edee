import { shortSubject } from '../limits/short-subject.ts';
import type { NoteActivity } from './activity-log.ts';

type Person = Parameters<NoteActivity>[1];

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
   * A list that is limited to values, in words, or to a text. One of everyone with a parameter is no search: the page
   * requests it on its own. The text is last, so that one that is typed begins like the one before it.
   */
  searched(person: Person, values: readonly string[], text: string | undefined): void {
    const parts = text === undefined ? values : [...values, text];
    if (person !== null && parts.length > 0) this.#noteLater('searched', person, shortSubject(parts));
  }

  viewed(person: Person, customerNumber: string): void {
    if (person !== null) this.#noteLater('viewed', person, customerNumber);
  }

  #noteLater(...entry: Parameters<NoteActivity>): void {
    setImmediate(() => this.#note(...entry));
  }
}
