import { describe, expect, it } from 'vitest';
import { contactTarget } from './contact-header.ts';

describe('a contact column', () => {
  it.each([
    'E-mail 1 - Value',
    'Emailadresse',
    'E-Mail-Adresse',
    'Email 2',
    'Work Email',
    'emailAddress',
    'Courriel',
    'Adresse e-mail',
    'Correo electrónico',
    'Indirizzo e-mail',
    'Client Email',
    'Secondary E-mail Address',
    'E-postadress',
    'Kundens e-post',
    'E-mail zákazníka',
    'Ügyfél e-mail címe',
    'Email клієнта',
  ])('contains emails: %s', (header) => {
    expect(contactTarget(header)?.kind).toBe('email');
  });

  it.each([
    'Phone 1 - Value',
    'Work Phone',
    'Téléfono',
    'Mobil',
    'Handy',
    'Handynummer',
    'Telefon (privat)',
    'Phone [mobile]',
    'Téléphone portable',
    'Teléfono móvil',
    'Número de teléfono',
    'Numero di telefono',
    'Tel. No',
    'Rufnummer',
    'homePhone',
    'Phone #',
    'Business Phone 2',
    'Celular',
    'Phone number (WhatsApp)',
    'Celular/WhatsApp',
    'Vevő telefon',
    'Телефон клиента',
    'Müşteri Telefonu',
    'Telefon klienta',
    'Τηλέφωνο πελάτη',
    'Telefon, bostad',
    'Telefon, hjemme',
    'Telefone do cliente',
    'Cep Telefonu',
  ])('contains phones: %s', (header) => {
    expect(contactTarget(header)?.kind).toBe('phone');
  });

  it.each([
    'Email Status',
    'Email Opt-In',
    'E-mail 1 - Label',
    'Phone 1 - Type',
    'Emergency Phone',
    'Contact owner email',
    'Phone Extension',
    'Fax',
    'Address',
    'Home',
    'Value',
    'Number',
    'Contact',
    'Phone Verified',
    'CEP',
    'CEP do cliente',
  ])('contains something else: %s', (header) => {
    expect(contactTarget(header)).toBeNull();
  });

  it('comes after the plain one if it has a number or a kind', () => {
    const ranks = ['Phone', 'Mobile', 'Phone 2', 'Work Phone', 'Billing Phone'].map(
      (header) => contactTarget(header)?.rank,
    );
    expect(ranks).toEqual([0, 1, 1, 2, 3]);
  });
});
