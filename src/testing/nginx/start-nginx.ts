import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findProgram } from '../programs/find-program.ts';

const deployed = join(import.meta.dirname, '../../../deploy/nginx.conf');

export interface Nginx {
  stop(): Promise<void>;
}

/**
 * Starts nginx on a port of this computer, before servers such as `127.0.0.1:8787`, with the configuration that
 * docs/operate.md describes, but without TLS. Requests are spread over the servers. `x-served-by` names the one that
 * responded.
 */
export async function startNginx(port: number, servers: readonly string[]): Promise<Nginx> {
  const program = await findProgram('nginx');
  const directory = mkdtempSync(join(tmpdir(), 'nginx-'));
  const site = readFileSync(deployed, 'utf8')
    .replace('    ip_hash;\n', '')
    .replace(/ *server 127\.0\.0\.1:8787;/, servers.map((server) => `server ${server};`).join('\n'))
    .replace(/listen 443[^;]*;/, `listen 127.0.0.1:${port};`)
    .replace(/ *ssl_certificate[^;]*;\n/g, '')
    .replace('proxy_pass', 'add_header x-served-by $upstream_addr always;\nproxy_pass');
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory}/${name};`,
  );
  const file = join(directory, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${directory}/pid; error_log stderr;
     events {} http { access_log off; ${paths.join(' ')} ${site} }`,
  );
  const child = spawn(program.path, ['-e', 'stderr', '-p', directory, '-c', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: program.environment,
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'close');
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${errors}`);
    await wait(20);
  }
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true });
    },
  };
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
