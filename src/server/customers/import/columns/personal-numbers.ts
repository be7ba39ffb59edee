import { foldCharacters, headerWords, includesPhrase } from './header-words.ts';
import { namesStateNumber } from './state-numbers/names-state-number.ts';

/*
 * What states and banks call the numbers of a person, which open accounts and prove an identity. No number of a
 * company, such as a VAT number, is among them: invoices need it.
 */

const listOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) =>
      foldCharacters(line)
        .split('|')
        .map((name) => name.trim()),
    )
    .filter(Boolean);

/** Words that name such a number, whatever stands beside them. */
const numberWords: ReadonlySet<string> = new Set(
  listOf(`iban|ibans|ibannumber|ibannummer|bankaccount|bankaccountnumber|bankverbindung|bankkonto|rekeningnummer
    bankrekeningnummer|bankrekeningnr|bankrekening|bankkontonummer|bankkontonr|bankszámlaszám|clabe|cbu|cvu|nuban
    tilinumero|ssn|nationalid|nationalidnumber|passportnumber|passportno|passportnr
    reisepassnummer|reisepassnr|passnummer|paspoortnummer|personalausweisnummer|ausweisnummer
    ausweisnr|personnummer|personnr|fødselsnummer|fodselsnr|cprnummer|cprnr|henkilötunnus|hetu|kennitala|isikukood
    pesel|codicefiscale|curp|cpf|ahvnummer|ahvnr|svnr|svnummer|sozialversicherungsnr|rentenversicherungsnummer
    steueridentifikationsnummer|steuerid|rijksregisternummer|tckn|tckimlik|tckimlikno|aadhaar|aadhar|nric|hkid|cnic
    jmbg|emšo|rodnecislo|снилс|マイナンバー|個人番号|身份证|身份证号|身份证号码|身分證|身分證字號|주민등록번호
    住民番号|口座番号|銀行口座|银行卡号|银行账号|银行账户|계좌번호
    rekeningnr|bankrek|amka|αμκα|cuil|cccd|cmnd|mykad|bvn|ppsn|ppsnumber|рнокпп|tajszám|ktp
    nhsnumber|führerscheinnummer|führerscheinnr
    เลขบัตรประชาชน|เลขประจำตัวประชาชน|เลขที่บัตรประชาชน
    bankleitzahl|blz|bsb|ifsc|ifsccode|clearingnummer|clearingnr|мфо|銀行コード|은행코드|联行号
    护照|护照号|护照号码|護照號碼|パスポート番号|旅券番号|여권번호`),
);

/** Words that name one together. */
const numberPhrases: readonly (readonly string[])[] =
  listOf(`bank a c|cuenta bancaria|cuenta clabe|clave interbancaria|compte bancaire|conto corrente
    conta bancaria|konto bankowe|číslo účtu|bankovní spojení|passport number|passport no|passport nr|passport num
    passport id|passport details|numero de passeport|n passeport|numero de pasaporte|n pasaporte|numero passaporto
    numero de passaporto|numer paszportu|cislo pasu|reisepass nr|номер паспорта|серия паспорта|паспортные данные
    government id|national id|national identity|national identification
    national insurance|ni number|nino number|identity card
    identity number|id card number|id card no|personal identity|personal identification|personal id number
    carte d identite|piece d identite|numero de registre national|registre national|documento de identidad
    documento d identita|carta d identita|documento nacional|numer dowodu|nr dowodu|dowod osobisty|cislo op
    obciansky preukaz|cpr number|cpr nr|cpr nummer|codice fiscale|numero dni|dni nie|dni nif|ahv nummer|ahv nr
    numero avs|no avs|n avs|sv nummer|sv nr|steuer id|steuer identifikationsnummer|rodne cislo|tc kimlik|kimlik no
    personas kods|asmens kodas|social insurance|sozialversicherungs nummer|driver license number
    drivers license number|driver s license number|driving licence number|drivers licence number|my number
    תעודת זהות|numer pesel|cedula de identidad|numero de cedula|emirates id
    rek nr|rek no|rek nummer|cont bancar|contul bancar|bank sort code|numero nir|n nir|no nir|n secu|no secu
    numero secu|numero de secu|taj szam|adoazonosito jel|dni cuit|dni cuil|my kad|no nik|nomor nik
    sa id number|sa id no|iqama number|iqama no|iqama id|pps number|pps no|инн физлица|инн физ лица
    инн физического лица|tax file number|tfn number|nhs number|nhs no|medicare number|medicare no
    fuhrerschein nummer|fuhrerschein nr|pan number|pan no|pan card|sin number|nin number
    nss number|routing number|routing no|routing nr|aba number|aba no|aba routing|transit number|code guichet
    cle rib`).map((phrase) => phrase.split(' '));

/** Names that mean such a number only if nothing stands beside them: a passport also has a country and a date. */
const wholeNames: ReadonlySet<string> = new Set(
  listOf(`passport|passports|reisepass|passeport|pasaporte|passaporto|passaporte|paszport|paspoort|паспорт|rib
    загранпаспорт|パスポート|旅券|personalausweis|cpr|oib|egn|егн|cnp|dni|cedula|cédula|rut|nir|avs|ahv
    kimlik|kimlik numarasi|t c no|tc no|kontonummer|no do rg|numero do rg
    nr konta|numer konta|iqama|numero de compte|numero compte|n compte|no compte|n de compte|no de compte
    no de cuenta|n de cuenta|numero de cuenta|no cuenta|numero cuenta
    driver license|drivers license|driver s license|driver licence|drivers licence|driver s licence
    driving licence|driving license|αριθμός ταυτότητας`),
);

/** Names that are also ordinary words, or names of people, if they are not in capitals. */
const capitals = /^(?:SIN|PAN|NIN|NSS|NIK|TFN|RTN|NIE|NIB|RČ|DUI|DPI|CF|NINO|OHIP|RVNR|PHN|MBI)$/;

/** As on identity cards of Brazil: `12.345.678-X`, `MG-12.345.678`. */
const brazilian = /^(?!rg)(?:[a-z]{2}[- ]?)?\d[\d. ]{5,14}(?:[-/]?[\dx])?$/i;

/** Alone, or with the number of a company at its state. */
const namesBrazilian = /^(?:ie\s*\/\s*)?r\.?g\.?(?:\s*\/\s*ie)?$/i;

/** Whether a column called RG has the number of an identity card; in German, it is that of an invoice. */
export function isBrazilianNumber(header: string, cell: string): boolean {
  return header.length <= 20 && namesBrazilian.test(header) && brazilian.test(cell);
}

/** Of a bank in the United Kingdom; other columns called so order a list. */
const sortCode = /^\d\d[- ]?\d\d[- ]?\d\d$/;

/** Whether a column called Sort Code has that of a bank. */
export function isSortCode(header: string, cell: string): boolean {
  return cell.length <= 8 && sortCode.test(cell) && headerWords(header).join('').endsWith('sortcode');
}

const namesBank = new RegExp(foldCharacters('^(?:bank|banc|banque|банк)'));
const accountWords: ReadonlySet<string> = new Set(
  listOf(
    'account|accounts|acct|acc|konto|kontonummer|konta|rachunku|cuenta|compte|conto|conta|rekening|ucet|счет|счета',
  ),
);

const codeWords: ReadonlySet<string> = new Set(
  listOf('code|codes|kod|kodu|kode|codigo|codice|cod|код|clearing|routing'),
);

/** Whether the words of a header name the number of a passport, a bank account or a person's number at the state. */
export function namesPersonalNumber(header: string, found: readonly string[]): boolean {
  if (capitals.test(header.normalize().replace(/[.\s]/g, ''))) return true;
  if (namesStateNumber(found) || found.some((word) => numberWords.has(word)) || wholeNames.has(found.join(' ')))
    return true;
  const isOfBank = found.some((word) => namesBank.test(word));
  if (isOfBank && found.some((word) => accountWords.has(word) || codeWords.has(word))) return true;
  return numberPhrases.some((phrase) => includesPhrase(found, phrase));
}

const accountNumbers: ReadonlySet<string> = new Set(
  listOf('accountnumber|accountno|accountnr|accountnum|acctnumber|acctno|accnumber|accno|acno'),
);
const bankWords: ReadonlySet<string> = new Set(listOf('iban|bic|swift|bsb|blz|bankleitzahl|sortcode|routing|aba|ifsc'));

/** Whether a header names an account, which is one of a bank beside a column of a bank. */
export function namesAccount(header: string): boolean {
  return accountNumbers.has(headerWords(header).join(''));
}

/** Whether a header names a bank or its code. */
export function namesBankOrCode(header: string): boolean {
  const found = headerWords(header);
  return found.some((word) => bankWords.has(word) || namesBank.test(word)) || includesPhrase(found, ['sort', 'code']);
}

/** Whether a text is an IBAN, by its check digits. Source: ISO 13616 and ISO 7064, MOD 97-10. */
export function isIban(text: string): boolean {
  // References of payments have the same check digits, and start with RF.
  if (text.length > 50 || !/^(?!RF)[A-Z]{2}\d\d/i.test(text)) return false;
  const compact = text.replace(/[ -]/g, '').toUpperCase();
  if (!/^[A-Z\d]{15,34}$/.test(compact)) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
