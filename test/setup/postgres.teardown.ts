/** Jest's global tear-down: the server ends when its standard input closes. */
export default async function stopPostgres(): Promise<void> {
  const child = globalThis.deskwireTestPostgres;
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}
