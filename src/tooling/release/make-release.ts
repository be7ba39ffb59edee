import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { runCommand } from '../checks/run-command.ts';
import { sbomCommand, sbomProblems } from './sbom.ts';

/**
 * `npm run release`: from a tree without changes that passes every check, and whose dependencies the registry knows
 * nothing against, makes `release/NAME-VERSION.tgz` (what is committed, the lockfile with it) and beside it a bill of
 * materials, the SBOM. `--without-audit` where the registry answers no audit. Stops at the first step that fails; exit
 * code 1.
 */
const directory = 'release';
const own = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(await readFile('package.json', 'utf8')));
const name = `${own.name}-${own.version}`;
const [archive, sbom] = [join(directory, `${name}.tgz`), join(directory, `${name}.cdx.json`)];

interface Step {
  readonly title: string;
  /** Resolves to why the release stops, or null. */
  run(): Promise<string | null>;
}

const audit: Step = {
  title: 'what is known against the dependencies',
  run: process.argv.includes('--without-audit')
    ? async () => {
        console.log('Not asked: nobody looked whether a version of a dependency is known to be vulnerable.');
        return null;
      }
    : () => passes('npm', ['audit', '--omit=dev']),
};

const steps: readonly Step[] = [
  { title: 'nothing uncommitted', run: isClean },
  { title: 'every check', run: () => passes('npm', ['test']) },
  audit,
  { title: 'the pages', run: () => passes('npm', ['run', 'build']) },
  { title: archive, run: () => passes('git', ['archive', `--prefix=${name}/`, `--output=${archive}`, 'HEAD']) },
  { title: sbom, run: makeSbom },
];

await rm(directory, { recursive: true, force: true });
await mkdir(directory);
for (const { title, run } of steps) {
  console.log(`\n── ${title}`);
  const problem = await run();
  if (problem === null) continue;
  console.error(`${problem}\nNo release was made.`);
  await rm(directory, { recursive: true });
  process.exit(1);
}
console.log(`\nMade ${archive} and ${sbom}.`);

async function isClean(): Promise<string | null> {
  const { exitCode, output } = await runCommand('git', ['status', '--porcelain']);
  return exitCode === 0 && output === '' ? null : `The tree is not what is committed:\n${output}`;
}

async function passes(program: string, args: readonly string[]): Promise<string | null> {
  const { exitCode } = await runCommand(program, args, { show: true });
  return exitCode === 0 ? null : `${[program, ...args].join(' ')} failed.`;
}

async function makeSbom(): Promise<string | null> {
  const failure = await passes('npm', sbomCommand(sbom));
  if (failure !== null) return failure;
  const problems = sbomProblems(await readFile(sbom, 'utf8'));
  return problems.length === 0 ? null : problems.join('\n');
}
