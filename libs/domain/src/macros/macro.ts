/** A quick answer: what an operator writes again and again. "Template" in the public API. */
export interface MacroFields {
  /** What it is called up by, without the slash. */
  command: string;
  name: string;
  text: string;
}

export const MACRO_LIMITS = { command: 40, name: 100, text: 4000 } as const;
/** One word: it is typed behind a slash. */
export const COMMAND_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;
