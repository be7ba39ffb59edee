import { existsSync } from 'node:fs';
import { runCommand } from '../child-process/run-command.ts';
import { findChromium } from './find-chromium.ts';

/**
 * The path of a Chromium that runs. Installs one when there is none: Debian's package when root on Debian or Ubuntu,
 * otherwise Playwright's. Throws when neither works.
 */
export async function installChromium(print: (line: string) => void): Promise<string> {
  const present = findChromium();
  if (present !== null) return present;
  for (const { name, run } of installers()) {
    print(`Chromium is not installed. Installing ${name}…`);
    await run();
    const found = findChromium();
    if (found !== null) return found;
  }
  throw new Error('Could not install Chromium. Install Chromium or Google Chrome, or set CHROMIUM_PATH to one.');
}

interface Installer {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

function installers(): readonly Installer[] {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  let updated: Promise<unknown> | null = null;
  // Older releases have no package for the shell.
  const debian = ['chromium-headless-shell', 'chromium'].map((name) => ({
    name: `the system's ${name}`,
    async run(): Promise<void> {
      await (updated ??= runCommand('apt-get', ['update'], { env: quietly }));
      await runCommand('apt-get', ['install', '-y', '--no-install-recommends', name], { env: quietly });
    },
  }));
  const playwright: Installer = {
    name: "Playwright's own",
    run: () => runCommand(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']),
  };
  return isDebianRoot ? [...debian, playwright] : [playwright];
}
