import { RE2JS } from 're2js';
import { Kept } from './kept.js';

const PATTERNS = 500;
const PATTERN_LENGTH = 500;
/** Messengers' own limit of a text. */
const TEXT_LENGTH = 4_096;

/** Regular expressions that take no longer than the text is long, whoever wrote them. */
export class Re2Patterns {
  private readonly compiled = new Kept<RE2JS>(PATTERNS);

  /** Whether the whole text fits. Throws whatever RE2 throws. */
  fits(pattern: string, text: string): boolean {
    if (pattern.length > PATTERN_LENGTH) throw new RangeError(`A pattern has ${PATTERN_LENGTH} characters at most`);
    return text.length <= TEXT_LENGTH && this.compiled.get(pattern, () => RE2JS.compile(pattern)).matches(text);
  }
}
