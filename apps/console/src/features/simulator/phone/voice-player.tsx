import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../ui/format.js';
import { peaksOf } from '../media/peaks.js';
import classes from '../../../ui/messenger/bubble.module.css';

const BARS = 32;

/** A voice note with its picture of loudness. */
export function VoicePlayer({ url }: { url: string }) {
  const { t } = useTranslation('simulator');
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [wave, setWave] = useState<{ peaks: number[]; seconds: number } | null>(null);

  useEffect(() => {
    let gone = false;
    void peaksOf(url, BARS).then((result) => !gone && setWave(result));
    return () => {
      gone = true;
    };
  }, [url]);

  const seconds = wave?.seconds ?? 0;
  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (playing) element.pause();
    else void element.play().catch(() => setPlaying(false));
  };
  return (
    <div className={classes.voice}>
      <button type="button" className={classes.play} onClick={toggle} aria-label={t(playing ? 'voice.pause' : 'voice.play')}>
        {playing ? <IconPlayerPauseFilled size={17} /> : <IconPlayerPlayFilled size={17} />}
      </button>
      <span className={classes.wave} aria-hidden="true">
        {(wave?.peaks ?? Array<number>(BARS).fill(0.1)).map((peak, index) => (
          <i
            key={index}
            style={{ height: `${Math.round(peak * 100)}%` }}
            data-played={seconds > 0 && index / BARS < at / seconds ? true : undefined}
          />
        ))}
      </span>
      <span className={classes.length}>{clock(playing ? at : seconds)}</span>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
      />
    </div>
  );
}
