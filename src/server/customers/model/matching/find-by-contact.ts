import type { Customer } from '../../../../contract/customer.ts';
import {
  asStoredPhone,
  hasInternationalPrefix,
  phoneDigits,
  phoneReadings,
} from '../../../../contract/phone/phone-text.ts';
import { foldText } from '../../../../contract/search-text.ts';
import { emailHash, phoneHash, emailIdentity } from '../contact-identity.ts';
import { phoneVariants } from '../phone-variants.ts';

/** How to find the customers with a whole email or phone number. */
export interface ContactLookup {
  /** Hashes can collide, so `matches` compares what they find. */
  readonly hash: number;
  matches(customer: Customer): boolean;
}

/** Reads text as an email and, if possible, as a phone in each of its readings. */
export function contactLookups(text: string): readonly ContactLookup[] {
  return [emailLookup(text), ...phoneLookups(foldText(text).trim())];
}

/** Any email, ignoring case. */
function emailLookup(address: string): ContactLookup {
  const wanted = emailIdentity(address);
  return {
    hash: emailHash(address),
    matches: ({ emails }) => emails.some((email) => emailIdentity(email.address) === wanted),
  };
}

/** Any phone, in any common format; one with `+` or `00` matches only in its international form. */
function phoneLookups(folded: string): readonly ContactLookup[] {
  const isInternational = hasInternationalPrefix(asStoredPhone(folded));
  const isNumber = (number: string, digits: string): boolean => {
    const { international, national } = phoneVariants(number);
    return international === digits || (national === digits && (international === null || !isInternational));
  };
  const readings = isDialled(folded) ? phoneReadings(folded) : [];
  return [
    ...readings.map((digits) => phoneLookup(digits, (number) => isNumber(number, digits))),
    // As shown, whatever else is written beside the digits.
    ...(/\d/.test(folded) ? [phoneLookup(phoneDigits(folded), (number) => foldText(number).trim() === folded)] : []),
  ];
}

function phoneLookup(digits: string, isWanted: (number: string) => boolean): ContactLookup {
  return { hash: phoneHash(digits), matches: ({ phones }) => phones.some(({ number }) => isWanted(number)) };
}

/** Whether a plus is only where it can be dialled. */
function isDialled(folded: string): boolean {
  return /^[\s(]*\+?[^+]*$/.test(folded);
}
