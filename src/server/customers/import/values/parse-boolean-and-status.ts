import type { CustomerStatus } from '../../../../contract/customer.ts';
import { foldText } from '../../../../contract/search-text.ts';
import { isAnyDate, isNoDate } from './parse-date.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const keysOf = (text: string): ReadonlySet<string> => new Set(words(text).map(keyOf));

/** Excel's booleans in other languages. Some are also names and materials. */
const sheetYes = keysOf(`wahr vrai vero verdadero verdadeiro waar prawda pravda истина істина doğru sant sand
      sann tosi
  igaz adevărat αληθης istina resnica verdader`);
const sheetNo =
  keysOf(`falsch faux falso onwaar fałsz nepravda ложь хибність yanlış yanlis falskt falsk usann epätosi hamis
  fals ψευδης laž neistina napačno`);
/** With the letters that forms of yes and no have, and the -1 of Access. */
const yes = new Set([
  ...keysOf(`true yes y t 1 -1 on x ✓ ✔ ☑ ✅ oui o ja j si sim s tak ano a igen evet jo kyllä da да д так ναι 是
    taip jah ya có ใช่ نعم כן はい 예 subscribed opted-in granted given accepted agreed consented confirmed erteilt
    zugestimmt eingewilligt accordé accepté concedido aceptado concesso accettato`),
  ...sheetYes,
]);
const no = new Set([
  ...keysOf(`false no n f 0 off ☐ non nein nee nej nei não nao nie ne nem hayır hayir ei нет н ні όχι 否 いいえ 아니요
    nu không tidak ไม่ใช่ لا לא unsubscribed opted-out never-subscribed not-subscribed
    revoked withdrawn denied declined refused rejected not-granted widerrufen abgelehnt zurückgezogen verweigert
    révoqué révoquée retiré refusé revocado revocada retirado rechazado revocato revocata ritirato rifiutato
    ingetrokken herroepen geweigerd cofnięta cofnięto wycofana odwołana odvolán odvoláno återkallat återkallad
    tilbagekaldt trukket-tilbake peruutettu visszavonva отозвано отозван отклонено geri-çekildi`),
  ...sheetNo,
]);
const plainYes = new Set(words('true yes y t'));
const plainNo = new Set(words('false no n f'));

/** A word without case and accents, with dashes between its parts. */
function keyOf(cell: string): string {
  const word = cell.toLowerCase().replace(/[\s_]+/g, '-');
  return /[^\0-\x7F]/.test(word) ? foldText(word) : word;
}

const keyOfCodes = (codes: Iterable<string>): string =>
  [...new Set([...codes].map((code) => code.toLowerCase()))].toSorted().join('/');
/** The codes of a column that are read: a pair, or one that hardly means anything else. */
const yesNoCodes: ReadonlySet<string> = new Set(
  words('y/n j/n s/n o/n a/n t/n д/н t/f 1/0 -1/0 y j д t x n н f 1 -1 0').map((pair) => keyOfCodes(pair.split('/'))),
);

/** Whether a cell is a letter or a number in place of a word. Characters such as 是 are words. */
export function isAnswerCode(cell: string): boolean {
  return /^(?:[\p{Lu}\p{Ll}]|-?\d+)$/u.test(cell);
}

/** A column's letters and numbers, which mean yes or a status only in pairs: O is oui beside N, and out beside I. */
export class AnswerCodes {
  readonly #found = new Set<string>();
  cells = 0;

  add(cell: string): void {
    if (!this.#found.has(cell)) {
      if (!isAnswerCode(cell)) return;
      // More than a pair in either case are none.
      if (this.#found.size <= 4) this.#found.add(cell);
    }
    this.cells += 1;
  }

  get areYesNo(): boolean {
    return this.#found.size === 0 || yesNoCodes.has(keyOfCodes(this.#found));
  }

  get areStatuses(): boolean {
    return this.#found.size === 0 || keyOfCodes(this.#found) === 'a/i';
  }
}

/** The value of a cell in a boolean column; null if it is neither yes nor no. */
export function parseBoolean(cell: string): boolean | null {
  // Folding a sentence takes long, and says no more.
  if (cell.length > 20) return null;
  const plain = cell.toLowerCase();
  if (yes.has(plain)) return true;
  if (no.has(plain)) return false;
  const word = keyOf(cell);
  if (yes.has(word)) return true;
  return no.has(word) ? false : null;
}

/** Whether a cell suggests a boolean column; 0 and 1 do not, since they can be counts. */
export function looksBoolean(cell: string): boolean {
  const word = cell.toLowerCase();
  return plainYes.has(word) || plainNo.has(word);
}

/** Whether a cell is one of Excel's booleans in another language, such as WAHR. */
export function isSheetBoolean(cell: string): boolean {
  if (cell.length > 12) return false;
  const word = keyOf(cell);
  return sheetYes.has(word) || sheetNo.has(word);
}

const activeWords =
  keysOf(`active activated enabled enable live current open verified confirmed approved registered unblocked
      unlocked       aktiv aktive aktiviert freigeschaltet actif activo activa attivo attiva ativo ativa actief
      aktywny aktywna aktywne
      aktivni aktivny aktivna aktif активен активна активный активныи aktív ενεργος
      正常 启用 已启用 有效 激活 已激活 啟用 有効 利用中 정상 활성 사용중
  activ activă activé activée activado activada attivato attivata ativado ativada geactiveerd actieve aktiverad
  aktiveret aktivert aktiivinen aktivan aktivovaný aktywowany ενεργή hoạt-động đang-hoạt-động`);

/** Words before one of them that turn it round, such as `Nicht aktiv`. */
const negations = keysOf('not non nicht no não niet ikke inte ej nie nu ne не nem ei μη không');

const statuses: ReadonlyMap<string, CustomerStatus> = new Map([
  ...[...activeWords].map((word) => [word, 'active'] as const),
  ...[...activeWords].flatMap((word) => [...negations].map((not) => [`${not}-${word}`, 'inactive'] as const)),
  ...[
    ...keysOf(`inactive non-active not-active deactivated disabled disable dormant archived closed paused
      lapsed invited
      declined pending unverified deleted cancelled canceled terminated expired removed withdrawn revoked on-hold frozen
      in-active de-activated deregistered unregistered deceased churned
      inaktiv inaktive deaktiviert gelöscht gekündigt storniert beendet archiviert abgelaufen geschlossen ruhend
      stillgelegt verstorben ausgetreten
      inactif inactiva inactivo désactivé désactivée supprimé supprimée annulé annulée archivé archivée résilié
      résiliée
      expiré expirée fermé fermée clôturé décédé décédée
      desactivado desactivada eliminado eliminada cancelado cancelada archivado vencido cerrado fallecido
      inattivo inattiva disattivato disattivata eliminato cancellato annullato archiviato scaduto chiuso deceduto
      inativo inativa desativado excluído arquivado expirado encerrado falecido
      inactief gedeactiveerd verwijderd geannuleerd opgezegd gearchiveerd verlopen gesloten overleden
      nieaktywny nieaktywna usunięty anulowany zamknięty neaktivní neaktívny neaktivna smazaný zrušený
      avaktiverad raderad borttagen slettet passiv pasif silindi iptal inaktív törölt poistettu suljettu
      inactiv inactivă dezactivat dezactivată arhivat arhivată șters inaktiivinen passiivinen arkistoitu archivált
      deaktivált deaktiverad inaktiverad deaktiveret deaktivert arkiverad arkiveret arkivert desativada arquivada
      archivada archiviata dezaktywowany zarchiwizowany zarchiwizowana deaktivovaný archivovaný
      неактивний деактивирован отключен отключён архивный архивирован видалений ανενεργή απενεργοποιημένος
      διαγραμμένος ngừng-hoạt-động ngưng-hoạt-động vô-hiệu-hóa đã-xóa
      неактивен неактивна неактивный удален удалён удалена ανενεργος
      冻结 已冻结 禁用 已禁用 停用 已停用 无效 未激活 注销 已注销 凍結 停用中 無効 退会 退会済 退会済み 休眠 휴면 비활성 탈퇴`),
  ].map((word) => [word, 'inactive'] as const),
  ...[
    ...keysOf(`banned ban blocked blacklisted blacklist denylisted suspended barred locked locked-out
      gesperrt blockiert verbannt bloqué bloquée suspendu suspendue banni bannie bloqueado bloqueada suspendido
      suspendida       suspenso suspensa bloccato bloccata sospeso sospesa geblokkeerd geschorst zablokowany
      zablokowana zawieszony
      blokovaný blokován zablokovaný spärrad blockerad sperret spærret blokeret suspendert engellendi engelli askıda
      letiltva letiltott zárolt zárolva felfüggesztve estetty lukittu blocat blocată suspendat suspendată spærret
      blokkert blokovaná zablokována zawieszona blokiran блокирован αποκλεισμένη μπλοκαρισμένος bị-khóa đã-khóa
      bị-chặn bị-cấm заблокирован заблокирована заблокований αποκλεισμενος
      黑名单 封禁 已封禁 拉黑 黑名單 停權 利用停止 차단 정지 이용정지`),
  ].map((word) => [word, 'banned'] as const),
]);

/** A status in words, or as yes or no; the worst of several counts. */
export type StatusTarget =
  /** `isOfAccount`: a name such as Account Status, whose numbers can be codes of the other system. */
  | { readonly kind: 'status'; readonly isOfAccount?: true }
  | {
      readonly kind: 'flag';
      readonly yes: CustomerStatus;
      readonly no: CustomerStatus;
      /** Whether it says of each customer if they are active; one such as Deleted does not. */
      readonly saysActive?: true;
    };

/** The status that a cell means in a column such as Active or Blocked. */
export function parseStatusFlag(
  cell: string,
  flag: { readonly yes: CustomerStatus; readonly no: CustomerStatus },
): CustomerStatus | null {
  // Before no, which withdrawn is for a consent.
  const status = parseStatus(cell);
  if (status !== null) return status;
  const isYes = parseBoolean(cell);
  if (isYes === null) return null;
  return isYes ? flag.yes : flag.no;
}

/** The status that a word stands for; null for any other word. */
export function parseStatus(cell: string): CustomerStatus | null {
  return cell.length > 20 ? null : (statuses.get(cell.toLowerCase()) ?? statuses.get(keyOf(cell)) ?? null);
}

/** The status that a cell means in a column of statuses, which can have letters. */
export function parseStatusOrLetter(cell: string): CustomerStatus | null {
  if (cell.length > 1) return parseStatus(cell);
  const letter = cell.toLowerCase();
  if (letter === 'a') return 'active';
  return letter === 'i' ? 'inactive' : parseStatus(cell);
}

/**
 * The status that a cell means in a parameter which has the name of a status: banned by such a word, which has no other
 * meaning, or since the date in a column such as Blocked; null if it means none.
 */
export function statusBeside(cell: string, target: StatusTarget): CustomerStatus | null {
  const status = parseStatus(cell);
  if (status === 'banned' || target.kind === 'status' || target.yes === 'active')
    return status === 'banned' ? status : null;
  return status === target.yes || startsWithDate(cell) ? target.yes : null;
}

/** Whether a cell is a date, perhaps with a note behind it: `2026-03-05 for fraud`. */
function startsWithDate(cell: string): boolean {
  const [first = ''] = cell.slice(0, 40).split(/[T\s]/);
  return [cell, ...(/[-/.]/.test(first) ? [first] : [])].some((text) => isAnyDate(text) && !isNoDate(text));
}

/** Of two statuses, the one that counts: a customer who is active and blocked is banned. */
export function worstStatus(one: CustomerStatus, other: CustomerStatus): CustomerStatus {
  const worstFirst = ['banned', 'inactive', 'active'] as const;
  return worstFirst.find((status) => status === one || status === other) ?? one;
}
