import type { Letter, LetterResult } from './letter.contract.js';

/** `later`: the mail server could not be reached, or takes no letters now; the row says why. */
export type SendLetterResult = LetterResult['ended'] | 'later';

export interface LetterActivities {
  /** Writes the letter and hands it over, if its link is still good and it has not left yet. */
  sendLetter(letter: Letter): Promise<SendLetterResult>;
}
