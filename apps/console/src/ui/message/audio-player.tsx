import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../format.js';
import { barsOf } from './bars.js';
import { nextRate, useAudio } from './use-audio.js';
import classes from './audio-player.module.css';

const BARS = 40;
const STEP_SECONDS = 1;
const LEAP_SECONDS = 5;

interface Props {
  url: string;
  name: string | null;
  /** In milliseconds; null where only the file itself knows. */
  durationMs: number | null;
  waveform: readonly number[] | null;
}

/** A voice message or a sound file: play, seek by mouse or keys, speed. */
export function AudioPlayer({ url, name, durationMs, waveform }: Props) {
  const { t } = useTranslation('message');
  const audio = useAudio(durationMs);
  const { at, duration, rate, isPlaying } = audio;

  return (
    <div className={classes.player}>
      {/* What is known beforehand need not be loaded before somebody listens. */}
      <audio ref={audio.ref} src={url} preload={durationMs === null ? 'metadata' : 'none'} {...audio.events} />
      <button type="button" className={classes.play} onClick={audio.toggle} aria-label={t(isPlaying ? 'audio.pause' : 'audio.play')}>
        {isPlaying ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      </button>
      <div className={classes.body}>
        {name ? <span className={classes.name}>{name}</span> : null}
        <Track at={at} duration={duration} waveform={waveform} onSeek={audio.seek} onToggle={audio.toggle} />
      </div>
      <span className={classes.time}>{clock(at > 0 ? at : duration)}</span>
      <button type="button" className={classes.rate} onClick={() => audio.setRate(nextRate(rate))} aria-label={t('audio.speed', { rate })}>
        {rate}×
      </button>
    </div>
  );
}

interface TrackProps {
  at: number;
  duration: number;
  waveform: readonly number[] | null;
  onSeek(seconds: number): void;
  onToggle(): void;
}

/** The curve, and over it a slider that is dragged, clicked, or moved with the arrows. */
function Track({ at, duration, waveform, onSeek, onToggle }: TrackProps) {
  const { t } = useTranslation('message');
  const [heights] = useState(() => barsOf(waveform, BARS));
  const share = duration > 0 ? at / duration : 0;
  const key = (event: KeyboardEvent<HTMLInputElement>): void => {
    const to = { ArrowLeft: at - STEP_SECONDS, ArrowRight: at + STEP_SECONDS, PageDown: at - LEAP_SECONDS, PageUp: at + LEAP_SECONDS }[
      event.key
    ];
    if (event.key === ' ') onToggle();
    else if (to === undefined) return;
    else onSeek(Math.min(Math.max(to, 0), duration));
    event.preventDefault();
  };
  return (
    <div className={classes.track}>
      <span className={classes.bars} aria-hidden>
        {heights.map((height, index) => (
          <span key={index} style={{ height: `${Math.round(height * 100)}%` }} data-played={index / BARS < share || undefined} />
        ))}
      </span>
      <input
        type="range"
        className={classes.seek}
        min={0}
        max={duration || 1}
        step="any"
        value={at}
        disabled={duration === 0}
        aria-label={t('audio.position')}
        aria-valuetext={t('audio.positionOf', { at: clock(at), length: clock(duration) })}
        onKeyDown={key}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
      />
    </div>
  );
}
