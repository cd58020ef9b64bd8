import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { skinOf } from './skin.js';

const styles = readFileSync(`${import.meta.dirname}/skins.module.css`, 'utf8');

const TRANSPORTS = ['whatsapp-cloud', 'whatsapp-personal', 'telegram-bot', 'telegram-personal', 'max', 'tamtam', 'site-widget', 'external'];

it('gives the family of a channel its look, and an unknown one a plain app', () => {
  expect(TRANSPORTS.map((transport) => skinOf(transport).name)).toEqual(
    ['whatsapp', 'whatsapp', 'telegram', 'telegram', 'max', 'tamtam', 'site', 'plain'], // prettier-ignore
  );
  expect(skinOf('pigeon').name).toBe('plain');
  expect(skinOf(undefined).name).toBe('plain');
});

it('names the same colours in each skin, in light and in dark', () => {
  const blocks = [...styles.matchAll(/(:global\(\[data-mantine-color-scheme='dark'\]\) )?\.(\w+) \{([^}]*)\}/g)].map(
    ([, dark, name, body]) => ({
      name: `${name}${dark ? ' dark' : ''}`,
      colours: new Set([...(body ?? '').matchAll(/(--ph-[\w-]+): (?:#|rgb)/g)].map(([, variable]) => variable)),
    }),
  );
  const needed = [...(blocks.find(({ name }) => name === 'whatsapp')?.colours ?? [])];
  expect(needed.length).toBeGreaterThan(15);
  expect(blocks).toHaveLength(12);
  const missing = blocks.flatMap(({ name, colours }) => needed.filter((one) => !colours.has(one)).map((one) => `${name}: ${one}`));
  expect(missing).toEqual([]);
});
