import type { Customer } from '../../../../contract/customer.ts';
import { foldText, phoneDigits } from '../../../../contract/search-text.ts';
import { emailHash, phoneHash, emailIdentity } from '../../model/contact-identity.ts';
import { hasInternationalPrefix, isWrittenAsPhone, phoneVariants } from '../../model/phone-variants.ts';
import type { SearchTerm } from '../../model/search-terms.ts';

/** How to find the customers with a whole email or phone number. */
export interface ContactLookup {
  /** Hashes can collide, so `matches` compares what they find. */
  readonly hash: number;
  /** A search that finds all of them, and possibly others. */
  readonly term: SearchTerm;
  matches(customer: Customer): boolean;
}

/** Reads text as an email and, if possible, as a phone. */
export function contactLookups(text: string): readonly ContactLookup[] {
  const phone = phoneLookup(text);
  return phone === null ? [emailLookup(text)] : [emailLookup(text), phone];
}

/** Any email, ignoring case. */
function emailLookup(address: string): ContactLookup {
  const wanted = emailIdentity(address);
  return {
    hash: emailHash(address),
    term: { kind: 'anywhere', text: foldText(wanted) },
    matches: ({ emails }) => emails.some((email) => emailIdentity(email.address) === wanted),
  };
}

/** Any phone, in any common format; one with `+` or `00` matches only in its international form. */
function phoneLookup(text: string): ContactLookup | null {
  const digits = isWrittenAsPhone(text) ? phoneDigits(text) : '';
  if (digits === '') return null;
  return {
    hash: phoneHash(digits),
    term: { kind: 'phone', text: digits, digits },
    matches: ({ phones }) =>
      phones.some(({ number }) => {
        const { international, national } = phoneVariants(number);
        return (
          international === digits || (national === digits && (international === null || !hasInternationalPrefix(text)))
        );
      }),
  };
}
