import { describe, expect, it } from 'vitest';
import { isSheetBoolean, parseBoolean, parseStatus, statusBeside } from './parse-boolean-and-status.ts';

describe("Excel's booleans", () => {
  it.each([
    ['WAHR', 'FALSCH'],
    ['VRAI', 'FAUX'],
    ['VERO', 'FALSO'],
    ['VERDADERO', 'FALSO'],
    ['WAAR', 'ONWAAR'],
    ['PRAWDA', 'FAŁSZ'],
    ['ИСТИНА', 'ЛОЖЬ'],
    ['VERDADEIRO', 'FALSO'],
    ['DOĞRU', 'YANLIŞ'],
    ['SANT', 'FALSKT'],
    ['SAND', 'FALSK'],
    ['SANN', 'USANN'],
    ['TOSI', 'EPÄTOSI'],
    ['IGAZ', 'HAMIS'],
    ['PRAVDA', 'NEPRAVDA'],
    ['ΑΛΗΘΗΣ', 'ΨΕΥΔΗΣ'],
    ['ADEVĂRAT', 'FALS'],
  ])('%s and %s are read', (yes, no) => {
    expect([parseBoolean(yes), parseBoolean(no)]).toEqual([true, false]);
    expect([parseBoolean(yes.toLowerCase()), isSheetBoolean(yes), isSheetBoolean(no)]).toEqual([true, true, true]);
  });

  it.each(['X', 'x', '✓', '✔️', 'SÍ', 'Évet'])('the mark %s is yes or nothing', (cell) =>
    expect(parseBoolean(cell)).not.toBe(false),
  );
  it('reads capitals of Turkish', () => expect(parseBoolean('HAYIR')).toBe(false));
});

describe('a consent', () => {
  it.each(['revoked', 'Withdrawn', 'WIDERRUFEN', 'Révoqué', 'denied', 'nu', 'Không'])('%s is no', (cell) =>
    expect(parseBoolean(cell)).toBe(false),
  );
  it.each(['granted', 'Erteilt', 'accepted', 'Có'])('%s is yes', (cell) => expect(parseBoolean(cell)).toBe(true));
});

describe('a status', () => {
  it.each(['aktiv', 'Actif', 'ACTIVA', 'Активен', 'Approved'])('%s is active', (cell) =>
    expect(parseStatus(cell)).toBe('active'),
  );
  it.each(['inaktiv', 'Inactif', 'DELETED', 'Cancelled', 'Terminated', 'Archived', 'gelöscht', 'GELÖSCHT', 'On Hold'])(
    '%s is inactive',
    (cell) => expect(parseStatus(cell)).toBe('inactive'),
  );
  it.each([
    ['Spanish', 'Baja|De baja|Dado de baja|Anulado|Cerrada'],
    ['Italian', 'Disdetto|Cessato|Annullata'],
    ['Polish', 'Usunięta|Zamknięta|Zarchiwizowany'],
    ['Czech and Slovak', 'Zrušen|Zrušená|ZRUŠENÁ|Smazán|Smazaná|Zmazaný|Ukončen'],
    ['Dutch', 'Uitgeschreven|Beëindigd|Opgezegd'],
    ['French', 'Radié|Radiée|Clôturée|En sommeil'],
    ['German', 'Ausgeschieden|Ausgetreten|Ruhend'],
    ['Romanian', 'Reziliat|Anulat|Închis'],
    ['Greek', 'Διεγραμμένος|ΔΙΕΓΡΑΜΜΕΝΗ|Αρχειοθετημένος'],
    ['Vietnamese', 'Đã lưu trữ|Không hoạt động'],
  ])('is inactive in %s: %s', (_, cells) =>
    expect(cells.split('|').filter((cell) => parseStatus(cell) !== 'inactive')).toEqual([]),
  );
  it.each(['gesperrt', 'Bloqué', 'bloqueada', 'Locked', 'LOCKED_OUT', 'Suspended', 'Заблокирован', 'zablokowany'])(
    '%s is banned',
    (cell) => expect(parseStatus(cell)).toBe('banned'),
  );
});

it('says beside a parameter of dates since when a customer is blocked', () => {
  const blocked = { kind: 'flag', yes: 'banned', no: 'active' } as const;
  expect(['2024-03-05', '5.3.2024', '0000-00-00', 'soon'].map((cell) => statusBeside(cell, blocked))).toEqual([
    'banned',
    'banned',
    null,
    null,
  ]);
  expect(statusBeside('2024-03-05', { kind: 'flag', yes: 'active', no: 'inactive' })).toBeNull();
});
