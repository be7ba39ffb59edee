import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importFile, runImport } from '../../../../testing/customers/import-run.ts';
import { readImportFile } from '../../../../testing/customers/read-import-file.ts';
import { openTestStore } from '../../../../testing/customers/test-store.ts';

const bcrypt = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';

/** Names of the parameters that a file with one more column creates. */
async function createdBy(header: string, cells: readonly string[], name = 'customers.csv'): Promise<readonly string[]> {
  const lines = name.endsWith('.csv')
    ? [`Customer Number\t${header}`, ...cells.map((cell, at) => `c${at}\t${cell}`)]
    : cells.map((cell, at) => JSON.stringify({ customerNumber: `c${at}`, [header]: cell }));
  return (await readImportFile(`${lines.join('\n')}\n`, { name })).scan.wanted.map((wanted) => wanted.name);
}

describe.each(['customers.csv', 'customers.ndjson'])('in %s, a column of secrets', (file) => {
  it.each([
    'Password',
    'password_hash',
    'userPassword',
    'Passwort',
    'Mot de passe',
    'Contraseña',
    'reset_token',
    'API Key',
    'apiKey',
    'client_secret',
    'Security Answer',
    'otp_secret',
    'session_id',
    'CVV',
    'Credit Card Number',
    'Remember Token',
  ])('is not imported, by its name: %s', async (header) => {
    expect(await createdBy(header, ['tulip-77', 'rose 12'], file)).toEqual([]);
  });

  it.each(
    [
      'Hasło|Heslo|Пароль|パスワード|Jelszó|Şifre|ŞİFRE|Salasana|Adgangskode|Passord|Parola|密码|登录密码|비밀번호|סיסמה',
      'كلمة المرور|Κωδικός πρόσβασης|Mật khẩu|user_pass|pass|PW|LoginPW|Kundenpasswort|userpassword|salt',
      'password_salt',
      'SSN|Social Security Number|Numéro de sécurité sociale|Mother’s maiden name|motherMaidenName|loginTokens',
      'Mädchenname der Mutter|Memorable Word',
    ].flatMap((line) => line.split('|')),
  )('is not imported, by its name in other words: %s', async (header) => {
    expect(await createdBy(header, ['tulip-77', 'rose 12'], file)).toEqual([]);
  });

  it.each(
    [
      'IBAN|Customer IBAN|IBAN-Nummer|Bank Account|Bank account number|Rekeningnummer|Cuenta bancaria',
      'Passport|Passport No.|passportNumber|Reisepassnummer|Numéro de passeport|Pasaporte|Номер паспорта|护照号码',
      'National ID|National Insurance Number|NI Number|PESEL|Numer PESEL|Personnummer|Fødselsnummer|CPR-nr|CPF|CURP',
      'AHV-Nr.|AHV-Nummer|SV-Nummer|Steuer-ID|Codice fiscale|DNI|Cédula|Henkilötunnus|Rodné číslo|TC Kimlik No',
      'Aadhaar',
      '身份证号|マイナンバー|주민등록번호|СНИЛС|Member SSN|Personalausweis|OIB',
      'bank_ids/acc_number|Banks/Account Number|Bank A/C No|Bank acct no|Numer rachunku bankowego|Nr konta bankowego',
      'Číslo účtu|Bankovní spojení|RIB|Bankkontonummer|Bankrekeningnr|Tilinumero|Номер банковского счета',
      'CLABE|CLABE interbancaria|Cuenta CLABE|Kontonummer|CBU|口座番号|银行卡号|계좌번호|Kimlik|Kimlik No|T.C. No',
      'Cookie|Cookies|HTTP Cookie|Session Cookie|Card Expiry|Card expiration date|cc_exp|Kreditkarte gültig bis',
      'S.S.N.|C.P.F.|C.U.R.P.|I.B.A.N.|N.I.R.|D.N.I.|P.E.S.E.L.|Α.Μ.Κ.Α.|P.I.N.|S. S. N.|Customer S.S.N',
      'รหัสผ่าน|otep|Rekeningnr|Rek.nr|Bankrek.|Numéro de compte|N° compte|Nº compte|N.º de cuenta|Nr konta',
      'Cont bancar',
      'Bank Sort Code|AMKA|Numéro NIR|N° sécu|TAJ szám|Adóazonosító jel|DNI/CUIT|CUIL|NSS|CCCD|Số CMND/CCCD|NIK',
      'No KTP|MyKad|เลขบัตรประชาชน|SA ID Number|BVN|NIN|N.I.N.|Iqama|PPS Number|РНОКПП|ИНН физлица|TFN|SIN|PAN',
      'NHS Number|Medicare Number|Driver License|Driver’s License|Führerscheinnummer|Führerschein-Nr.',
      'PAN Number|SIN (Canada)',
      'Bank Code|Bank Clearing Number|BankSortCode|Bankleitzahl|BLZ|BSB|BSB Number|IFSC|IFSC Code|Routing Number',
      'Routing No.|Bank Routing Number|ABA Number|ABA Routing|RTN|Transit Number|Clearingnummer|Code banque|МФО',
      'Code guichet|Clé RIB|Código de banco|Código del banco|Código bancario|Kod banku|Kód banky|Codice banca',
      '銀行コード|은행코드|联行号|Código da agência bancária',
      'Government ID Number|Nr dowodu|Account Activation URL|SecurityStamp|Password reset URL',
    ].flatMap((line) => line.split('|')),
  )('is not imported, by its name alone: %s', async (header) => {
    expect(await createdBy(header, ['AB 12 34', 'x-77'], file)).toEqual([]);
  });

  it.each([
    ['Card Expiry', '2027-04-30'],
    ['Card Expiry', '12/27'],
    ['R.G.', '12.345.678-9'],
    ['IE / RG', '12.345.678-9'],
    ['RG / IE', '12.345.678-9'],
    ['Nº do RG', '12.345.678-9'],
    ['Número do RG', '12.345.678-9'],
    ['DPI', '2457 89123 0101'],
    ['Card Exp Year', '2027'],
  ])('is not imported, though its cells are dates or numbers: %s', async (header, cell) => {
    expect(await createdBy(header, [cell, cell], file)).toEqual([]);
  });

  it.each([
    ['12.345.678-9', '4.987.654-X', []],
    ['MG-12.345.678', 'SP 98765432', []],
    ['123456789', '98765432', []],
    // The number of a German invoice
    ['RG-2026-0017', 'RG-2026-0018', ['RG']],
    ['1017', '1018', ['RG']],
  ])('is not imported, by its name and its look: RG of %s', async (one, other, created) => {
    expect(await createdBy('RG', [one, other], file)).toEqual(created);
  });

  it.each([
    ['20-00-00', '40-47-84', []],
    ['200000', '404784', []],
    ['20 00 00', '40 47 84', []],
    // The order of a list
    ['A-1', 'B-2', ['Sort Code']],
    ['10', '20', ['Sort Code']],
  ])('is not imported, by its name and its look: Sort Code of %s', async (one, other, created) => {
    expect(await createdBy('Sort Code', [one, other], file)).toEqual(created);
  });

  it.each(['Customer Password', 'Member password', 'Gift card PIN', 'customer_secret'])(
    'is not imported, whoever it is of: %s',
    async (header) => {
      expect(await createdBy(header, ['tulip-77', 'rose 12'], file)).toEqual([]);
    },
  );

  it.each([
    ['bcrypt', bcrypt],
    ['argon2', '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b4dWRWJTmaaJObG'],
    ['MD5', '5f4dcc3b5aa765d61d8327deb882cf99'],
    ['MD5 with salt', '5f4dcc3b5aa765d61d8327deb882cf99:Ab12'],
    ['SHA-1', '5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8'],
    ['phpass', '$P$B12345678IxT2g3cQ7mXcMyXkpDqUb0'],
    ['Django', 'pbkdf2_sha256$260000$c29tZXNhbHQ$RdescudvJCsgt3ub+b4dWRWJTmaaJObG'],
    ['LDAP', '{SSHA}DkMTwBl+a/3DQTxCYEApdUtNXGgdUac3'],
    ['JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r'],
    ['an API key', 'sk_live_4eC39HqLyjWDarjtT1zdp7dc'],
    ['an IBAN', 'DE02120300000000202051'],
    ['an IBAN with spaces', 'GB29 NWBK 6016 1331 9268 19'],
    ['a card number', '4242 4242 4242 4242'],
    ['a card number', '378282246310005'],
  ])('is not imported, by its look: %s', async (_, cell) => {
    expect(await createdBy('Extra', [cell, cell], file)).toEqual([]);
  });

  it.each([
    ['Password changed at', '2026-01-02'],
    ['VAT number', 'DE123456789'],
    ['Account Number', '31926819'],
    ['Account Number', 'DE02120300000000202052'],
    ['Payment reference', 'RF18539007547034'],
    ['Nik', 'Falk'],
    ['Pan', 'non-stick'],
    ['Sin', 'greed'],
    ['PAN size', 'large'],
    ['Tfn', 'x-77'],
    ['CUIT', '30-50001091-2'],
    ['ИНН', '7707083893'],
    ['Adószám', '12345678-1-42'],
    ['Driver License State', 'NY'],
    ['Has driver license', 'yes'],
    ['Führerschein', 'B'],
    ['Iqama expiry date', '2031-01-02'],
    ['Numéro de compte client', 'K-17'],
    ['Sort Code', 'A-1'],
    ['V.A.T. number', 'DE123456789'],
    ['A.B. Test', 'x-77'],
    ['Passport Country', 'GB'],
    ['Passport expiry date', '2031-01-02'],
    ['Has passport', 'yes'],
    ['IBAN checked', 'yes'],
    ['BIC', 'DEUTDEFF'],
    ['Bank BIC', 'DEUTDEFF'],
    ['Routing', 'north'],
    ['Branch Code', 'B-17'],
    ['Transit', 'rail'],
    ['Bank', 'First Bank'],
    ['Account Manager', 'Mia Falk'],
    ['Tags of the food bank', 'helper'],
    ['Niño', 'Leo'],
    ['Member card number', 'M-77'],
    ['Two-factor enabled', 'yes'],
    ['Loyalty card number', '1234567'],
    ['Promo Code', 'SUMMER-2026'],
    ['Account UUID', '5f4dcc3b5aa765d61d8327deb882cf99'],
    ['Failed password attempts', '3'],
    ['Order number', '4242424242424242'],
    ['Secretary', 'Mia Falk'],
    ['Card Brand', 'Visa'],
    ['Loyalty card expiry', '2027-01-02'],
    ['Cookie consent', 'all'],
    ['Cookie settings', 'necessary only'],
    ['Kundenkontonummer', 'K-17'],
    ['Konto', 'K-17'],
    ['Konto-Nr.', 'K-17'],
    ['Membership expiry', '2027-01-02'],
    ['Tokens', '12'],
    ['Season Pass', 'Gold'],
    ['Pass', 'yes'],
    ['Parola chiave', 'vino'],
    ['Maiden name', 'Hill'],
    ['Salted', 'no'],
    ['Security Deposit', '10'],
  ])('is not %s', async (header, cell) => {
    expect(await createdBy(header, [cell, cell], file)).toEqual([header]);
  });
});

describe('an account number', () => {
  it.each(['Sort Code', 'BSB', 'BIC/SWIFT', 'Bank Name', 'IBAN', 'Routing Number'])(
    'is one of a bank beside %s',
    async (neighbor) => {
      const before = await readImportFile(`Email,${neighbor},Account Number\na@example.org,x-1,31926819\n`);
      expect(before.scan.columns.at(-1)?.target).toEqual({ kind: 'secret' });
      const line = `{"email":"a@example.org","Account No":"31926819",${JSON.stringify(neighbor)}:"x-1"}`;
      const { scan } = await readImportFile(`${line}\n`, { name: 'customers.ndjson' });
      expect(scan.wanted.map(({ name }) => name)).not.toContain('Account No');
    },
  );

  it('is one of the customer beside other columns, or if a mapping says so', async () => {
    const row = 'a@example.org,31926819,Hull,x-1\n';
    const { scan } = await readImportFile(`Email,Account Number,City,Sort Code\n${row}`);
    expect(scan.columns[1]?.target).toMatchObject({ kind: 'new' });
    const mapping = [{ column: 'Account Number', field: 'customerNumber' }];
    const mapped = await readImportFile(`Email,Account Number,Sort Code,City\n${row}`, { mapping });
    expect(mapped.scan.columns[1]?.target).toEqual({ kind: 'text', field: 'customerNumber' });
  });
});

describe('secrets', () => {
  it('are found however late in the file', async () => {
    const rows = Array.from({ length: 1_500 }, (_, at) => `c${at},${at < 1_400 ? '' : bcrypt}`);
    const { scan } = await readImportFile(`Customer Number,Extra\n${rows.join('\n')}\n`);
    expect(scan.columns[1]?.target).toEqual({ kind: 'secret' });
  });

  it('are named by the import and the dry run, and in no report', async () => {
    const store = await openTestStore();
    const file = importFile(`Email,Password,Extra\na@example.org,tulip-77,${bcrypt}\nstranger,rose-12,${bcrypt}\n`);
    const sentence = 'Passwords, tokens, card and identity numbers and the like would be left out: Password, Extra.';
    const { output } = await runImport(store.dataDir, [file, '--dry-run']);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/tulip|rose|\$2b/);
    const run = await runImport(store.dataDir, [file]);
    expect(run.output).toContain(sentence.replace('would be', 'were'));
    expect(existsSync(`${file}.rejected.csv`)).toBe(true);
    expect(readFileSync(`${file}.rejected.csv`, 'utf8')).not.toMatch(/tulip|rose|\$2b/);
    expect((await store.customer('a@example.org'))?.parameters).toEqual([]);
  });

  it.each<[string, string]>([
    ['a cell too few', 'Email,Name,Password\nb@example.org,tulip-77\n'],
    ['a cell too many', 'Email,Name,Password,Note\nb@example.org,Moss,Ida,tulip-77,x\n'],
    [
      'an unclosed quote',
      'Email,Name,Password\n"b@example.org,Ida,x\nc@example.org,Per,tulip-77\nd@example.org","x",y\n',
    ],
    ['invalid bytes', 'Email,Náme,Password\nb@example.org,Ida,tulip-77\xff\nc@example.org,Per,x\n'],
  ])('are in no report of a row with %s', async (_, content) => {
    const store = await openTestStore();
    const bytes = Buffer.concat(
      content.split('\xff').flatMap((text, at) => [...(at > 0 ? [Buffer.of(0xff)] : []), Buffer.from(text)]),
    );
    const file = importFile(bytes);
    const run = await runImport(store.dataDir, [file]);
    expect(run).toMatchObject({ code: 2, errors: '' });
    expect(run.output + readFileSync(`${file}.rejected.csv`, 'utf8')).not.toContain('tulip');
  });

  it.each<[string, string]>([
    ['most rows', 'Email,Náme,Password\nb@example.org,Ida,tulip-77\xff\n'],
    ['the header', 'Email,Náme,Not\xff,Password\nb@example.org,Ida,,tulip-77\xff\n'],
  ])('are not in the question for the encoding if %s may have another', async (_, content) => {
    const store = await openTestStore();
    const bytes = Buffer.concat(
      content.split('\xff').flatMap((text, at) => [...(at > 0 ? [Buffer.of(0xff)] : []), Buffer.from(text)]),
    );
    const run = await runImport(store.dataDir, [importFile(bytes)]);
    expect(run).toMatchObject({ code: 1, errors: expect.stringContaining('Run again with --encoding NAME') });
    expect(run.output + run.errors).not.toContain('tulip');
  });

  it.each<[string, string]>([
    ['its fields', '{"email":"stranger","password":"tulip-77","Note":"kept"}'],
    ['its parameters', '{"email":"stranger","parameters":{"Password":"tulip-77","Note":"kept"}}'],
    [
      'its list of parameters',
      '{"email":"stranger","parameters":[{"name":"password_hash","value":"tulip-77"},{"name":"Note","value":"kept"}]}',
    ],
    ['an object', '{"email":"stranger","login":{"name":"kept","password":{"hash":"tulip-77"}}}'],
    ['a list', '{"email":"stranger","apiKeys":["tulip-77"],"Note":"kept"}'],
    ['a number of many digits', '{"email":"stranger","note":"kept","pin":12345678901234567890,"token":"tulip-77"}'],
  ])('are not in the rejects of NDJSON, but the rest is: in %s', async (_, line) => {
    const store = await openTestStore();
    const file = importFile(`{"email":"a@example.org"}\n${line}\n`, 'customers.ndjson');
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 2, errors: '' });
    const rejects = readFileSync(`${file}.rejected.csv`, 'utf8');
    expect(rejects).not.toContain('tulip');
    expect(rejects).toContain('kept');
  });

  it.each<[string, string]>([
    ['that is cut off', '{"email":"a@example.org","password":"tulip-77'],
    ['of another syntax', "{email: 'a@example.org', password: 'tulip-77'}"],
    ['in a string', '{"email":"a@example.org","data":"{\\"password\\":\\"tulip-77\\"}" '],
    ['with a hash', `a@example.org;tulip-77;${bcrypt}`],
  ])('are not in the rejects of NDJSON: in a line %s', async (_, line) => {
    const store = await openTestStore();
    const file = importFile(`{"email":"b@example.org"}\n${line}\n`, 'customers.ndjson');
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 2, errors: '' });
    expect(readFileSync(`${file}.rejected.csv`, 'utf8')).not.toContain('tulip');
  });

  it('are not among the values of NDJSON that are left out', async () => {
    const store = await openTestStore();
    const services = '"services":{"resume":{"loginTokens":["tulip-79"],"sesja":{"hasło":"tulip-80"}}}';
    const login = '"password":{"plain":"tulip-77"},"login":{"user":"kept","token":"tulip-78"}';
    const line = `{"email":"a@example.org",${login},${services}}`;
    const file = importFile(`${line}\n`, 'customers.ndjson');
    const { output } = await runImport(store.dataDir, [file, '--dry-run']);
    expect(output).not.toContain('tulip');
    expect(await runImport(store.dataDir, [file])).toMatchObject({ code: 0, errors: '' });
    const leftOut = readFileSync(`${file}.left-out.csv`, 'utf8');
    expect(leftOut).not.toContain('tulip');
    expect(leftOut).toContain('user');
  });
});
