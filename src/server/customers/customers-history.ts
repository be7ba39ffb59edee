/** What an installation remembers of its customers outside customers.db, should that be lost. */
export interface CustomersHistory {
  /** Whether anyone but the demo account is on the staff. */
  hasStaff(): Promise<boolean>;
  /** Whether imported customers were ever served. */
  hadCustomers(): Promise<boolean>;
  noteCustomers(): Promise<void>;
}
