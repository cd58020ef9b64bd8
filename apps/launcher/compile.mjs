/**
 * Compiles the server's TypeScript to dist/ with swc. Plain JavaScript, because it runs before anything is compiled.
 * A hash over all sources says whether there is anything to do, so that the second start loses no time.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUTPUT = join(ROOT, 'dist');
const SOURCES = ['apps/api', 'apps/workers', 'apps/gateway', 'apps/launcher', 'libs', 'workflows'];
const NOT_SHIPPED = /(^|\/)(fixtures|histories|testing|test|cases)(\/|$)|\.spec\.ts$|\.d\.ts$/;
const ASSETS = new Set(['.json', '.html', '.css', '.svg', '.sql']);
const MARK = join(OUTPUT, '.server-hash');

/** Files below `folder`, in a fixed order, as paths from the checkout's root with forward slashes. */
export function filesBelow(folder) {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** A hash over names and contents. */
export function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}

const sources = () =>
  SOURCES.flatMap(filesBelow).filter((file) => !NOT_SHIPPED.test(file) && (file.endsWith('.ts') || ASSETS.has(extname(file))));

const settings = ['.swcrc', 'package.json', 'apps/launcher/compile.mjs'];

/** The state of the server's sources; the workflow bundle is made from the same. */
export const serverHash = () => hashOf([...settings, ...sources()]);

/** True when something had to be compiled. */
export async function compileServer() {
  const hash = serverHash();
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return false;
  rmSync(MARK, { force: true });
  const { transformFile } = await import('@swc/core');
  const written = new Set();
  await Promise.all(sources().map(async (file) => written.add(await compileFile(file, transformFile))));
  removeStale(written);
  writeFileSync(MARK, hash);
  return true;
}

async function compileFile(file, transformFile) {
  const target = join(OUTPUT, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  if (!file.endsWith('.ts')) {
    copyFileSync(join(ROOT, file), target);
    return target;
  }
  const { code, map } = await transformFile(join(ROOT, file), {
    cwd: ROOT,
    configFile: join(ROOT, '.swcrc'),
    sourceFileName: join(ROOT, file),
  });
  writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split(sep).at(-1)}.map\n`);
  writeFileSync(`${target}.map`, map ?? '');
  return target;
}

/** What a removed source left behind must not be found by an import any more. */
function removeStale(written) {
  for (const folder of ['apps', 'libs', 'workflows']) {
    if (!existsSync(join(OUTPUT, folder))) continue;
    for (const entry of readdirSync(join(OUTPUT, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile() && !written.has(path.replace(/\.map$/, ''))) rmSync(path);
    }
  }
}
