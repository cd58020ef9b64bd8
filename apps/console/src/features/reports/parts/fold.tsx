import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import classes from './parts.module.css';

interface Props {
  title: string;
  /** Whether it is open before anybody pressed. */
  opened?: boolean;
  /** It is a part of the report, not only the table of a chart. */
  heading?: boolean;
  /** Stands behind the title. */
  beside?: ReactNode;
  children: ReactNode;
}

/** A part that can be folded away; on paper it is always open. */
export function Fold({ title, opened: first = false, heading = false, beside, children }: Props) {
  const [opened, setOpened] = useState(first);
  const id = useId();
  return (
    <section className={classes.fold} data-heading={heading || undefined}>
      <h3>
        <button type="button" aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
          <IconChevronRight size={15} className={classes.chevron} aria-hidden />
          {title}
        </button>
        {beside}
      </h3>
      <div id={id} hidden={!opened} className={classes.folded}>
        {children}
      </div>
    </section>
  );
}
