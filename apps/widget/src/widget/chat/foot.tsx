import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ChatMessage, ChatState } from '../../sdk/index.js';
import { Composer } from './compose/composer.js';
import { IntroForm } from './compose/intro-form.js';
import { Rating } from './compose/rating.js';
import type { useFiles } from './compose/use-files.js';
import { useSurroundings } from './context.js';

interface FootProps {
  state: ChatState;
  files: ReturnType<typeof useFiles>;
  quoted: ChatMessage | null;
  dropQuote(): void;
  sent(message: ChatMessage, preview?: string): void;
  rated(score: number): void;
}

/** What the visitor can do now: say who he is, rate, write. */
export function Foot({ state, files, quoted, dropQuote, sent, rated }: FootProps): JSX.Element | null {
  const { texts } = useSurroundings().speech;
  const [introduced, setIntroduced] = useState(false);
  const rating = useRating(state);
  if (!state.config || state.connection === 'refused') return null;
  if (!introduced && asksWho(state)) return <IntroForm config={state.config} done={() => setIntroduced(true)} />;
  return (
    <div class="foot">
      {rating.asks && (
        <Rating
          later={rating.later}
          rated={(score) => {
            rating.thank();
            rated(score);
          }}
        />
      )}
      {rating.thanked && (
        <p class="thanks" role="status">
          {texts.thanks}
        </p>
      )}
      <Composer state={state} files={files} quoted={quoted} dropQuote={dropQuote} sent={sent} />
    </div>
  );
}

/** The channel wants to know, and neither the visitor nor the site has said. */
function asksWho({ config, visitor, messages, loaded }: ChatState): boolean {
  if (!config || messages.length > 0 || (visitor && !loaded)) return false;
  return (config.askName && !visitor?.name) || (config.askEmail && !visitor?.email);
}

/** A question that was put off is not asked again until the next one. */
function useRating({ asksRating }: ChatState) {
  const [putOff, setPutOff] = useState(false);
  const [thanked, setThanked] = useState(false);
  useEffect(() => {
    if (!asksRating) setPutOff(false);
    else setThanked(false);
  }, [asksRating]);
  return { asks: asksRating && !putOff && !thanked, thanked, later: () => setPutOff(true), thank: () => setThanked(true) };
}
