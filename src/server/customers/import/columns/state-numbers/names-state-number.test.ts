import { describe, expect, it } from 'vitest';
import { looksSecret } from '../secret-column.ts';

describe('a column of numbers from a state or a bank is left out', () => {
  it.each([
    ['English', 'Passport No|Identity card number|Driving licence no.|National Insurance No|Health insurance number'],
    ['English, more', 'Medicare|Medicare ID|Medicaid ID|Routing #|NINO|OHIP|DL Number|PHN|Personal Health Number'],
    ['German', 'Passnr|Pass-Nr.|Reisepass-Nr.|Perso-Nr.'],
    ['German, more', 'Identitätskarte Nr.|Krankenversichertennummer|Versicherten-Nr.|Sozialvers.-Nr.'],
    [
      'Dutch',
      'Paspoortnr|Identiteitskaartnummer|Nummer identiteitskaart|Rijbewijsnummer|Rijksregisternr.|Bankrekening nr',
    ],
    ['Danish', 'Pasnummer|Pas-nr.|Kørekortnummer|Sygesikringsnummer|Sygesikringsnr.|CPR nummer|Bankkontonr.'],
    ['Norwegian', 'Passnummer|Passnr.|Førerkortnummer|Fødselsnr|D-nummer'],
    ['Swedish', 'Passnummer|Körkortsnummer|ID-kortsnummer|Samordningsnummer|Legitimationsnr'],
    [
      'Finnish',
      'Passin numero|Passinumero|Henkilökortin numero|Ajokortin nro|Tilinumero|Sosiaaliturvatunnus|Pankkitili',
    ],
    ['French', 'N° passeport|Numéro de CNI|CNI|N° carte nationale d’identité'],
    ['French, more', 'N° permis de conduire|N° Sécurité sociale|N° SS|Numéro INSEE'],
    ['Spanish', 'Nº pasaporte|NIE|N.I.E.|DNI/NIE|Número de cédula|Nº Seguridad Social|Licencia de conducir No.'],
    [
      'Portuguese',
      'Nº do passaporte|Cartão de Cidadão|Bilhete de identidade|CNH|NISS|NIB|Conta corrente|Carta de condução nº',
    ],
    ['Italian', 'Numero passaporto|Numero documento identità|N. carta d’identità|Numero patente di guida'],
    ['Italian, more', 'Tessera sanitaria|Cod. Fiscale|C.F.|Codice fisc.'],
    [
      'Romanian',
      'Număr pașaport|Serie și număr CI|Serie CI|Nr. buletin|Nr. permis de conducere|CNP client|Nr. cont bancar',
    ],
    ['Polish', 'Nr paszportu|Seria i numer dowodu|Numer dowodu osobistego'],
    ['Polish, more', 'Nr prawa jazdy|Nr rachunku bankowego|Nr rach. bankowego|Rachunek bankowy'],
    ['Czech', 'Č. pasu|Číslo cestovního pasu|Číslo občanského průkazu|Č. OP'],
    ['Czech, more', 'Rodné č.|RČ|Číslo pojištěnce|Rod. číslo|Řidičský průkaz č.'],
    ['Slovak', 'Číslo cestovného pasu|Číslo občianskeho preukazu|Rodné číslo'],
    [
      'Hungarian',
      'Útlevélszám|Útlevél száma|Személyi igazolvány szám|Személyi szám|Szig. szám|Jogosítvány száma|TAJ|TAJ-szám',
    ],
    [
      'Greek',
      'Αριθμός διαβατηρίου|Αρ. ταυτότητας|Αριθμός Δελτίου Ταυτότητας|Αρ. άδειας οδήγησης|Αριθμός λογαριασμού|ΑΜΚΑ',
    ],
    ['Turkish', 'Pasaport No|Pasaport Numarası|TC Kimlik Numarası|Ehliyet No|SGK No|Banka Hesap No'],
    ['Russian', 'Паспорт №|Серия и номер паспорта|Номер водительского удостоверения|Расчетный счёт|Полис ОМС|ИИН'],
    [
      'Ukrainian',
      'Номер паспорта|Серія та номер паспорта|Паспортні дані|Номер посвідчення водія|Банківський рахунок|ІПН',
    ],
    ['Arabic', 'رقم جواز السفر|رقم الهوية|رقم الإقامة|الرقم القومي|رقم رخصة القيادة|رقم الحساب البنكي|السجل المدني'],
    ['Persian', 'کد ملی'],
    ['Hebrew', 'מספר דרכון|ת.ז.|מספר תעודת זהות|מספר רישיון נהיגה|מספר חשבון בנק|חשבון בנק'],
    ['Chinese', '护照号码|護照號碼|身份证号|驾驶证号|社保号|医保卡号|银行账号|居留證號'],
    ['Japanese', 'パスポート番号|運転免許証番号|在留カード番号|保険証番号|基礎年金番号|口座番号'],
    ['Korean', '여권번호|여권 번호|운전면허번호|외국인등록번호|주민번호|계좌 번호|건강보험증번호'],
    ['Vietnamese', 'Số hộ chiếu|Số CMND|CCCD|Số căn cước công dân|Số giấy phép lái xe|Số tài khoản|Mã số BHXH'],
  ])('in %s: %s', (_, headers) => {
    expect(headers.split('|').filter((header) => !looksSecret(header, 'AB 12 34'))).toEqual([]);
  });

  it.each([
    ['English', 'Pass No|Season pass number|Passport Country|Health insurance|Licence number|Total COP'],
    ['English, more', 'Social media|ID|Cop|Niño|Medicare plan|Routing rule'],
    ['German', 'Konto-Nr.|Kundenkontonummer|Führerschein|Krankenkasse|Versicherungsnummer|Ausweis|Nr. Passage'],
    ['Dutch', 'Klantenpas|Pas|Polisnummer|Rekening|Klantnummer'],
    ['Danish, Norwegian and Swedish', 'Kort|Konto|Person|Kundenummer|Passasjer|Kortnummer|Telefonnummer|Postnummer'],
    ['French', 'N° client|Permis|Numéro|Carte|N° de carte de fidélité|Compte client|Nombre de séances'],
    ['Spanish', 'Nº cliente|Cuenta|Cuenta corriente|Documento|Tarjeta|Número de patente|Número de NIT|Cédula jurídica'],
    [
      'Portuguese and Italian',
      'Número|Conta|Saldo conta corrente|Número de utente|Patente|Numero tessera|Numero documento',
    ],
    ['Romanian', 'Număr client|Serie|Cont|Cod fiscal|Act|Permis'],
    ['Polish and Czech', 'Nie|nie|Numer|Liczba dni|Nr dni|Číslo|Pas|OP|Průkaz|Číslo dokladu|Nr karty|Legitymacja'],
    ['Hungarian', 'Szám|Személyi edző|Számlaszám|Ügyfélszám|Adószám'],
    ['Greek', 'Αριθμός πελάτη|ΑΦΜ|Ταυτότητα φύλου|Αριθμός λογαριασμού πελάτη'],
    ['Turkish', 'Hesap No|Vergi No|Kimlik türü|Müşteri No'],
    ['Russian and Ukrainian', 'Номер|Лицевой счет|ИНН|Серия|Полис|Рахунок|Номер картки'],
    ['East Asian', '号码|番号|번호|会員番号|회원번호|客户编号|Số|Mã số|Số điện thoại|Mã số thuế|口座|年金'],
    ['Arabic and Hebrew', 'رقم|رقم الهاتف|رقم العميل|מספר|מספר לקוח'],
  ])('but not another in %s: %s', (_, headers) => {
    expect(headers.split('|').filter((header) => looksSecret(header, 'AB 12 34'))).toEqual([]);
  });
});
