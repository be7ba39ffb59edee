/** A name as written and its usual romanisation, for an email address. */
export type RomanisedName = readonly [written: string, roman: string];

export interface ScriptNames {
  readonly first: readonly [RomanisedName, ...RomanisedName[]];
  readonly last: readonly [RomanisedName, ...RomanisedName[]];
  /** Whether the family name comes first, and what separates the two. */
  readonly familyFirst: boolean;
  readonly between: string;
}

/** `written roman` pairs separated by commas. */
function pairs(text: string): readonly [RomanisedName, ...RomanisedName[]] {
  const [first, ...rest] = text.split(',').map((pair): RomanisedName => {
    const [written = '', roman = ''] = pair.trim().split(' ');
    return [written, roman];
  });
  return [first ?? ['', ''], ...rest];
}

/** Ordinary names in the scripts of the demo data, of no one in particular. */
export const scriptNames = {
  arabic: {
    first: pairs(
      `محمد mohammed, فاطمة fatima, أحمد ahmed, عائشة aisha, يوسف yusuf, مريم maryam, عمر omar, زينب zaynab,
        خالد khalid, ليلى layla, حسن hassan, نور nour, سارة sara, إبراهيم ibrahim, هدى huda, طارق tariq`,
    ),
    last: pairs(
      `العلي alali, حداد haddad, الخطيب alkhatib, منصور mansour, النجار alnajjar, سليمان suleiman, الشامي alshami,
        درويش darwish, قاسم qasim, الزهراني alzahrani, بركات barakat, عبدالله abdullah`,
    ),
    familyFirst: false,
    between: ' ',
  },
  hebrew: {
    first: pairs(
      `נועה noa, דוד david, מאיה maya, יוסף yosef, תמר tamar, אורי uri, שירה shira, איתן eitan, יעל yael,
        דניאל daniel, רחל rachel, עומר omer, מיכל michal, אבי avi`,
    ),
    last: pairs(
      `כהן cohen, לוי levi, מזרחי mizrahi, פרץ peretz, ביטון biton, דהן dahan, אברהם avraham, פרידמן friedman,
        שפירא shapira, ברק barak, גולן golan`,
    ),
    familyFirst: false,
    between: ' ',
  },
  cyrillic: {
    first: pairs(
      `Ольга olga, Дмитрий dmitri, Наталья natalia, Сергей sergei, Екатерина ekaterina, Андрей andrei, Анна anna,
        Иван ivan, Оксана oksana, Тарас taras, Софія sofiia, Богдан bohdan, Марія mariia, Ђорђе djordje,
        Милица milica, Юлия yulia`,
    ),
    last: pairs(
      `Иваненко ivanenko, Шевченко shevchenko, Коваленко kovalenko, Бондаренко bondarenko, Соколенко sokolenko,
        Мельник melnyk, Петровић petrovic, Јовановић jovanovic, Лысенко lysenko, Гончар honchar, Кравец kravets,
        Димитров dimitrov, Ткачук tkachuk`,
    ),
    familyFirst: false,
    between: ' ',
  },
  greek: {
    first: pairs(
      `Γιώργος giorgos, Μαρία maria, Ελένη eleni, Νίκος nikos, Δήμητρα dimitra, Κώστας kostas, Σοφία sofia,
        Θανάσης thanasis, Ιωάννα ioanna, Αλέξανδρος alexandros`,
    ),
    last: pairs(
      `Παπαδόπουλος papadopoulos, Γεωργίου georgiou, Οικονόμου oikonomou, Νικολάου nikolaou, Αντωνίου antoniou,
        Βλάχος vlachos, Καραγιάννης karagiannis, Μακρής makris`,
    ),
    familyFirst: false,
    between: ' ',
  },
  devanagari: {
    first: pairs(
      `प्रिया priya, राहुल rahul, अनीता anita, विकास vikas, सुनीता sunita, अमित amit, पूजा pooja, राजेश rajesh,
        काव्या kavya, अर्जुन arjun, मीरा meera, रोहन rohan`,
    ),
    last: pairs(
      `शर्मा sharma, पटेल patel, वर्मा verma, गुप्ता gupta, सिंह singh, देशमुख deshmukh, जोशी joshi,
        कुलकर्णी kulkarni, मिश्रा mishra, यादव yadav`,
    ),
    familyFirst: false,
    between: ' ',
  },
  thai: {
    first: pairs(
      `สมชาย somchai, มาลี malee, ณัฐพล natthaphon, พิมพ์ชนก phimchanok, วรรณา wanna, ธนากร thanakorn, สุดา suda,
        อนันต์ anan, กมล kamon, ปรียา preeya`,
    ),
    last: pairs(
      `ศรีสุข srisuk, วงศ์ไทย wongthai, แสงทอง saengthong, บุญมี boonmee, รัตนชัย rattanachai, จันทร์เพ็ญ chanphen,
        ทองดี thongdee, พงษ์พานิช phongphanit`,
    ),
    familyFirst: false,
    between: ' ',
  },
  chinese: {
    first: pairs(
      `伟 wei, 芳 fang, 秀英 xiuying, 敏 min, 静 jing, 强 qiang, 磊 lei, 洋 yang, 艳 yan, 勇 yong, 志明 zhiming, 美玲 meiling,
        雅婷 yating, 家豪 jiahao, 子涵 zihan, 欣怡 xinyi`,
    ),
    last: pairs(
      '王 wang, 李 li, 张 zhang, 刘 liu, 陈 chen, 杨 yang, 黄 huang, 赵 zhao, 吴 wu, 周 zhou, 欧阳 ouyang, 林 lin',
    ),
    familyFirst: true,
    between: '',
  },
  japanese: {
    first: pairs(
      `結衣 yui, 大翔 hiroto, さくら sakura, 健太 kenta, 陽菜 hina, 翔太 shota, 美咲 misaki, 悠真 yuma, あかり akari, 拓海 takumi,
        花子 hanako, 蓮 ren`,
    ),
    last: pairs(
      `田中 tanaka, 佐藤 sato, 鈴木 suzuki, 高橋 takahashi, 渡辺 watanabe, 伊藤 ito, 山本 yamamoto, 中村 nakamura, 小林 kobayashi,
        加藤 kato, 五十嵐 igarashi`,
    ),
    familyFirst: true,
    between: ' ',
  },
  korean: {
    first: pairs(
      '민준 minjun, 서연 seoyeon, 지훈 jihun, 하은 haeun, 도윤 doyun, 지우 jiwoo, 수빈 subin, 예준 yejun, 유진 yujin, 현우 hyunwoo',
    ),
    last: pairs('김 kim, 이 lee, 박 park, 최 choi, 정 jung, 강 kang, 조 cho, 윤 yoon, 임 lim, 남궁 namgung'),
    familyFirst: true,
    between: '',
  },
} as const satisfies Readonly<Record<string, ScriptNames>>;

/** The most common names of the demo's home market; most of faker's English family names are invented. */
export const englishNames = {
  first: words(
    `John Amelia Liam Olivia Noah Grace Ethan Chloe James Sophie Thomas Hannah Daniel Emma William Lucy Oliver Isla
      Harry Freya George Ella Jack Ruby Charlie Poppy Jacob Evie Oscar Alice Samuel Florence Joseph Rosie David
      Matilda Adam Daisy Ryan Niamh Sean Aoife Callum Eilidh Rhys Cerys Megan Kieran Zara Leon Naomi Marcus Imogen
      Toby Beatrice Felix Harriet Dylan Martha Theo Eleanor Hugo Clara Arthur Violet Reuben Josephine Angus Morag Owen
      Bronwen Louis Maeve Patrick Sinead Stella Gareth Nia Edith Winston Joy`,
  ),
  last: words(
    `Smith Jones Murphy Walker Wright Taylor Brown Williams Wilson Johnson Davies Patel Robinson Thompson Evans White
      Hughes Edwards Green Hall Wood Harris Lewis Martin Jackson Clarke Clark Turner Hill Scott Cooper Morris Ward
      Moore King Watson Baker Harrison Morgan Young Allen Mitchell Anderson Phillips Lee Bell Parker Kelly Shaw
      Bennett Cook Marshall Cox Fox Chapman Palmer Richardson Gray Mason Hunter Holmes Mills Barnes Knight Lloyd
      Butler Fletcher Russell Ford Stevens Reynolds Gallagher O’Connor Fitzgerald McDonald MacLeod Campbell Stewart
      Sinclair Pritchard Bevan Nkemelu Adeyemi`,
  ),
} as const;

function words(text: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = text.split(/\s+/);
  return [first, ...rest];
}

/** Names that test a layout: one letter, very long, punctuated, with an emoji. */
export const unusualNames = [
  ['Ng', 'O'],
  ['Ý', 'Lê'],
  ['Q', null],
  ['Bo', 'Li'],
  ['Zoë 🌻', 'Marsh'],
  ['👩‍🚀 Nova', 'Castellanos'],
  ['Siobhán', "Ní Mháille-O'Súilleabháin"],
  ['Jean-François Marie Anne', 'de La Rochefoucauld-Montbéliard de Saint-Exupéry'],
  ['Maria da Conceição Aparecida', 'Vasconcelos de Albuquerque e Cavalcanti dos Santos Figueiredo'],
  ['Karl-Theodor Maximilian Johann Nepomuk', 'Freiherr von und zu Hohenlohe-Waldenburg-Schillingsfürst'],
  ['Keihanaikukauakahihuliheekahaunaele', 'Kekauluohi'],
  ['Anne‑Sophie', 'Bąk-Żółć'],
  ['Þórdís', 'Æsubrún Ólafsdóttir'],
  ['D’Angelo', 'St. John-Smythe III'],
] as const satisfies readonly (readonly [string, string | null])[];
