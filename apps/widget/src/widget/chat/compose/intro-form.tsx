import type { JSX, TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ChannelConfig, ClientData } from '../../../sdk/index.js';
import { useSurroundings } from '../context.js';

/** Who he is, before the first message, where the channel wants to know. */
export function IntroForm({ config, done }: { config: ChannelConfig; done(): void }): JSX.Element {
  const { chat, speech } = useSurroundings();
  const { texts } = speech;
  const [problems, setProblems] = useState<{ name?: string; email?: string }>({});
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    const email = String(form.get('email') ?? '').trim();
    const found = {
      ...(config.askName && !name && { name: texts.needsName }),
      ...(config.askEmail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && { email: texts.needsEmail }),
    };
    setProblems(found);
    const wrong = Object.keys(found)[0];
    if (wrong) return event.currentTarget.querySelector<HTMLInputElement>(`[name=${wrong}]`)?.focus();
    const data: ClientData = { ...(name && { name }), ...(email && { email }) };
    chat.setClientData(data);
    done();
  };
  return (
    <form class="card intro" noValidate onSubmit={submit}>
      <h3>{texts.whoAreYou}</h3>
      <p class="hint">{texts.whoAreYouHint}</p>
      {config.askName && <Field name="name" label={texts.name} mode="text" autoComplete="name" problem={problems.name} />}
      {config.askEmail && <Field name="email" label={texts.email} mode="email" autoComplete="email" problem={problems.email} />}
      <button type="submit" class="mainButton">
        {texts.begin}
      </button>
    </form>
  );
}

interface FieldProps {
  name: string;
  label: string;
  mode: 'text' | 'email';
  autoComplete: string;
  problem: string | undefined;
}

function Field({ name, label, mode, autoComplete, problem }: FieldProps): JSX.Element {
  const id = useId();
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field"
        name={name}
        inputMode={mode}
        maxLength={200}
        required
        autoComplete={autoComplete}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        data-focus
      />
      {problem && (
        <p id={`${id}-problem`} class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
