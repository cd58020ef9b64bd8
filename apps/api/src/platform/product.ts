import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the product's package.json: above the sources and above the build alike. */
export const productFolder = findUp(path.dirname(fileURLToPath(import.meta.url)));

export const productVersion = (JSON.parse(readFileSync(path.join(productFolder, 'package.json'), 'utf8')) as { version: string }).version;

function findUp(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('package.json was not found above the program');
  return findUp(parent);
}
