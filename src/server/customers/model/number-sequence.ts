/** Longer numbers do not move the counter, which must stay an exact number. */
const countedNumber = /^CUST-(\d{6,12})$/;

/** Assigns numbers from `CUST-000001`, each above all numbers of this form that were ever used. */
export class NumberSequence {
  #next = 1;

  /** The counter that a store keeps. */
  get counter(): number {
    return this.#next;
  }

  /** Continues from a stored counter. */
  restore(counter: number): void {
    this.#next = counter;
  }

  next(isTaken: (customerNumber: string) => boolean): string {
    for (;;) {
      const candidate = `CUST-${String(this.#next).padStart(6, '0')}`;
      this.#next += 1;
      if (!isTaken(candidate)) return candidate;
    }
  }

  /** Keeps a number that a customer has from being assigned. */
  reserve(customerNumber: string): void {
    const digits = countedNumber.exec(customerNumber)?.[1];
    if (digits !== undefined) this.#next = Math.max(this.#next, Number(digits) + 1);
  }
}
