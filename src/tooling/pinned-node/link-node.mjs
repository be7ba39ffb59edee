/*
 * Runs after `npm ci`, so that scripts find the Node that was installed with the packages. Newer versions of npm have
 * linked it by then; npm 10 unlinks it together with the packages of the other platforms. It is plain JavaScript,
 * because the machine's own Node may run it.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';

const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const platforms = Object.keys(optionalDependencies).filter((name) => existsSync(`node_modules/${name}/bin/node`));
const needed = Number.parseInt(Object.values(optionalDependencies)[0], 10);

if (platforms.length > 0) link(platforms[0]);
else if (Number.parseInt(process.versions.node, 10) < needed) {
  console.error(
    `npm could not install Node for this machine (${process.platform} ${process.arch}). ` +
      `Check the connection to the registry and run "npm ci" again, or install Node ${needed}.`,
  );
  process.exitCode = 1;
}

function link(name) {
  mkdirSync('node_modules/.bin', { recursive: true });
  rmSync('node_modules/.bin/node', { force: true });
  symlinkSync(`../${name}/bin/node`, 'node_modules/.bin/node');
}
