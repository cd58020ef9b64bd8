import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What axe finds on the page as it is now, of any impact; empty when nothing. */
export async function violations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<Violation[]>(`axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`);
  return found.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}) ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Keeps a picture for whoever wants to look: in the folder that SHOTS names, or nowhere. */
export async function picture(page: Page, what: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${what.replace(/[^\p{L}\d]+/gu, '-')}.png`) });
}

export const SCHEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 380, height: 720 },
  { width: 1440, height: 900 },
];

/** Light and dark, narrow and wide; the page itself is loaded once, and is wide afterwards. `what`: which page or part of one. */
export async function assertCleanInEveryLook(page: Page, what = page.url()): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `${what}, ${colorScheme}, ${size.width} px`);
      assert.deepEqual(await violations(page), [], `${what}, ${colorScheme}, ${size.width} px`);
    }
  }
}
