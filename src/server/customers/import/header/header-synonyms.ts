import type { ColumnTarget } from '../columns/column-target.ts';
import { foldCharacters } from '../columns/header-words.ts';
import { namesOf } from './languages/field-names.ts';
import type { FieldNames } from './languages/field-names.ts';
import { statusNames } from './status/status-names.ts';

/** Words for the customer, which are only a name if no other column is. */
const vague = 'customer client kundin';

/**
 * Header names, reduced to letters and digits, and what they fill: the names of the contract, common ones, and those of
 * the exports that docs/import.md lists. Those of other languages than English, French, German and Spanish are in
 * languages/, where they are names of a field there.
 */
const synonyms: readonly (readonly [names: string, target: ColumnTarget])[] = [
  [
    `id customerid documentid recordid recordidcontact contactid externalid idcustomer custid clientid
      kundenid datensatzid clienteid identifiantclient iddoregistro idregistro idderegistro klientid
      idklantnummer`,
    { kind: 'text', field: 'id' },
  ],
  [
    `customernumber customerno customernr customernum customerref customerreference clientnumber clientno
      kundennummer kundennr kundenno numeroclient numerodeclient numclient nclient noclient customercode
      clientcode codeclient kundencode nodeclient ndecliente ndeclient kdnr kdnummer kunnr relatiecode
      relatienr kontaktnr custno custnr custnum custnumber debitor debitornr debitorno debitornummer
      debitorennummer debitorennr debiteurnummer codigodecliente codcli nrodecliente nrocliente`,
    { kind: 'text', field: 'customerNumber' },
  ],
  [
    `firstname givenname givennames forename first fname prenom vorname nombre nombres primernombre meno
      customerfirstname clientfirstname contactfirstname vornameadressattypnaturlperson ime`,
    { kind: 'text', field: 'firstName' },
  ],
  [
    `lastname surname familyname last lname nomdefamille nachname familienname zuname apellido apellidos
      apellidopaterno priezvisko customerlastname clientlastname contactlastname nameadressattypnaturlperson
      prezime`,
    { kind: 'text', field: 'lastName' },
  ],
  [
    `displayname fullname name nom customername contactname clientname nomcomplet nomprenom prenomnom
      nomduclient nomclient nombrecompleto nombreyapellidos nombreyapellido apellidoynombre nombrecliente
      nombredelcliente nomecognome kundenname namedeskunden menoapriezvisko name1 nameadressattypunternehmen
      intitule guestname membername nombrecompletodelcliente ragionesocialenome`,
    { kind: 'text', field: 'displayName' },
  ],
  ['tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels lastnameprefix surnameprefix', { kind: 'lastNamePrefix' }],
  // An address, too, has a phone.
  ['defaultaddressphone', { kind: 'phone', rank: 3 }],
  ['contactnumber contactno contactnumbers', { kind: 'phone', rank: 0 }],
  [
    'profilephoto photo photourl avatar avatarurl picture profilepicture imageurl',
    { kind: 'text', field: 'profilePhoto' },
  ],
  ...statusNames,
  ['customersource acquisitionsource', { kind: 'text', field: 'source' }],
  [
    `totalorders orders orderscount ordercount numberoforders numberorders ordersnumber paymentcount nooforders
      totalordercount
      transactioncount bestellungen anzahlbestellungen bestellanzahl anzahlderbestellungen commandes
      nombredecommandes nbcommandes
      pedidos numerodepedidos ordini numeroordini numerodiordini bestellingen aantalbestellingen bestallningar
      antalordrar antalorder antalordrer liczbazamowien zamowienia pocetobjednavek objednavky rendelesek
      siparissayisi количествозаказов заказов числозаказов 注文回数 購入回数 총주문수 주문횟수 rendelesekszama toplamsiparis 订单数 주문수`,
    { kind: 'whole', field: 'totalOrders' },
  ],
  [
    `totalspent totalspend amountspent spent spend totalsales lifetimespend ordertotalamount gesamtumsatz
      umsatzgesamt montanttotal totaldepense importetotal totalgastado salesvalue sales umsatz ventas ventes
      vendite gesamtausgaben summebestellungen depensestotales totaldesdepenses totaldepenses gastototal
      gastototales totalespesa catotal chiffredaffaires chiffredaffairestotal`,
    { kind: 'amount', field: 'totalSpent' },
  ],
  [
    `averageordervalue aov averageorder avgordervalue avgorder durchschnittlicherbestellwert
      durchschnittsbestellwert paniermoyen valeurmoyennedescommandes valormediodelpedido ticketmedio pedidomedio
      valoremedioordine gemiddeldebestelwaarde sredniawartosczamowienia`,
    { kind: 'amount', field: 'averageOrderValue' },
  ],
  [
    `lifetimevalue ltv clv customerlifetimevalue historiccustomerlifetimevalue historicclv`,
    { kind: 'amount', field: 'lifetimeValue' },
  ],
  [
    `lastorderdate lastorder lastorderat lastorderedat lastpurchase lastpurchasedate dateoflastorder letztebestellung
      letzterkauf letztereinkauf dernierecommande dernierachat ultimacompra ultimopedido ultimoordine ultimoacquisto
      laatstebestelling
      ostatniezamowienie letztebestellungam datumletztebestellung letzterkaufam datederniercommande
      datedernierecommande datededernierecommande datedernierachat fechaultimacompra fechaultimopedido
      datadoultimopedido datadaultimacompra
      ultimopedidoem dataultimoordine dataultimoacquisto laatsteaankoop laatstebesteldatum dataostatniegozamowienia
      ostatnizakup posledniobjednavka posledninakup poslednynakup poslednaobjednavka poslednikoupe senastekop
      senastebestallning
      senasteorder sistekjop sisteordre sisteordredato senestekob senesteordre viimeisintilaus viimeinentilaus
      utolsorendeles utolsovasarlas sonsiparis sonsiparistarihi последнийзаказ датапоследнегозаказа
      最終購入日 最終注文日 最终购买 最后购买时间 最近购买时间 最后下单时间 최근구매일 마지막주문일 최종구매일`,
    { kind: 'date', field: 'lastOrderDate' },
  ],
  [
    `lastactivitydate lastactivity lastactivitytime lastactive lastactiveat lastseen lastseenat lastvisit
      lastvisitat lastvisitdate
      lastlogin lastloginat lastlogindate lastsignin lastsigninat letzteaktivitat datumderletztenaktivitat
      letzterbesuch letzteanmeldung
      letzterlogin derniereactivite dernierevisite derniereconnexion ultimaactividad ultimavisita ultimoacceso
      ultimaatividade ultimoacesso ultimaattivita ultimoaccesso laatsteactiviteit laatstebezoek laatstelogin
      senasteaktivitet ostatniaaktywnosc ostatniawizyta ostatnielogowanie posledniprihlaseni
      последняяактивность songiristarihi songiris 최근접속일 최종접속일 最終ログイン日 最后登录时间 последнийвизит последнийвход
      lastactivitydatecontact`,
    { kind: 'date', field: 'lastActivityDate' },
  ],
  [
    `createdat created createdutc createdatutc subscribed inscription inscritle toegevoegdop firstvisit addedutc
      usercreatedate erdat createddate createdon datecreated createdate customersince createdtimestamp
      creationtimestamp signup signupdate signedup signedupat signuptimestamp registerdate registered registeredat
      registereddate registeredon registrationtimestamp dateregistered registrationdate userregistered joined
      joinedat datejoined joindate createdtime timecreated creationdate creationtime createtime dateadded
      addedtime addedat addedon added optintime optindate optinat optints confirmtime subscribedat subscribedate
      subscriptiondate subscribeddate datesubscribed membersince clientsince usersince memberfrom erstelltam
      erstelldatum angelegtam registriertam kundeseit datedecreation creele dateinscription datedinscription
      fechadecreacion fechacreacion fechaderegistro fecharegistro fechadealta dateadd personcreated contactcreated
      erstellungsdatum erstellungszeit erstellt anlagedatum angelegt registrierungsdatum registrierdatum
      registriert anmeldedatum kundenseit clientdepuis datecreation datadiiscrizione datacadastro datadoregistro
      fechaalta creadoel datumregistracie registration registrationtime regdate profilecreatedon profilecreated
      profilecreatedat accountcreated accountcreatedat accountcreatedon customercreated customercreatedat
      usercreated`,
    { kind: 'date', field: 'createdAt' },
  ],
  [
    `updatedat updated updatedutc updatedatutc updateddate updatedtime updatedon dateupdated lastupdated lastupdate
      lastmodified lastmodifieddate lastmodifiedtime modifiedat modifiedtime modifiedon datemodified
      lastchanged lastupdatedon updatetime dateupd`,
    { kind: 'date', field: 'updatedAt' },
  ],
  // Part of a filtered list, but not of a customer.
  ['parametervalue', { kind: 'ignored' }],
];

const parameterSynonyms: readonly (readonly [names: string, id: string])[] = [
  [
    `acceptsmarketing acceptmarketing consensomarketing mailizni 이메일수신여부 이메일수신동의 marketingallowed
      acceptsemailmarketing emailmarketing emailmarketingconsent
      emailoptin newsletteroptin receivemarketingemails receivesmarketingemails
      marketingconsent marketingoptin emailmarketingconsentstate`,
    'system_marketing_opt_in',
  ],
  [
    `acceptssmsmarketing smsmarketing smsmarketingconsent smsmarketingconsentstate smsconsent smsoptin smsizni
      sms수신여부 sms수신동의`,
    'system_sms_opt_in',
  ],
  [
    `dateofbirth dob birthday birthdate geburtsdatum geburtstag anniversaire datedenaissance datenaissance
      fechadenacimiento
      fechanacimiento datadinascita datanascita datadenascimento datanascimento geboortedatum fodelsedatum fodselsdato
      fodselsdag dataurodzenia datumnarozeni dogumtarihi датарождения datumnarodenia szuletesidatum szuletesnap
      syntymaaika 生年月日 誕生日 生日 出生日期 생년월일`,
    'system_date_of_birth',
  ],
  ['preferredlanguage', 'system_language'],
  ['utmcampaign', 'system_campaign'],
  ['utmmedium', 'system_medium'],
  ['utmsource', 'system_source'],
];

const byName = <T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(
    entries.flatMap(([names, value]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => [headerKey(name), value] as const),
    ),
  );

/** What the names of a field fill, in all languages. */
const inLanguages: readonly (readonly [field: keyof FieldNames, target: ColumnTarget])[] = [
  ['id', { kind: 'text', field: 'id' }],
  ['customerNumber', { kind: 'text', field: 'customerNumber' }],
  ['displayName', { kind: 'text', field: 'displayName' }],
  ['firstName', { kind: 'text', field: 'firstName' }],
  ['lastName', { kind: 'text', field: 'lastName' }],
  ['createdAt', { kind: 'date', field: 'createdAt' }],
  ['totalSpent', { kind: 'amount', field: 'totalSpent' }],
];

export const vagueNames: ReadonlySet<string> = new Set([...vague.split(' '), ...namesOf('customer')].map(headerKey));

/** What a header fills, by its key. */
export const fieldByKey: ReadonlyMap<string, ColumnTarget> = new Map<string, ColumnTarget>([
  ...[...vagueNames].map((key) => [key, { kind: 'text', field: 'displayName' }] as const),
  ...byName(synonyms),
  ...inLanguages.flatMap(([field, target]) => namesOf(field).map((name) => [headerKey(name), target] as const)),
]);
/** Ids of system parameters by the keys of their other names. */
export const systemIdByKey = byName(parameterSynonyms);

/**
 * The letters and digits of a header, without case and accents: `E-mail` and `email` have the same key, and so have
 * `Customer #` and `Customer Number`.
 */
export function headerKey(header: string): string {
  return foldCharacters(header)
    .replaceAll('#', 'number')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
