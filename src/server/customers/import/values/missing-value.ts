import { foldText } from '../../../../contract/search-text.ts';

const words = (text: string): readonly string[] => text.split(/\s*\n\s*/).filter((word) => word !== '');

/** What programs write for a missing value. `Null` and `NA` are not among them: a surname, and Namibia. */
const placeholders = new Set(
  words(`
    NULL
    null
    (null)
    <null>
    [null]
    \\N
    N/A
    n/a
    N/a
    n.a.
    N.A.
    NaN
    nan
    NaT
    -None-
    --None--
    undefined
    (empty)
    (blank)
    (none)
    -
    --
    ---
    –
    —
  `),
);

/** What spreadsheets write for an error, in the languages where it is neither `#N/A` or alike nor ends in a mark. */
const sheetErrors = new Set(
  words(`
    #NV
    #YOK
    #HIÁNYZIK
    #NENÍ_K_DISPOZICI
    #NEDOSTUPNÝ
    #PUUDUB
    #GETTING_DATA
    #DATEN_ABRUFEN
    #スピル!
    #溢出!
  `),
);

/** What people write for nothing in a column of dates, numbers, statuses, emails or phones. */
const nothing = new Set(
  words(`
    null
    na
    nan
    nil
    none
    never
    no date
    no email
    no phone
    not applicable
    not available
    not provided
    not set
    unknown
    empty
    blank
    ?
    ??
    .
    nie
    niemals
    kein
    keine
    keiner
    keine angabe
    k.a.
    k. a.
    ka
    unbekannt
    leer
    jamais
    aucun
    aucune
    inconnu
    inconnue
    non renseigné
    s/o
    nunca
    ninguno
    ninguna
    desconocido
    desconocida
    no aplica
    mai
    nessuno
    nessuna
    sconosciuto
    nenhum
    nenhuma
    desconhecido
    nooit
    geen
    onbekend
    n.v.t.
    aldrig
    ingen
    inget
    okänd
    ukendt
    ukjent
    aldri
    tbd
    tba
    to be determined
    to be confirmed
    tbc
    nigdy
    nie dotyczy
    nieznane
    никогда
    неизвестно
    нет
    нет данных
    отсутствует
    ніколи
    невідомо
    soha
    nincs
    ismeretlen
    yok
    hiç
    asla
    bilinmiyor
    belirtilmemiş
    ποτέ
    κανένα
    άγνωστο
    niciodată
    necunoscut
    nikad
    nikada
    nikoli
    neznano
    nepoznato
    ei koskaan
    ei tiedossa
    tuntematon
    なし
    無し
    無
    未定
    不明
    无
    未知
    没有
    없음
    brak
    nieznany
    nikdy
    neuvedeno
    žádný
    žádná
    neznámý
  `),
);

/** Words before an email or a phone, without accents, that say there is none, and words for both. */
const noneBefore = `no|without|sin|no tiene|sans|aucune?|pas d(?:e |e)?|keine?n?|ohne|senza|nessuna?|sem|nao tem|geen
  |zonder|ingen|inget|intet|uden|uten|utan|ei|bez|brak|nincs|fara|χωρισ|δεν εχει|нет|без|немає
  |khong co|אין|ללא|بدون|无|無|没有`;
const noneAfter = 'yok|なし|無し|없음';
const contactWords = `(?:adresse |correo )?e?[- ]?mail(?:a|u|e)?(?:[- ]?add?ress?e?)?|adresse?|address|courriel
  |correo(?: electronico)?|e[- ]?post|posta|почты|пошти|sahkopostia|tel(?:efon|efono|ephone|efone|efoon)?(?:u|nummer)?
  |phone(?: number)?|number|nummer|numero|numeru|mobile?|mobil|movil|celular|cellulare|handy|telemovel|puhelinta
  |τηλεφωνο|телефона|телефону|טלפון|هاتف|メール|電話|电话|邮箱|郵箱|手机|이메일|전화`;
const joined = (list: string): string => `(?:${list.replace(/\s*\n\s*/g, '')})`;
const noContact = new RegExp(
  `^(?:${joined(noneBefore)} ?${joined(contactWords)}|${joined(contactWords)} ?${joined(noneAfter)})$`,
);

const longestPlaceholder = 9;
const longestError = 30;
const hash = 35;
const letterE = 69;
/** `#REF!`, `#¿NOMBRE?`, `#N/D`, and `####` for a value that is wider than its column; `#VIP` and `#1` are values. */
const sheetError = /^#(?:[¡¿]?\p{Lu}[\p{Lu}\d_/]+[!?]|\p{Lu}\/\p{Lu}|#{2,})$/u;
/** What LibreOffice writes for an error. */
const calcError = /^Err:5\d\d$/;
/** Their first characters: looking up every cell takes longer than parsing it. */
const firstUnits = new Set([letterE, ...[...placeholders].map((text) => text.charCodeAt(0))]);

/** Whether a cell of any column stands for a missing value. */
export function isPlaceholder(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === hash) return isSheetError(text);
  if (!firstUnits.has(first) || text.length > longestPlaceholder) return false;
  return first === letterE ? calcError.test(text) : placeholders.has(text);
}

function isSheetError(text: string): boolean {
  if (text.length > longestError && text.charCodeAt(1) !== hash) return false;
  const composed = text.normalize('NFC');
  return sheetErrors.has(composed) || sheetError.test(composed);
}

/** Whether a cell that should contain a date, a number, a status or a contact says that there is none. */
export function meansNothing(text: string): boolean {
  if (text.length > 25) return false;
  // Salesforce and others write [not provided], (none), --.
  const bare = text.replace(/^[-–—_.?*\s[(<]+|[-–—_?*\s\])>]+$/g, '');
  if (bare === '' || isPlaceholder(text) || nothing.has(bare.toLowerCase())) return true;
  return !/[\d@]/.test(bare) && noContact.test(foldText(bare));
}
