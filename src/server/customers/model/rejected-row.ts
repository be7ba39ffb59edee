/** A row that cannot be taken; the message is one sentence for the person who imports. */
export class RejectedRow extends Error {
  override readonly name = 'RejectedRow';
}
