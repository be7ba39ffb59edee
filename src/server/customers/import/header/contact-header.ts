import type { ColumnTarget } from '../columns/column-target.ts';
import { foldCharacters, headerWords } from '../columns/header-words.ts';
import { isEmail } from '../values/parse-contact.ts';
import { namesOf } from './languages/field-names.ts';

type ContactTarget = Extract<ColumnTarget, { kind: 'email' | 'phone' }>;

const words = (text: string): readonly string[] => foldCharacters(text).trim().split(/\s+/);
const inLanguages = (field: 'email' | 'phone' | 'mobile'): readonly string[] =>
  namesOf(field).map((name) => headerWords(name).join(''));

const emailWords = new Set([
  ...words(`emails mails emailid emailaddress emailaddresses mailaddress courriel courriels correo correos
    correoelectronico correoe emailadressen mailadressen adresseemail adressemail adresseelectronique
    adressecourriel direccionemail direccioncorreo direccioncorreoelectronico indirizzomail
    enderecoemail messagerie smtp electronique indirizzopostaelettronica emailcime 邮件 电邮`),
  ...inLanguages('email'),
]);
const phoneWords = new Set([
  ...words(`phone phones phonenumber phonenumbers telephone telephones telephonenumber telefonos tels
    telefonnumber telefonnecislo telnumber phonenr phoneno fon rufnummer whatsapp whatsappnumber
    landline festnetz festnetznummer fijo lignefixe fixe fisso fixo vast vaste pevna pevny stacjonarny
    vezetekes sabit городскои telefonu iphone telf telefonuszam telefonumarasi telefonas telefons 連絡先`),
  ...inLanguages('phone'),
]);
const mobileWords = new Set([
  ...words(`mobile mobiles mob mobilfunk mobilfunknummer mobilephone mobilenumber mobileno handy handynummer
    handynr cell cells cellphone cellphonenumber cellular celulares cellulari portable natel movil
    moviles mobiele sms mobilni komorkowy kom smsnumber`),
  ...inLanguages('mobile'),
]);

/** As databases write a kind: HOMEPHONE. */
const kindAndContact = /^(home|work|business|office|other|primary)(phone|email)$/i;

/** Words beside the contact, and how far they move it back in the order of a customer's contacts. */
const qualifiers: ReadonlyMap<string, number> = new Map([
  ...words(`value values number numbers nummer nr numero numeros num address addresses adresse direccion primary main
    preferred principal principale default first haupt customer customers client clients cliente kunde kunden klant
    contact contacto contatto kontakt user member subscriber guest person your de del du des di do da der la n addr
      le el il основнои контактныи główny hlavni
      kund kundens kundes asiakas asiakkaan klient klienta zákazník zákazníka ügyfél vevő clientului müşteri πελάτης
      πελάτη клиент клиента клієнт клієнта`).map((word) => [word, 0] as const),
  ...words(`home work private personal privat privato business office geschaftlich geschaft gesch arbeit dienstlich
    buro domicile
    travail bureau professionnel professionnelle personnel casa trabajo lavoro ufficio other others second secondary
    secondaire secundario additional alternate alternative alt backup day daytime evening weitere andere
      autre otro werk thuis prive zakelijk arbete jobb jobbet hem bostad arbeid hjemme privat arbejde hjem jobi koti tyo
      praca sluzbowy sluzbowe sluzbova domowy prywatny prywatne pracovni pracovny domu domaci soukromy sukromny
      munkahelyi
      otthoni рабочии рабочая рабочее личныи личная частныи частная домашнии домашняя дополнительныи
      робочии особистии домашніи 自宅 勤務先 会社 公司 家庭 办公 직장 집 회사`).map((word) => [word, 2] as const),
  ...words('billing shipping delivery invoice rechnung facturation facturacion').map((word) => [word, 3] as const),
]);

/**
 * Whether a header names emails or phones, in several languages, also with a number or kind: `E-mail 1 - Value`, `Work
 * Phone`, `Téléfono móvil`. Null for anything more, such as `Email Status` or `Emergency Phone`.
 */
export function contactTarget(header: string): ContactTarget | null {
  const written = header
    .replace(kindAndContact, '$1 $2')
    .replace(/(?<=\p{L})\((e?s)\)/giu, '$1')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replaceAll('WhatsApp', 'Whatsapp');
  const found = headerWords(written);
  if (found.length > 1 && found.at(-1) === 'no') found.pop();
  // As Nº de teléfono is written.
  if (found[0] === 'no' && /^d[eiou]l?$/.test(found[1] ?? '')) found.shift();
  let rank = 0;
  let isMobile = false;
  const rest: string[] = [];
  for (const word of found) {
    const back = qualifiers.get(word);
    if (/^\d+$/.test(word)) rank += Math.max(0, Math.min(Number(word), 99) - 1);
    else if (mobileWords.has(word)) isMobile = true;
    else if (back === undefined) rest.push(word);
    else rank += back;
  }
  const name = rest.join('');
  const whole = found.join('');
  isMobile ||= mobileWords.has(name) || mobileWords.has(whole);
  if (emailWords.has(name) || emailWords.has(whole)) return { kind: 'email', rank };
  if (
    phoneWords.has(name) ||
    phoneWords.has(whole) ||
    mobileWords.has(whole) ||
    (rest.length > 1 && rest.every((word) => phoneWords.has(word))) ||
    (isMobile && (name === '' || mobileWords.has(name)))
  )
    return { kind: 'phone', rank: rank + (isMobile ? 1 : 0) };
  return null;
}

const person = new Set(
  words(`subscriber subscribers abonnent abonnenten abonne suscriptor iscritto user username benutzer benutzername
    utilisateur usuario utente member mitglied recipient empfanger contact kontakt customer client kunde kundin
    cliente
    klant account login name`),
);

/** The target of a column that means a person, such as Subscriber, if all its cells are emails. */
export function personTarget(header: string, cells: readonly string[]): ContactTarget | null {
  const found = headerWords(header);
  const isPerson = found.length > 0 && found.every((word) => person.has(word));
  return isPerson && cells.length > 0 && cells.every(isEmail) ? { kind: 'email', rank: 1 } : null;
}

/** Words of columns whose emails are those of someone else: those who work with customers, then those close to them. */
const others = new Set(
  words(`owner manager agent rep representative sales salesperson seller vendor sender author advisor adviser
    consultant assigned assignee by to from cc bcc referrer referred referral inviter staff employee support
    supervisor boss partner betreuer berater vertreter verkaufer zustandig mitarbeiter bearbeiter von
    propietario vendedor comercial responsable vendeur commercial conseiller responsabile venditore agente
    asesor gestor verkoper beheerder
      parent parents mother father mom mum dad guardian guardians emergency kin spouse husband wife doctor physician
      teacher
      eltern mutter vater erziehungsberechtigte erziehungsberechtigter vormund notfall notfallkontakt ehepartner
      ehefrau ehemann arzt hausarzt lehrer lehrerin
      mere pere tuteur tutrice urgence conjoint conjointe epoux epouse medecin enseignant enseignante professeur
      madre padre padres tutor tutora emergencia conyuge esposo esposa pareja medico profesor profesora maestro maestra
      genitore genitori tutore emergenza coniuge marito moglie insegnante
      moeder vader ouder ouders voogd nood noodcontact noodgeval echtgenoot echtgenote arts huisarts leraar leerkracht
      matka matki ojciec ojca rodzic rodzica rodzice opiekun opiekuna alarmowy malzonek malzonka lekarz lekarza
      nauczyciel nauczyciela wychowawca`),
);

/** Whether a name is that of someone else than the customer, such as the owner of an account. */
export function namesOther(name: string): boolean {
  return headerWords(name).some((word) => others.has(word));
}

/** Whether a column contains the customers' emails by the look of its cells alone: almost all are, each another. */
export function looksLikeEmails(header: string, cells: readonly string[]): boolean {
  if (cells.length === 0 || namesOther(header)) return false;
  const emails = cells.filter(isEmail);
  return emails.length * 10 >= cells.length * 9 && new Set(emails).size * 10 >= emails.length * 9;
}
