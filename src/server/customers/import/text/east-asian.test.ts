import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';

const file = (header: string, people: readonly string[], encoding: string): Buffer =>
  iconv.encode(`Email,${header}\n${people.map((name, at) => `${at}@example.org,${name}\n`).join('')}`, encoding);

describe('a file of East Asia', () => {
  const korean = ['김민지', '이준호', '박서연', '최지우', '한지민'];
  const japanese = ['山田太郎', '鈴木花子', '佐藤健', '高橋由美子'];
  it.each([
    ['cp949', 'EUC-KR', '이름', [...korean, '안설믜']],
    ['cp949', 'EUC-KR', '이름', [...Array.from({ length: 60 }, (_, at) => `${korean[at % 5]}${at}`), '뷁지우']],
    ['cp949', 'EUC-KR', 'Name', [...korean, '김햏지']],
    ['cp949', 'EUC-KR', '이름', ['안설믜']],
    ['cp932', 'CP932', '氏名', [...japanese, '髙橋美咲', '田中①', '㈱山田']],
    ['cp932', 'CP932', 'Name', [...japanese, '髙橋美咲', '田中①', '㈱山田']],
    ['cp932', 'CP932', '氏名', ['髙橋美咲']],
    ['euc-jp', 'EUC-JP', '氏名', ['美咲 田中', '一郎 鈴木', '花子 高橋', '健太 渡辺']],
    ['gbk', 'GB18030', '姓名', ['王喆', '李娜', '张伟', '刘洋']],
    ['gbk', 'GB18030', '姓名', ['王喆']],
    ['big5-hkscs', 'BIG5', '姓名', ['王堃', '林怡君', '陳志明']],
    ['big5-hkscs', 'BIG5', 'Name', ['王堃', '林怡君', '陳志明', '李栢']],
  ])('with characters of its extension in %s is read as %s: %s', async (encoding, name, header, people) => {
    const { scan, parsed } = await read(file(header, people, encoding));
    expect(scan.textFormat).toBe(`${name}, separated by commas`);
    expect(parsed).toMatchObject(people.map((displayName) => ({ upsert: { displayName } })));
  });

  it.each(['김햏지', '믜설'])('of few words that are Korean or Chinese asks: %s', async (name) => {
    await expect(read(file('Name', [name], 'cp949'))).rejects.toThrow(
      new RegExp(String.raw`isn't clear.* euc-kr \(${name}\)`),
    );
  });
});
