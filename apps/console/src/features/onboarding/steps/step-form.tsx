import type { ReactNode, RefObject } from 'react';
import classes from '../pane.module.css';
import { StepEnd } from './step-end.js';
import type { StepEnding } from './use-step-end.js';

interface Props {
  form: RefObject<HTMLFormElement | null>;
  ending: StepEnding;
  children: ReactNode;
}

/** A step that is one form. */
export function StepForm({ form, ending, children }: Props) {
  return (
    <form
      className={classes.form}
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ending.goOn();
      }}
    >
      {children}
      <StepEnd ending={ending} inForm />
    </form>
  );
}
