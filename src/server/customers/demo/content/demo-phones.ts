/**
 * Numbers set aside for fiction or never assigned to subscribers, as [prefix, digits that follow]. Sources: Ofcom's
 * drama numbers, NANPA's 555-0100 to 0199, ACMA's and ARCEP's numbers for fiction, BNetzA's drama numbers.
 */
const ukBlocks = [
  '+447700900',
  '+442079460',
  '+441134960',
  '+441144960',
  '+441154960',
  '+441164960',
  '+441174960',
  '+441184960',
  '+441214960',
  '+441314960',
  '+441414960',
  '+441514960',
  '+441614960',
  '+441632960',
  '+442920180',
  '+448081570',
  '+443069990',
];
const usAreaCodes = [
  201, 202, 205, 206, 212, 213, 214, 215, 216, 303, 305, 312, 313, 314, 315, 402, 404, 405, 408, 410, 412, 415, 416,
  480, 502, 503, 504, 505, 512, 513, 514, 518, 602, 604, 608, 612, 615, 617, 619, 646, 702, 703, 704, 713, 718, 720,
  773, 801, 802, 803, 804, 808, 813, 816, 817, 818, 850, 857, 901, 902, 904, 907, 913, 914, 916, 917, 919, 949,
];
type Block = readonly [prefix: string, digits: number];

const home = numbersOf([
  ...ukBlocks.map((prefix): Block => [prefix, 3]),
  ...usAreaCodes.map((area): Block => [`+1${area}55501`, 2]),
]);
const abroad = numbersOf([
  ...['+6125550', '+6135550', '+6175550', '+6185550', '+6127010', '+6137010', '+6177010', '+6187010'].map(
    (prefix): Block => [prefix, 4],
  ),
  ...['+3319900', '+3326191', '+3335301', '+3346571', '+3353649', '+3363998'].map((prefix): Block => [prefix, 4]),
  ...['+493023125', '+494066969', '+496990009', '+498999998', '+492214710'].map((prefix): Block => [prefix, 3]),
]);

/** Every sixth number is from abroad until the home numbers run out, then all are. */
const sixths = Math.floor(home.count / 5);

/** How many different numbers there are. */
export const demoPhoneCount = 5 * sixths + abroad.count;

/** The E.164 number of a customer, by its number; each comes once before any repeats. */
export function demoPhone(place: number): string {
  const at = (place - 1) % demoPhoneCount;
  const sixth = Math.floor(at / 6);
  if (sixth >= sixths) return abroad.at(at - 5 * sixths);
  return at % 6 === 5 ? abroad.at(sixth) : home.at(at - sixth);
}

/** The numbers of some blocks in scattered order. */
function numbersOf(blocks: readonly Block[]): { readonly count: number; readonly at: (index: number) => string } {
  const count = blocks.reduce((sum, [, digits]) => sum + 10 ** digits, 0);
  return {
    count,
    at: (index) => {
      // A prime that divides none of the counts, so that every number comes once.
      let left = (index * 61_843) % count;
      for (const [prefix, digits] of blocks) {
        if (left < 10 ** digits) return `${prefix}${String(left).padStart(digits, '0')}`;
        left -= 10 ** digits;
      }
      throw new RangeError('A number outside the blocks');
    },
  };
}
