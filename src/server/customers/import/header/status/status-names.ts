import { foldCharacters, headerWords, wordSet } from '../../columns/header-words.ts';
import type { StatusTarget } from '../../values/parse-boolean-and-status.ts';
import { activeWords, bannedWords, endedWords, notActiveWords } from '../../values/statuses/status-words.ts';

/** Whether a customer is active, in either direction. */
export const active: StatusTarget = { kind: 'flag', yes: 'active', no: 'inactive', saysActive: true };
export const notActive: StatusTarget = { kind: 'flag', yes: 'inactive', no: 'active', saysActive: true };
const ended: StatusTarget = { kind: 'flag', yes: 'inactive', no: 'active' };
export const banned: StatusTarget = { kind: 'flag', yes: 'banned', no: 'active' };

/** In which numbers can be codes of the other system. */
export const ofAccount: StatusTarget = { kind: 'status', isOfAccount: true };

/** Names of columns that say the status, without words for the customer beside them. */
export const statusNames: readonly (readonly [names: string, target: StatusTarget])[] = [
  [
    `status statuscode activestatus stato estado estatus situacao situacion statut stav durum durumu statusz
      állapot tila stare стан статус состояние κατάσταση trạngthái tìnhtrạng stanje olek staatus būsena 状态 狀態 状態
      ステータス 상태 สถานะ الحالة סטטוס`,
    { kind: 'status' },
  ],
  [
    `kundenstatus kundestatus kundstatus klantstatus kontostatus ügyfélállapot ügyfélstátusz vevőállapot
      vevőstátusz asiakkaantila 客户状态 客戶狀態 会员状态 會員狀態 账号状态 账户状态 会員ステータス 会員状態 顧客ステータス 회원상태 고객상태 계정상태`,
    ofAccount,
  ],
  [`${activeWords} 有効フラグ 是否启用 활성여부 사용여부 активность`, active],
  [`${notActiveWords} 無効フラグ`, notActive],
  [
    `${endedWords}
      deletedat deletedon deleteddate datedeleted closedon archivedon deactivatedon disabledon closedat closeddate
      archivedat archiveddate deactivatedat deactivateddate disabledat gelöschtam löschkennzeichen
      löschvormerkung deaktiviertam loevm fechabaja fechadebaja misensommeil 退会フラグ 탈퇴여부 탈퇴일 휴면여부`,
    ended,
  ],
  [
    `${bannedWords}
      blockedat blockeddate dateblocked bannedat banneddate bannedon blockedon lockedat lockedon suspendedon
      suspendedat suspendeddate blockedsince sperrkennzeichen sperre sperrkz sperr kundensperre auftragssperre
      gesperrtam gesperrtseit 차단여부`,
    banned,
  ],
];

/** Words for the customer, who has the status. */
const subjects = wordSet(`customer client kunde kundin kunden cliente clienti klant klient klienta zakaznik
  zakaznika kund asiakas ügyfél vevő müşteri клиент клиента клієнт клієнта πελάτης πελάτη khách hàng account
  konto kontos compte cuenta conta cont hesap user benutzer utilisateur usuario utente usuário gebruiker
  użytkownik bruger användare member contact kontakt`);
/** And what joins it to one; before any other word it can be a part: De-activated. */
const joints = wordSet('de des du del do da della di van der des la le el il');
const verbs = wordSet('is ist est flag flg');
/** What stands behind one that is a date. */
const sinceWords = wordSet('at on since am seit zum le depuis il dal el desde em op sinds dne den od');

const namePattern = statusNames.map(([names]) => foldCharacters(names).trim().replace(/\s+/g, '|')).join('|');
const joined = new RegExp(
  `^(?:is|ist|est)?(?:account|customer|client|user|konto|kunde|compte|cuenta|conta)?(${namePattern})$`,
);

/** The name in a header such as `Client actif`, `Statut du client` and `isaccountlocked`; null for others. */
export function statusPart(header: string): string | null {
  const all = headerWords(header);
  const found = all.length > 1 && sinceWords.has(all.at(-1) ?? '') ? all.slice(0, -1) : all;
  const left: string[] = [];
  let isSubject = false;
  for (const word of found.toReversed()) {
    isSubject = subjects.has(word) || (isSubject && joints.has(word));
    if (!isSubject && !verbs.has(word)) left.unshift(word);
  }
  const name = left.length === found.length ? joined.exec(found.join(''))?.[1] : left.join('');
  return name === undefined || name === '' ? null : name;
}

/** Words of an address, in which a block is a part of a town. */
const addressWords = wordSet(`street st road avenue lane house building flat floor unit lot city town area district zone
  zip postal postcode postalcode governorate`);

/** Whether a header is that of Joomla for customers who can't sign in. */
export function isBlockFlag(key: string, headers: readonly { readonly field: string }[]): boolean {
  if (key !== 'block') return false;
  return !headers.some(({ field }) => {
    const found = headerWords(field);
    return found.some((word) => addressWords.has(word)) || found.join('') === 'address';
  });
}
