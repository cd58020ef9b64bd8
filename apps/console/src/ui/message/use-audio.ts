import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { create } from 'zustand';
import { i18next } from '../../i18n/index.js';
import { toast } from '../toast.js';

const RATES = [1, 1.5, 2];

export const nextRate = (rate: number): number => RATES[(RATES.indexOf(rate) + 1) % RATES.length] ?? 1;

/** Whoever listens fast listens to the next one fast too. */
const useRate = create<{ rate: number }>(() => ({ rate: 1 }));

/** One player at a time, as on a phone. */
let playing: HTMLAudioElement | null = null;

/** What plays a sound, for a player to be drawn around. */
export function useAudio(durationMs: number | null) {
  const ref = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [measured, setMeasured] = useState(0);
  const { rate } = useRate();
  useEffect(() => {
    if (ref.current) ref.current.playbackRate = rate;
  }, [rate]);

  const toggle = (): void => {
    const element = ref.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    if (playing && playing !== element) playing.pause();
    playing = element;
    element.playbackRate = rate;
    element.play().catch(() => toast(i18next.t('message:audio.cannotPlay')));
  };
  const seek = (seconds: number): void => {
    if (ref.current) ref.current.currentTime = seconds;
    setAt(seconds);
  };
  const measure = ({ currentTarget: { duration } }: SyntheticEvent<HTMLAudioElement>): void => {
    // A recording of a browser does not tell its length before it was played to its end.
    if (Number.isFinite(duration)) setMeasured(duration);
  };
  return {
    ref,
    at,
    isPlaying,
    rate,
    duration: measured || (durationMs ?? 0) / 1000,
    toggle,
    seek,
    setRate: (next: number): void => useRate.setState({ rate: next }),
    events: {
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onEnded: () => setAt(0),
      onTimeUpdate: (event: SyntheticEvent<HTMLAudioElement>) => setAt(event.currentTarget.currentTime),
      onLoadedMetadata: measure,
      onDurationChange: measure,
    },
  };
}
