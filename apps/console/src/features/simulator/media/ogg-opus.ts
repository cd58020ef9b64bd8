const SAMPLE_RATE = 48_000;
const FRAME = 960;
const DEFAULT_PRE_SKIP = 312;

/**
 * Writes Opus packets of 20 ms as an Ogg file, the only container in which WhatsApp plays a voice note.
 * Browsers record Opus in WebM (Chrome) or AAC in MP4 (Safari), so the phone has to repack what it recorded.
 */
export function oggFromOpusPackets(packets: readonly Uint8Array[], preSkip = DEFAULT_PRE_SKIP): Uint8Array<ArrayBuffer> {
  const serial = 0x57444b44;
  const pages = [
    oggPage({ packets: [opusHead(preSkip)], flags: 2, granule: 0, serial, sequence: 0 }),
    oggPage({ packets: [opusTags()], flags: 0, granule: 0, serial, sequence: 1 }),
  ];
  const perPage = 50;
  for (let start = 0; start < packets.length; start += perPage) {
    const part = packets.slice(start, start + perPage);
    const last = start + perPage >= packets.length;
    const granule = (start + part.length) * FRAME;
    pages.push(oggPage({ packets: part, flags: last ? 4 : 0, granule, serial, sequence: pages.length }));
  }
  return join(pages);
}

/** Mono samples at 48 kHz to Ogg/Opus; null where the browser has no Opus encoder. */
export async function encodeOggOpus(samples: Float32Array): Promise<Blob | null> {
  if (typeof AudioEncoder === 'undefined') return null;
  const config: AudioEncoderConfig = { codec: 'opus', sampleRate: SAMPLE_RATE, numberOfChannels: 1, bitrate: 24_000 };
  if (!(await AudioEncoder.isConfigSupported(config)).supported) return null;
  const packets: Uint8Array[] = [];
  let preSkip = DEFAULT_PRE_SKIP;
  let failure: DOMException | null = null;
  const encoder = new AudioEncoder({
    output: (chunk, metadata) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      packets.push(bytes);
      preSkip = preSkipOf(metadata?.decoderConfig?.description) ?? preSkip;
    },
    error: (error) => (failure = error),
  });
  encoder.configure(config);
  for (let start = 0; start < samples.length; start += FRAME) {
    const frame = new Float32Array(FRAME);
    frame.set(samples.subarray(start, start + FRAME));
    const data = new AudioData({
      format: 'f32-planar',
      sampleRate: SAMPLE_RATE,
      numberOfFrames: FRAME,
      numberOfChannels: 1,
      timestamp: (start / SAMPLE_RATE) * 1e6,
      data: frame,
    });
    encoder.encode(data);
    data.close();
  }
  await encoder.flush();
  encoder.close();
  if (failure || packets.length === 0) return null;
  return new Blob([oggFromOpusPackets(packets, preSkip)], { type: 'audio/ogg; codecs=opus' });
}

function preSkipOf(description: AllowSharedBufferSource | undefined): number | null {
  if (!description) return null;
  const bytes = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  if (bytes.length < 12) return null;
  return bytes[10]! | (bytes[11]! << 8);
}

function opusHead(preSkip: number): Uint8Array {
  const bytes = new Uint8Array(19);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('OpusHead'));
  bytes[8] = 1;
  bytes[9] = 1;
  view.setUint16(10, preSkip, true);
  view.setUint32(12, SAMPLE_RATE, true);
  return bytes;
}

function opusTags(): Uint8Array {
  const vendor = new TextEncoder().encode('Deskwire');
  const bytes = new Uint8Array(8 + 4 + vendor.length + 4);
  bytes.set(new TextEncoder().encode('OpusTags'));
  new DataView(bytes.buffer).setUint32(8, vendor.length, true);
  bytes.set(vendor, 12);
  return bytes;
}

interface OggPage {
  packets: readonly Uint8Array[];
  flags: number;
  granule: number;
  serial: number;
  sequence: number;
}

function oggPage({ packets, flags, granule, serial, sequence }: OggPage): Uint8Array {
  const lacing = packets.flatMap((packet) => [...Array<number>(Math.floor(packet.length / 255)).fill(255), packet.length % 255]);
  const header = new Uint8Array(27 + lacing.length);
  const view = new DataView(header.buffer);
  header.set(new TextEncoder().encode('OggS'));
  header[5] = flags;
  view.setBigUint64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, sequence, true);
  header[26] = lacing.length;
  header.set(lacing, 27);
  const page = join([header, ...packets]);
  new DataView(page.buffer).setUint32(22, oggChecksum(page), true);
  return page;
}

/** Ogg's CRC-32: polynomial 0x04c11db7, not reflected, no final XOR. */
function oggChecksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
