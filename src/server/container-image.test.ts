import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { routes } from '../contract/route-paths.ts';
import { serving, startProcess } from '../testing/http/server-process.ts';
import { isFullScale } from '../testing/test-scale.ts';

const Package = z.object({ optionalDependencies: z.record(z.string(), z.string()) });
const projectRoot = join(import.meta.dirname, '../..');

interface Instruction {
  readonly name: string;
  readonly words: string;
}

/** The instructions of each stage of the Dockerfile, which continues no line. */
function readStages(): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = [];
  for (const line of readFileSync(join(projectRoot, 'Dockerfile'), 'utf8').split('\n')) {
    const [, name = '', words = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    if (name !== '') stages.at(-1)?.push({ name, words });
  }
  return stages;
}

const [build = [], final = []] = readStages();
const named = (stage: readonly Instruction[], name: string): readonly string[] =>
  stage.filter((one) => one.name === name).map(({ words }) => words);

const root = mkdtempSync(join(tmpdir(), 'container-image-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a checkout contains, as the build gets it. */
function checkedOutFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: projectRoot });
  return listed
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(projectRoot, file)));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

describe('the container image', () => {
  it('has the Node that is installed with the packages, and runs the server as a user without rights', () => {
    const { optionalDependencies } = Package.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
    const [version] = Object.values(optionalDependencies);
    for (const stage of [build, final]) expect(named(stage, 'FROM')[0]).toContain(`node:${version}-`);
    expect(named(final, 'USER')).toEqual(['node']);
    expect(named(final, 'CMD')).toEqual(['["node", "src/server/cli/start.ts"]']);
    expect(existsSync(join(projectRoot, 'src/server/cli/start.ts'))).toBe(true);
  });

  // Where there is no container engine: the same steps in directories, and the server as nobody, who may only write to
  // the volume.
  it.runIf(isFullScale)('is built by its steps, and serves', { timeout: 600_000 }, async () => {
    const [built, image, data] = ['build', 'image', 'data'].map((name) => join(root, name));
    if (built === undefined || image === undefined || data === undefined) throw new Error('no directories');
    mkdirSync(built);
    for (const { name, words } of build) {
      const [from = '', to = ''] = words.split(' ');
      if (name === 'COPY' && from === '.') {
        for (const file of checkedOutFiles()) copy(join(projectRoot, file), join(built, file));
      } else if (name === 'COPY') {
        for (const file of words.split(' ').slice(0, -1))
          copy(join(projectRoot, file), to === from ? join(built, to) : join(built, file));
      } else if (name === 'RUN') {
        execFileSync('sh', ['-c', words], { cwd: built, stdio: 'pipe' });
      }
    }
    for (const words of named(final, 'COPY')) {
      const [, from = '', to = ''] = words.split(' ');
      const target = to === './' ? from.replace(/^\/app\//, '') : to;
      copy(join(built, from.replace(/^\/app/, '.')), join(image, target));
    }
    mkdirSync(data, { mode: 0o700 });
    const isRoot = process.getuid?.() === 0;
    for (const directory of [root, image]) chmodSync(directory, 0o755);
    const unprivileged = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    if (isRoot) execFileSync('chown', ['65534:65534', data]);
    const server = startProcess({ NODE_ENV: 'production', DATA_DIR: data }, unprivileged, [], image);
    const url = await serving(server);
    expect((await fetch(url + routes.readyz)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('<title>');
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
  });
});
