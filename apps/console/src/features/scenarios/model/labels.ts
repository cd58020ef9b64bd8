import type { TFunction } from 'i18next';
import type { Step } from './content.js';
import type { Exit } from './exits.js';

/** What a way out is called: a button by its words, a branch by its title, the others by what they mean. */
export function exitLabel(step: Step, exit: string, t: TFunction<'scenarios'>): string {
  const [kind, id] = exit.split(':');
  if (kind === 'button' && step.kind === 'message') {
    const index = step.buttons.findIndex((button) => button.id === id);
    return step.buttons[index]?.text.trim() || t('exit.button', { number: index + 1 });
  }
  if (kind === 'branch' && step.kind === 'condition') {
    const index = step.branches.findIndex((branch) => branch.id === id);
    return step.branches[index]?.title.trim() || t('exit.branch', { number: index + 1 });
  }
  if (exit === 'text' && step.kind === 'message' && !step.buttons.some(({ type }) => type === 'reply')) return t('exit.anyText');
  return t(`exit.${exit as 'next'}`, { defaultValue: exit });
}

/** What happens where a way out leads nowhere. */
export function openExitLabel({ name, needed }: Exit, t: TFunction<'scenarios'>): string {
  if (needed) return t('designer.leadNeeded');
  return t(`designer.without.${name as 'end'}`, { defaultValue: t('designer.without.end') });
}

/** A step in one short line: its title, else the first of its words, else its kind. */
export function stepLabel(step: Step, t: TFunction<'scenarios'>): string {
  const words = 'text' in step && step.text.trim() ? step.text.trim().split('\n')[0] : '';
  return step.title.trim() || (words ? cut(words) : t(`kind.${step.kind}`));
}

const cut = (words: string): string => (words.length > 48 ? `${words.slice(0, 47).trimEnd()}…` : words);
