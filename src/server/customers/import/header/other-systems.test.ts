import { expect, it } from 'vitest';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';

/** What a column fills. */
async function targetOf(header: string, cell: string): Promise<string> {
  const { scan } = await readImportFile(`Customer Number\t${header}\nc1\t${cell}\nc2\t\n`);
  const target = scan.columns[1]?.target;
  if (target === undefined) return '';
  if ('field' in target) return target.field;
  return target.kind === 'parameter' ? target.definition.id : target.kind;
}

it.each([
  // Intercom
  ['Last seen (BST)', '2025-01-02 08:00:00', 'lastActivityDate'],
  ['Signed up (PDT)', '2024-03-05 10:00:00', 'createdAt'],
  // Square and Clover
  ['First Visit', '2024-03-05', 'createdAt'],
  ['Last Visit', '2025-01-02', 'lastActivityDate'],
  ['Transaction Count', '3', 'totalOrders'],
  ['Marketing Allowed', 'Yes', 'system_marketing_opt_in'],
  // Ecwid and Shopware
  ['total_order_count', '3', 'totalOrders'],
  ['sales_value', '99.50', 'totalSpent'],
  ['accept_marketing', 'true', 'system_marketing_opt_in'],
  ['last_login', '2025-01-02 08:00:00', 'lastActivityDate'],
  // MailerLite
  ['Subscribed', '2024-03-05 10:00:00', 'createdAt'],
  ['Subscribed', 'yes', 'new'],
  ['회원가입일', '2021-03-04  오후 9:15:00', 'createdAt'],
  ['최종접속일', '2021-03-04', 'lastActivityDate'],
  ['会員登録日', '2021/03/04 午前9:15:00', 'createdAt'],
  // HubSpot in German
  ['Erstelldatum (MEZ)', '2021-03-04 09:15', 'createdAt'],
  ['Datum der letzten Aktivität (MEZ)', '2021-03-04 09:15', 'lastActivityDate'],
  // In Brazil, a postal code
  ['CEP', '01310-107', 'new'],
  // PrestaShop and Sage in French
  ['Ventes', '1 250,50 €', 'totalSpent'],
  ['Inscription', '2024-03-05 10:00:00', 'createdAt'],
  ['Dernière visite', '2025-01-02 08:00:00', 'lastActivityDate'],
  ['Intitulé', 'DUPRÉ Jean', 'displayName'],
  ['Mis en sommeil', 'Oui', 'flag'],
  // WooCommerce in Spanish
  ['Pedidos', '3', 'totalOrders'],
  ['Gasto total', '1250,50', 'totalSpent'],
  ['Valor medio del pedido', '416,83', 'averageOrderValue'],
  ['Última actividad', '2025-01-02 08:00:00', 'lastActivityDate'],
  // WooCommerce and others in German, Italian and Dutch
  ['Bestellungen', '3', 'totalOrders'],
  ['Umsatz', '1.250,50 €', 'totalSpent'],
  ['Letzte Aktivität', '2025-01-02', 'lastActivityDate'],
  ['Numero ordini', '3', 'totalOrders'],
  ['Ultimo accesso', '2025-01-02', 'lastActivityDate'],
  ['Aantal bestellingen', '3', 'totalOrders'],
  // Teamleader in Dutch
  ['Telefoon werk', '+32 2 555 01 01', 'phone'],
  ['Telefoon thuis', '+31 20 555 0101', 'phone'],
  ['Toegevoegd op', '25/03/2024 10:00', 'createdAt'],
  // BaseLinker in Polish
  ['Liczba zamówień', '3', 'totalOrders'],
  ['Wartość zamówień', '1 250,50 zł', 'totalSpent'],
  ['Telefon służbowy', '+48 600 700 800', 'phone'],
  // Shoptet in Czech and UNAS in Hungarian
  ['Celkem utraceno', '1 250,50 Kč', 'totalSpent'],
  ['Név', 'Kovács Éva', 'displayName'],
  ['Rendelések száma', '3', 'totalOrders'],
  ['Rendelések értéke', '125 050 Ft', 'totalSpent'],
  // Ticimax in Turkish
  ['Üyelik Tarihi', '25.03.2024 10:00:00', 'createdAt'],
  ['Son Giriş Tarihi', '02.01.2025 08:00:00', 'lastActivityDate'],
  ['SMS İzni', 'Evet', 'system_sms_opt_in'],
  ['Toplam Tutar', '1.250,50 TL', 'totalSpent'],
  // Italian and Greek
  ['Telefono fisso', '06 1234567', 'phone'],
  ['Consenso marketing', 'Sì', 'system_marketing_opt_in'],
  ['Stato', 'Attivo', 'status'],
  ['Stato', 'Italia', 'new'],
  ['Σταθερό τηλέφωνο', '2101234567', 'phone'],
  ['Ημερομηνία εγγραφής', '25/03/2024', 'createdAt'],
  // MakeShop in Japanese and Cafe24 in Korean
  ['購入回数', '3', 'totalOrders'],
  ['累計購入金額', '\\12,500', 'totalSpent'],
  ['累計購入金額', '12,500円', 'totalSpent'],
  ['최근접속일', '2025-01-02', 'lastActivityDate'],
  ['총주문수', '3', 'totalOrders'],
  ['이메일수신여부', 'T', 'system_marketing_opt_in'],
  // Forms and hotels
  ['Name (First)', 'Ida', 'firstName'],
  ['Name (Last)', 'Moss', 'lastName'],
  ['Email (Enter Email)', 'ida@example.org', 'email'],
  ['Created (Europe/London)', '25/03/2024 10:00', 'createdAt'],
  // Bitrix24 in Russian
  ['Рабочий телефон', '+7 495 123-45-67', 'phone'],
  ['Рабочий e-mail', 'anna@work.example', 'email'],
  ['Частный e-mail', 'anna@example.org', 'email'],
  ['Домашний телефон', '+7 495 123-45-68', 'phone'],
  // Phones of other systems and in other languages
  ['Mobiele telefoon', '06-55501191', 'phone'],
  ['Tel. kom.', '600 700 800', 'phone'],
  ['Tel. gesch.', '0341 5550123', 'phone'],
  ['Mob.', '07700 900181', 'phone'],
  ['Моб. телефон', '+7 912 555-01-31', 'phone'],
  ['Ligne fixe', '02 98 55 01 01', 'phone'],
  ['Cep No', '0532 555 01 41', 'phone'],
  ['連絡先', '090-5555-0131', 'phone'],
  ['連絡先', 'Tokyo', 'new'],
  ['HOMEPHONE', '020 7946 0181', 'phone'],
  ['WorkPhone', '020 7946 0181', 'phone'],
  ['ASSISTANTPHONE', '020 7946 0181', 'new'],
  ['Phone(s)', '020 7946 0181', 'phone'],
  ['Person - Telefon - Arbeit', '089 5550133', 'phone'],
  ['Person - E-Mail-Adresse - Arbeit', 'ida@example.org', 'email'],
  ['Email Address(es)', 'ida@example.org; ida2@example.org', 'email'],
  ['Adresse de messagerie 2', 'ida@example.org', 'email'],
  // Names, numbers, amounts and dates
  ['Guest Name', 'Moss, Ida', 'displayName'],
  ['회원명', '황보민서', 'displayName'],
  ['Anniversaire', '1984-07-19', 'system_date_of_birth'],
  ['Umsatz gesamt', '1.250,50 €', 'totalSpent'],
  ['Historic Customer Lifetime Value', '412.75', 'lifetimeValue'],
  ['Receive Marketing Emails?', 'Yes', 'system_marketing_opt_in'],
  ['Letzter Einkauf', '02.01.2025', 'lastOrderDate'],
  ['Data da última compra', '25/03/2024', 'lastOrderDate'],
  ['Poslední nákup', '25.03.2024', 'lastOrderDate'],
  ['加入日期', '2024-03-25', 'createdAt'],
] as const)('reads %s of %s as %s', async (header, cell, expected) => {
  expect(await targetOf(header, cell)).toBe(expected);
});

it.each([
  ['ID do registro', 'HubSpot in Portuguese'],
  ['ID klienta', 'BaseLinker in Polish'],
  ['Üye ID', 'Ticimax in Turkish'],
  ['Vevő azonosító', 'UNAS in Hungarian'],
  ['会員ID', 'MakeShop in Japanese'],
])('knows customers by %s, as of %s', async (header) => {
  const { parsed } = await readImportFile(`${header};Login\n101;joao\n`);
  expect(parsed).toMatchObject([{ upsert: { id: '101' } }]);
});

it('reads full names in a column of first names that is alone', async () => {
  const namesOf = async (text: string) => (await readImportFile(text)).parsed;
  expect(await namesOf('Nombre,Email\nLucía Gómez,l@example.org\nJosé Pérez,j@example.org\n')).toMatchObject([
    { upsert: { displayName: 'Lucía Gómez' } },
    { upsert: { displayName: 'José Pérez' } },
  ]);
  for (const file of [
    'Nombre,Email\nLucía,l@example.org\nJosé,j@example.org\n',
    'Nombre,Apellidos,Email\nAna María,Gómez,l@example.org\nJosé Luis,Pérez,j@example.org\n',
    'First Name,Email\nMary Ann,l@example.org\nJohn Paul,j@example.org\n',
  ])
    expect(await namesOf(file)).toMatchObject([
      { upsert: { firstName: expect.any(String) } },
      { upsert: { firstName: expect.any(String) } },
    ]);
});

it('says what to do with vCards', async () => {
  const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ida Moss\nEMAIL:ida@example.org\nEND:VCARD\n';
  await expect(readImportFile(card)).rejects.toThrow('The file contains vCards. Export the contacts as CSV');
});
