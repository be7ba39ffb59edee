import type { CustomerStatus } from '../../../../contract/customer.ts';

const words = (text: string): readonly string[] => text.split(' ');
const yes = new Set(words('true yes y t 1 on oui ja si sí sim tak ano áno igen evet jo kyllä да subscribed opted-in'));
const no = new Set(
  words(
    'false no n f 0 off non nein nee nej nei não nao nie ne nem hayır ei нет unsubscribed opted-out never-subscribed ' +
      'not-subscribed',
  ),
);
const plainYes = new Set(words('true yes y t'));
const plainNo = new Set(words('false no n f'));

/** The value of a cell in a boolean column; null if it is neither yes nor no. */
export function parseBoolean(cell: string): boolean | null {
  const word = cell.toLowerCase().replace(/[\s_]+/g, '-');
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}

/** Whether a cell suggests a boolean column; 0 and 1 do not, since they can be counts. */
export function looksBoolean(cell: string): boolean {
  const word = cell.toLowerCase();
  return plainYes.has(word) || plainNo.has(word);
}

const statuses: ReadonlyMap<string, CustomerStatus> = new Map([
  ...words('active activated enabled enable live current open verified').map((word) => [word, 'active'] as const),
  ...words(
    'inactive deactivated disabled disable dormant archived closed paused lapsed invited declined pending unverified',
  ).map((word) => [word, 'inactive'] as const),
  ...words('banned ban blocked blacklisted denylisted suspended barred').map((word) => [word, 'banned'] as const),
]);

/** The status that a cell means in a column such as Active or Blocked. */
export function parseStatusFlag(
  cell: string,
  flag: { readonly yes: CustomerStatus; readonly no: CustomerStatus },
): CustomerStatus | null {
  const isYes = parseBoolean(cell);
  if (isYes === null) return parseStatus(cell);
  return isYes ? flag.yes : flag.no;
}

/** The status that a word stands for; null for any other word. */
export function parseStatus(cell: string): CustomerStatus | null {
  return statuses.get(cell.toLowerCase()) ?? null;
}

/** Of two statuses, the one that counts: a customer who is active and blocked is banned. */
export function worstStatus(one: CustomerStatus, other: CustomerStatus): CustomerStatus {
  const worstFirst = ['banned', 'inactive', 'active'] as const;
  return worstFirst.find((status) => status === one || status === other) ?? one;
}
