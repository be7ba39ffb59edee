import type { CustomerUpsert } from '../../model/customer-upsert.ts';
import { parseNumber } from '../values/parse-number.ts';
import { headerWords } from './header-words.ts';

/** What programs call a total, without the words for whose it is. */
const totals = new Set(
  [
    'total|totals|grand total|sub total|subtotal|overall total|sum|total sum|sum total',
    'summe|gesamt|gesamtsumme|gesamtergebnis|endsumme|zwischensumme|teilergebnis|insgesamt',
    'total general|sous total|somme|suma|suma total|total geral|soma',
    'totale|totale complessivo|totale generale|subtotale|somma|totaal|eindtotaal|subtotaal',
    'totalt|totalsumma|summa|hovedtotal|yhteensa|razem|suma koncowa|celkem|celkovy soucet|spolu|osszesen',
    'toplam|genel toplam|итого|всего|общии итог',
  ].flatMap((line) => line.split('|')),
);
const whose = new Set('all of customer customers client clients kunden members rows records sales orders'.split(' '));

/**
 * Why a row is the total of a report rather than a customer: it has no email, phone or id. Null for a customer, such as
 * Total Wine Ltd.
 */
export function totalRowError(upsert: CustomerUpsert): string | null {
  if (upsert.emails !== undefined || upsert.phones !== undefined) return null;
  const { id, customerNumber, displayName, firstName, lastName } = upsert;
  const labels = [id, customerNumber, displayName, firstName, lastName].filter((label) => typeof label === 'string');
  if (labels.length === 0 || !labels.every(namesTotal) || !hasFigures(upsert)) return null;
  return `${JSON.stringify(labels[0])} looks like the total of other rows: it has figures, but no email, phone or id`;
}

function namesTotal(label: string): boolean {
  if (label.length > 40) return false;
  return totals.has(
    headerWords(label)
      .filter((word) => !whose.has(word) && !/^\d+$/.test(word))
      .join(' '),
  );
}

function hasFigures({ totalOrders, totalSpent, averageOrderValue, lifetimeValue, parameters = {} }: CustomerUpsert) {
  const values = [totalOrders, totalSpent, averageOrderValue, lifetimeValue, ...Object.values(parameters)];
  return values.some((value) => typeof value === 'number' || (typeof value === 'string' && isNumber(value)));
}

function isNumber(text: string): boolean {
  return parseNumber(text, '.') !== null || parseNumber(text, ',') !== null;
}
