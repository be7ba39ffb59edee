/** Arguments of Chromium for tests, screenshots and benches: only the page under test may use the network. */
export const launchArguments: readonly string[] = [
  // Chromium refuses to use its sandbox as root, the usual user in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
