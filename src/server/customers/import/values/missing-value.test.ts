import { describe, expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';
import { isPlaceholder, meansNothing } from './missing-value.ts';

it.each(['никогда', 'soha', 'tbd', 'TBD', 'yok', 'なし', 'Нет данных', '[TBA]', 'niciodată', '없음'])(
  '%s is nothing in a column of dates and the like',
  (cell) => expect(meansNothing(cell)).toBe(true),
);

it.each(
  `sin correo|SIN CORREO|sin teléfono|Sin correo electrónico|no tiene correo|keine Mail|keine E-Mail
  |keine E-Mail-Adresse|kein Telefon|ohne Mail|keine Nummer
  |no email|No e-mail|no email address|no phone number|without phone|(no mobile)
  |pas d'email|pas d’e-mail|pas de mail|pas de téléphone|pas d’adresse e-mail|aucun téléphone|sans adresse|senza email
  |nessuna mail|nessun telefono|sem e-mail|sem telefone|sem celular|não tem email|geen e-mail|geen telefoon
  |geen telefoonnummer|ingen mail|ingen telefon|ingen e-post|uden e-mail|utan telefon|ei sähköpostia|ei puhelinta
  |brak e-maila|brak telefonu|bez telefonu|bez emailu|nincs e-mail|nincs telefon|fără telefon|fără e-mail
  |χωρίς email|χωρίς τηλέφωνο|нет телефона|без телефона|нет почты|немає телефону|email yok|telefon yok|メールなし
  |電話なし|无邮箱|無電話|没有电话|이메일 없음|không có email|אין טלפון|بدون هاتف`
    .split('|')
    .map((cell) => cell.trim()),
)('%s is nothing in a column of emails and phones', (cell) => expect(meansNothing(cell)).toBe(true));

it.each(['mail', 'Telefon', 'nora', 'see email', 'no emails after 5pm', 'no reply', 'Sin', 'Bez', 'phone: none today'])(
  '%s is something',
  (cell) => expect(meansNothing(cell)).toBe(false),
);

describe('the error of a spreadsheet', () => {
  it.each(
    `#N/A #NULL! #REF! #VALUE! #NAME? #NUM! #DIV/0! #SPILL! #CALC! #FIELD! #GETTING_DATA #ERROR!
    #NV #BEZUG! #WERT! #ZAHL! #ÜBERLAUF! #DATEN_ABRUFEN
    #VALEUR! #NOM? #NOMBRE! #PROPAGATION! #¡REF! #¡VALOR! #¿NOMBRE? #N/D #¡DIV/0! #RIF! #NOME? #VALORE! #NÚM!
    #ADR! #ARG! #N/D! #LICZBA! #DZIEL/0! #YOK #BAŞV! #DEĞER! #AD? #SAYI/0! #N/B #VERW! #WAARDE! #DEEL/0!
    #SAKNAS! #REFERENS! #VÄRDEFEL! #DIVISION/0! #I/T #VÆRDI! #PUUTTUU! #JAKO/0! #Н/Д #ССЫЛКА! #ЗНАЧ! #ДЕЛ/0!
    #HIÁNYZIK #ÉRTÉK! #NENÍ_K_DISPOZICI #DĚLENÍ_NULOU! #NEDOSTUPNÝ #Δ/Υ #ΤΙΜΗ! #スピル! Err:502 ########`.split(/\s+/),
  )('is a missing value in every language: %s', (cell) => {
    expect(isPlaceholder(cell)).toBe(true);
    expect(isPlaceholder(cell.normalize('NFD'))).toBe(true);
  });

  it.each([
    '#1',
    '#1!',
    '#',
    '#!',
    '#VIP',
    '#FF0000',
    '#sale!',
    '#Wow!',
    '#N',
    '#n/a is odd',
    '#A1',
    '#nv',
    '#VIP GOLD!',
    'Err:5021',
  ])('is no other text with its sign: %s', (cell) => expect(isPlaceholder(cell)).toBe(false));
});

it('gives a customer no number, name or contact where a spreadsheet wrote an error', async () => {
  const row = { customerNumber: '#NV', firstName: '#BEZUG!', emails: ['ina@example.org'], phones: ['#¡REF!'] };
  const files = [
    await readImportFile('Kunden-Nr;Vorname;E-Mail;Telefon\n#NV;#BEZUG!;ina@example.org;#¡REF!\n'),
    await readImportFile(`${JSON.stringify(row)}\n`, { name: 'customers.ndjson' }),
  ];
  for (const { parsed } of files)
    expect(parsed).toEqual([
      { upsert: { emails: [{ address: 'ina@example.org', isPrimary: true }], parameters: {} }, leftOut: [] },
    ]);
});
