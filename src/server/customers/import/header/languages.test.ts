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
    ['Russian', ['Имя', 'Фамилия', 'Электронная почта', 'Телефон', 'Дата рождения']],
    [
      'Spanish',
      ['Nombre', 'Apellidos', 'Correo electrónico', 'Teléfono móvil', 'Fecha de nacimiento', 'Última compra'],
    ],
    ['French', ['Prénom', 'Nom', 'Adresse e-mail', 'Tél. portable', 'Date de naissance', 'Dernière commande']],
    ['German', ['Vorname', 'Nachname', 'E-Mail-Adresse', 'Mobiltelefon', 'Geburtstag', 'Letzte Bestellung']],
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
  ])('%j', (header, expected) => {
    expect(filled(header)).toEqual(expected);
  });
});

it.each(['NEVER_SUBSCRIBED', 'Never subscribed', 'Not subscribed'])('reads the consent %s as no', (cell) => {
  expect(parseBoolean(cell)).toBe(false);
});
