import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../ui/format.js';
import { toast } from '../../../ui/toast.js';
import classes from './audio-player.module.css';

const RATES = [1, 1.5, 2];
const BARS = 34;

/** One player at a time, as on a phone. */
let playing: HTMLAudioElement | null = null;

/** Heights that look like a voice and stay the same for the same message; the real curve would cost a decoding. */
function bars(seed: number): number[] {
  let state = seed % 2_147_483_647 || 1;
  return Array.from({ length: BARS }, (_, index) => {
    state = (state * 48_271) % 2_147_483_647;
    return 22 + (state % 100) * 0.5 * (0.6 + 0.4 * Math.sin(index / 3)) + 14;
  });
}

/** A voice message or a sound file: play, seek, speed. */
export function AudioPlayer({ url, name, seed }: { url: string; name: string | null; seed: number }) {
  const { t } = useTranslation('chat');
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [duration, setDuration] = useState(0);
  const [rate, setRate] = useState(1);

  const toggle = (): void => {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    if (playing && playing !== element) playing.pause();
    playing = element;
    element.playbackRate = rate;
    element.play().catch(() => toast(t('audio.cannotPlay')));
  };
  const nextRate = (): void => {
    const next = RATES[(RATES.indexOf(rate) + 1) % RATES.length] ?? 1;
    setRate(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  const share = duration > 0 ? at / duration : 0;

  return (
    <div className={classes.player}>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) => setDuration(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)}
        onDurationChange={(event) => setDuration(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)}
      />
      <button type="button" className={classes.play} onClick={toggle} aria-label={t(isPlaying ? 'audio.pause' : 'audio.play')}>
        {isPlaying ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      </button>
      <div className={classes.body}>
        {name ? <span className={classes.name}>{name}</span> : null}
        <div className={classes.track}>
          <span className={classes.bars} aria-hidden>
            {bars(seed).map((height, index) => (
              <span key={index} style={{ height: `${height}%` }} data-played={index / BARS < share || undefined} />
            ))}
          </span>
          <input
            type="range"
            className={classes.seek}
            min={0}
            max={duration || 1}
            step={0.1}
            value={at}
            aria-label={t('audio.position')}
            aria-valuetext={clock(at)}
            onChange={(event) => {
              if (audio.current) audio.current.currentTime = Number(event.currentTarget.value);
            }}
          />
        </div>
      </div>
      <span className={classes.time}>{clock(at > 0 ? at : duration)}</span>
      {isPlaying || rate !== 1 ? (
        <button type="button" className={classes.rate} onClick={nextRate} aria-label={t('audio.speed')}>
          {rate}×
        </button>
      ) : null}
    </div>
  );
}
