import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import ru from '../locales/ru.json' with { type: 'json' };
import { edgesOf } from './edit.js';
import { exampleContent, EXAMPLES } from './examples.js';
import { exitsOf } from './exits.js';
import { textsOf } from './find.js';
import { outlineOf } from './outline.js';

describe.each(EXAMPLES.flatMap((example) => ['en', 'ru'].map((locale) => [example, locale] as const)))(
  'the example %s in %s',
  (example, locale) => {
    beforeAll(() => i18next.init({ lng: locale, resources: { en: { scenarios: en }, ru: { scenarios: ru } } }).then(() => {}));

    test('is whole: every step is reached, every needed way out leads somewhere, every text is there', () => {
      const content = exampleContent(example, i18next.getFixedT(null, 'scenarios'));
      expect(outlineOf(content).every(({ reached }) => reached)).toBe(true);
      const ids = new Set(content.steps.map(({ id }) => id));
      for (const step of content.steps) {
        const led = edgesOf(step).map(({ exit }) => exit);
        expect(
          exitsOf(step)
            .filter(({ needed }) => needed)
            .map(({ name }) => name)
            .filter((name) => !led.includes(name)),
        ).toEqual([]);
        expect(edgesOf(step).every(({ target }) => ids.has(target))).toBe(true);
        expect(textsOf(step).filter((text) => text.startsWith('example.'))).toEqual([]);
      }
      expect(textsOf(content.steps).join()).toContain('{{ ');
    });
  },
);
