/** What we use of the package, which has no types of its own. */
declare module 'opus-recorder' {
  interface Options {
    encoderPath: string;
    encoderApplication: number;
    encoderBitRate: number;
    numberOfChannels: 1 | 2;
    sourceNode: MediaStreamAudioSourceNode;
  }

  export default class Recorder {
    constructor(options: Options);
    ondataavailable: (bytes: Uint8Array<ArrayBuffer>) => void;
    start(): Promise<void>;
    stop(): Promise<void>;
    close(): Promise<void>;
  }
}
