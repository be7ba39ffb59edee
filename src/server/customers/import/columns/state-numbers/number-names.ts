/**
 * What a language calls the numbers of passports, identity cards and driving licences, of a person at the state and in
 * its insurances, and of bank accounts; separated by bars, and without the small words between them, such as `de`.
 */
interface NumberNames {
  /** Words for a number, which stand before or behind a document. */
  readonly numbers: string;
  /** What has a number. Without one, its country or its date can be meant. */
  readonly documents: string;
  /** What names the number without such a word, whatever stands beside it. */
  readonly names?: string;
  /** What names it only if nothing stands beside it. */
  readonly alone?: string;
}

export const numberNames: Readonly<Record<string, NumberNames>> = {
  english: {
    numbers: 'number|no|nr|num|id',
    documents: `passport|travel document|identity card|identity document|national identity card|id document
      |residence permit|national insurance|social insurance|social security|health insurance|health card
      |driving licence|driving license|driver licence|driver license|drivers licence|drivers license
      |driver s license|driver s licence|bank account|medicare|medicaid|personal health|dl|routing`,
    alone: 'medicare|medicaid',
  },
  german: {
    numbers: 'nummer|nr|num',
    documents: `reisepass|personalausweis|ausweis|perso|identitätskarte|identitätskarten|id karte
      |aufenthaltstitel|führerschein|fuehrerschein|bankkonto|sozialversicherungs|sozialversicherung|sozialvers
      |rentenversicherungs|krankenversicherungs|krankenversicherten|versicherten|krankenkassen|gesundheitskarte
      |gesundheitskarten|steueridentifikations|ahv`,
    alone: 'passnr|pass nummer|kvnr|identitätskarte',
  },
  dutch: {
    numbers: 'nummer|nr|num',
    documents: `paspoort|identiteitskaart|id kaart|identiteitsbewijs|legitimatiebewijs|rijbewijs|bankrekening
      |bank rekening|rijksregister|burgerservice|verblijfsdocument|verblijfsvergunning|sofi|insz`,
    names: 'insz',
    alone: 'identiteitskaart|paspoort nr',
  },
  danish: {
    numbers: 'nummer|nr',
    documents: `kørekort|kørekorts|sygesikrings|sygesikring|sundhedskort|identitetskort|id kort|bankkonto|cpr`,
    alone: 'pas nr|pas nummer|reg nr konto nr|reg kontonr',
  },
  norwegian: {
    numbers: 'nummer|nr',
    documents: `førerkort|fødsels|trygde|identitetskort|id kort|bankkonto|nasjonalt id`,
    names: 'd nummer|dnummer',
  },
  swedish: {
    numbers: 'nummer|nr',
    documents: `körkort|körkorts|samordnings|id kort|id korts|identitetskort|identitetskorts|legitimations
      |bankkonto|socialförsäkrings`,
  },
  finnish: {
    numbers: 'numero|nro|nr',
    documents: `passin|passi|henkilökortin|henkilökortti|ajokortin|ajokortti|pankkitilin|pankkitili|tilin
      |kela kortin|kela kortti|sosiaaliturva|sairausvakuutus`,
    names: 'henkilötunnus|sosiaaliturvatunnus|sotu',
    alone: 'pankkitili',
  },
  french: {
    numbers: 'numéro|num|n|no|nr',
    documents: `passeport|carte identité|carte nationale identité|cni|pièce identité|document identité
      |titre séjour|carte séjour|permis conduire|sécurité sociale|sécu|carte vitale|assurance maladie
      |compte bancaire|rib|avs|insee|ss`,
    alone: 'cni|carte identité|carte nationale identité|carte vitale',
  },
  spanish: {
    numbers: 'número|num|n|no|nro',
    documents: `pasaporte|documento identidad|documento nacional identidad|carnet identidad|tarjeta identidad
      |cédula|cédula identidad|cédula ciudadanía|dni|nie|permiso conducir|licencia conducir|carnet conducir
      |seguridad social|tarjeta sanitaria|tarjeta residencia|cuenta bancaria|cuenta corriente`,
    names: 'dni nie|nie dni|nif dni|clave elector|cédula ciudadanía|carnet identidad',
    alone: 'tarjeta sanitaria',
  },
  portuguese: {
    numbers: 'número|num|n|nr|nro|no',
    documents: `passaporte|cartão cidadão|bilhete identidade|carteira identidade|documento identidade
      |carta condução|carteira motorista|cnh|segurança social|utente saúde|utente sns|título eleitor
      |título residência|conta bancária|conta corrente|conta poupança|pis|nis|niss|nib`,
    names: 'cartão cidadão|bilhete identidade|carteira identidade|cnh|niss|pis pasep|título eleitor',
    alone: 'conta corrente|conta poupança',
  },
  italian: {
    numbers: 'numero|num|n|nr',
    documents: `passaporto|carta identità|documento identità|documento riconoscimento|ci|patente guida
      |tessera sanitaria|permesso soggiorno|conto corrente|conto bancario`,
    names: 'cod fiscale|codice fisc|cod fisc|codfisc|coordinate bancarie',
    alone: 'tessera sanitaria|documento identità|documento riconoscimento',
  },
  romanian: {
    numbers: 'număr|numărul|nr|serie|seria|serie număr|seria numărul|serie nr|seria nr',
    documents: `pașaport|pașaportului|pașaportul|ci|carte identitate|cărții identitate|buletin|buletinului
      |act identitate|permis conducere|permisului conducere|asigurare socială|card sănătate|cont bancar
      |contului bancar`,
    names: 'cnp|cod numeric personal|carte identitate',
    alone: 'pașaport|buletin|act identitate',
  },
  polish: {
    numbers: 'numer|nr|seria|seria numer|seria nr',
    documents: `paszportu|paszport|dowodu|dowodu osobistego|dowód osobisty|prawa jazdy|prawo jazdy|karty pobytu
      |konta bankowego|rachunku bankowego|rach bankowego|ubezpieczenia społecznego|dowodu tożsamości`,
    names: 'rachunek bankowy',
  },
  czech: {
    numbers: 'číslo|č|čís',
    documents: `pasu|pas|cestovního pasu|cestovní pas|op|občanského průkazu|občanský průkaz|průkazu totožnosti
      |dokladu totožnosti|řidičského průkazu|řidičský průkaz|účtu|bankovního účtu|bankovní účet|pojištěnce
      |zdravotního pojištění|sociálního zabezpečení|povolení k pobytu`,
    names: 'rodné číslo|rodné č|rod číslo|občanský průkaz',
    alone: 'cestovní pas',
  },
  slovak: {
    numbers: 'číslo|č',
    documents: `cestovného pasu|cestovný pas|občianskeho preukazu|občiansky preukaz|vodičského preukazu
      |vodičský preukaz|bankového účtu|bankový účet|poistenca`,
    alone: 'cestovný pas',
  },
  hungarian: {
    numbers: 'szám|száma|sz',
    documents: `útlevél|útlevelének|személyi igazolvány|személyi igazolványának|személyazonosító igazolvány
      |személyi|szig|taj|személyazonosító|jogosítvány|vezetői engedély|bankszámla|társadalombiztosítási
      |adóazonosító`,
    names: 'személyi igazolvány|személyi azonosító|személyazonosító jel',
    alone: 'útlevél|taj',
  },
  greek: {
    numbers: 'αριθμός|αρ',
    documents: `διαβατηρίου|διαβατήριο|ταυτότητας|ταυτότητα|δελτίου ταυτότητας|αστυνομικής ταυτότητας
      |άδειας οδήγησης|διπλώματος οδήγησης|τραπεζικού λογαριασμού|μητρώου κοινωνικής ασφάλισης
      |κοινωνικής ασφάλισης`,
    names: 'αμκα|αδτ|δελτίο ταυτότητας|αστυνομική ταυτότητα|τραπεζικός λογαριασμός',
    alone: 'διαβατήριο|αριθμός λογαριασμού|αρ λογαριασμού',
  },
  turkish: {
    numbers: 'numarası|numara|no|num',
    documents: `pasaport|kimlik|kimlik kartı|nüfus cüzdanı|ehliyet|sürücü belgesi|ssk|sgk|sosyal güvenlik
      |banka hesap|banka hesabı`,
    alone: 'pasaport|nüfus cüzdanı',
  },
  russian: {
    // № becomes No.
    numbers: 'номер|no|серия|серия номер|серия no',
    documents: `паспорта|паспорт|загранпаспорта|загранпаспорт|удостоверения личности|удостоверение личности
      |водительского удостоверения|водительское удостоверение|водительских прав|банковского счета
      |расчетного счета|полиса омс|полис омс|снилс`,
    names: 'удостоверение личности|расчетный счет|полис омс',
    alone: 'иин',
  },
  ukrainian: {
    numbers: 'номер|no|серія|серія номер',
    documents: `паспорта|паспорт|паспорту|закордонного паспорта|закордонний паспорт|посвідчення особи
      |посвідчення водія|водійського посвідчення|id картки|банківського рахунку|розрахункового рахунку`,
    names: 'паспортні дані|банківський рахунок|розрахунковий рахунок',
    alone: 'закордонний паспорт|іпн',
  },
  arabic: {
    numbers: 'رقم',
    documents: `جواز السفر|جواز سفر|الجواز|الهوية|هوية|الهوية الوطنية|بطاقة الهوية|البطاقة الشخصية|الإقامة
      |رخصة القيادة|الحساب البنكي|الحساب المصرفي|حساب بنكي|الضمان الاجتماعي|التأمين الاجتماعي`,
    names: 'الرقم القومي|الرقم الوطني|رقم قومي|الآيبان|آيبان|السجل المدني|کد ملی',
    alone: 'جواز السفر|بطاقة الهوية|الهوية الوطنية',
  },
  hebrew: {
    numbers: 'מספר|מס',
    documents: `דרכון|זהות|תעודת זהות|רישיון נהיגה|רשיון נהיגה|חשבון בנק|ביטוח לאומי`,
    names: 'תז|ת ז|מספר זהות',
    alone: 'דרכון|חשבון בנק',
  },
  chinese: {
    numbers: '号|号码|證號|號|號碼|编号|編號|卡号|卡號',
    documents: `护照|護照|身份证|身分證|居民身份证|身份證|驾驶证|驾照|駕照|社保|社会保障|社会保险|医保|健保|银行账|银行帐|银行账户|銀行帳|銀行帳戶|居留证|居留證|港澳通行证`,
    names: '银行卡|驾照号|开户账号',
    alone: '護照|社保号',
  },
  japanese: {
    numbers: '番号|no|ナンバー',
    documents: `パスポート|旅券|運転免許証|運転免許|免許証|在留カード|健康保険証|保険証|被保険者|被保険者証|年金|基礎年金|口座|銀行口座`,
  },
  korean: {
    numbers: '번호|no',
    documents: `여권|운전면허|운전면허증|외국인등록|주민등록|주민|계좌|은행계좌|통장|건강보험|건강보험증`,
    alone: '여권|주민번호',
  },
  vietnamese: {
    numbers: 'số|mã số|mã',
    documents: `hộ chiếu|cmnd|cccd|cmt|chứng minh nhân dân|chứng minh thư|căn cước|căn cước công dân
      |giấy phép lái xe|gplx|bằng lái|bằng lái xe|tài khoản ngân hàng|bảo hiểm xã hội|bhxh|bảo hiểm y tế|bhyt
      |định danh cá nhân`,
    names: 'cmnd|cccd|căn cước công dân|chứng minh nhân dân',
    alone: 'hộ chiếu|số tài khoản|stk',
  },
};
