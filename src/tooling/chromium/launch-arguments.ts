/** How Chromium is started by tests, screenshots and benches: nothing but the page under test may use the network. */
export const launchArguments: readonly string[] = [
  // Chromium refuses its sandbox to root, which is what a container usually is.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
