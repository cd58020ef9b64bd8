import type { Macro } from '../../../api/macros.js';
import { inOtherLayout } from '../../../ui/actions/layout-swap.js';

/** What stands behind the slash at the beginning of the text; null: it begins with none, or a second line has begun. */
export const commandIn = (text: string): string | null => /^\/([^\n]*)$/.exec(text)?.[1] ?? null;

/** The answers that fit, by command, name and text, whichever layout was on; those whose command begins so come first. */
export function matchingMacros(macros: readonly Macro[], search: string): Macro[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (!wanted) return [...macros];
  const spellings = [wanted, inOtherLayout(wanted)];
  const rank = ({ command, name, text }: Macro): number => {
    const [byCommand, byName, byText] = [command, name, text].map((value) => value.toLocaleLowerCase());
    if (spellings.some((one) => byCommand!.startsWith(one))) return 0;
    if (spellings.some((one) => byCommand!.includes(one) || byName!.includes(one))) return 1;
    return spellings.some((one) => byText!.includes(one)) ? 2 : 3;
  };
  return macros
    .map((macro) => ({ macro, rank: rank(macro) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ macro }) => macro);
}
