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
    KeyQ: 'й',
    KeyW: 'ц',
    KeyT: 'е',
    KeyU: 'г',
    KeyP: 'з',
    KeyO: 'щ',
    BracketLeft: 'х',
    BracketRight: 'ъ',
    Slash: '.',
  },
};
export type Layout = keyof typeof LAYOUTS;

const SIGNS: Record<string, { code: string; virtual: number }> = {
  '[': { code: 'BracketLeft', virtual: 219 },
  ']': { code: 'BracketRight', virtual: 221 },
  '/': { code: 'Slash', virtual: 191 },
};
/** What Shift makes of a sign that is no letter. */
const SHIFTED: Record<string, string> = { '/': '?', '.': ',' };

/** Presses the key in the place of a Latin letter, a bracket or a slash, as somebody does who has another layout switched on. */
export async function pressKey(
  page: Page,
  letter: string,
  layout: Layout,
  modifiers: { control?: boolean; shift?: boolean } = {},
): Promise<void> {
  const { code, virtual } = SIGNS[letter] ?? { code: `Key${letter.toUpperCase()}`, virtual: letter.toUpperCase().charCodeAt(0) };
  const plain = LAYOUTS[layout][code] ?? letter;
  const key = modifiers.shift ? (SHIFTED[plain] ?? plain.toUpperCase()) : plain;
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
