import { CopyButton } from './copy-button';
import classes from './code-block.module.css';

interface CodeBlockProps {
  code: string;
  /** Names the content for the copy button: "the curl call". */
  what: string;
  /** Wraps long lines, and scrolls a long text: for text written by others. */
  wrap?: boolean;
}

export function CodeBlock({ code, what, wrap = false }: CodeBlockProps) {
  return (
    <div className={classes.block}>
      <pre
        className={classes.code}
        data-wrap={wrap}
        tabIndex={0}
        aria-label={what.charAt(0).toUpperCase() + what.slice(1)}
      >
        <code>{code}</code>
      </pre>
      <div className={classes.copy}>
        <CopyButton text={code} what={what} />
      </div>
    </div>
  );
}
