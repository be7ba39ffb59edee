/** Milliseconds in which an app's code is the same: its half minute, and one before and after it for clocks that differ. */
const codeLife = 90_000;

/** The codes of authenticator apps that were taken: each works once, so one that was looked over a shoulder is worth nothing. */
export class SpentCodes {
  readonly #spentAt = new Map<string, number>();

  /** False when this person's code was spent before. */
  spend(staffId: string, code: string, now: number): boolean {
    for (const [spent, at] of this.#spentAt) {
      if (now - at < codeLife) break;
      this.#spentAt.delete(spent);
    }
    const key = `${staffId} ${code}`;
    if (this.#spentAt.has(key)) return false;
    this.#spentAt.set(key, now);
    return true;
  }
}
