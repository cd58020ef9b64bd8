import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VOICE_NOTE } from '#domain/uploads/voice-note.js';

/** Only containers of sound: a playlist would have it read other files. */
const CONTAINERS = 'mov,matroska,webm,ogg,mp3,wav,flac,aac,amr,caf';

const ARGUMENTS = (from: string, to: string): string[] => [
  ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-protocol_whitelist', 'file,pipe', '-format_whitelist', CONTAINERS, '-i', from],
  ...['-vn', '-map_metadata', '-1', '-ac', '1', '-ar', '48000', '-t', String(VOICE_NOTE.mostSeconds + 1)],
  ...['-c:a', 'libopus', '-b:a', String(VOICE_NOTE.bitsPerSecond), '-application', 'voip', '-f', 'ogg', to],
];

/**
 * Converts with the machine's own ffmpeg, where it has one (the image has): for AAC and other codecs that we have no decoder
 * of. `use` gets the path of the result, which is gone afterwards. Null where there is no ffmpeg, or it cannot read the
 * recording either.
 */
export async function convertWithFfmpeg<T>(recording: string, signal: AbortSignal, use: (path: string) => Promise<T>): Promise<T | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deskwire-voice-'));
  try {
    const result = path.join(folder, VOICE_NOTE.name);
    return (await succeeds(ARGUMENTS(recording, result), signal)) ? await use(result) : null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function succeeds(parameters: string[], signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', parameters, { stdio: 'ignore', signal });
    child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(false) : reject(error)));
    child.once('close', (code) => resolve(code === 0));
  });
}
