const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const NAMES: Record<string, string> = {
  $mod: isApple ? '⌘' : 'Ctrl',
  Shift: isApple ? '⇧' : 'Shift',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowDown: '↓',
  Enter: isApple ? '↩' : 'Enter',
};

/** How a shortcut is written on the screen: one entry per key pressed after another, each with its modifiers. */
export function keyLabels(binding: string): string[] {
  return binding.split(' ').map((press) =>
    press
      .replace(/\[Shift\]\+/, '')
      .split('+')
      .map((name) => NAMES[name] ?? (name.length === 1 ? name.toUpperCase() : name))
      .join(isApple ? '' : '+'),
  );
}
