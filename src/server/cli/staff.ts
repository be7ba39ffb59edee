import { runStaffCommand } from './staff-command.ts';
import { withSystemStore } from './with-system-store.ts';

await withSystemStore(async (system, { publicUrl, port }) => {
  // The server's own address: this command may run without the PORT and HOST of the server.
  const origin = publicUrl ?? (await system.serverOrigin()) ?? `http://localhost:${port}`;
  await runStaffCommand(process.argv.slice(2), { ...system, origin, print: console.log });
});
