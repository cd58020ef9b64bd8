import type { JSX, TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useSurroundings } from '../context.js';
import { Icon } from '../parts/icons.js';

const SCORES = [1, 2, 3, 4, 5];

/** How it was: stars, then a word about it. */
export function Rating({ rated, later }: { rated(score: number): void; later(): void }): JSX.Element {
  const { chat, speech } = useSurroundings();
  const { texts } = speech;
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [step, setStep] = useState<'open' | 'sending' | 'failed'>('open');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (score === 0 || step === 'sending') return;
    setStep('sending');
    chat.rate(score, comment.trim() || undefined).then(
      () => rated(score),
      () => setStep('failed'),
    );
  };
  return (
    <form class="card rating" onSubmit={submit}>
      <Stars score={score} choose={setScore} />
      {score > 0 && (
        <>
          <textarea
            class="field"
            rows={2}
            maxLength={1000}
            value={comment}
            placeholder={texts.comment}
            aria-label={texts.comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          {step === 'failed' && (
            <p class="problem" role="alert">
              {texts.failed}
            </p>
          )}
        </>
      )}
      <div class="cardButtons">
        <button type="button" class="quietButton" onClick={later}>
          {texts.notNow}
        </button>
        {score > 0 && (
          <button type="submit" class="mainButton" disabled={step === 'sending'}>
            {texts.rate}
          </button>
        )}
      </div>
    </form>
  );
}

function Stars({ score, choose }: { score: number; choose(score: number): void }): JSX.Element {
  const { texts } = useSurroundings().speech;
  const id = useId();
  return (
    <fieldset class="stars">
      <legend>{texts.howWasIt}</legend>
      <div class="starRow">
        {SCORES.map((one) => (
          <label key={one} class="star" data-lit={one <= score || undefined} title={texts.stars(one)}>
            <input
              type="radio"
              name={`${id}-score`}
              value={one}
              checked={score === one}
              aria-label={`${texts.starsOf(one)}, ${texts.stars(one)}`}
              onChange={() => choose(one)}
            />
            <Icon name="star" size={32} />
          </label>
        ))}
      </div>
      {score > 0 && (
        <p class="starWord" aria-hidden="true">
          {texts.stars(score)}
        </p>
      )}
    </fieldset>
  );
}
