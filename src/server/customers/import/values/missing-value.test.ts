import { expect, it } from 'vitest';
import { meansNothing } from './missing-value.ts';

it.each(['никогда', 'soha', 'tbd', 'TBD', 'yok', 'なし', 'Нет данных', '[TBA]', 'niciodată', '없음'])(
  '%s is nothing in a column of dates and the like',
  (cell) => expect(meansNothing(cell)).toBe(true),
);
