import { joinNames } from './customer-record.ts';
import type { CustomerPatch, PreparedPatch } from './customer-writer.ts';
import { phoneForms } from './phone-forms.ts';
import { unnumberedDocument } from './search-document.ts';

/** The patch with what its customer will be searched by, should it be a new one: a quarter of a write, for any thread to do. */
export function preparePatch(patch: CustomerPatch): PreparedPatch {
  const { firstName = null, lastName = null, emails = [], phones = [] } = patch;
  const displayName = patch.displayName === undefined ? joinNames(firstName, lastName) : patch.displayName;
  return {
    ...patch,
    prepared: {
      document: unnumberedDocument({ firstName, lastName, displayName, emails: [...emails], phones: [...phones] }),
      phoneForms: phones.map(({ number }) => phoneForms(number)),
    },
  };
}
