import { CopyButton } from './copy-button';
import classes from './code-block.module.css';

interface CodeBlockProps {
  code: string;
  /** What it is, for the copy button: "the curl call". */
  what: string;
}

export function CodeBlock({ code, what }: CodeBlockProps) {
  return (
    <div className={classes.block}>
      <pre className={classes.code} tabIndex={0} aria-label={what.charAt(0).toUpperCase() + what.slice(1)}>
        <code>{code}</code>
      </pre>
      <div className={classes.copy}>
        <CopyButton text={code} what={what} />
      </div>
    </div>
  );
}
