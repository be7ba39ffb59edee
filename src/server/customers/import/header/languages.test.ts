import { describe, expect, it } from 'vitest';
import { systemParameters } from '../../../../contract/parameters.ts';
import { parseBoolean } from '../values/parse-boolean-and-status.ts';
import { mapHeader } from './map-header.ts';

/** What each column fills; null where it becomes a parameter of its own. */
function filled(header: readonly string[]): (string | null)[] {
  return mapHeader(header, systemParameters).map(({ target }) => {
    if (target.kind === 'parameter') return target.definition.id;
    if (target.kind === 'flag') return `${target.kind} ${target.yes}`;
    return target.kind === 'new' ? null : 'field' in target ? target.field : target.kind;
  });
}

const name = ['firstName', 'lastName'];

describe('recognises the columns of', () => {
  it.each([
    ['Polish', ['Imię', 'Nazwisko', 'Adres e-mail', 'Numer telefonu', 'Data urodzenia', 'Ostatnie zamówienie']],
    ['Turkish', ['Ad', 'Soyad', 'E-posta', 'Cep Telefonu', 'Doğum Tarihi']],
    ['other Turkish', ['Adı', 'Soyadı', 'E-posta', 'Cep', 'Doğum Tarihi']],
    ['Russian', ['Имя', 'Фамилия', 'Электронная почта', 'Телефон', 'Дата рождения']],
    [
      'Spanish',
      ['Nombre', 'Apellidos', 'Correo electrónico', 'Teléfono móvil', 'Fecha de nacimiento', 'Última compra'],
    ],
    ['French', ['Prénom', 'Nom', 'Adresse e-mail', 'Tél. portable', 'Date de naissance', 'Dernière commande']],
    ['German', ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Mobiltelefon', 'Geburtstag', 'Letzte Bestellung']],
    ['Italian', ['Nome', 'Cognome', 'Indirizzo di posta elettronica', 'Cellulare', 'Data di nascita', 'Ultimo ordine']],
    ['Czech', ['Jméno', 'Příjmení', 'E-mail', 'Telefon', 'Datum narození', 'Poslední objednávka']],
    ['Swedish', ['Förnamn', 'Efternamn', 'E-post', 'Mobil', 'Födelsedatum', 'Senaste köp']],
    ['other German', ['Vorname', 'Nachname', 'E-Mail', 'Telefon', 'Geburtsdatum', 'Letzte Bestellung am']],
    ['other French', ['Prénom', 'Nom', 'Adresse électronique', 'N° de téléphone', 'Date de naissance']],
    [
      'other Spanish',
      ['Nombre', 'Apellidos', 'Correo', 'Nº de teléfono', 'Fecha de nacimiento', 'Fecha última compra'],
    ],
    ['SAP', ['FIRST_NAME', 'LAST_NAME', 'SMTP_ADDR', 'TELF1']],
    ['Japanese', ['名', '姓', 'メールアドレス', '電話番号', '生年月日', '最終購入日']],
  ])('%s files', (_, header) => {
    const expected = [...name, 'email', 'phone', 'system_date_of_birth', 'lastOrderDate'];
    expect(filled(header)).toEqual(expected.slice(0, header.length));
  });

  it.each([
    [
      ['Person - ID', 'Person - Name', 'Person - Email - Work', 'Person - Person created', 'Person - Birthday'],
      ['id', 'displayName', 'email', 'createdAt', 'system_date_of_birth'],
    ],
    [
      ['customers.Id', 'customers.First Name', 'customers.Email', 'customers.Deleted', 'billing_address.Email'],
      ['id', 'firstName', 'email', 'flag inactive', 'email'],
    ],
    [
      ['u.id', 'u.email', 'u.last_name', 'u.phone', 'u.created_at', 'u.active', 'p.id', 'p.name'],
      ['id', 'email', 'lastName', 'phone', 'createdAt', 'flag active', null, null],
    ],
    [
      ['Guests: Email', 'Members - Email', 'Users: Email', 'Contacts: Email', 'Guest: Email'],
      [null, null, null, 'email', 'email'],
    ],
    [
      ['id', 'name', 'owner.email', 'owner.last_name', 'owner.phone'],
      ['id', 'displayName', null, null, null],
    ],
    [
      ['CUST_ID', 'CUST_FIRST_NAME', 'CUST_LAST_NAME', 'CUST_EMAIL', 'CUST_SEGMENT'],
      ['id', 'firstName', 'lastName', 'email', null],
    ],
    [
      ['profile.firstName', 'profile.lastName', 'email'],
      ['firstName', 'lastName', 'email'],
    ],
    [
      ['Nº de cliente', 'E-mail'],
      ['customerNumber', 'email'],
    ],
    [
      ['customer_code', 'email', 'Contact Owner', 'Customer Segment'],
      ['customerNumber', 'email', null, null],
    ],
    [
      ['email', 'Ad', 'Created At (UTC+0)', 'First Name (as in passport)'],
      ['email', null, 'createdAt', 'firstName'],
    ],
    [
      ['Email', 'SMS', 'iPhone', 'IsDeleted'],
      ['email', 'phone', 'phone', 'flag inactive'],
    ],
    [
      ['Kundennr.', 'Name 1', 'E-Mail'],
      ['customerNumber', 'displayName', 'email'],
    ],
    [
      ['Name (Adressattyp natürl. Person)', 'Vorname (Adressattyp natürl. Person)', 'E-Mail'],
      ['lastName', 'firstName', 'email'],
    ],
    [
      ['顧客番号', '氏名', 'Eメール', '携帯電話', '登録日'],
      ['customerNumber', 'displayName', 'email', 'phone', 'createdAt'],
    ],
    [
      ['客户编号', '姓名', '邮箱', '手机', '注册时间'],
      ['customerNumber', 'displayName', 'email', 'phone', 'createdAt'],
    ],
    [
      ['고객번호', '이름', '이메일', '휴대폰', '가입일'],
      ['customerNumber', 'displayName', 'email', 'phone', 'createdAt'],
    ],
    [
      ['Posta elettronica', 'Email Addr', 'EMAIL_ADDR', 'E-Mail-Addr.'],
      ['email', 'email', 'email', 'email'],
    ],
    [
      ['No phone', 'No email', 'N', 'Addr', 'SMTP Server', 'Email'],
      [null, null, null, null, null, 'email'],
    ],
  ])('%j', (header, expected) => {
    expect(filled(header)).toEqual(expected);
  });
});

it.each<[string, string]>([
  ...['Kunden-ID', 'Datensatz-ID', 'id_customer'].map((header): [string, string] => [header, 'id']),
  ...['KDNR', 'KUNNR', 'Cód. Cliente', 'Código de cliente', 'Cust No', 'Cust. #', 'Debitor', 'Kundenummer'].map(
    (header): [string, string] => [header, 'customerNumber'],
  ),
  ...['Müşteri Kodu', 'Relatiecode', 'Kontaktnr.', '會員編號'].map((header): [string, string] => [
    header,
    'customerNumber',
  ]),
  ...['Nr klienta', 'Klantcode', 'Nro. de cliente'].map((header): [string, string] => [header, 'customerNumber']),
  ...['Nombre y apellido', 'Apellido y nombre'].map((header): [string, string] => [header, 'displayName']),
  ['Apellido paterno', 'lastName'],
  ['ERDAT', 'createdAt'],
  ['registerDate', 'createdAt'],
  ['UserCreateDate', 'createdAt'],
  ['Last Updated on', 'updatedAt'],
  ...['Erstellungsdatum', 'Klant sinds', 'Kund sedan', 'Data iscrizione', 'Data de cadastro', 'Fecha alta'].map(
    (header): [string, string] => [header, 'createdAt'],
  ),
  ...['Registration', 'Profile Created On', 'Kayıt tarihi', 'Дата регистрации', 'Kunde siden'].map(
    (header): [string, string] => [header, 'createdAt'],
  ),
])('knows %s', (header, field) => {
  expect(filled(['Email', header])).toEqual(['email', field]);
});

it.each(['NEVER_SUBSCRIBED', 'Never subscribed', 'Not subscribed'])('reads the consent %s as no', (cell) => {
  expect(parseBoolean(cell)).toBe(false);
});
