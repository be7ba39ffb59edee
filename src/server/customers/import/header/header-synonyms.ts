import type { ColumnTarget } from '../columns/column-target.ts';
import { foldCharacters } from '../columns/header-words.ts';
import { statusNames } from './status/status-names.ts';

/** Words for the customer, which are only a name if no other column is. */
const vague = 'customer client kunde kundin cliente klant';

/**
 * Header names, reduced to letters and digits, and what they fill: the names of the contract, common ones, and
      those of
 * the exports that docs/import.md lists.
 */
const synonyms: readonly (readonly [names: string, target: ColumnTarget])[] = [
  [
    `id customerid documentid recordid recordidcontact contactid externalid idcustomer custid clientid idclient
      kundenid kundeid klantid datensatzid idcliente clienteid identifiantclient iddoregistro idregistro
      idderegistro idklienta
      klientid idzakaznika idklantnummer 顧客id 会員id 아이디 uyeid musteriid vevoazonosito ugyfelazonosito 客户id 客戶id 고객id`,
    { kind: 'text', field: 'id' },
  ],
  [
    `customernumber customerno customernr customernum customerref customerreference clientnumber clientno kundennummer
      kundennr kundenno numeroclient numerodeclient numclient nclient noclient numerodecliente numerocliente
      codicecliente klantnummer kundnummer customercode clientcode codeclient kundencode nodecliente nodeclient
      ndecliente ndeclient numerklienta cislozakaznika musterino musterinumarasi номерклиента 
      kdnr kdnummer kunnr kundnr kundenummer kundenr klantnr relatiecode relatienummer relatienr kontaktnr
      musterikodu custno custnr custnum custnumber debitor debitornr
      debitorno
      debitornummer debitorennummer debitorennr debiteurnummer codcliente codigodecliente codigocliente codcli
      codclient
      nrklienta klantcode nrodecliente nrocliente kodklienta kodzakaznika asiakasnumero vevoszam vevokod
      κωδικοσπελατη кодклиента
      顧客番号 顧客コード 会員番号 客户编号 客户号 客户代码 客戶編號 会员编号 会员号 會員編號 會員號碼 고객번호 고객코드 회원번호`,
    { kind: 'text', field: 'customerNumber' },
  ],
  [
    `firstname givenname givennames forename first fname prenom vorname nombre nombres primernombre nome voornaam
      fornamn
      fornavn etunimi imie jmeno krestnijmeno meno customerfirstname clientfirstname contactfirstname keresztnev
      adı имя vornameadressattypnaturlperson 名 ime prenume όνομα ім'я`,
    { kind: 'text', field: 'firstName' },
  ],
  [
    `lastname surname familyname last lname nomdefamille nachname familienname zuname apellido apellidos
      apellidopaterno cognome
      achternaam efternamn efternavn etternavn sukunimi nazwisko prijmeni priezvisko sobrenome customerlastname
      clientlastname contactlastname vezeteknev soyad soyadı фамилия nameadressattypnaturlperson 姓 姓氏 성 prezime
      επώνυμο прізвище csaladnev`,
    { kind: 'text', field: 'lastName' },
  ],
  [
    `displayname fullname name nom naam namn navn customername contactname clientname nomcomplet nomprenom
      prenomnom nomduclient
      nomclient nombrecompleto nombreyapellidos nombreyapellido apellidoynombre nombrecliente nombredelcliente
      nomecompleto nomecognome nomecliente
      kundenname namedeskunden volledigenaam klantnaam imieinazwisko jmenoaprijmeni menoapriezvisko name1
      nameadressattypunternehmen adsoyad adısoyadı фио 氏名 お名前 名前 nev teljesnev vevonev ugyfelnev 姓名 名字 顧客名 会員名 客户姓名
      客户名称 성명 이름 고객명 ονοματεπώνυμο
      hovaten intitule guestname membername 회원명 nombrecompletodelcliente ragionesocialenome`,
    { kind: 'text', field: 'displayName' },
  ],
  ['tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels lastnameprefix surnameprefix', { kind: 'lastNamePrefix' }],
  [vague, { kind: 'text', field: 'displayName' }],
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
      umsatzgesamt montanttotal totaldepense importetotal totalgastado totalespeso salesvalue sales umsatz ventas
      ventes vendite
      gesamtausgaben summebestellungen depensestotales totaldesdepenses totaldepenses gastototal totalgasto
      gastototales
      spesatotale totalespesa totaalbesteed totaleuitgaven wartosczamowien sumazamowien hodnotaobjednavek
      суммазаказов celkemutraceno rendelesekerteke toplamtutar общаясумма 累計購入金額 累计消费 累计消费金额 总消费 총구매금액`,
    { kind: 'amount', field: 'totalSpent' },
  ],
  [
    `averageordervalue aov averageorder avgordervalue avgorder durchschnittlicherbestellwert
      durchschnittsbestellwert paniermoyen valeurmoyennedescommandes valormediodelpedido ticketmedio pedidomedio
      valoremedioordine gemiddeldebestelwaarde sredniawartosczamowienia`,
    { kind: 'amount', field: 'averageOrderValue' },
  ],
  [
    'lifetimevalue ltv clv customerlifetimevalue historiccustomerlifetimevalue historicclv',
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
    `createdat created createdutc createdatutc subscribed inscription inscritle toegevoegdop datadodania
      uyeliktarihi ημερομηνιαεγγραφησ dodano
      firstvisit
      addedutc usercreatedate erdat createddate createdon datecreated createdate customersince signup
      signupdate signedup signedupat registerdate registered registeredat dateregistered registrationdate
      userregistered joined
      joinedat datejoined joindate createdtime timecreated creationdate creationtime createtime dateadded addedtime
      addedat addedon added optintime optindate optinat optints confirmtime subscribedat subscribedate
      subscriptiondate subscribeddate datesubscribed membersince clientsince usersince memberfrom
      erstelltam erstelldatum angelegtam registriertam kundeseit datedecreation creele dateinscription
      datedinscription
      fechadecreacion fechacreacion fechaderegistro fecharegistro fechadealta datacreazione datadicreazione
      aangemaaktop datautworzenia dateadd personcreated contactcreated erstellungsdatum erstellungszeit erstellt
      anlagedatum angelegt registrierungsdatum registrierdatum registriert anmeldedatum kundenseit clientdepuis
      datecreation klantsinds aanmaakdatum inschrijfdatum
      aanmelddatum kundsedan skapad skapaddatum registreringsdatum registrerad registrert opprettet opprettetdato
      oprettet oprettetdato kundesiden asiakasalkaen luotu dataiscrizione datadiiscrizione dataregistrazione
      datadiregistrazione creatoil clientedal datadecadastro datacadastro datadecriacao datadoregistro criadoem
      clientedesde fechaalta creadoel datarejestracji utworzono klientod
      datumregistrace datumvytvoreni vytvoreno zakaznikod datumregistracie regisztracioideje regisztraciodatuma
      letrehozva kayittarihi olusturmatarihi датарегистрации датасоздания registration registrationtime regdate
      profilecreatedon profilecreated profilecreatedat accountcreated accountcreatedat accountcreatedon
      customercreated
      customercreatedat usercreated 登録日 登録日時 会員登録日 入会日 加入日期 加入时间 注册时间 注册日期 创建时间 註冊時間 가입일 가입일자 회원가입일 등록일`,
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
  new Map(entries.flatMap(([names, value]) => names.split(/\s+/).map((name) => [headerKey(name), value] as const)));

export const vagueNames: ReadonlySet<string> = new Set(vague.split(' '));

/** What a header fills, by its key. */
export const fieldByKey = byName(synonyms);
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
