/** Encodings whose likelihood can be told, as people name them for `--encoding`. */
export const recognised = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
  'iso-8859-7',
  'mac-roman',
  'cp850',
  'cp852',
  'cp866',
  'cp437',
  'koi8-r',
  'cp932',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;
/** Rare ones that are only proposed: what tells them apart is too little to read a file without asking. */
export const proposed = [
  'iso-8859-15',
  'cp858',
  'cp860',
  'cp737',
  'windows-1255',
  'windows-1256',
  'windows-874',
  'windows-1258',
  'cp862',
  'koi8-u',
  'maccenteuro',
  'macturkish',
  'maccyrillic',
  'macgreek',
] as const;
/** Encodings that exports of customers come in beside Unicode. */
export const encodings = [...recognised, ...proposed];
/** Encodings that people are offered, those of Unicode first. */
export const offeredEncodings = ['utf-8', 'utf-16le', ...encodings];
