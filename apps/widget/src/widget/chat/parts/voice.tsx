import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageAttachment } from '../../../sdk/index.js';
import { duration } from '../../texts/format.js';
import { useSurroundings } from '../context.js';
import { Icon } from './icons.js';

const BARS = 36;
/** Where a recording's loudness is not known: an even ripple, so that it still looks like one. */
const RIPPLE = Array.from({ length: BARS }, (_, index) => 90 + 60 * Math.sin(index * 1.7) * Math.cos(index / 3));

/** A recording: play, its length, and a way to any moment of it. */
export function Voice({ file, url }: { file: MessageAttachment; url: string }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const audio = useRef<HTMLAudioElement>(null);
  const { playing, position, length, failed, on } = usePlayer(audio, file.durationMs);
  const bars = loudness(file.waveform);
  const share = length > 0 ? position / length : 0;
  const toggle = () => (playing ? audio.current?.pause() : void audio.current?.play().catch(on.onError));
  const seek = (to: number) => {
    if (audio.current) audio.current.currentTime = to;
  };
  const name = file.kind === 'voice' ? texts.voice : file.name || texts.sound;
  return (
    <div class="voice" role="group" aria-label={`${name}, ${duration(length)}`}>
      <audio ref={audio} src={url} preload="metadata" {...on} />
      <button type="button" class="round" aria-label={playing ? texts.pause : texts.play} onClick={toggle} disabled={failed}>
        <Icon name={playing ? 'pause' : 'play'} size={20} />
      </button>
      <div class="voiceLine">
        <div class="bars" aria-hidden="true">
          {bars.map((height, index) => (
            <span key={index} data-played={index / bars.length < share || undefined} style={{ height: `${height}%` }} />
          ))}
        </div>
        <input
          type="range"
          min={0}
          max={length || 1}
          step={0.1}
          value={position}
          aria-label={texts.position}
          aria-valuetext={duration(position)}
          onInput={(event) => seek(Number(event.currentTarget.value))}
        />
      </div>
      <span class="length">{duration(playing || position > 0 ? position : length)}</span>
      {failed && (
        <a class="cantPlay" href={url} download={file.name} target="_blank" rel="noopener noreferrer">
          {texts.cantPlay}
        </a>
      )}
    </div>
  );
}

function usePlayer(audio: { current: HTMLAudioElement | null }, knownMs: number | null) {
  const [playing, setPlaying] = useState(false);
  const [position, setPosition] = useState(0);
  const [length, setLength] = useState((knownMs ?? 0) / 1000);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setPosition(audio.current?.currentTime ?? 0), 100);
    return () => clearInterval(timer);
  }, [playing, audio]);
  const on = {
    onPlay: () => setPlaying(true),
    onPause: () => setPlaying(false),
    onSeeked: () => setPosition(audio.current?.currentTime ?? 0),
    onEnded: () => {
      setPlaying(false);
      setPosition(0);
    },
    onLoadedMetadata: () => {
      const measured = audio.current?.duration ?? 0;
      // A stream without a length says "endless"; then the sender's word counts.
      if (Number.isFinite(measured) && measured > 0) setLength(measured);
    },
    onError: () => setFailed(true),
  };
  return { playing, position, length, failed, on };
}

/** As many bars as fit, each as high as the loudest moment that it stands for. */
function loudness(waveform: readonly number[] | null): number[] {
  const values = waveform && waveform.length > 0 ? waveform : RIPPLE;
  const bars = Math.min(BARS, values.length);
  return Array.from({ length: bars }, (_, index) => {
    const from = Math.floor((index * values.length) / bars);
    const to = Math.max(from + 1, Math.floor(((index + 1) * values.length) / bars));
    return Math.max(10, Math.round((Math.max(...values.slice(from, to)) / 255) * 100));
  });
}
