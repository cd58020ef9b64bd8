import type { TFunction } from 'i18next';
import type { Step } from '../model/content.js';

/** What a step of the drawing is called: by its designer, by its text, else by what it does. */
export const titleOf = (step: Step, t: TFunction): string =>
  step.title || ('text' in step && typeof step.text === 'string' && step.text.trim().slice(0, 80)) || t(`run:kind.${step.kind}`);
