import {
  base,
  da,
  de,
  en_IN,
  en_NG,
  en,
  es,
  Faker,
  fi,
  fr,
  hu,
  it,
  nb_NO,
  nl,
  pl,
  pt_BR,
  ro,
  sv,
  tr,
  vi,
} from '@faker-js/faker';
import type { LocaleDefinition } from '@faker-js/faker';
import { foldText } from '../../../../contract/search-text.ts';
import type { Random, Weighted } from './random.ts';
import { englishNames, scriptNames, unusualNames } from './names-in-other-scripts.ts';
import type { RomanisedName, ScriptNames } from './names-in-other-scripts.ts';

export interface DemoName {
  readonly firstName: string;
  readonly lastName: string | null;
  readonly displayName: string;
  /** Letters, digits and dots for an email address. */
  readonly roman: string;
}

interface LatinNames {
  readonly first: readonly [string, ...string[]];
  readonly last: readonly [string, ...string[]];
}

/** Names drawn in advance per Latin locale, since calling faker for each customer is ten times slower. */
const poolSize = 240;

const latinLocales: readonly (readonly [locale: LocaleDefinition[], weight: number])[] = [
  [[en_IN, en, base], 7],
  [[en_NG, en, base], 6],
  [[fr, base], 7],
  [[de, base], 7],
  [[es, base], 8],
  [[pt_BR, base], 4],
  [[it, base], 4],
  [[sv, base], 2],
  [[nb_NO, base], 1],
  [[da, base], 1],
  [[fi, base], 1],
  [[pl, base], 4],
  [[nl, base], 2],
  [[tr, base], 2],
  [[vi, base], 2],
  [[hu, base], 1],
  [[ro, base], 1],
];

const scriptWeights: readonly Weighted<ScriptNames>[] = [
  [scriptNames.arabic, 2],
  [scriptNames.hebrew, 1],
  [scriptNames.cyrillic, 2.5],
  [scriptNames.greek, 1],
  [scriptNames.devanagari, 1],
  [scriptNames.thai, 0.7],
  [scriptNames.chinese, 1.5],
  [scriptNames.japanese, 1.2],
  [scriptNames.korean, 0.9],
];

/**
 * Returns names in many scripts and lengths, Latin ones from faker; the same random stream gives the same name.
 */
export function createNames(): (random: Random) => DemoName {
  const latin = latinLocales.map(([locale, weight], at): Weighted<(random: Random) => DemoName> => {
    const faker = new Faker({ locale, seed: 1_000 + at });
    const draw = (one: () => string): [string, ...string[]] => [one(), ...Array.from({ length: poolSize - 1 }, one)];
    const pool: LatinNames = { first: draw(() => faker.person.firstName()), last: draw(() => faker.person.lastName()) };
    return [(random) => latinName(random, pool), weight];
  });
  const scripts = scriptWeights.map(([names, weight]): Weighted<(random: Random) => DemoName> => [
    (random) => scriptName(random, names),
    weight,
  ]);
  const choices: [Weighted<(random: Random) => DemoName>, ...Weighted<(random: Random) => DemoName>[]] = [
    [(random) => latinName(random, englishNames), 30],
    ...latin,
    ...scripts,
    [unusualName, 0.4],
  ];
  return (random) => random.weighted(choices)(random);
}

function latinName(random: Random, pool: LatinNames): DemoName {
  const firstName = random.pick(pool.first);
  const lastName = random.pick(pool.last);
  return { firstName, lastName, displayName: `${firstName} ${lastName}`, roman: romanise(firstName, lastName) };
}

function scriptName(random: Random, names: ScriptNames): DemoName {
  const [firstName, firstRoman]: RomanisedName = random.pick(names.first);
  const [lastName, lastRoman]: RomanisedName = random.pick(names.last);
  const displayName = names.familyFirst
    ? `${lastName}${names.between}${firstName}`
    : `${firstName}${names.between}${lastName}`;
  return { firstName, lastName, displayName, roman: romanise(firstRoman, lastRoman) };
}

function unusualName(random: Random): DemoName {
  const [firstName, lastName] = random.pick<(typeof unusualNames)[number]>(unusualNames);
  const displayName = lastName === null ? firstName : `${firstName} ${lastName}`;
  return { firstName, lastName, displayName, roman: romanise(firstName, lastName ?? '') };
}

function romanise(...parts: readonly string[]): string {
  const words = parts
    .map((part) =>
      foldText(part)
        .replace(/[^a-z0-9]/g, '')
        .slice(0, 20),
    )
    .filter((word) => word !== '');
  return words.length === 0 ? 'guest' : words.join('.');
}
