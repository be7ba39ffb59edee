import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';

const rowsOf: Readonly<Record<string, string>> = {
  czech:
    'Jméno|Příjmení|Telefon|E-mail|Město\nJiří|Dvořáková|602123410|a@example.cz|Plzeň\n' +
    'Žofie|Nová|602123411|b@example.cz|Ústí\nTomáš|Krejčí|602123412|c@example.cz|Třebíč\n',
  polish:
    'Imię|Nazwisko|E-mail|Miejscowość\nŁukasz|Wiśniewski|a@example.pl|Łódź\n' +
    'Małgorzata|Kamińska|b@example.pl|Poznań\nGrażyna|Zając|c@example.pl|Gdańsk\n',
  hungarian:
    'Vezetéknév|Keresztnév|E-mail|Város\nSzűcs|Győző|a@example.hu|Győr\n' +
    'Kővári|Ágnes|b@example.hu|Pécs\nFehér|Zoltán|c@example.hu|Hódmező\n',
  german:
    'Vorname|Nachname|E-Mail|Straße\nJürgen|Müller|a@example.de|Köln\n' +
    'Käthe|Groß|b@example.de|Lübeck\nÄnne|Öhler|c@example.de|Fürth\n',
  turkish:
    'Ad|Soyadı|E-posta|Şehir\nAyşe|Yılmaz|a@example.tr|İstanbul\n' +
    'Şükrü|Doğan|b@example.tr|Muğla\nGülşen|Öztürk|c@example.tr|Eskişehir\n',
  swedish:
    'Förnamn|Efternamn|E-post|Ort\nÅsa|Sjöberg|a@example.se|Malmö\n' +
    'Göran|Åkerblom|b@example.se|Växjö\nMärta|Öberg|c@example.se|Umeå\n',
  french:
    'Prénom|Nom|E-mail|Ville\nZoé|Lefèvre|a@example.fr|Orléans\n' +
    'François|Hervé|b@example.fr|Nîmes\nBenoît|Gaël|c@example.fr|Béziers\n',
  russian:
    'Имя|Фамилия|E-mail|Город\nИван|Петров|a@example.ru|Москва\n' +
    'Ольга|Смирнова|b@example.ru|Казань\nСергей|Кузнецов|c@example.ru|Самара\n',
  greek:
    'Όνομα|Επώνυμο|E-mail|Πόλη\nΓιώργος|Παπαδόπουλος|a@example.gr|Αθήνα\n' +
    'Ελένη|Νικολάου|b@example.gr|Πάτρα\nΜαρία|Γεωργίου|c@example.gr|Βόλος\n',
  // In Shift JIS, the second bytes of ポ, ミ and タ are |, ~ and ^.
  japanese: 'Name|E-mail|市\n山田 太郎|a@example.jp|タポミ\nミタ ポ|b@example.jp|東京\n高橋 由美子|c@example.jp|ポ\n',
};

describe('a delimiter that can be the second byte of a character', () => {
  it.each(
    [
      ['czech', 'windows-1250'],
      ['czech', 'cp852'],
      ['polish', 'iso-8859-2'],
      ['hungarian', 'windows-1250'],
      ['german', 'windows-1252'],
      ['german', 'macintosh'],
      ['turkish', 'windows-1254'],
      ['swedish', 'cp850'],
      ['french', 'windows-1252'],
      ['russian', 'windows-1251'],
      ['russian', 'cp866'],
      ['greek', 'windows-1253'],
      ['japanese', 'cp932'],
    ].flatMap(([language = '', encoding = '']) => ['|', '~', '^'].map((sign) => [sign, language, encoding] as const)),
  )('does not hide the encoding: %s in %s in %s', async (sign, language, encoding) => {
    const text = rowsOf[language]?.replaceAll('|', sign) ?? '';
    const { rows } = await read(iconv.encode(text, encoding));
    expect(rows.map(({ cells }) => cells.join(sign))).toEqual(text.trim().split('\n').slice(1));
  });

  it('is not in the words that the question for the encoding shows', async () => {
    const file = iconv.encode('First|Last|E-mail\nJosé|Matić|a@example.hr\n', 'windows-1250');
    await expect(read(file)).rejects.toThrow(/isn't clear.* windows-1250 \(José Matić\)/);
  });
});
