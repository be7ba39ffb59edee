import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readImportFile as read } from '../../../../testing/customers/read-import-file.ts';
import { createDecoder } from './text-decoder.ts';

/** Text in Windows-1258, which has most tones as marks behind their letter. */
function encoded(text: string): Buffer {
  const apart = text.replaceAll(/[\u1ea0-\u1ef9]/g, (letter) => {
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letter.normalize('NFD'))?.[0] ?? '';
    return letter.normalize('NFD').replace(tone, '').normalize('NFC') + tone;
  });
  return iconv.encode(apart, 'windows-1258');
}

describe('a file in Windows-1258', () => {
  const people = ['Nguyễn Thị Hồng', 'Trần Văn Đức', 'Phạm Quỳnh Hương', 'Lê Hoàng Phương'];
  const file = (names: readonly string[]): Buffer =>
    encoded(`Email;Họ và tên\n${names.map((name, at) => `${at}@example.org;${name}\n`).join('')}`);

  it.each([[people], [people.slice(0, 1)], [['Hạnh Lý', 'Sơn Hà']]])('is offered: %s', async (names) => {
    await expect(read(file(names))).rejects.toThrow(/isn't clear.* windows-1258 \([^)]*[ễịạọ]/);
  });

  it.each(['windows-1258', 'cp1258'])('in Vietnamese is read with composed letters as %s', async (encoding) => {
    const { parsed } = await read(file(people), { encoding });
    expect(parsed).toMatchObject(people.map((name) => ({ upsert: { displayName: name } })));
  });

  it('keeps the last letter of the words that are shown', async () => {
    const { scan, parsed } = await read(encoded('Email;Name\na@example.org;Thị\n'), { encoding: 'windows-1258' });
    expect(parsed).toMatchObject([{ upsert: { displayName: 'Thị' } }]);
    expect(scan.samples).toEqual(['Thị']);
  });

  it('has composed letters where a piece of it ends between a letter and its mark', () => {
    const decoder = createDecoder('windows-1258');
    const pieces = [...encoded('Nguyễn Thị')].map((byte) => decoder.decode(Buffer.from([byte])));
    expect(pieces.join('') + decoder.end()).toBe('Nguyễn Thị');
  });
});
