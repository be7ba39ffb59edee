import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { runCommand } from '../child-process/run-command.ts';
import { sbomArguments, sbomErrors } from './sbom.ts';

/**
 * `npm run release`: creates `release/NAME-VERSION.tgz` (everything that is committed, including the lockfile) and its
 * bill of materials (SBOM). Requires a clean tree, every check to pass, and an npm audit without findings;
 * `--without-audit` skips the audit, for registries that don't offer one. Stops with exit code 1 at the first step that
 * fails.
 */
const directory = 'release';
const own = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(await readFile('package.json', 'utf8')));
const name = `${own.name}-${own.version}`;
const [archive, sbom] = [join(directory, `${name}.tgz`), join(directory, `${name}.cdx.json`)];

interface Step {
  readonly title: string;
  /** Resolves with the reason to stop the release, or null. */
  run(): Promise<string | null>;
}

const audit: Step = {
  title: 'audit of the dependencies',
  run: process.argv.includes('--without-audit')
    ? async () => {
        console.log('Skipped: the dependencies were not checked for known vulnerabilities.');
        return null;
      }
    : () => passes('npm', ['audit', '--omit=dev']),
};

const steps: readonly Step[] = [
  { title: 'clean tree', run: isClean },
  { title: 'checks', run: () => passes('npm', ['test']) },
  audit,
  { title: 'build', run: () => passes('npm', ['run', 'build']) },
  { title: archive, run: () => passes('git', ['archive', `--prefix=${name}/`, `--output=${archive}`, 'HEAD']) },
  { title: sbom, run: makeSbom },
];

await rm(directory, { recursive: true, force: true });
await mkdir(directory);
for (const { title, run } of steps) {
  console.log(`\n── ${title}`);
  const error = await run();
  if (error === null) continue;
  console.error(`${error}\nNo release was created.`);
  await rm(directory, { recursive: true });
  process.exit(1);
}
console.log(`\nCreated ${archive} and ${sbom}.`);

async function isClean(): Promise<string | null> {
  const { exitCode, output } = await runCommand('git', ['status', '--porcelain']);
  return exitCode === 0 && output === '' ? null : `There are uncommitted changes:\n${output}`;
}

async function passes(program: string, args: readonly string[]): Promise<string | null> {
  const { exitCode } = await runCommand(program, args, { show: true });
  return exitCode === 0 ? null : `${[program, ...args].join(' ')} failed.`;
}

async function makeSbom(): Promise<string | null> {
  const { exitCode, output } = await runCommand('npm', sbomArguments);
  if (exitCode !== 0) return output;
  await writeFile(sbom, output);
  const errors = sbomErrors(output);
  return errors.length === 0 ? null : errors.join('\n');
}
