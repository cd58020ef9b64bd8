import { useId, type ReactNode } from 'react';
import classes from './billing.module.css';

interface Props {
  title: string;
  /** Beside the title. */
  side?: ReactNode;
  children: ReactNode;
}

/** A part of the page with a title of its own. */
export function Section({ title, side, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h2 className={classes.heading} id={id}>
          {title}
        </h2>
        {side}
      </div>
      {children}
    </section>
  );
}
