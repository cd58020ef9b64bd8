/**
 * What the browser must load before a page of the console can be used, against a budget for each. It is the part of the time until the
 * page answers that grows unseen: one import too many, and everybody waits for it. Sizes are of JavaScript and CSS, compressed as the
 * server sends them; what a page loads only when something is opened does not count.
 */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/** Kilobytes after gzip, where no page may get beyond; the goals are lower (apps/console/src/DESIGN.md).
 * The shell is part of every page. A higher figure needs a reason in the commit. */
const BUDGETS = {
  'app/chat/chat-with-set-up': 500,
  'app/onboarding/onboarding-with-parts': 455,
  'app/scenarios/designer-with-phone': 495,
};
const EVERY_OTHER_PAGE = 440;

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = `${ROOT}apps/console/src/`;
/** In every page: what index.html loads, and the texts of one language, here of the larger one. */
const ENTRY = 'app/main.tsx';
const LANGUAGES = ['i18n/en.ts', 'i18n/ru.ts'];
/** Awaits the texts of its folder, before what imports it is run (loadTexts of i18n). */
const TEXTS = '/texts.ts';

const { output } = await build({ configFile: `${ROOT}apps/console/vite.config.ts`, logLevel: 'error', build: { write: false } });
const files = new Map(output.map((file) => [file.fileName, file]));
const chunks = output.filter(({ type }) => type === 'chunk');
const chunkOf = (module) => chunks.find(({ facadeModuleId }) => facadeModuleId === SOURCE + module);
const entry = chunkOf(ENTRY) ?? chunks.find(({ isEntry }) => isEntry);

/** A chunk with all that it imports at once. */
function closure(chunk, found = new Set()) {
  if (!chunk || found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css);
  for (const name of chunk.imports) closure(files.get(name), found);
  return found;
}

const kilobytes = (names) => {
  const sizes = [...names].map((name) => gzipSync(files.get(name)?.code ?? files.get(name)?.source ?? '').length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
};

/** With the texts that modules in these files wait for. */
function withTexts(names) {
  const modules = [...names].flatMap((name) => Object.keys(files.get(name)?.modules ?? {}));
  for (const module of modules.filter((path) => path.startsWith(SOURCE) && path.endsWith(TEXTS)))
    closure(chunkOf(`${posix.dirname(module.slice(SOURCE.length))}/locales/ru.json`), names);
  return names;
}

const languages = LANGUAGES.map((module) => closure(chunkOf(module)));
if (languages.some(({ size }) => size === 0)) throw new Error('A language has no chunk of its own any more');
const language = languages.sort((a, b) => kilobytes(b) - kilobytes(a))[0];

/** The pages that the router can open, by their module. */
const router = readFileSync(`${SOURCE}app/router.tsx`, 'utf8');
const pages = [...router.matchAll(/lazyRouteComponent\(\(\) => import\('(.+?)\.js'\)/g)].map(([, path]) => posix.join('app', path));

const lines = pages.map((page) => {
  const budget = BUDGETS[page] ?? EVERY_OTHER_PAGE;
  const size = kilobytes(withTexts(closure(chunkOf(`${page}.tsx`), new Set([...closure(entry), ...language]))));
  return { page, size, budget, exceeded: size > budget };
});
for (const { page, size, budget, exceeded } of lines) {
  const remedy = exceeded ? '. Load what is not on the screen at first only when it is opened' : '';
  process.stdout.write(`${exceeded ? '✗' : ' '} ${page}: ${size.toFixed(0)} of ${budget} kB${remedy}\n`);
}
const unused = Object.keys(BUDGETS).filter((page) => !pages.includes(page));
for (const page of unused)
  process.stdout.write(`✗ ${page} is no page of app/router.tsx any more: take its budget out of .ci/bundle-budgets.mjs\n`);
process.exitCode = pages.length === 0 || unused.length > 0 || lines.some(({ exceeded }) => exceeded) ? 1 : 0;
