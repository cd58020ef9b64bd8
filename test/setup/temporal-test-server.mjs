/**
 * Prints the path of a script that starts the time-skipping server of Temporal's Java SDK; it is fetched once with Maven
 * and kept in the user's cache.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '1.32.0';
const POM = fileURLToPath(new URL('temporal-test-server.pom.xml', import.meta.url));

const cacheFolder = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'deskwire', `temporal-test-server-${VERSION}`);

/** Null when neither a copy nor Maven is there; the SDK then tries a download of its own. */
function timeSkippingServer() {
  const folder = cacheFolder();
  const script = join(folder, 'temporal-test-server');
  if (existsSync(script)) return script;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const fetched = fetchJars(unfinished);
  if (fetched) {
    writeFileSync(join(unfinished, 'temporal-test-server'), startScript(), { mode: 0o755 });
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  }
  rmSync(unfinished, { recursive: true, force: true });
  return fetched ? script : null;
}

function fetchJars(folder) {
  const args = ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  const { status } = spawnSync('mvn', args, { stdio: ['ignore', 2, 2] });
  return status === 0 && readdirSync(folder).some((name) => name.startsWith('temporal-test-server-'));
}

/** One small heap and the quick compiler: a test's server lives for seconds. */
const startScript = () => `#!/bin/sh
exec java -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$(dirname "$0")/*" io.temporal.testserver.TestServer "$@" 2>/dev/null
`;

const script = timeSkippingServer();
if (script) {
  process.stdout.write(`${script}\n`);
} else {
  process.stderr.write('The time-skipping Temporal server could not be fetched: install Java and Maven, or let the SDK download it.\n');
  process.exitCode = 1;
}
