import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BlobSource, Input, OGG } from 'mediabunny';
import { Unusable, type VoiceNote } from '../src/voice/voice-note.js';
import { VoiceStudio } from '../src/voice/voice-studio.js';
import { aVoiceStudio } from '../testing/voice-studio.js';
import { aWav, aWebm, anOgg } from '../testing/recordings.js';

const studio = aVoiceStudio();
const { signal } = new AbortController();
let folder: string;
let files = 0;
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'deskwire-voice-test-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function stored(recording: Blob): Promise<string> {
  const file = path.join(folder, `recording-${files++}`);
  await writeFile(file, recording.stream());
  return file;
}

const make = async (recording: Blob): Promise<VoiceNote> => studio.note(await stored(recording), signal);

async function problemOf(recording: Blob): Promise<string> {
  return make(recording).then(
    () => 'none',
    (error: unknown) => (error instanceof Unusable ? error.problem : String(error)),
  );
}

/** Everything but the number that each Ogg file gives itself by chance. */
const sounds = ({ bytes, durationMs, waveform }: VoiceNote) => ({ size: bytes.length, durationMs, waveform });

/** What is in the file, read by another reader than the one that counted. */
async function lookInto({ bytes }: VoiceNote) {
  const input = new Input({ source: new BlobSource(new Blob([bytes.slice()])), formats: [OGG] });
  const track = await input.getPrimaryAudioTrack();
  return { codec: await track?.getCodec(), channels: await track?.getNumberOfChannels(), seconds: await track?.computeDuration() };
}

it.each([
  ['WebM of Chrome', () => aWebm()],
  ['Ogg of Firefox', () => anOgg()],
  ['WebM with two channels', () => aWebm({ channels: 2 })],
  ['WAV of 44.1 kHz with two channels', () => aWav({ channels: 2 })],
  ['WAV of 16 kHz', () => aWav({}, 16_000)],
])('%s becomes Ogg Opus with one channel, with its length and its curve', async (_name, recording) => {
  const note = await make(await recording());
  const { codec, channels, seconds } = await lookInto(note);
  expect({ codec, channels }).toEqual({ codec: 'opus', channels: 1 });
  expect(seconds).toBeCloseTo(2, 1);
  expect(Math.abs(note.durationMs - 2_000)).toBeLessThan(50);
  expect(note.waveform).toHaveLength(64);
  // The tone grows louder.
  expect(note.waveform[8]).toBeLessThan(note.waveform[32] ?? 0);
  expect(note.waveform[32]).toBeLessThan(note.waveform[62] ?? 0);
  expect(Buffer.from(note.bytes.subarray(0, 4)).toString()).toBe('OggS');
});

it('mono Opus only changes its container: the packets stay as they are', async () => {
  const recording = await aWebm({ bitsPerSecond: 40_000 });
  const note = await make(recording);
  expect(Math.abs(note.bytes.length - recording.size)).toBeLessThan(recording.size / 4);
  const again = await make(new Blob([note.bytes.slice()]));
  expect(again.waveform).toEqual(note.waveform);
});

it('a lavish recording that WhatsApp would not play at once is made small', async () => {
  const recording = await aWebm({ seconds: 30, bitsPerSecond: 200_000 });
  expect(recording.size).toBeGreaterThan(512 * 1024);
  expect((await make(recording)).bytes.length).toBeLessThan(512 * 1024);
});

it.each([
  ['nothing', () => new Blob([]), 'voice_empty'],
  ['no sound at all', () => new Blob(['this is no recording, but it has some length']), 'voice_broken'],
  ['a WAV without samples', () => aWav({ seconds: 0 }), 'voice_empty'],
  ['silence in WAV', () => aWav({ volume: 0 }), 'voice_silent'],
])('%s is refused in words', async (_name, recording, problem) => {
  expect(await problemOf(recording())).toBe(problem);
});

it('silence in Opus is refused', async () => expect(await problemOf(await aWebm({ volume: 0 }))).toBe('voice_silent'));

it('half an hour is the most', async () => expect(await problemOf(aWav({ seconds: 1_802 }, 8_000))).toBe('voice_too_long'));

it('a recording that was cut off is used as far as it goes, or refused; never an error of ours', async () => {
  const whole = await aWebm();
  for (const part of [0.02, 0.1, 0.5, 0.9]) {
    expect(['none', 'voice_broken', 'voice_empty', 'voice_silent']).toContain(await problemOf(whole.slice(0, whole.size * part)));
  }
});

it('broken bytes never throw anything of ours', async () => {
  const bytes = new Uint8Array(await (await aWebm({ seconds: 0.5 })).arrayBuffer());
  for (const at of [4, 30, 60, 120, 200, 300, 500]) {
    const broken = bytes.slice();
    broken.fill(0xa5, at, at + 6);
    expect(await problemOf(new Blob([broken]))).toMatch(/^(none|voice_\w+)$/);
  }
});

it('a file that keeps its reader busy for ever is given up', async () => {
  const impatient = new VoiceStudio({ url: new URL('data:text/javascript,for(;;);') }, 300);
  await expect(impatient.note(await stored(await aWebm()), signal)).rejects.toThrow('voice_broken');
});

it('recordings that are worked on at the same time come out as they do alone', async () => {
  const paths = [await stored(aWav({ seconds: 8 })), await stored(aWav({ seconds: 8, volume: 0.9 }))];
  const alone: VoiceNote[] = [];
  for (const file of paths) alone.push(await studio.note(file, signal));
  const together = await Promise.all([...paths, ...paths].map((file) => studio.note(file, signal)));
  expect(together.map(sounds)).toEqual([...alone, ...alone].map(sounds));
});

it('work can be broken off', async () => {
  const stop = new AbortController();
  const work = studio.note(await stored(aWav({ seconds: 200 })), stop.signal);
  stop.abort();
  await expect(work).rejects.toThrow('broken off');
});

it('a received voice note has its length and its curve; what is no sound has none', async () => {
  const shape = async (sound: Blob): ReturnType<typeof studio.shape> => studio.shape(await stored(sound));
  expect(await shape(await anOgg())).toMatchObject({ durationMs: 2_000, waveform: expect.arrayContaining([255]) });
  expect(await shape(aWav({ seconds: 1 }))).toEqual({ durationMs: 1_000, waveform: null });
  expect(await shape(new Blob(['OggS and then nothing of sense']))).toBeNull();
});

it('a recording whose last page is empty, as the recorder for Safari may end it, becomes one too', async () => {
  const recording = Buffer.from(await (await anOgg({ seconds: 5 })).arrayBuffer());
  const before = await make(new Blob([recording]));
  const last = recording.lastIndexOf('OggS');
  const page = Buffer.from(recording.subarray(last, last + 27));
  recording[last + 5] = 0; // no longer the end of the stream
  page.fill(255, 6, 14); // no packet that would give it a time
  page[26] = 0; // nothing in it
  expect(sounds(await make(new Blob([recording, page])))).toEqual(sounds(before));
});
