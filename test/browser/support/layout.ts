import type { Page } from 'playwright-core';

/** What the keys of a keyboard give under a layout; the place of the key stays the same. */
const LAYOUTS: Record<'Latin' | 'Russian', Record<string, string>> = {
  Latin: {},
  Russian: {
    KeyJ: 'о',
    KeyK: 'л',
    KeyR: 'к',
    KeyE: 'у',
    KeyL: 'д',
    KeyG: 'п',
    KeyS: 'ы',
    KeyI: 'ш',
    KeyM: 'ь',
    KeyC: 'с',
    KeyN: 'т',
    KeyA: 'ф',
    KeyD: 'в',
    KeyF: 'а',
    KeyV: 'м',
    KeyZ: 'я',
    KeyH: 'р',
    KeyX: 'ч',
    BracketLeft: 'х',
    BracketRight: 'ъ',
  },
};
export type Layout = keyof typeof LAYOUTS;

const BRACKETS: Record<string, { code: string; virtual: number }> = {
  '[': { code: 'BracketLeft', virtual: 219 },
  ']': { code: 'BracketRight', virtual: 221 },
};

/** Presses the key in the place of a Latin letter or a bracket, as somebody does who has another layout switched on. */
export async function pressKey(
  page: Page,
  letter: string,
  layout: Layout,
  modifiers: { control?: boolean; shift?: boolean } = {},
): Promise<void> {
  const { code, virtual } = BRACKETS[letter] ?? { code: `Key${letter.toUpperCase()}`, virtual: letter.toUpperCase().charCodeAt(0) };
  const plain = LAYOUTS[layout][code] ?? letter;
  const key = modifiers.shift ? plain.toUpperCase() : plain;
  const session = await page.context().newCDPSession(page);
  const event = { key, code, windowsVirtualKeyCode: virtual, modifiers: (modifiers.control ? 2 : 0) + (modifiers.shift ? 8 : 0) };
  await session.send('Input.dispatchKeyEvent', {
    type: modifiers.control ? 'rawKeyDown' : 'keyDown',
    text: modifiers.control ? undefined : key,
    ...event,
  });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await session.detach();
}
