import type { ColumnTarget } from './column-target.ts';

/**
 * Header names, reduced to letters and digits, and what they fill: the names of the contract, common ones, and those of
 * the exports that docs/import.md lists.
 */
const synonyms: readonly (readonly [names: string, target: ColumnTarget])[] = [
  ['id customerid documentid recordid recordidcontact contactid externalid', { kind: 'text', field: 'id' }],
  [
    'customernumber customerno customernr customerref customerreference kundennummer numeroclient numclient',
    { kind: 'text', field: 'customerNumber' },
  ],
  ['firstname givenname forename first prenom vorname nombre', { kind: 'text', field: 'firstName' }],
  ['lastname surname familyname last nomdefamille nachname apellido apellidos', { kind: 'text', field: 'lastName' }],
  ['displayname fullname name customername contactname customer', { kind: 'text', field: 'displayName' }],
  [
    'email emails emailaddress emailaddresses primaryemail customeremail mail emailid courriel useremail',
    { kind: 'email', rank: 0 },
  ],
  [
    `secondaryemail additionalemail additionalemails additionalemailaddresses otheremail otheremails alternateemail
      workemail email2 emailaddress2 billingemail`,
    { kind: 'email', rank: 1 },
  ],
  ['email3', { kind: 'email', rank: 2 }],
  [
    'phone phones phonenumber phonenumbers primaryphone telephone tel telefon telephonenumber customerphone',
    { kind: 'phone', rank: 0 },
  ],
  ['mobile mobilephone mobilephonenumber mobilenumber cell cellphone handy portable', { kind: 'phone', rank: 1 }],
  [
    'secondaryphone additionalphone otherphone alternatephone homephone workphone phone2 phonenumber2',
    { kind: 'phone', rank: 2 },
  ],
  ['defaultaddressphone billingphone phone3', { kind: 'phone', rank: 3 }],
  [
    'profilephoto photo photourl avatar avatarurl picture profilepicture imageurl',
    { kind: 'text', field: 'profilePhoto' },
  ],
  ['status customerstatus accountstatus', { kind: 'status' }],
  ['customersource acquisitionsource', { kind: 'text', field: 'source' }],
  [
    'totalorders orders orderscount ordercount numberoforders paymentcount nooforders',
    { kind: 'whole', field: 'totalOrders' },
  ],
  ['totalspent totalspend amountspent spent spend totalsales', { kind: 'amount', field: 'totalSpent' }],
  ['averageordervalue aov averageorder avgordervalue avgorder', { kind: 'amount', field: 'averageOrderValue' }],
  ['lifetimevalue ltv clv customerlifetimevalue', { kind: 'amount', field: 'lifetimeValue' }],
  [
    'lastorderdate lastorder lastorderat lastorderedat lastpurchase lastpurchasedate dateoflastorder',
    { kind: 'date', field: 'lastOrderDate' },
  ],
  [
    'lastactivitydate lastactivity lastactive lastactiveat lastseen lastseenat lastactivitydatecontact',
    { kind: 'date', field: 'lastActivityDate' },
  ],
  [
    `createdat created createdutc createdatutc createddate createdon datecreated createdate customersince signup
      signupdate registered registeredat dateregistered registrationdate userregistered joined joinedat datejoined`,
    { kind: 'date', field: 'createdAt' },
  ],
  [
    `updatedat updated updatedutc updatedatutc updateddate lastupdated lastmodified lastmodifieddate modifiedat
      datemodified`,
    { kind: 'date', field: 'updatedAt' },
  ],
  // Part of a filtered list, but not of a customer.
  ['parametervalue', { kind: 'ignored' }],
];

const parameterSynonyms: readonly (readonly [names: string, id: string])[] = [
  [
    `acceptsmarketing acceptsemailmarketing emailmarketing emailmarketingconsent emailoptin newsletteroptin
      marketingconsent marketingoptin`,
    'system_marketing_opt_in',
  ],
  ['acceptssmsmarketing smsmarketing smsmarketingconsent smsconsent smsoptin', 'system_sms_opt_in'],
  ['dateofbirth dob birthday birthdate geburtsdatum', 'system_date_of_birth'],
  ['preferredlanguage', 'system_language'],
  ['utmcampaign', 'system_campaign'],
  ['utmmedium', 'system_medium'],
  ['utmsource', 'system_source'],
];

const byName = <T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(entries.flatMap(([names, value]) => names.split(/\s+/).map((name) => [name, value] as const)));

/** What a header fills, by its key. */
export const fieldByKey = byName(synonyms);
/** Ids of system parameters by the keys of their other names. */
export const systemIdByKey = byName(parameterSynonyms);

/** The letters and digits of a header, without case and accents: `E-mail` and `email` have the same key. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
