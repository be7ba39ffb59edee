import { Customer } from '../../../../contract/customer.ts';
import type { SelectionBody } from '../../../../contract/list/list-export.ts';
import { copyText } from '../../../lib/browser/clipboard.ts';
import { exportQuery, readExport } from '../export/read-export.ts';
import { contactsOf, type ContactKind } from '../selection/selected-customers.ts';
import type { ListRequest } from '../url/list-request.ts';

/** The most customers whose contacts are read to be copied. */
export const maxCopied = 10_000;

/** What was copied. */
export interface CopiedContacts {
  readonly copied: number;
  /** Customers that have none. */
  readonly missing: number;
  /** False when the browser refused. */
  readonly isCopied: boolean;
}

/** Copies the primary emails or phones of customers, one per line. */
export async function copyContacts(customers: readonly Customer[], kind: ContactKind): Promise<CopiedContacts> {
  const { contacts, missing } = contactsOf(customers, kind);
  const isCopied = contacts.length === 0 || (await copyText(contacts.join('\n')));
  return { copied: contacts.length, missing, isCopied };
}

/**
 * As `copyContacts`, of all customers of a list but some. Rejects with an ApiError, or the signal's reason. The browser
 * is told of the text before it is there: later, most would say that no one has clicked.
 */
export async function copyListedContacts(
  request: ListRequest,
  selection: SelectionBody,
  kind: ContactKind,
  onProgress: (customers: number) => void,
  signal: AbortSignal,
): Promise<CopiedContacts> {
  const reading = readContacts(request, selection, kind, onProgress, signal);
  const isWritten = writeText(
    reading.then(({ contacts }) => {
      if (contacts.length === 0) throw new Error('There is nothing to copy');
      return contacts.join('\n');
    }),
  );
  const { contacts, missing } = await reading;
  return { copied: contacts.length, missing, isCopied: (await isWritten) || contacts.length === 0 };
}

async function readContacts(
  request: ListRequest,
  selection: SelectionBody,
  kind: ContactKind,
  onProgress: (customers: number) => void,
  signal: AbortSignal,
) {
  const query = exportQuery(request, selection);
  const { content } = await readExport({ format: 'ndjson', query, selection }, onProgress, signal);
  const lines = (await content.text()).split('\n').filter((line) => line !== '');
  return contactsOf(
    lines.map((line) => Customer.parse(JSON.parse(line))),
    kind,
  );
}

async function writeText(text: Promise<string>): Promise<boolean> {
  try {
    const blob = text.then((written) => new Blob([written], { type: 'text/plain' }));
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    return false;
  }
}
