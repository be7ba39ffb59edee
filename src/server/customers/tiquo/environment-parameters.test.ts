import { execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { StartupError } from '../../errors/startup-error.ts';
import { readConfiguredParameters } from './environment-parameters.ts';

const described = [
  { id: 'k9', name: 'Loyalty Tier', type: 'select', options: ['Gold', 'Silver', 'Gold'] },
  { name: 'Shoe Size' },
  { name: 'Shop', options: ['Rome'] },
];
const read = [
  { id: 'k9', name: 'Loyalty Tier', type: 'select', options: ['Gold', 'Silver'] },
  { id: 'name:Shoe Size', name: 'Shoe Size', type: 'text', options: null },
  { id: 'name:Shop', name: 'Shop', type: 'select', options: ['Rome'] },
];

describe('the parameters of the configuration', () => {
  it('are read from the variable itself, or from a file', () => {
    const path = join(temporaryDirectory(), 'parameters.json');
    writeFileSync(path, `\uFEFF${JSON.stringify(described, null, 2)}`);
    expect([readConfiguredParameters(` ${JSON.stringify(described)}`), readConfiguredParameters(path)]).toEqual([
      read,
      read,
    ]);
  });

  it.each([
    ['[', /is not valid JSON\.$/],
    ['[{"id":"x"}]', /; entry 1 is wrong in "name"\.$/],
    ['[{"name":"a"},{"name":"b","type":"colour"}]', /; entry 2 is wrong in "type"\.$/],
    ['[7]', /; entry 1 is wrong\.$/],
    ['{"name":"a"}', /must be a JSON list of [^;]+ required\.$/],
    [' {', /is not valid JSON\.$/],
    ['[{"name":"Source"}]', /gives "Source" to two parameters\.$/],
    ['[{"name":"a"},{"name":"a"}]', /gives "name:a" to two parameters\.$/],
    ['[{"id":"system_source","name":"a"}]', /gives "system_source" to two parameters\.$/],
    [
      JSON.stringify(Array.from({ length: 1001 }, (_, index) => ({ name: `n${index}` }))),
      /describes more than 1000 parameters\.$/,
    ],
    ['/nowhere', /names the file \/nowhere, which cannot be read\.$/],
  ])('stop the start at %s with one sentence that names the variable', (given, sentence) => {
    const parse = () => readConfiguredParameters(given);
    expect(parse).toThrow(StartupError);
    expect(parse).toThrow(sentence);
    expect(parse).toThrow(/^TIQUO_PARAMETERS [^\n]+$/);
  });

  it('stop the start when there is no file or a huge one, and do not wait for a writer of a pipe', () => {
    const directory = temporaryDirectory();
    const [pipe, huge] = [join(directory, 'pipe'), join(directory, 'huge')];
    execFileSync('mkfifo', [pipe]);
    writeFileSync(huge, '');
    truncateSync(huge, 8 * 1024 ** 3);
    for (const path of [directory, pipe, huge, '/dev/zero']) {
      expect(() => readConfiguredParameters(path)).toThrow(
        `TIQUO_PARAMETERS names the file ${path}, which cannot be read.`,
      );
    }
  });
});
