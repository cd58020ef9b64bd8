/** What we use of the WebAssembly build, for which the package has no types. Both answer with copies of their memory. */
declare module '@evan/opus/wasm/index.mjs' {
  type Channels = 1 | 2;

  class Control {
    /** Without a value it answers, with one it sets. */
    ctl(command: number, value?: number): number;
  }

  export class Decoder extends Control {
    constructor(options: { channels: Channels; sample_rate: number });
    decode(packet: ArrayBufferView): Uint8Array<ArrayBuffer>;
  }

  export class Encoder extends Control {
    constructor(options: { channels: Channels; sample_rate: number; application: 'voip' | 'audio' });
    encode(samples: ArrayBufferView): Uint8Array<ArrayBuffer>;
  }
}
