import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';

/** In GB18030, 女, 老 and 元 are each two bytes that UTF-8 would read as one letter. */
const people = ['林志明', '吴家豪', '陈怡君', '王俊杰', '蔡淑芬', '张雅婷', '李淑芬', '黄子墨'];
const cities = ['上海市', '北京市', '成都市', '哈尔滨', '呼和浩特', '石家庄', '乌鲁木齐', '广州市'];

function table(header: string, note: (at: number) => string): string {
  const rows = people.map(
    (name, at) => `c${at}@example.org,${name},${at % 2 === 0 ? '女' : '男'},${cities[at]},${note(at)}\n`,
  );
  return `${header}\n${rows.join('')}`;
}

describe('a file of which some words happen to be UTF-8', () => {
  it.each([
    ['brackets in a cell', table('email,name,gender,city,note', (at) => (at === 2 ? 'VIP(老客户)' : '')), 'gb18030'],
    [
      'wide brackets in a cell',
      table('email,name,gender,city,note', (at) => (at === 2 ? 'VIP（老客户）' : '')),
      'gb18030',
    ],
    [
      'Latin beside Chinese',
      table('email,name,gender,city,note', (at) => (at < 5 ? `VIP客户${at}` : '微信ID')),
      'gb18030',
    ],
    ['a colon', table('email,name,gender,city,note', () => '等级:老客户'), 'gb18030'],
    ['wide signs', table('email,name,gender,city,note', () => '等级：老客户，元！'), 'gb18030'],
    ['brackets in the header', table('邮箱,姓名,性别,城市,消费金额(元)', (at) => `${at}.00`), 'gb18030'],
    ['wide brackets in the header', table('邮箱,姓名,性别,城市,消费金额（元）', (at) => `${at}.00`), 'gb18030'],
    ['brackets in traditional Chinese', 'email,name,note\na@x.example,張簡淑芬,會員(老客戶)\n', 'big5'],
    ['brackets in Japanese', 'email,name,note\na@x.example,田中美咲,会員(女性)\n', 'cp932'],
    ['brackets in Korean', 'email,name,note\na@x.example,이서연,회원(여성)\n', 'euc-kr'],
    ['brackets in Cyrillic', 'email,name,note\na@x.example,Иван Петров,Клиент(новый)\n', 'windows-1251'],
    ['brackets in Cyrillic of DOS', 'email,name,note\na@x.example,Иван Петров,Клиент(новый)\n', 'cp866'],
  ])('is read in the encoding of the others: %s', async (_, text, encoding) => {
    const { scan, parsed } = await read(iconv.encode(text, encoding));
    expect(scan.textFormat).toBe(`${encoding.toUpperCase()}, separated by commas`);
    expect(parsed.filter((row) => 'reason' in row)).toEqual([]);
    if (encoding === 'gb18030')
      expect(parsed.map((row) => ('upsert' in row ? row.upsert.displayName : null))).toEqual(people);
  });

  it.each([1, 2, 3, 5])('is read if it has only %i rows, too', async (rows) => {
    const names = ['王秀英', '李国栋', '女', '老客户', '赵敏'].slice(0, rows);
    const text = `邮箱,性别,累计消费金额(元)\n${names.map((name, at) => `${at}@x.example,${name},8.00\n`).join('')}`;
    const { parsed } = await read(iconv.encode(text, 'gb18030'));
    expect(parsed.filter((row) => 'reason' in row)).toEqual([]);
  });

  it('stays UTF-8 if these words are names in it, and asks rather than losing most rows', async () => {
    const older = people.map((name, at) => iconv.encode(`c${at}@example.org,${name}\n`, 'gb18030'));
    const bytes = Buffer.concat([Buffer.from('email,name\na@example.org,李明华\n'), ...older]);
    await expect(read(bytes)).rejects.toThrow(
      /^8 of 9 rows contain invalid UTF-8\. Run again with --encoding .*utf-8 \(/,
    );
  });

  it('stays UTF-8 if only a few of its Chinese characters are broken', async () => {
    const text = table('邮箱,姓名,性别,城市,消费金额(元)', () => 'VIP(老客户)');
    const bytes = Buffer.concat([Buffer.from(text), iconv.encode('z@example.org,赵敏,女,北京市,0\n', 'gb18030')]);
    const { scan, parsed } = await read(bytes);
    expect(scan.textFormat).toBe('UTF-8 with invalid bytes, separated by commas');
    expect(parsed.filter((row) => 'reason' in row)).toHaveLength(1);
  });
});
