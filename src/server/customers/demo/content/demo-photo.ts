import { createRandom } from './random.ts';

const skins = ['#f1c9a5', '#d9a066', '#8d5a34', '#5b3a29', '#e8b48a', '#c68642'] as const;
const hairs = ['#2b1b12', '#5a3825', '#a8672f', '#d8b25a', '#8c8c8c', '#151515', '#7a2e1d'] as const;
const backdrops = ['#c7d2fe', '#bbf7d0', '#fde68a', '#fecaca', '#bae6fd', '#e9d5ff', '#fed7aa', '#ccfbf1'] as const;
const clothes = ['#1e3a8a', '#065f46', '#7c2d12', '#4c1d95', '#334155', '#9d174d', '#0f766e'] as const;

/** A drawn portrait as SVG, 96 by 96; the same number gives the same picture. */
export function demoPhoto(number: number): string {
  const random = createRandom(96, number);
  const skin = random.pick<string>(skins);
  const hair = random.pick<string>(hairs);
  const style = random.between(0, 3);
  const tilt = random.between(-6, 6);
  const fringe = [
    `<path d="M28 44c0-16 8-24 20-24s20 8 20 24c-6-8-12-11-20-11s-14 3-20 11z" fill="${hair}"/>`,
    `<path d="M27 46c0-18 9-27 21-27s21 9 21 27l-5-9c-10 2-22 0-28-7-1 7-4 11-9 16z" fill="${hair}"/>`,
    [
      `<circle cx="48" cy="20" r="9" fill="${hair}"/>`,
      `<path d="M29 42c1-14 9-20 19-20s18 6 19 20c-10-9-28-9-38 0z" fill="${hair}"/>`,
    ].join(''),
    `<path d="M30 38c2-11 9-16 18-16s16 5 18 16c-9-6-27-6-36 0z" fill="${hair}"/>`,
  ][style];
  const behind = style === 1 ? `<path d="M24 48c0-20 10-31 24-31s24 11 24 31v26H24z" fill="${hair}"/>` : '';
  const glasses = random.chance(0.3)
    ? [
        '<g fill="none" stroke="#1f2937" stroke-width="1.6"><circle cx="40.5" cy="48" r="5.4"/>',
        '<circle cx="55.5" cy="48" r="5.4"/><path d="M46 48h4"/></g>',
      ].join('')
    : '';
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">',
    `<rect width="96" height="96" fill="${random.pick<string>(backdrops)}"/>`,
    `<g transform="rotate(${tilt} 48 60)">${behind}`,
    `<path d="M12 100c2-22 16-30 36-30s34 8 36 30z" fill="${random.pick<string>(clothes)}"/>`,
    `<path d="M41 60h14v13c-4 5-10 5-14 0z" fill="${skin}"/>`,
    `<ellipse cx="48" cy="47" rx="18" ry="21" fill="${skin}"/>${fringe ?? ''}`,
    '<circle cx="40.5" cy="48" r="1.9" fill="#1f2937"/><circle cx="55.5" cy="48" r="1.9" fill="#1f2937"/>',
    `<path d="M41 57q7 ${random.between(3, 7)} 14 0" fill="none" stroke="#7f1d1d" stroke-width="2" `,
    `stroke-linecap="round"/>${glasses}</g>`,
    '</svg>\n',
  ].join('');
}

/** The URL path of a photo, and of its file below `public`. */
export function demoPhotoPath(number: number): string {
  return `/photos/${String(number).padStart(2, '0')}.svg`;
}

/** How many portraits there are. */
export const demoPhotoCount = 24;
