import classes from './message-parts.module.css';

interface Props {
  author: string;
  text: string;
  /** A press goes to what is quoted. */
  onClick?(): void;
}

/** The message that another one answers. */
export function Quote({ author, text, onClick }: Props) {
  const content = (
    <>
      <span className={classes.quoteAuthor}>{author}</span>
      <span className={classes.quoteText}>{text}</span>
    </>
  );
  if (!onClick) return <div className={classes.quote}>{content}</div>;
  return (
    <button type="button" className={classes.quote} tabIndex={-1} onClick={onClick}>
      {content}
    </button>
  );
}
