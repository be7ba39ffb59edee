import type { ParameterType } from '../../../../contract/customer.ts';
import { looksBoolean } from '../values/parse-boolean-and-status.ts';
import type { ColumnTarget } from './column-target.ts';
import { foldCharacters, headerWords, includesPhrase, wordSet } from './header-words.ts';
import { isBrazilianNumber, isIban, isSortCode, namesPersonalNumber } from './personal-numbers.ts';

/** Whether a column holds what no one should import: passwords, tokens, keys, card numbers. By its name and cells. */
export interface SecretSigns {
  readonly filled: number;
  /** Cells that can hardly be anything else, such as a bcrypt hash or an IBAN. */
  readonly certain: number;
  /** Cells that look like a hash or a card number, as some identifiers do. */
  readonly possible: number;
  /** The type its cells have, as far as they are alike. */
  readonly type: ParameterType | null;
}

export function isSecretColumn(header: string, target: ColumnTarget, signs: SecretSigns): boolean {
  if (target.kind !== 'new' && target.kind !== 'parameter') return false;
  const name = header.slice(0, 200).replace(/\s*\([^()]*\)\s*$/, '');
  const words = headerWords(name.replace('#', ' no '));
  if (signs.filled > 0 && signs.certain * 5 >= signs.filled) return true;
  if (signs.possible * 2 > signs.filled && !words.some((word) => identifierWords.has(word))) return true;
  if (signs.type === 'boolean') return false;
  if (namesExpiryOfCard(words)) return true;
  if (!namesPersonalNumber(name, words) && !namesSecret(words)) return false;
  // Such as "Password changed at" or "Login token expires".
  if (signs.type === 'date') return !words.some((word) => factWords.has(word));
  return !(signs.type === 'number' && words.some((word) => word === 'count' || word === 'attempts'));
}

/** Whether a single value is a secret, by its name and, if it is given, its look. */
export function looksSecret(header: string, text = ''): boolean {
  const sign = secretSign(text, header);
  return isSecretColumn(
    header,
    { kind: 'new', name: header },
    {
      filled: 1,
      certain: sign === 'certain' ? 1 : 0,
      possible: sign === 'possible' ? 1 : 0,
      type: looksBoolean(text) ? 'boolean' : null,
    },
  );
}

/** Words each of which names a secret. */
const secretWords = wordSet(`password passwords passwd passwort passworter passphrase passcode pwd kennwort motdepasse
  contrasena contrasenya senha wachtwoord losenord haslo token secret secrets apikey apikeys apisecret
  credential credentials jwt bearer cvv cvv2 cvc cvc2 otp otep totp hotp bcrypt argon2 passwordhash passhash pwhash
  privatekey secretkey accesskey sessionid sessiontoken sessionkey authtoken accesstoken refreshtoken resettoken
  authkey cardnumber creditcard creditcardnumber kreditkarte kreditkartennummer creditkaart kreditkort
  cardexpiry cardexpiration kartennummer hash md5 sha1 sha256
  heslo hesla пароль парола лозинка jelszo sifre salasana adgangskode kodeord passord geslo lozinka slaptazodis
  συνθηματικο סיסמה סיסמא sandi pw pword userpass userpw loginpass loginpw passw salt ssn socialsecuritynumber
  sozialversicherungsnummer bsn burgerservicenummer mothersmaidenname logintokens`);

/** What a word for a password contains, whatever it is joined with: `loginpassword`, `登录密码`. */
const passwordPart = new RegExp(
  foldCharacters(
    'passwor[dt]|passwd|kennwort|wachtwoord|losenord|パスワード|รหัสผ่าน|暗証番号|密码|密碼|口令|비밀번호|암호',
  ),
);

/** Words that name a secret together. */
const secretPhrases: readonly (readonly string[])[] = [
  'api key|api keys|private key|private keys|secret key|secret keys|access key|access keys',
  'encryption key|encryption keys|auth key|signing key|ssh key',
  'session id|auth code|authorization code|recovery code|recovery codes|backup code|backup codes|security code',
  'verification code|reset code|reset link|reset url|login link|magic link|security answer|security question',
  'activation link|activation url|security stamp',
  'session tokens|activation key|reset key|secure key',
  'auth tokens|access tokens|api tokens|card number|card no|credit card|debit card|cc number|card pin',
  'login tokens|resume tokens|refresh tokens|reset tokens|id tokens|device tokens|push tokens|bearer tokens',
  'user pass|login pass|account pass|db pass|social security|social insurance|securite sociale|seguridad social',
  'mother s maiden|mothers maiden|mother maiden|madchenname der mutter|geburtsname der mutter|memorable word',
  'fille de la mere|soltera de la madre|nubile della madre|meisjesnaam moeder|meisjesnaam van moeder|parola d ordine',
  'palavra passe|clave de acceso|clave secreta|mat khau|κωδικοσ προσβασησ',
  'كلمة المرور|كلمة السر',
  'pin hash|pin code hash|pin number|mot de passe',
  'numero de tarjeta|numero de carte|numero carta|security pin|account pin',
  'carte bancaire|carte de credit|carte bleue|tarjeta de credito|carta di credito|cartao de credito|karta kredytowa',
  'session cookie|session cookies|auth cookie|auth cookies|login cookie|cookie value|cookie header|set cookie',
].flatMap((line) => line.split('|').map((phrase) => foldCharacters(phrase).split(' ')));

/** Of cards that are no means of payment, and of lists whose tokens are units. */
const harmless = wordSet('loyalty member membership club bonus library gift customer balance supply');
/** Words that name no secret beside a harmless one. */
const isSoft = /^(?:tokens?|hash|cards?|cardnumber|kartennummer|tarjeta|carte|carta)$/;

/** Words of a fact about a secret rather than the secret. */
const factWords = wordSet('at on date time changed updated created set expires expired expiry expiration last reset');

/** Words of columns whose values may look like a hash or a card number. */
const identifierWords = wordSet('id ids uuid guid ref reference gtin ean upc isbn imei iccid sku number no nr order');

function namesSecret(found: readonly string[]): boolean {
  const isHarmless = found.some((word) => harmless.has(word));
  const names = (word: string): boolean => !(isHarmless && isSoft.test(word));
  // With anything after it, a pin can be a postal code or a badge.
  if (found.at(-1) === 'pin') return true;
  if (found.some((word) => (secretWords.has(word) || passwordPart.test(word)) && names(word))) return true;
  if (/^(?:http)?cookies?$/.test(found.join(''))) return true;
  // A pass can be one for a season, and "parola chiave" is a keyword.
  if (found.join('') === 'pass' || found.at(-1) === 'parola') return true;
  return secretPhrases.some((phrase) => phrase.every(names) && includesPhrase(found, phrase));
}

const cardWords = wordSet(`card cc creditcard debitcard kreditkarte kreditkarten karte carte tarjeta carta cartao
  creditkaart kreditkort karta`);
const expiryWords = wordSet(`expiry expiration exp expires ablauf ablaufdatum gultig verfallsdatum expira vencimiento
  caducidad scadenza validade vervaldatum`);

/** Whether a header names the expiry of a payment card, also as a date. */
function namesExpiryOfCard(found: readonly string[]): boolean {
  return (
    !found.some((word) => harmless.has(word)) &&
    found.some((word) => cardWords.has(word)) &&
    found.some((word) => expiryWords.has(word))
  );
}

const shortestSecret = 13;

/** What hashes, tokens and keys start with or look like. */
const certain = new RegExp(
  [
    String.raw`^\$2[abxy]?\$\d\d\$`,
    String.raw`^\$(?:argon2|scrypt|pbkdf2|[1567yPHS]\$|apr1\$)`,
    String.raw`^(?:pbkdf2|argon2|bcrypt|scrypt|md5|sha1|sha256|sha512)[\w-]*[$:].{16}`,
    String.raw`^\{(?:S?SHA\d*|S?MD5|CRYPT|PBKDF2[\w-]*|BCRYPT|ARGON2\w*)\}`,
    String.raw`^[0-9a-f]{32,128}:[^\s:]+$`,
    String.raw`^eyJ[\w-]{8,}\.[\w-]+\.[\w-]*$`,
    String.raw`^(?:sk|pk|rk)_(?:live|test)_\w+$`,
    String.raw`^sk-[\w-]{20,}$`,
    String.raw`^gh[pousr]_\w{20,}$`,
    String.raw`^github_pat_\w+$`,
    String.raw`^glpat-[\w-]+$`,
    String.raw`^xox[a-z]-[\w-]+$`,
    String.raw`^(?:AKIA|ASIA)[0-9A-Z]{16}$`,
    String.raw`^AIza[\w-]{30,}$`,
    String.raw`^ya29\.[\w-]+$`,
    String.raw`^whsec_\w+$`,
    String.raw`^shp(?:at|ca|pa|ss)_\w+$`,
    String.raw`^SG\.[\w-]+\.[\w-]+$`,
    String.raw`^[Bb]earer \S{8,}$`,
    String.raw`^otpauth://`,
    String.raw`^-----BEGIN [A-Z ]*PRIVATE KEY`,
  ].join('|'),
);
const hexHash = /^(?:0x)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const card = /^(?:4\d{15}(?:\d{3})?|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12}|6\d{15,18})$/;

/** What a cell suggests; null for almost all. */
export function secretSign(cell: string, header = ''): 'certain' | 'possible' | null {
  if (isBrazilianNumber(header, cell) || isSortCode(header, cell)) return 'possible';
  if (cell.length < shortestSecret || cell.length > 4096) return null;
  if (certain.test(cell) || isIban(cell)) return 'certain';
  if (hexHash.test(cell)) return 'possible';
  if (cell.length > 25) return null;
  const digits = cell.replace(/[ -]/g, '');
  return card.test(digits) && passesLuhn(digits) ? 'possible' : null;
}

/** Source: ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
