import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CONFIG = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
const BEFORE_OPENING = 30_000;
const LOADER = 4_000;
/** Names in XML, not addresses that are asked. */
const NAMESPACES = new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1998/Math/MathML', 'http://www.w3.org/1999/xhtml']);

describe('the built site chat', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'deskwire-widget-build-'));
  const read = (file: string): Buffer => readFileSync(path.join(folder, file));
  let files: string[] = [];
  beforeAll(async () => {
    await build({ configFile: CONFIG, build: { outDir: folder }, logLevel: 'error' });
    files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /^widget.*\.js$/.test(file) && file !== 'widget/preview.js',
    );
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A script and what it imports before it runs, in the order in which browsers find it. */
  function withImports(file: string): string[] {
    const found = [
      ...read(file)
        .toString()
        .matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g),
    ].map(([, name]) => name ?? '');
    return [file, ...new Set(found)].flatMap((one, index) => (index === 0 ? [one] : withImports(`widget/assets/${one}`)));
  }
  const gzipped = (names: string[]): number =>
    [...new Set(names)].reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0);
  const chat = (): string => files.find((file) => file.startsWith('widget/assets/chat-')) ?? '';

  it('has a loader of a few kilobytes that names the chat of the same build', () => {
    expect(gzipped(['widget.js'])).toBeLessThan(LOADER);
    expect(read('widget.js').toString()).toContain(chat());
  });

  it('fetches less than 30 kB before it is opened', () => {
    const names = ['widget.js', ...withImports(chat())];
    expect(names.length).toBeGreaterThan(1);
    expect(gzipped(names)).toBeLessThan(BEFORE_OPENING);
  });

  it('fetches the window, and whatever draws it, only when it is opened', () => {
    const window = files.find((file) => file.startsWith('widget/assets/ui-'));
    expect(window).toBeDefined();
    expect(withImports(chat())).not.toContain(window);
  });

  it('asks nobody but the product', () => {
    for (const file of files) {
      const addresses =
        read(file)
          .toString()
          .match(/\b(?:https?|wss?):\/\/[\w.-]+[\w/.-]*/g) ?? [];
      expect(
        addresses.filter((address) => !NAMESPACES.has(address)),
        file,
      ).toEqual([]);
    }
  });

  it('needs no permission to make code or markup of text', () => {
    for (const file of files) expect(read(file).toString(), file).not.toMatch(/\beval\(|new Function\b|document\.write|insertAdjacentHTML/);
  });

  it('leaves one name in the page', () => {
    const loader = read('widget.js').toString();
    expect(loader.startsWith('(function(){') || loader.startsWith('(()=>{')).toBe(true);
    expect([...new Set(loader.match(/window\.\w+\s*=[^=]/g))].map((name) => name.slice(0, -2).trim())).toEqual(['window.Deskwire']);
  });
});
