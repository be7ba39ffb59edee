import type { PhonePrefix } from '../../values/phone-prefixes/join-phone.ts';
import { foldCharacters, headerWords, includesPhrase } from '../header-words.ts';

const phrases = (text: string): readonly (readonly string[])[] =>
  text.split(/\s*\|\s*/).map((phrase) => foldCharacters(phrase).trim().split(/\s+/));
/** Names that need no word for a phone beside them. */
const alone: Readonly<Record<PhonePrefix, readonly (readonly string[])[]>> = {
  country: phrases(`country calling code|calling code|dial code|dialing code|dialling code|isd code|country phone code
    |landesvorwahl|ländervorwahl|ddi`),
  area: phrases('ddd|ortsvorwahl|vorwahl|std code'),
};
const besidePhone: typeof alone = {
  country: phrases(`country code|country prefix|international prefix|country|code pays|indicatif pays
    |código de país|código del país|código do país|código país|prefijo internacional|prefisso internazionale
    |landcode|landnummer|isd`),
  area: phrases('area code|city code|area|prefix|prefijo|indicatif|código de área|código área'),
};
const prefixes = ['country', 'area'] as const;

/** Names that mean many things: calling codes if they have a plus sign. */
const signedAlone = phrases('country code');
const signedBesidePhone = phrases('code');

interface NamedPrefix {
  readonly prefix: PhonePrefix;
  /** The words beside it, which name the phone; none in a header such as DDD. */
  readonly rest: readonly string[];
  /** Whether the values must have a plus sign. */
  readonly isSigned: boolean;
}

/** The prefixes that a header can name, such as `Phone Country Code` or `Telefone DDD`, if its rest names a phone. */
export function namedPrefixes(header: string): readonly NamedPrefix[] {
  const found = headerWords(header);
  const named = (prefix: PhonePrefix, phrase: readonly string[], isSigned = false): NamedPrefix[] =>
    includesPhrase(found, phrase) ? [{ prefix, rest: found.filter((word) => !phrase.includes(word)), isSigned }] : [];
  const isAlone = ({ rest }: NamedPrefix): boolean => rest.length === 0;
  const isBeside = ({ rest }: NamedPrefix): boolean => rest.length > 0;
  return [
    ...prefixes.flatMap((prefix) => alone[prefix].flatMap((phrase) => named(prefix, phrase))),
    ...prefixes.flatMap((prefix) => besidePhone[prefix].flatMap((phrase) => named(prefix, phrase)).filter(isBeside)),
    ...signedAlone.flatMap((phrase) => named('country', phrase, true)).filter(isAlone),
    ...signedBesidePhone.flatMap((phrase) => named('country', phrase, true)).filter(isBeside),
  ];
}

const plain = new Set(
  phrases(`phone|phones|telephone|telephones|tel|telefon|telefono|telefone|téléphone|number|numbers|no|nr|num|numero
    |nummer|fon|contact|customer|value|values`).flat(),
);

/** The words that tell a phone from others, such as mobile. */
function kindOf(header: string): string {
  const words = namedPrefixes(header)[0]?.rest ?? headerWords(header);
  return words.filter((word) => !plain.has(word)).join(' ');
}

/** The columns of the prefixes of each phone: those of its kind, or else those that are of none. */
export function prefixesOfPhones<T extends { readonly header: string }>(
  phones: readonly string[],
  columns: readonly T[],
): readonly (readonly T[])[] {
  if (columns.length === 0) return phones.map(() => []);
  const kindsOfPhones = phones.map(kindOf);
  const others = columns.filter(({ header }) => !kindsOfPhones.includes(kindOf(header)));
  return kindsOfPhones.map((kind) => {
    const own = columns.filter(({ header }) => kindOf(header) === kind);
    return own.length > 0 ? own : others;
  });
}
