import { Transform } from 'node:stream';
import { FileTooLarge } from './file-store.js';

/** Passes bytes on, counts them, and ends with `FileTooLarge` when they grow over the limit. */
export class Measured extends Transform {
  /** Not `size`: what has a `size` is taken for something whose length is known beforehand. */
  counted = 0;

  constructor(limitBytes: number) {
    super({
      transform: (chunk: Buffer, _encoding, done) => {
        this.counted += chunk.length;
        done(this.counted > limitBytes ? new FileTooLarge(limitBytes) : null, chunk);
      },
    });
  }
}
