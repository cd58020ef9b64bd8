/** Speech needs no more, and up to three minutes stay below the size that WhatsApp plays at once. */
export const BITS_PER_SECOND = 24_000;

/** Something that turns the microphone's stream into a file. */
export interface Capture {
  /** Ends it and gives the file. */
  finish(): Promise<Blob>;
  /** Ends it and forgets everything. */
  discard(): void;
}
