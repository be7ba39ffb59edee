import { existsSync } from 'node:fs';
import { runCommand } from '../checks/run-command.ts';
import { findChromium } from './find-chromium.ts';

/**
 * The path of a Chromium that runs, installed when there is none: Debian's package when root on Debian or Ubuntu, else
 * Playwright's own. Throws one sentence when neither works.
 */
export async function installChromium(say: (line: string) => void): Promise<string> {
  const present = findChromium();
  if (present !== null) return present;
  for (const { name, run } of ways()) {
    say(`No Chromium here: installing ${name}…`);
    await run();
    const found = findChromium();
    if (found !== null) return found;
  }
  throw new Error(
    'No Chromium is installed and none could be: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.',
  );
}

interface Way {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

function ways(): readonly Way[] {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  let updated: Promise<unknown> | null = null;
  // Older releases have no package of the shell alone.
  const debian = ['chromium-headless-shell', 'chromium'].map((name) => ({
    name: `the system's ${name}`,
    async run(): Promise<void> {
      await (updated ??= runCommand('apt-get', ['update'], { env: quietly }));
      await runCommand('apt-get', ['install', '-y', '--no-install-recommends', name], { env: quietly });
    },
  }));
  const playwright: Way = {
    name: "Playwright's own",
    run: () => runCommand(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']),
  };
  return isDebianRoot ? [...debian, playwright] : [playwright];
}
